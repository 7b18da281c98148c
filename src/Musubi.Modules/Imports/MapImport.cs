using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Modules.Imports;

/// <summary>Says which column is what. With another encoding the file is read again, and its columns guessed anew.</summary>
[Needs(ImportPermission.Use)]
public sealed class MapImport(ImportDb db, CurrentAct act, Clock clock) : IUseCase<MapImport.Input, Id<Import>>
{
    public sealed record Input
    {
        public Id<Import> Id { get; init; }
        public int Version { get; init; }

        /// <summary>Empty keeps the one that was found.</summary>
        public string Encoding { get; init; } = "";

        /// <summary>The field of each column, in their order; empty leaves a column out.</summary>
        public IReadOnlyList<string> Columns { get; init; } = [];
        public ExistingRows Existing { get; init; }
        public BlankCells Blanks { get; init; }
    }

    public async Task<Result<Id<Import>>> Run(Input input, CancellationToken ct)
    {
        var found = await db.Find(input.Id, ct);
        if (!found.Ok)
            return Result<Id<Import>>.Refused(found.Refusals);
        var (import, target) = found.Value;
        if (import.State is not (ImportState.Open or ImportState.Checked))
            return ImportWords.NotNow(import.State);
        db.All.Expect(import, input.Version);
        import.State = ImportState.Open;
        import.Trouble = null;
        (import.Existing, import.Blanks) = (input.Existing, input.Blanks);

        if (input.Encoding.Length > 0 && input.Encoding != import.Encoding && import.Format == SheetFormat.Csv)
        {
            var file = await db.Files.SingleAsync(f => f.Id == import.Id, ct);
            var recognised = Sheet.Recognise(file.Bytes, input.Encoding);
            if (!recognised.Ok)
                return Result<Id<Import>>.Refused([.. recognised.Refusals.Select(r => r.At(nameof(input.Encoding)))]);
            var preview = UploadImport.PreviewOf(file.Bytes, recognised.Value);
            if (!preview.Ok)
                return Result<Id<Import>>.Refused(preview.Refusals);
            import.Take(recognised.Value);
            import.Columns = await UploadImport.Guess(db, target, import.Headers, act.Actor, ct);
            file.Preview = preview.Value;
            return import.Id;
        }

        var columns = Enumerable.Range(0, import.Headers.Count).Select(i => i < input.Columns.Count ? input.Columns[i] : "").ToList();
        var refusals = new List<Refusal>();
        if (columns.Any(c => c.Length > 0 && (target.Field(c) is not { } into || !MayFill(act.Actor, into))))
            refusals.Add(ImportWords.UnknownField);
        foreach (var twice in columns.Where(c => c.Length > 0).GroupBy(c => c).Where(g => g.Count() > 1))
        {
            if (target.Field(twice.Key) is { } field)
                refusals.Add(ImportWords.FieldTwice(field.Name).At($"Columns[{columns.LastIndexOf(twice.Key)}]"));
        }
        refusals.AddRange(target.Fields.Where(f => f.Required && !columns.Contains(f.Key)).Select(f => ImportWords.FieldMissing(f.Name)));
        if (refusals.Count > 0)
            return refusals;
        import.Columns = columns;

        var signature = HeaderGuess.Signature(import.Headers);
        if (await db.All.Set<ImportMapping>().SingleOrDefaultAsync(m => m.Target == target.Name && m.Signature == signature, ct) is { } mapping)
            (mapping.Columns, mapping.At) = (columns, clock.Now);
        else
            db.All.Add(new ImportMapping { Target = target.Name, Signature = signature, Columns = columns, At = clock.Now });
        return import.Id;
    }

    internal static bool MayFill(Actor actor, ImportField field) => field.Permission is null || actor.May(field.Permission);
}
