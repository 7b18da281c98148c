using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Demo.Life;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Simulation;

/// <summary>What was lived: each act with its answer, and the figures of the last day.</summary>
internal sealed record Lived(IReadOnlyList<string> Acts, IReadOnlyDictionary<Fault, int> Faults, int Refused, string Last);

internal enum Fault { None, SentAgain, SentTwiceAtOnce, TwoFromOneVersion, LightOutBeforeCommit, LightOutAfterCommit }

/// <summary>A year of the company's life on two nodes, with faults; after every act the database is held against the model.</summary>
internal sealed class Year : IWitness, IAsyncDisposable
{
    private static readonly DateOnly Last = new(2027, 3, 31);
    private static readonly IReadOnlyList<(int Weight, Fault What)> Chances =
        [(70, Fault.None), (7, Fault.SentAgain), (7, Fault.SentTwiceAtOnce), (7, Fault.TwoFromOneVersion), (5, Fault.LightOutBeforeCommit), (4, Fault.LightOutAfterCommit)];

    private readonly ulong seed;
    private readonly TestEngine engine;
    private readonly House house, other;
    private readonly CommitFault light;
    private readonly Standing standing;
    private readonly Model model;
    private readonly Dice dice;
    private readonly List<string> acts = [];
    private readonly Dictionary<Fault, int> faults = [];
    private Figures rows;
    private int refused, month;

    private Year(TestEngine engine, ulong seed, House house, House other, CommitFault light, Standing standing, Figures rows)
    {
        (this.engine, this.seed, this.house, this.other, this.light, this.standing, this.rows) = (engine, seed, house, other, light, standing, rows);
        (model, dice) = (new(standing), new(~seed));
    }

    public static async Task<Lived> Live(TestEngine engine, ulong seed, int most)
    {
        var light = new CommitFault();
        void Add(IServiceCollection services) => services.ConfigureDbContext<MusubiDb>(options => options.AddInterceptors(light));
        await using var house = await House.Open(engine, Add, Found);
        var standing = await Standing.In(house);
        await using var year = new Year(engine, seed, house, house.Again(Add), light, standing, await standing.Rows());
        await new CompanyLife(seed, [house.Services, year.other.Services], house.Clock, year).Live(Last, most);
        await year.Verify("the last day");
        return new(year.acts, year.faults, year.refused, (await standing.Figures()).ToString());
    }

    private static Task Found(House house) => Founding.Add(house.Services, default);

    public async Task<Result<TOutput>> See<TInput, TOutput>(Asked<TInput> asked, Send<TInput, TOutput> send)
    {
        if (month != (month = asked.Day.Month))
            await Verify($"{asked}");
        var fault = dice.Of(Chances);
        if (fault == Fault.TwoFromOneVersion && typeof(TInput).GetProperty("Version")?.GetValue(asked.Input) is not > 0)
            fault = Fault.None;
        faults[fault] = faults.GetValueOrDefault(fault) + 1;
        try
        {
            var result = await With(fault, asked, send);
            if (result.Ok)
                await model.Done(asked.Input, result.Value, asked.Day);
            await Compare(asked, result, fault);
            acts.Add($"{asked} {fault} {(result.Ok ? "done" : string.Join(' ', result.Refusals.Select(r => r.Code)))}");
            return result;
        }
        catch (Exception failure) when (failure is not Xunit.Sdk.IAssertionException || !failure.Message.Contains("MUSUBI_SEED", StringComparison.Ordinal))
        {
            throw Failed($"{asked}", fault, $"{failure.Message}\n{failure.StackTrace}\nasked: {JsonSerializer.Serialize(asked.Input)}");
        }
    }

