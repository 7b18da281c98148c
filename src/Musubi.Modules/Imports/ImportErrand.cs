using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports.Work;

namespace Musubi.Modules.Imports;

/// <summary>
/// Checks, runs and undoes imports behind the requests. One whose node fell silent is taken up from the beginning, for nothing of it was done.
/// </summary>
internal sealed class ImportErrand(IServiceScopeFactory scopes, Engine engine, IdStock stock, Clock clock, AfterCommit afterCommit, ImportTargets targets, ErrandDesk desk) : ErrandWork
{
    public const string Name = "import";
    private const int SweepStep = 2000;
    private readonly ImportReading reading = new(scopes, clock);

    public override string Kind => Name;

    public override async Task Do(Errand errand, CancellationToken ct)
    {
        var id = new Id<Import>(errand.SubjectId);
        Import import;
        byte[] file;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            import = await db.Set<Import>().AsNoTracking().SingleAsync(i => i.Id == id, ct);
            file = (await db.Set<ImportFile>().AsNoTracking().SingleAsync(f => f.Id == id, ct)).Bytes;
        }
        if (targets.Find(import.Target) is not { } target)
        {
            await End(errand, ImportWords.GaveUp, [], cancelled: false, ct);
            return;
        }
        switch (import.State)
        {
            case ImportState.Checking:
                var total = ImportReading.Estimate(import, file);
                desk.Report(errand, 0, total, ImportWords.CheckingText.With(0));
                var (end, faults) = await new CheckWork(reading, scopes, engine).Run(import, target, file, errand, rows => desk.Say(errand, rows, total, ImportWords.CheckingText.With(rows)), ct);
                await End(errand, end, faults, cancelled: false, ct, import);
                break;
            case ImportState.Running:
                await Forget(id, ct);
                var why = await new RunWork(reading, scopes, engine, clock).Run(import, target, file, errand,
                    (rows, writing) => writing ? Writing(errand, import) : desk.Say(errand, rows, import.Rows, ImportWords.RunningText.With(rows)), Finish, ct);
                if (why is not null)
                    await End(errand, why, [], cancelled: false, ct);
                break;
            case ImportState.Undoing:
                desk.Report(errand, 0, 0, ImportWords.UndoingText);
                var (refused, obstacles) = await new UndoWork(scopes, engine).Run(import, target, errand, Finish, ct);
                if (refused is not null)
                    await End(errand, refused, obstacles, cancelled: false, ct);
                break;
            default:
                await End(errand, null, [], cancelled: true, ct);
                break;
        }
        afterCommit.Signal();
    }

    public override Task End(Errand errand, bool failed, CancellationToken ct) => End(errand, failed ? ImportWords.GaveUp : null, [], cancelled: !failed, ct);

    private async Task<bool> Finish(MusubiDb db, Import import)
    {
        await db.SaveChangesAsync();
        return await desk.Finish(db, Name, import.Id.Value);
    }

    /// <summary>Ends an errand that imported or undid nothing: the import goes back to the step before, with the reasons.</summary>
    private async Task End(Errand errand, Refusal? why, IReadOnlyList<ImportFault> faults, bool cancelled, CancellationToken ct, Import? counted = null)
    {
        var id = new Id<Import>(errand.SubjectId);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(errand.Actor, errand.Act);
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await stock.Ensure(64, ct);
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var import = await db.Set<Import>().SingleAsync(i => i.Id == id, ct);
        var wasUndo = import.State == ImportState.Undoing;
        import.State = import.State switch
        {
            ImportState.Checking when why is null && !cancelled => ImportState.Checked,
            ImportState.Checking => ImportState.Open,
            ImportState.Running => ImportState.Checked,
            ImportState.Undoing => ImportState.Done,
            var other => other,
        };
        import.Trouble = why is null ? null : Reason.Of(why);
        if (import.State == ImportState.Checked && counted is not null)
            (import.Rows, import.Creates, import.Updates, import.Unchanged, import.Faulty) = (counted.Rows, counted.Creates, counted.Updates, counted.Unchanged, counted.Faulty);
        if (counted is not null || wasUndo)
            await db.Set<ImportFault>().Where(f => f.ImportId == id).ExecuteDeleteAsync(ct);
        db.AddRange(faults);
        await db.Set<ImportWordRange>().Where(w => w.ImportId == id && import.State != ImportState.Done).ExecuteUpdateAsync(w => w.SetProperty(x => x.ToSweep, true), ct);
        await db.SaveChangesAsync(ct);
        if (await desk.GiveUp(db, errand, ct))
            await transaction.CommitAsync(ct);
    }

    /// <summary>What an earlier attempt left of search words is for sweeping.</summary>
    private async Task Forget(Id<Import> import, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var turn = await engine.WriteTurn(ct);
        await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<ImportWordRange>().Where(w => w.ImportId == import).ExecuteUpdateAsync(w => w.SetProperty(x => x.ToSweep, true), ct);
    }

    /// <summary>Removes some grams that no entry will ever need. False when there are none.</summary>
    public override async Task<bool> Tidy(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var range = await db.Set<ImportWordRange>().AsNoTracking().Where(w => w.ToSweep).OrderBy(w => w.From).FirstOrDefaultAsync(ct);
        if (range is null)
            return false;
        for (var from = range.From; from < range.To; from += SweepStep)
        {
            using var turn = await engine.WriteTurn(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await scope.ServiceProvider.GetRequiredService<BulkSearch>().Sweep(from, Math.Min(from + SweepStep, range.To), ct);
            await transaction.CommitAsync(ct);
        }
        using (await engine.WriteTurn(ct))
            await db.Set<ImportWordRange>().Where(w => w.From == range.From).ExecuteDeleteAsync(ct);
        return true;
    }

    private Task Writing(Errand errand, Import import)
    {
        desk.Report(errand, import.Rows, import.Rows, ImportWords.WritingText);
        return Task.CompletedTask;
    }
}
