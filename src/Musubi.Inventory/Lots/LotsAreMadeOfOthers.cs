using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

/// <summary>No lot is made of itself, however far round, nor of one that is not there.</summary>
internal sealed class LotsAreMadeOfOthers(InventoryDb db) : IInvariant
{
    private static readonly Text Loop = new("ロットの系譜が自分自身に戻っています。", "批次谱系回到了自身。", "It is made of itself.");
    private static readonly Text Lost = new("系譜の相手のロットがありません。", "谱系指向的批次不存在。", "It is linked to a lot that is not there.");
    public Text Name { get; } = new("ロットの系譜は循環しない", "批次谱系没有循环", "No lot is made of itself");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var links = await db.Links.AsNoTracking().OrderBy(l => l.Id).Select(l => new { l.FromId, l.ToId }).ToListAsync(ct);
        var lost = await db.Links.AsNoTracking().Where(l => l.Quantity.Millionths <= 0 || !db.Lots.Any(x => x.Id == l.FromId) || !db.Lots.Any(x => x.Id == l.ToId)).OrderBy(l => l.Id).Select(l => l.ToId).Take(100).ToListAsync(ct);
        // Lots that nothing unexplained goes into are taken off until none is left; what is left goes round.
        var (waiting, made) = (links.GroupBy(l => l.ToId).ToDictionary(g => g.Key, g => g.Count()), links.ToLookup(l => l.FromId, l => l.ToId));
        var free = new Queue<Id<Lot>>(links.Select(l => l.FromId).Distinct().Where(l => !waiting.ContainsKey(l)));
        while (free.TryDequeue(out var lot))
        {
            foreach (var next in made[lot])
            {
                if (--waiting[next] == 0)
                    free.Enqueue(next);
            }
        }
        return new(links.Count, [.. waiting.Where(w => w.Value > 0).Select(w => w.Key).OrderBy(l => l).Take(100).Select(l => new InvariantFault($"lot {l}", Loop)), .. lost.Distinct().Select(l => new InvariantFault($"lot {l}", Lost))]);
    }
}
