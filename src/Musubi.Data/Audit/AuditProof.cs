using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Audit;

/// <summary>A place where the trail does not agree with its seals.</summary>
/// <param name="Seal">The seal at fault.</param>
/// <param name="Subject">The document whose entry was tampered with, <c>party 1042</c>; null when an entry or a seal is missing.</param>
public sealed record AuditFault(long Seal, string? Subject, Text What);

/// <summary>Recomputes the chain and names what was tampered with.</summary>
public sealed class AuditProof(MusubiDb db)
{
    private static readonly Text Altered = new("内容が書き換えられています。", "内容被篡改。", "Its fields were altered.");
    private static readonly Text Broken = new("記録が追加、変更または削除されています。", "记录被增加、修改或删除。", "Entries were added, changed or removed.");
    private static readonly Text Gap = new("封印の番号が続いていません。", "封印编号不连续。", "The seals are not numbered without gaps.");

    public async Task<(long Entries, long Unsealed, IReadOnlyList<AuditFault> Faults)> Check(CancellationToken ct)
    {
        var faults = new List<AuditFault>();
        long entries = 0, expected = 1;
        string? before = null;
        await foreach (var seal in db.Set<AuditSeal>().AsNoTracking().OrderBy(s => s.Id).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (seal.Id != expected)
                faults.Add(new(seal.Id, null, Gap));
            expected = seal.Id + 1;
            var covered = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seal == seal.Id).OrderBy(e => e.Id).ToListAsync(ct);
            entries += covered.Count;
            foreach (var entry in covered.Where(e => e.Fields is not null && AuditEntry.HashOf(e.Fields) != e.FieldsHash))
                faults.Add(new(seal.Id, $"{entry.SubjectKind} {entry.SubjectId}", Altered));
            if (covered.Count != seal.Entries || AuditSealer.Chain(before, covered) != seal.Hash)
                faults.Add(new(seal.Id, null, Broken));
            before = seal.Hash;
        }
        return (entries, await db.Set<AuditEntry>().LongCountAsync(e => e.Seal == null, ct), faults);
    }
}
