using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>The bytes of every attached file and printed document are those that were kept, by their hash.</summary>
internal sealed class FilesAreWhole(MusubiDb db) : IInvariant
{
    private static readonly Text Changed = new("「{0}」の内容が保存時と違います。", "“{0}”的内容与保存时不同。", "The content of '{0}' is not what was kept.");
    private static readonly Text Gone = new("「{0}」の内容がありません。", "“{0}”的内容不存在。", "The content of '{0}' is not there.");

    public Text Name { get; } = new("添付ファイルと印刷済み書類は保存時のまま", "附件与已打印单据与保存时一致", "Attached files and printed documents are as they were kept");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var (count, faults) = (0L, new List<InvariantFault>());
        var files = from file in db.Set<Attachment>() join content in db.Set<AttachmentContent>() on file.Id equals content.Id into found from content in found.DefaultIfEmpty()
                    orderby file.Id select new { file.SubjectKind, file.SubjectId, file.Name, file.Hash, Bytes = content == null ? null : content.Bytes };
        await foreach (var file in files.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            Look(file.SubjectKind, file.SubjectId, file.Name, file.Hash, file.Bytes);
        var prints = db.Set<PrintedDocument>().AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.SubjectKind, p.SubjectId, p.Title, p.Hash, p.Bytes });
        await foreach (var print in prints.AsAsyncEnumerable().WithCancellation(ct))
            Look(print.SubjectKind, print.SubjectId, print.Title, print.Hash, print.Bytes);
        return new(count, faults);

        void Look(string kind, long id, string name, string hash, byte[]? bytes)
        {
            count++;
            if (bytes is null)
                faults.Add(new($"{kind} {id}", Gone.With(name)));
            else if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash)
                faults.Add(new($"{kind} {id}", Changed.With(name)));
        }
    }
}
