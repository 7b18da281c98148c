using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Audit;

/// <summary>Recomputes the chain of the trail and names what was tampered with: the document, or the seal.</summary>
public sealed class AuditProof(MusubiDb db) : IInvariant
{
    private static readonly Text Altered = new("操作履歴が書き換えられています。", "操作记录被篡改。", "An entry of its trail was altered.");
    private static readonly Text Removed = new("操作履歴が削除されています。", "操作记录被删除。", "An entry of its trail was removed.");
    private static readonly Text Inserted = new("封印後に操作履歴が追加されています。", "封存后增加了操作记录。", "An entry was put on its trail after it was sealed.");
    private static readonly Text Broken = new("封印が書き換えられているか、前の封印が失われています。", "封印被篡改，或前一个封印已丢失。", "The seal was altered, or the one before it is gone.");

    public Text Name { get; } = new("操作履歴は改ざんされていない", "操作记录未被篡改", "The trail has not been tampered with");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var faults = new List<InvariantFault>();
        var (entries, last) = (0L, (AuditSeal?)null);
        while (await After(last) is { } seal)
        {
            if (seal.Id != (last?.Id ?? 0) + 1 || !seal.IsWhole(last?.Hash))
                faults.Add(new($"audit_seal {seal.Id}", Broken));
            entries += await Compare(seal, faults, ct);
            last = seal;
        }
        var (lastId, beyond) = (last?.Id ?? 0, db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seal != null));
        await foreach (var entry in beyond.Where(e => e.Seal > lastId || e.Seal < 1).AsAsyncEnumerable().WithCancellation(ct))
            faults.Add(new(Subject(entry), Inserted));
        return new(entries, faults);

        Task<AuditSeal?> After(AuditSeal? seen) => db.Set<AuditSeal>().AsNoTracking().Where(s => s.Id > (seen == null ? long.MinValue : seen.Id)).OrderBy(s => s.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<int> Compare(AuditSeal seal, List<InvariantFault> faults, CancellationToken ct)
    {
        var found = (await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Seal == seal.Id).ToListAsync(ct)).ToDictionary(e => e.Id.Value);
        var lines = seal.Covers.Split('\n');
        foreach (var line in lines.Select(l => l.Split(' ')))
        {
            if (!found.Remove(long.Parse(line[0], CultureInfo.InvariantCulture), out var entry))
                faults.Add(new($"{line[1]} {line[2]}", Removed));
            else if (entry.Hash() != line[3] || (entry.Fields is not null && AuditEntry.HashOf(entry.Fields) != entry.FieldsHash))
                faults.Add(new($"{line[1]} {line[2]}", Altered));
        }
        faults.AddRange(found.Values.Select(e => new InvariantFault(Subject(e), Inserted)));
        return lines.Length;
    }

    private static string Subject(AuditEntry entry) => $"{entry.SubjectKind} {entry.SubjectId}";
}
