using Microsoft.EntityFrameworkCore;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Inventory.Levels;

/// <summary>The item that most documents hold, one that runs short if there is one.</summary>
internal sealed class StockVisit(InventoryDb db) : IVisitStop
{
    private static readonly Text Title = new("在庫は誰のものかを知っている", "库存知道归谁所有", "Stock knows whom it is for");
    private static readonly Text Benefit = new("確定した受注が順番に在庫を押さえ、足りない分は誰がいくつ待っているかまで分かります。", "已确认的订单依次预留库存，不足时清楚谁在等多少。", "Confirmed orders hold stock in turn, and where it runs short you see who waits for how many.");
    private static readonly Text Look = new("引当の表は順番どおりです。押さえた場所と待っている数を見て、番号からその引当を開けます。", "预留表按次序排列：看看从何处供货、还有多少在等待，点编号可打开该预留。", "The reservations stand in turn: where each is served from, how many wait. A number opens its reservation.");

    public VisitStop Stop { get; } = new("stock", 90, "boxes", Title, Benefit, Look, InventoryPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await (from claim in db.Reservations.GroupBy(r => r.ItemId).Select(g => new { Item = g.Key, Documents = g.Count(r => r.SourceKind != ReserveStock.ByHand), Wanted = g.Sum(r => r.Quantity.Millionths) })
               join stock in db.Items on claim.Item equals stock.ItemId
               where claim.Documents > 0
               orderby stock.Quantity > 0 && claim.Wanted > stock.Quantity descending, claim.Documents descending, claim.Item
               select new { claim.Item }).FirstOrDefaultAsync(ct) is { } most ? $"/inventory/items/{most.Item}" : null;
}
