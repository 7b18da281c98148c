using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Musubi.Data;
using Musubi.Data.Outbox;
using Musubi.Demo.Life;
using Musubi.Kernel;
using Musubi.Testing;
using Npgsql;

namespace Musubi.Simulation;

/// <summary>What was lived: each act with its answer, and the figures of the last day.</summary>
internal sealed record Lived(IReadOnlyList<string> Acts, IReadOnlyDictionary<Fault, int> Faults, int Refused, string Last);

internal enum Fault { None, SentAgain, SentTwiceAtOnce, TwoFromOneVersion, CommitRefusedOnce, LightOutBeforeCommit, LightOutAfterCommit }

/// <summary>A year of the company's life on two nodes, with faults; after every act the database is held against the model.</summary>
internal sealed class Year : IWitness
{
    private static readonly DateOnly Last = new(2027, 3, 31);
    private static readonly IReadOnlyList<(int Weight, Fault What)> Chances =
        [(66, Fault.None), (7, Fault.SentAgain), (7, Fault.SentTwiceAtOnce), (7, Fault.TwoFromOneVersion), (4, Fault.CommitRefusedOnce), (5, Fault.LightOutBeforeCommit), (4, Fault.LightOutAfterCommit)];

    private readonly ulong seed;
    private readonly TestEngine engine;
    private readonly House house, other;
    private readonly CommitFault commit;
    private readonly LetterBox post;
    private readonly Standing standing;
    private readonly Model model;
    private readonly Dice dice;
    private readonly List<string> acts = [];
    private readonly Dictionary<Fault, int> faults = [];
    private Figures rows;
    private int refused, month;

    private Year(TestEngine engine, ulong seed, House house, House other, CommitFault commit, LetterBox post, Standing standing, Figures rows)
    {
        (this.engine, this.seed, this.house, this.other, this.commit, this.post, this.standing, this.rows) = (engine, seed, house, other, commit, post, standing, rows);
        (model, dice) = (new(standing), new(~seed));
    }

    public static async Task<Lived> Live(TestEngine engine, ulong seed, int most)
    {
        var (commit, post) = (new CommitFault(), new LetterBox());
        void Add(IServiceCollection services) => services.ConfigureDbContext<MusubiDb>(options => options.AddInterceptors(commit)).RemoveAll<IOutboxSender>().AddSingleton<IOutboxSender>(post);
        await using var first = await House.Open(engine, Add, Found);
        using var read = await Standing.In(first);
        await using var second = first.Again(Add);
        var year = new Year(engine, seed, first, second, commit, post, read, await read.Rows());
        await new CompanyLife(seed, [first.Services, second.Services], first.Clock, year).Live(Last, most);
        await year.Verify("the last day");
        return new(year.acts, year.faults, year.refused, (await read.Figures()).ToString());
    }

    private static Task Found(House house) => Founding.Add(house.Services, default);

    public async Task<Result<TOutput>> See<TInput, TOutput>(Asked<TInput> asked, Send<TInput, TOutput> send)
    {
        if (month != (month = asked.Day.Month))
            await Verify($"{asked}");
        var fault = dice.Of(Chances);
        if (fault == Fault.TwoFromOneVersion && !IsOfAVersion(asked.Input))
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
        catch (Exception failure) when (failure is not BrokenException)
        {
            throw Failed($"{asked}", fault, $"{failure.Message}\n{failure.StackTrace}\nasked: {JsonSerializer.Serialize(asked.Input)}");
        }
    }

    /// <summary>It acts on something as it was seen; what is written anew was never seen.</summary>
    private static bool IsOfAVersion<TInput>(TInput input) =>
        typeof(TInput).GetProperty("Version") is { } version && (version.GetValue(input) is > 0 || (version.PropertyType == typeof(int?) && version.GetValue(input) is not null));

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
            case Fault.CommitRefusedOnce:
                // Whoever asked hears nothing of it: the product tries again.
                commit.Before = engine == TestEngine.Postgres ? new PostgresException("could not serialize access", "ERROR", "ERROR", PostgresErrorCodes.SerializationFailure) : new SqliteException("database is locked", 5);
                var answer = await send(input, key);
                commit.Clear();
                return answer;
            case Fault.LightOutBeforeCommit:
                commit.Before = new CommitFault.LightsOutException();
                return await AfterTheLightWentOut(send, input, key, done: false);
            case Fault.LightOutAfterCommit:
                commit.After = new CommitFault.LightsOutException();
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
            commit.Clear();
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
            wrong.AddRange((await standing.OfOrders(order))[order].NotAs(model.OfOrder(order)).Select(w => $"order {order} {w}"));
        if (wrong.Count > 0)
            throw Failed($"{asked}", fault, $"{string.Join('\n', wrong)}\nasked: {JsonSerializer.Serialize(asked.Input)}");
    }

    /// <summary>What was committed leaves, and once, though a worker died with it in its hands and others are at it at once.</summary>
    private async Task Deliver(string at)
    {
        using var death = new CancellationTokenSource();
        post.Before = death.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await Worker(house).SendSome(death.Token);
            death.Token.ThrowIfCancellationRequested();
            throw new OperationCanceledException("Nothing waited.");
        });
        post.Before = null;
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(new[] { house, other }.Select(node => Task.Run(async () =>
        {
            while (await Worker(node).SendSome(default) > 0) { }
        })));
        if (post.Sent.Count != model.Mailed || post.Sent.Distinct().Count() != model.Mailed)
            throw Failed(at, Fault.None, $"letters: expected {model.Mailed}, sent {post.Sent.Count}, of them {post.Sent.Distinct().Count()} different");
    }

    private static OutboxWorker Worker(House node) => ActivatorUtilities.CreateInstance<OutboxWorker>(node.Services);

    /// <summary>All orders are as the model has them, and all that must always hold does.</summary>
    private async Task Verify(string at)
    {
        var wrong = (await standing.OfOrders(model.Orders)).SelectMany(o => o.Value.NotAs(model.OfOrder(o.Key)).Select(w => $"order {o.Key} {w}")).ToList();
        if (wrong.Count > 0)
            throw Failed(at, Fault.None, string.Join('\n', wrong));
        await Deliver(at);
        await using var scope = house.Services.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
        {
            var found = (await invariant.Check(default)).Faults;
            if (found.Count > 0)
                throw Failed(at, Fault.None, $"{invariant.Name.En}: {string.Join("; ", found.Select(f => $"{f.Subject} {f.What.En}"))}");
        }
    }

    private BrokenException Failed(string at, Fault fault, string what) =>
        new($"MUSUBI_SEED={seed} on {engine}, at {at} ({fault}):\n{what}\nBefore it:\n{string.Join('\n', acts.TakeLast(8))}");

    private sealed class BrokenException(string what) : Xunit.Sdk.XunitException(what);
}
