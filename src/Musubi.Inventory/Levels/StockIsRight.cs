using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Levels;

/// <summary>What lies at each place is what its moves come to.</summary>
internal sealed class PlacesMatchMoves(InventoryDb db) : IInvariant
{
    private sealed record Row(long Item, long Stored, long Moved);

    private static readonly Text Off = new("棚の残高は {0}、入出庫の合計は {1} です（百万分の一単位）。", "货位余额{0}，出入库合计{1}（百万分之一单位）。", "Its places hold {0}, its moves come to {1} (millionths).");
    public Text Name { get; } = new("在庫残高は入出庫の合計に一致する", "库存余额等于出入库合计", "Stock at each place is the sum of its moves");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT item_id AS "Item", CAST(SUM(stored) AS bigint) AS "Stored", CAST(SUM(moved) AS bigint) AS "Moved" FROM (
              SELECT item_id, warehouse_id, bin_id, lot_id, SUM(stored) AS stored, SUM(moved) AS moved FROM (
                SELECT item_id, warehouse_id, bin_id, lot_id, on_hand AS stored, 0 AS moved FROM stock_balance
                UNION ALL SELECT item_id, warehouse_id, bin_id, lot_id, 0, quantity_millionths FROM stock_move) a
              GROUP BY item_id, warehouse_id, bin_id, lot_id HAVING SUM(stored) <> SUM(moved)) b
            GROUP BY item_id ORDER BY item_id LIMIT 100
            """).ToListAsync(ct);
        return new(await db.Moves.LongCountAsync(ct), [.. off.Select(o => new InvariantFault($"item {o.Item}", Off.With(o.Stored, o.Moved)))]);
    }
}

/// <summary>What stands of an item in the whole company, in quantity and value, is what its moves and what was booked of them come to; nothing is worth nothing.</summary>
internal sealed class ItemsMatchMoves(InventoryDb db) : IInvariant
{
    private sealed record Row(long Item, long Quantity, long Moved, long Value, long Booked);

    private static readonly Text Off = new("数量 {0} / 入出庫 {1}、金額 {2} / 記帳 {3}。", "数量{0}／出入库{1}，金额{2}／记账{3}。", "Quantity {0} against moves {1}, value {2} against what is booked {3}.");
    private static readonly Text Ghost = new("数量が0なのに、金額が {0} 残っています。", "数量为0，金额仍有{0}。", "Nothing is there, and yet it is worth {0}.");
    private static readonly Text StateOff = new("評価の途中状態（層）が残高と違います。", "计价状态（分层）与余额不符。", "Its cost layers do not come to what is on hand.");
    public Text Name { get; } = new("品目ごとの数量と金額は入出庫に一致し、数量0なら金額も0", "各物料的数量和金额与出入库一致，数量为0则金额为0", "Each item's quantity and value are those of its moves; none is worth nothing");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT item_id AS "Item", CAST(SUM(q) AS bigint) AS "Quantity", CAST(SUM(m) AS bigint) AS "Moved", CAST(SUM(v) AS bigint) AS "Value", CAST(SUM(b) AS bigint) AS "Booked" FROM (
              SELECT item_id, quantity AS q, 0 AS m, value AS v, 0 AS b FROM item_stock
              UNION ALL SELECT item_id, 0, quantity_millionths, 0, 0 FROM stock_move WHERE basis IS NOT NULL
              UNION ALL SELECT item_id, 0, 0, 0, amount_minor FROM move_value) a
            GROUP BY item_id HAVING SUM(q) <> SUM(m) OR SUM(v) <> SUM(b) OR (SUM(q) = 0 AND SUM(v) <> 0) ORDER BY item_id LIMIT 100
            """).ToListAsync(ct);
        var faults = off.Select(o => new InvariantFault($"item {o.Item}", o.Quantity == 0 && o.Value != 0 ? Ghost.With(o.Value) : Off.With(o.Quantity, o.Moved, o.Value, o.Booked))).ToList();
        var count = 0L;
        await foreach (var row in db.Items.AsNoTracking().OrderBy(i => i.ItemId).AsAsyncEnumerable().WithCancellation(ct))
        {
            count++;
            var state = CostState.Read(row.State);
            if (state.Quantity != row.Quantity || state.Value != row.Value || (row.Method == ValuationMethod.Fifo && row.Quantity > 0 && (state.Layers.Sum(l => l.Quantity) != row.Quantity || state.Layers.Sum(l => l.Value) != row.Value)))
                faults.Add(new($"item {row.ItemId}", StateOff));
        }
        return new(count, faults);
    }
}

/// <summary>What is booked of stock moves is what the inventory accounts hold from them, document by document.</summary>
internal sealed class StockMatchesBooks(InventoryDb db, CompanyProfile company) : IInvariant
{
    private sealed record Row(long Document, long Value, long Entries);