    private async Task<Result<TOutput>> With<TInput, TOutput>(Fault fault, Asked<TInput> asked, Send<TInput, TOutput> send)
    {
        var (input, key) = (asked.Input, asked.Key);
        switch (fault)
        {
            case Fault.SentAgain:
                var first = await send(input, key);
                var between = await standing.Rows();
                Same(first, await send(input, key));
                Assert.Equal($"{between}", $"{await standing.Rows()}");
                return first;
            case Fault.SentTwiceAtOnce:
                var both = await Task.WhenAll(Task.Run(() => send(input, key)), Task.Run(() => send(input, key)));
                Same(both[0], both[1]);
                return both[0];
            case Fault.TwoFromOneVersion:
                var rivals = await Task.WhenAll(Task.Run(() => send(input, $"{key}-a")), Task.Run(() => send(input, $"{key}-b")));
                var won = rivals.FirstOrDefault(r => r.Ok);
                Assert.True(rivals.Count(r => r.Ok) <= 1, "Both of two who acted from the same version were told that it was done.");
                return won ?? rivals[0];
            case Fault.LightOutBeforeCommit:
                light.Before = true;
                return await AfterTheLightWentOut(send, input, key, done: false);
            case Fault.LightOutAfterCommit:
                light.After = true;
                return await AfterTheLightWentOut(send, input, key, done: true);
            default:
                return await send(input, key);
        }
    }

    private async Task<Result<TOutput>> AfterTheLightWentOut<TInput, TOutput>(Send<TInput, TOutput> send, TInput input, string key, bool done)
    {
        try
        {
            var refusal = await send(input, key);
            (light.Before, light.After) = (false, false);
            Assert.False(refusal.Ok, "It was done without a commit.");
            return refusal;
        }
        catch (CommitFault.LightsOutException)
        {
            var now = await standing.Rows();
            Assert.True(done != ($"{now}" == $"{rows}"), done ? "What was committed is not there." : "Something is there of what was never committed.");
            var again = await send(input, key);
            Assert.True(again.Ok, $"Sent again it is refused: {string.Join("; ", again.Refusals.Select(r => r.What.En))}");
            if (done)
                Assert.Equal($"{now}", $"{await standing.Rows()}");
            return again;
        }
    }

    /// <summary>Both are answered alike.</summary>
    private static void Same<T>(Result<T> one, Result<T> two)
    {
        Assert.True(one.Ok == two.Ok, $"The same act, sent twice, was done and refused: {string.Join("; ", one.Refusals.Concat(two.Refusals).Select(r => $"{r.Code} {r.What.En}"))}");
        if (one.Ok)
            Assert.Equal(JsonSerializer.Serialize(one.Value), JsonSerializer.Serialize(two.Value));
    }

    private async Task Compare<TInput, TOutput>(Asked<TInput> asked, Result<TOutput> result, Fault fault)
    {
        var (before, now) = (rows, rows = await standing.Rows());
        var wrong = (await standing.Figures()).NotAs(model.Figures).ToList();
        if (!result.Ok)
        {
            refused++;
            wrong.AddRange(now.NotAs(before).Select(w => $"refused, and yet {w}"));
        }
        else if (model.OrderOf(asked.Input, result.Value) is { } order)
            wrong.AddRange((await standing.OfOrder(order)).NotAs(model.OfOrder(order)).Select(w => $"order {order} {w}"));
        if (wrong.Count > 0)
            throw Failed($"{asked}", fault, $"{string.Join('\n', wrong)}\nasked: {JsonSerializer.Serialize(asked.Input)}");
    }

    /// <summary>All orders are as the model has them, and all that must always hold does.</summary>
    private async Task Verify(string at)
    {
        foreach (var order in model.Orders)
        {
            var wrong = (await standing.OfOrder(order)).NotAs(model.OfOrder(order)).ToList();
            if (wrong.Count > 0)
                throw Failed(at, Fault.None, string.Join('\n', wrong.Select(w => $"order {order} {w}")));
        }
        await using var scope = house.Services.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
        {
            var found = (await invariant.Check(default)).Faults;
            if (found.Count > 0)
                throw Failed(at, Fault.None, $"{invariant.Name.En}: {string.Join("; ", found.Select(f => $"{f.Subject} {f.What.En}"))}");
        }
    }

    private Xunit.Sdk.XunitException Failed(string at, Fault fault, string what) =>
        new($"MUSUBI_SEED={seed} on {engine}, at {at} ({fault}):\n{what}\nBefore it:\n{string.Join('\n', acts.TakeLast(8))}");

    public async ValueTask DisposeAsync()
    {
        standing.Dispose();
        await other.DisposeAsync();
    }
}
