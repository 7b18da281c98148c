using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports.Sheets;

namespace Musubi.Modules.Imports;

/// <summary>Takes a file in: finds out how it is written and guesses what its columns are. Nothing is imported yet.</summary>
[Needs(ImportPermission.Use)]
public sealed class UploadImport(ImportDb db, ImportTargets targets, CurrentAct act, IdSource ids, Clock clock) : IUseCase<UploadImport.Input, Id<Import>>
{
    internal const int MostName = 200, PreviewRows = 6;

    public sealed record Input
    {
        public string Target { get; init; } = "";
        public string FileName { get; init; } = "";
        public byte[] Content { get; init; } = [];
    }

    public async Task<Result<Id<Import>>> Run(Input input, CancellationToken ct)
    {
        if (targets.Find(input.Target) is not { } target)
            return ImportWords.UnknownTarget(input.Target);
        if (!act.Actor.May(target.Permission))
            return Refusal.Forbidden(target.Title);
        if (input.FileName.Length == 0 && input.Content.Length == 0)
            return ImportWords.NoFile;
        var recognised = Sheet.Recognise(input.Content, null, word => HeaderGuess.Knows(target, word));
        if (!recognised.Ok)
            return Result<Id<Import>>.Refused(recognised.Refusals);
        var preview = PreviewOf(input.Content, recognised.Value);
        if (!preview.Ok)
            return Result<Id<Import>>.Refused(preview.Refusals);

        var name = Path.GetFileName(input.FileName.Replace('\\', '/'));
        var import = new Import
        {
            Id = ids.Next<Import>(), Target = target.Name, TargetTitle = target.Title, FileName = name.Length > MostName ? name[^MostName..] : name, Size = input.Content.Length,
            Hash = Convert.ToHexStringLower(SHA256.HashData(input.Content)), ActorId = act.Actor.Id, ActorName = act.Actor.Name, At = clock.Now,
        };
        import.Take(recognised.Value);
        import.Columns = await Guess(db, target, import.Headers, act.Actor, ct);
        db.All.Add(import);
        db.All.Add(new ImportFile { Id = import.Id, Bytes = input.Content, Preview = preview.Value });
        return import.Id;
    }

    /// <summary>The first rows, cut to what a page shows. Refused when there is none, or when reading stops before the first.</summary>
    internal static Result<List<IReadOnlyList<string>>> PreviewOf(byte[] content, SheetShape shape)
    {
        var rows = Sheet.Rows(content, shape).Take(PreviewRows).ToList();
        if (rows.Count == 0)
            return ImportWords.OnlyHeaders;
        if (rows[0] is { IsEnd: true, Trouble: { } trouble })
            return trouble;
        return rows.Where(r => !r.IsEnd).Select(r => (IReadOnlyList<string>)[.. Enumerable.Range(0, shape.Headers.Count)
            .Select(i => i >= r.Cells.Length ? "" : r.Cells[i].Length > 80 ? r.Cells[i][..79] + "…" : r.Cells[i]).Select(c => c.Replace('\0', '\uFFFD'))]).ToList();
    }

    /// <summary>What each column is: as it was the last time, or by its header; of fields the actor may fill.</summary>
    internal static async Task<IReadOnlyList<string>> Guess(ImportDb db, ImportTarget target, IReadOnlyList<string> headers, Actor actor, CancellationToken ct) =>
        [.. (await Remembered(db, target, headers, ct) ?? HeaderGuess.Of(target, headers)).Select(c => target.Field(c) is { } field && MapImport.MayFill(actor, field) ? c : "")];

    /// <summary>The columns as they were mapped the last time these headers came.</summary>
    private static async Task<IReadOnlyList<string>?> Remembered(ImportDb db, ImportTarget target, IReadOnlyList<string> headers, CancellationToken ct)
    {
        var signature = HeaderGuess.Signature(headers);
        var last = await db.All.Set<ImportMapping>().AsNoTracking().SingleOrDefaultAsync(m => m.Target == target.Name && m.Signature == signature, ct);
        return last?.Columns.Count == headers.Count ? last.Columns : null;
    }
}
