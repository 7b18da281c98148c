using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Imports.Work;

/// <summary>The dry run: counts what would happen and keeps the reasons of rows that cannot be imported. Writes to no table but its own.</summary>
internal sealed class CheckWork(ImportReading reading)
{
    /// <summary>Counts into the import. Refused when the file cannot be read to its end.</summary>
    public async Task<(Refusal? End, IReadOnlyList<ImportFault> Faults)> Run(Import import, ImportTarget target, byte[] file, Actor actor, Func<int, Task> progress, CancellationToken ct)
    {
        var faults = new List<ImportFault>();
        int rows = 0, creates = 0, updates = 0, unchanged = 0, faulty = 0;
        await foreach (var batch in reading.Judge(import, target, file, actor, pretend: true, ct))
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
                    creates++;
                else if (RecordChange.Of(db, judgement.Standing, judgement.Write!) is not null)
                    updates++;
                else
                    unchanged++;
            }
            if (batch.End is { } end)
                return (end, []);
            await progress(rows);
        }
        (import.Rows, import.Creates, import.Updates, import.Unchanged, import.Faulty) = (rows, creates, updates, unchanged, faulty);
        return (null, faults);
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
