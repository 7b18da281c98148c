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

    /// <returns>Null when there is no such record or form.</returns>
    public async Task<(string Title, byte[] Bytes)?> Print(string kind, long id, string form, Language language, CancellationToken ct)
    {
        if (FormsOf(kind).FirstOrDefault(f => f.Key == form) is not { } chosen)
            return null;
        if (await Kept(kind, id, form, language, ct) is { } kept)
            return (kept.Title, kept.Bytes);
        if (await chosen.Draw(services, id, language, ct) is not { } sheet)
            return null;
        var bytes = sheet.Document.ToPdf();
        if (!sheet.Final)
            return (sheet.Document.Title, bytes);
        await stock.Ensure(1, ct);
        var first = await Keep(New(kind, id, form, language, sheet.Document.Title, bytes), ct);
        return (first.Title, first.Bytes);
    }

    /// <summary>The file of an issued document, to be sent: kept in the act at hand, if it was never printed before.</summary>
    /// <returns>Null when there is no such record or form, or it is still a draft.</returns>
    public async Task<PrintedDocument?> Issued(string kind, long id, PrintForm form, Language language, CancellationToken ct)
    {
        if (await Kept(kind, id, form.Key, language, ct) is { } kept)
            return kept;
        if (await form.Draw(services, id, language, ct) is not { Final: true } sheet)
            return null;
        var printed = New(kind, id, form.Key, language, sheet.Document.Title, sheet.Document.ToPdf());
        db.Add(printed);
        return printed;
    }

    private PrintedDocument New(string kind, long id, string form, Language language, string title, byte[] bytes) => new()
    {
        Id = ids.Next<PrintedDocument>(), SubjectKind = kind, SubjectId = id, Form = form, Language = language, At = clock.Now, Title = title,
        Bytes = bytes, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
    };

    private Task<PrintedDocument?> Kept(string kind, long id, string form, Language language, CancellationToken ct) =>
        db.Set<PrintedDocument>().AsNoTracking().SingleOrDefaultAsync(p => p.SubjectKind == kind && p.SubjectId == id && p.Form == form && p.Language == language, ct);

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
            return (await Kept(printed.SubjectKind, printed.SubjectId, printed.Form, printed.Language, ct))!;
        }
    }
}
