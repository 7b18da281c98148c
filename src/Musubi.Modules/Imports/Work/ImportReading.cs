using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Modules.Imports.Work;

/// <summary>A row as it was judged.</summary>
internal readonly record struct JudgedRow(ImportLine Line, Judgement Judgement);

/// <summary>Rows judged in one scope.</summary>
/// <param name="End">Why nothing after them can be read; null while there may be more.</param>
internal sealed record JudgedRows(IServiceProvider Services, IReadOnlyList<JudgedRow> Rows, Refusal? End);

/// <summary>Reads a file through its target, batch by batch, each in a scope of its own: what a check and a run have in common.</summary>
internal sealed class ImportReading(IServiceScopeFactory scopes, Clock clock)
{
    private const int Batch = 1000;

    /// <param name="pretend">Ids are for the trial only.</param>
    public async IAsyncEnumerable<JudgedRows> Judge(Import import, ImportTarget target, byte[] file, Actor actor, bool pretend, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var memory = new ImportMemory();
        var columns = import.Columns.Select((field, at) => (Field: field, At: at)).Where(c => c.Field.Length > 0).ToList();
        foreach (var rows in Sheet.Rows(file, import.Shape).Chunk(Batch))
        {
            ct.ThrowIfCancellationRequested();
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentAct>().Continue(actor, nameof(RunImport));
            var (ids, db) = (services.GetRequiredService<IdSource>(), services.GetRequiredService<MusubiDb>());
            if (pretend)
                ids.Pretend();
            else
                await ids.Reserve((long)rows.Length * target.IdsPerRow, ct);

            var end = rows[^1].IsEnd ? rows[^1].Trouble : null;
            var lines = rows.Where(r => !r.IsEnd).Select(r => (Row: r, Line: LineOf(r))).ToList();
            var judged = new Judgement?[lines.Count];
            for (var i = 0; i < lines.Count; i++)
                judged[i] = Untouched(lines[i].Row, lines[i].Line);
            var open = Enumerable.Range(0, lines.Count).Where(i => judged[i] is null).ToList();
            var answers = await target.Judge(new([.. open.Select(i => lines[i].Line)], services, memory, clock.Today, actor.Language, pretend), ct);
            for (var i = 0; i < open.Count; i++)
            {
                var (line, answer) = (lines[open[i]].Line, answers[i]);
                judged[open[i]] = answer is { Standing: not null, Refusals.Count: 0 } && import.Existing == ExistingRows.Refuse
                    ? Judgement.Refused(ImportWords.AlreadyHere(line[target.KeyField], target.Field(target.KeyField)!.Name).At(target.KeyField))
                    : answer is { Standing: { } standing, Refusals.Count: 0 } && Lost(db, line, standing) is { } lost ? Judgement.Refused(lost) : answer;
            }
            yield return new(services, [.. lines.Select((l, i) => new JudgedRow(l.Line, judged[i]!))], end);
            if (end is not null)
                yield break;
        }

        ImportLine LineOf(SheetRow row) => new(row.Line, columns.Where(c => c.At < row.Cells.Length || import.Blanks == BlankCells.Clear)
            .ToDictionary(c => c.Field, c => c.At < row.Cells.Length ? Unguarded(row.Cells[c.At].Trim()) : "", StringComparer.Ordinal), import.Blanks);

        // A program that could not write a character put 〓 in its place: the record still has the character.
        Refusal? Lost(MusubiDb db, ImportLine line, object standing)
        {
            var gone = columns.Where(c => line[c.Field].Contains('〓', StringComparison.Ordinal)).ToList();
            if (gone.Count == 0)
                return null;
            var there = RowShape.Of(db, standing.GetType()).Spread(db, standing).SelectMany(r => r.Values).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return gone.Where(c => !there.Contains(line[c.Field])).Select(c => ImportWords.LostCharacters(target.Field(c.Field)!.Name, line[c.Field]).At(c.Field)).FirstOrDefault();
        }

        // What no target need see: rows that cannot be read, and codes that stand in the file twice.
        Judgement? Untouched(SheetRow row, ImportLine line)
        {
            if (row.Trouble is { } trouble)
                return Judgement.Refused(trouble);
            var key = target.KeyOf(line);
            if (key.Length == 0 || seen.TryAdd(key, row.Line))
                return null;
            return Judgement.Refused(ImportWords.TwiceInFile(seen[key], target.Field(target.KeyField)!.Name, line[target.KeyField]).At(target.KeyField));
        }
    }

    /// <summary>Exports put an apostrophe before text that a spreadsheet would take for a formula.</summary>
    private static string Unguarded(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t', ..] ? cell[1..] : cell;

    /// <summary>About how many rows a file has, to show how far it is read; 0 where only reading tells.</summary>
    public static int Estimate(Import import, byte[] file) => import.Format == SheetFormat.Csv ? Math.Max(1, file.AsSpan().Count((byte)'\n')) : 0;
}