    private static readonly Text Off = new("在庫の金額は {0}、仕訳の在庫勘定は {1} です。", "库存金额{0}，凭证库存科目{1}。", "Its stock moved by {0}, the inventory accounts by {1}.");
    public Text Name { get; } = new("在庫金額は在庫勘定に一致する", "库存金额等于库存科目余额", "The value of stock is the balance of the inventory accounts");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT document AS "Document", CAST(SUM(value) AS bigint) AS "Value", CAST(SUM(entries) AS bigint) AS "Entries" FROM (
              SELECT document_id AS document, amount_minor AS value, 0 AS entries FROM move_value
              UNION ALL SELECT e.source_id, 0, l.amount_minor FROM journal_line l JOIN journal_entry e ON e.id = l.entry_id
                WHERE e.source_kind = 'stock_document' AND l.account_id IN (SELECT account_id FROM mapped_account WHERE role = 'Inventory')) a
            GROUP BY document HAVING SUM(value) <> SUM(entries) ORDER BY document LIMIT 100
            """).ToListAsync(ct);
        var stock = await db.Items.SumAsync(i => i.Value, ct);
        var books = await db.All.Database.SqlQueryRaw<long>("""SELECT CAST(COALESCE(SUM(amount_minor), 0) AS bigint) AS "Value" FROM journal_line WHERE account_id IN (SELECT account_id FROM mapped_account WHERE role = 'Inventory')""").SingleAsync(ct);
        var currency = (await company.Get(ct)).Currency;
        var faults = off.Select(o => new InvariantFault($"stock_document {o.Document}", Off.With(Money.OfMinor(o.Value, currency), Money.OfMinor(o.Entries, currency)))).ToList();
        if (stock != books && faults.Count == 0)
            faults.Add(new("inventory", Off.With(Money.OfMinor(stock, currency), Money.OfMinor(books, currency))));
        return new(await db.Values.LongCountAsync(ct), faults) { Figures = [Figure.With(Money.OfMinor(stock, currency), Money.OfMinor(books, currency))] };
    }

    private static readonly Text Figure = new("在庫 {0} = 勘定 {1}", "库存 {0} = 科目 {1}", "Stock {0} = accounts {1}");
}

/// <summary>No more is promised than lies there, and what is promised of a place is what its reservations come to.</summary>
internal sealed class PromisesAreKept(InventoryDb db) : IInvariant
{
    private sealed record Row(long Item, long OnHand, long Reserved, long Promised);

    private static readonly Text Off = new("在庫 {0}、引当 {1}、引当明細の合計 {2} です（百万分の一単位）。", "库存{0}，预留{1}，预留明细合计{2}（百万分之一单位）。", "On hand {0}, reserved {1}, reservations come to {2} (millionths).");
    private static readonly Text Odd = new("引当の数量または置き場が成り立ちません。", "预留的数量或存放位置不成立。", "Its quantity, place or lot cannot be.");
    public Text Name { get; } = new("引当は在庫を超えない", "预留不超过库存", "No more is reserved than lies there");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var off = await db.All.Database.SqlQueryRaw<Row>("""
            SELECT item_id AS "Item", CAST(SUM(on_hand) AS bigint) AS "OnHand", CAST(SUM(reserved) AS bigint) AS "Reserved", CAST(SUM(promised) AS bigint) AS "Promised" FROM (
              SELECT item_id, warehouse_id, bin_id, lot_id, on_hand, reserved, 0 AS promised FROM stock_balance
              UNION ALL SELECT item_id, warehouse_id, bin_id, lot_id, 0, 0, quantity_millionths FROM reservation WHERE kind = 'Hard') a
            GROUP BY item_id, warehouse_id, bin_id, lot_id HAVING SUM(reserved) <> SUM(promised) OR (SUM(reserved) > 0 AND SUM(reserved) > SUM(on_hand)) ORDER BY item_id LIMIT 100
            """).ToListAsync(ct);
        // A place in the queue is of something that is wanted, in a warehouse of ours, and of no bin; how much of it can be served is worked out, and stored nowhere.
        var odd = await db.All.Database.SqlQueryRaw<long>("""
            SELECT r.id AS "Value" FROM reservation r LEFT JOIN warehouse w ON w.id = r.warehouse_id LEFT JOIN lot l ON l.id = r.lot_id
            WHERE r.quantity_millionths <= 0 OR w.id IS NULL OR (r.lot_id <> 0 AND (l.id IS NULL OR l.item_id <> r.item_id)) OR (r.kind = 'Soft' AND r.bin_id <> 0) ORDER BY r.id LIMIT 100
            """).ToListAsync(ct);
        return new(await db.Reservations.LongCountAsync(ct), [.. off.Select(o => new InvariantFault($"item {o.Item}", Off.With(o.OnHand, o.Reserved, o.Promised))), .. odd.Select(id => new InvariantFault($"reservation {id}", Odd))]);
    }
}

/// <summary>The moves of a document are those it was posted with.</summary>
internal sealed class DocumentsAreWhole(InventoryDb db) : IInvariant
{
    private static readonly Text Changed = new("明細が転記時と違います。", "明细与过账时不同。", "Its moves are not those it was posted with.");
    public Text Name { get; } = new("入出庫伝票は転記時のまま", "出入库单据与过账时一致", "Stock documents are as they were posted");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var (count, last) = (0L, new Id<StockDocument>(0));
        // Some are hashed while the next are read.
        var hashing = Task.FromResult<IEnumerable<InvariantFault>>([]);
        var faults = new List<InvariantFault>();
        while (await db.Documents.AsNoTracking().Include(d => d.Moves).AsSplitQuery().Where(d => d.Id > last).OrderBy(d => d.Id).Take(500).ToListAsync(ct) is { Count: > 0 } some)
        {
            (count, last) = (count + some.Count, some[^1].Id);
            faults.AddRange(await hashing);
            hashing = Task.Run<IEnumerable<InvariantFault>>(() => [.. some.Where(d => StockPosting.HashOf(d.Moves) != d.MovesHash).Select(d => new InvariantFault($"stock_document {d.Id}", Changed))], ct);
        }
        faults.AddRange(await hashing);
        return new(count, faults);
    }
}
