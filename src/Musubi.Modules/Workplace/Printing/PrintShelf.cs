using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Printing;

/// <summary>Prints a record, or takes from the shelf what was printed of it before.</summary>
public sealed class PrintShelf(IEnumerable<Module> modules, IServiceProvider services, MusubiDb db, IdSource ids, IdStock stock, Clock clock)
{
    public IReadOnlyList<PrintForm> FormsOf(string kind) => [.. modules.SelectMany(m => m.Prints).Where(f => f.Kind == kind)];

    /// <param name="edition">One that was printed before; left out, the one that stands.</param>
    /// <returns>Null when there is no such record, form or kept edition.</returns>
    public async Task<(string Title, byte[] Bytes)?> Print(string kind, long id, string form, Language language, CancellationToken ct, int? edition = null)
    {
        if (FormsOf(kind).FirstOrDefault(f => f.Key == form) is not { } chosen)
            return null;
        if (await Kept(kind, id, form, language, edition ?? await Edition(chosen, id, ct), ct) is { } kept)
            return (kept.Title, kept.Bytes);
        if (edition is not null)
            return null;
        if (await chosen.Draw(services, id, language, ct) is not { } sheet)
            return null;
        var bytes = sheet.Document.ToPdf();
        if (!sheet.Final)
            return (sheet.Document.Title, bytes);
        await stock.Ensure(1, ct);
        var first = await Keep(New(kind, id, form, language, sheet, bytes), ct);
        return (first.Title, first.Bytes);
    }

    /// <summary>The file of an issued document, to be sent: kept in the act at hand, if it was never printed before.</summary>
    /// <returns>Null when there is no such record or form, or it is still a draft.</returns>
    public async Task<PrintedDocument?> Issued(string kind, long id, PrintForm form, Language language, CancellationToken ct)
    {
        if (await Kept(kind, id, form.Key, language, await Edition(form, id, ct), ct) is { } kept)
            return kept;
        if (await form.Draw(services, id, language, ct) is not { Final: true } sheet)
            return null;
        var printed = New(kind, id, form.Key, language, sheet, sheet.Document.ToPdf());
        db.Add(printed);
        return printed;
    }

    private PrintedDocument New(string kind, long id, string form, Language language, Sheet sheet, byte[] bytes) => new()
    {
        Id = ids.Next<PrintedDocument>(), SubjectKind = kind, SubjectId = id, Form = form, Language = language, Edition = sheet.Edition, At = clock.Now, Title = sheet.Document.Title,
        Bytes = bytes, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
    };

    /// <summary>Which papers of a record are kept, without the files: edition by edition.</summary>
    public async Task<IReadOnlyList<(int Edition, Language Language, string Title)>> KeptOf(string kind, long id, string form, CancellationToken ct) =>
        [.. (await db.Set<PrintedDocument>().Where(p => p.SubjectKind == kind && p.SubjectId == id && p.Form == form).OrderBy(p => p.Edition).ThenBy(p => p.Id).Select(p => new { p.Edition, p.Language, p.Title }).ToListAsync(ct)).Select(p => (p.Edition, p.Language, p.Title))];

    private async Task<int> Edition(PrintForm form, long id, CancellationToken ct) => form.Edition is { } edition ? await edition(services, id, ct) : 0;

    private Task<PrintedDocument?> Kept(string kind, long id, string form, Language language, int edition, CancellationToken ct) =>
        db.Set<PrintedDocument>().AsNoTracking().SingleOrDefaultAsync(p => p.SubjectKind == kind && p.SubjectId == id && p.Form == form && p.Language == language && p.Edition == edition, ct);

    /// <summary>Two may print for the first time at once: the one who came first is kept, and both get that file.</summary>
    private async Task<PrintedDocument> Keep(PrintedDocument printed, CancellationToken ct)
    {
        db.Add(printed);
        try
        {
            using (await db.Engine.WriteTurn(ct))
                await db.SaveChangesAsync(ct);
            return printed;
        }
        catch (DbUpdateException taken) when (db.Engine.IsDuplicate(taken))
        {
            db.Entry(printed).State = EntityState.Detached;
            return (await Kept(printed.SubjectKind, printed.SubjectId, printed.Form, printed.Language, printed.Edition, ct))!;
        }
    }
}
