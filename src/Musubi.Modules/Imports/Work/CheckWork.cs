using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Imports.Work;

/// <summary>The dry run: counts what would happen and keeps the reasons of rows that cannot be imported. Writes to no table but its own.</summary>
internal sealed class CheckWork(ImportReading reading, IServiceScopeFactory scopes, Engine engine)
{
    /// <summary>Counts into the import. Refused when the file cannot be read to its end.</summary>
    public async Task<(Refusal? End, IReadOnlyList<ImportFault> Faults)> Run(Import import, ImportTarget target, byte[] file, Errand errand, Func<int, Task> progress, CancellationToken ct)
    {
        var (faults, posting) = (new List<ImportFault>(), new List<(ImportLine Line, PostedRow Row)>());
        int rows = 0, creates = 0, updates = 0, unchanged = 0, faulty = 0;
        await foreach (var batch in reading.Judge(import, target, file, errand.Actor, pretend: true, ct))
        {
            var db = batch.Services.GetRequiredService<MusubiDb>();
            foreach (var (line, judgement) in batch.Rows)
            {
                rows++;
                if (judgement.Refusals.Count > 0)
                {
                    if (faulty++ < ImportFault.Most)
                        faults.Add(FaultOf(import, target, line, judgement.Refusals));
                }
                else if (judgement.Standing is null)
                {
                    creates++;
                    if (judgement.Row is { } row)
                        posting.Add((line, new(line.Number, row)));
                }
                else if (RecordChange.Of(db, judgement.Standing, judgement.Write!) is not null)
                    updates++;
                else
                    unchanged++;
            }
            if (batch.End is { } end)
                return (end, []);
            await progress(rows);
        }
        if (target is PostedTarget posted && faulty == 0 && posting.Count > 0)
        {
            foreach (var line in (await Try(posted, import, [.. posting.Select(p => p.Row)], errand, ct)).GroupBy(r => r.Line).OrderBy(g => g.Key))
            {
                (creates, faulty) = (creates - 1, faulty + 1);
                if (faulty <= ImportFault.Most)
                    faults.Add(FaultOf(import, target, posting.First(p => p.Line.Number == line.Key).Line, [.. line.Select(r => r.Why)]));
            }
        }
        (import.Rows, import.Creates, import.Updates, import.Unchanged, import.Faulty) = (rows, creates, updates, unchanged, faulty);
        return (null, faults);
    }

    /// <summary>Posts for real and rolls back.</summary>
    private async Task<IReadOnlyList<(int Line, Refusal Why)>> Try(PostedTarget target, Import import, IReadOnlyList<PostedRow> rows, Errand errand, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentAct>().Continue(errand.Actor, errand.Act);
        services.GetRequiredService<IdSource>().Pretend();
        using var turn = await engine.WriteTurn(ct);
        await using var undone = await services.GetRequiredService<MusubiDb>().Database.BeginTransactionAsync(ct);
        return (await target.Post(services, import, rows, ct)).Refusals;
    }

    private static ImportFault FaultOf(Import import, ImportTarget target, ImportLine line, IReadOnlyList<Refusal> refusals)
    {
        var shown = line[target.KeyField];
        return new()
        {
            ImportId = import.Id, Line = line.Number, OfUndo = false, Shown = shown.Length > 200 ? shown[..200] : shown.Replace('\0', '\uFFFD'),
            Reasons = [.. refusals.Take(20).Select(Reason.Of)],
        };
    }
}
