using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Ids;
using Musubi.Finance.Balances;
using Musubi.History.Files;
using Musubi.History.Plans;
using Musubi.History.Runs;
using Musubi.Kernel;

namespace Musubi.History;

/// <summary>How far an import is.</summary>
public readonly record struct HistoryProgress(DateOnly Day, int Days, int AllDays, long Lines, long AllLines, TimeSpan Took);

/// <summary>Brings a file of past trade in, a day a transaction; one that died goes on after the last day it posted.</summary>
public sealed class HistoryImport(IServiceScopeFactory scopes, Engine engine, AfterCommit afterCommit, RollUp rollUp, AuditSealer sealer, Clock clock)
{
    /// <exception cref="HistoryException">In a sentence, why not. What was posted by then stands, a day whole or not at all.</exception>
    public async Task<HistoryReport> Run(HistoryMapping mapping, string path, Action<HistoryProgress> progress, CancellationToken ct)
    {
        var file = HistoryFile.Read(path, mapping);
        var plan = HistoryPlan.Of(file, mapping);
        if (plan.Days.Last().Date > clock.Today)
            throw new HistoryException($"The file goes on until {plan.Days.Last().Date:yyyy-MM-dd}, which has not come. See to 'timeFormat' of the mapping.");
        var run = await Begin(file, mapping, ct);
        Masters masters;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var made = scope.ServiceProvider.GetRequiredService<HistoryMasters>();
            await made.SetUp(mapping, plan, ct);
            masters = await made.Of(file, mapping, plan, ct);
        }
        var entered = await Entered(run.Id, ct);
        var (allLines, lines, days, clockwork) = (plan.Days.Sum(d => (long)d.Lines), 0L, 0, Stopwatch.StartNew());
        DateOnly? previous = null;
        foreach (var day in plan.Days)
        {
            if (run.PostedUntil is not { } until || day.Date > until)
            {
                await Post(day, previous, run.Id, masters, file, mapping, entered, ct);
                progress(new(day.Date, days + 1, plan.Days.Count, lines + day.Lines, allLines, clockwork.Elapsed));
            }
            (previous, lines, days) = (day.Date, lines + day.Lines, days + 1);
        }
        await Finish(plan, mapping, ct);
        await End(run.Id, ct);
        await using var reading = scopes.CreateAsyncScope();
        return await reading.ServiceProvider.GetRequiredService<ControlTotals>().Of(run.Id, masters, file, mapping, plan, ct);
    }

    /// <summary>What else happens of itself while a company works: its customers are graded, balances rolled up, the trail sealed.</summary>
    private async Task Finish(HistoryPlan plan, HistoryMapping mapping, CancellationToken ct)
    {
        if (mapping.GradedByMonths > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var grades = scope.ServiceProvider.GetRequiredService<HistoryGrades>();
            await grades.SetUp(plan.Eve, mapping.GradedByMonths, ct);
            await grades.Grade(plan.Eve, plan.Days.Last().Date, ct);
        }
        await rollUp.All(ct);
        while (await sealer.SealSome(ct) > 0) { }
    }

    /// <summary>The run of this file, new or to go on with.</summary>
    private async Task<HistoryRun> Begin(HistoryFile file, HistoryMapping mapping, CancellationToken ct)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(mapping))));
        return await Act(100, async services =>
        {
            var db = services.GetRequiredService<MusubiDb>();
            if (await db.Set<HistoryRun>().AsNoTracking().SingleOrDefaultAsync(r => r.FileHash == file.Hash, ct) is { } standing)
                return standing.MappingHash == hash ? standing : throw new HistoryException($"This file was brought in on {standing.StartedAt:yyyy-MM-dd} by another mapping. Take that one to go on, or a database of its own.");
            var run = new HistoryRun { Id = services.GetRequiredService<IdSource>().Next<HistoryRun>(), Name = mapping.Name, FileHash = file.Hash, MappingHash = hash, StartedAt = MusubiDb.Stored(clock.Now) };
            db.Add(run);
            return run;
        }, ct);
    }

    private async Task<EnteredSales> Entered(Id<HistoryRun> run, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var entered = new EnteredSales();
        await foreach (var sale in scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<HistorySource>().AsNoTracking().Where(s => s.RunId == run).AsAsyncEnumerable().WithCancellation(ct))
            entered.Add(sale.Number, sale.DeliveryId is { } delivery ? new(delivery) : null, new(sale.InvoiceId));
        return entered;
    }

    private Task Post(PlannedDay day, DateOnly? previous, Id<HistoryRun> run, Masters masters, HistoryFile file, HistoryMapping mapping, EnteredSales entered, CancellationToken ct) =>
        Act(day.Lines * 10 + day.Documents * 20 + 2000, async services =>
        {
            var db = services.GetRequiredService<MusubiDb>();
            // First, for of two who bring in one file the second waits here, and then finds the day posted.
            var standing = await db.Set<HistoryRun>().SingleAsync(r => r.Id == run, ct);
            if (standing.PostedUntil != previous)
                throw new HistoryException("Somebody else is bringing in the same file.");
            standing.PostedUntil = day.Date;
            await db.SaveChangesAsync(ct);
            await services.GetRequiredService<DayPosting>().Post(day, previous, run, masters, file, mapping, entered, ct);
            return default(Done);
        }, ct);

    private Task End(Id<HistoryRun> run, CancellationToken ct) => Act(10, async services =>
    {
        var standing = await services.GetRequiredService<MusubiDb>().Set<HistoryRun>().SingleAsync(r => r.Id == run, ct);
        standing.EndedAt ??= MusubiDb.Stored(clock.Now);
        return default(Done);
    }, ct);

    private async Task<T> Act<T>(int ids, Func<IServiceProvider, Task<T>> act, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAct>().Continue(Actor.System, nameof(HistoryImport));
        await services.GetRequiredService<IdSource>().Reserve(ids, ct);
        var db = services.GetRequiredService<MusubiDb>();
        db.Database.AutoSavepointsEnabled = false;
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var done = await act(services);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        afterCommit.Signal();
        return done;
    }
}
