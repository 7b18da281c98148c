using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Inventory.Opening;

/// <summary>What lay in stock when these books began, from the old books' file: where, of what lot, how much, and worth what, against the opening account.</summary>
internal sealed class OpeningStockImport : PostedTarget
{
    /// <summary>Lines of one document, so that a page shows it.</summary>
    private const int MostLines = 500;
    private const decimal Dearest = 1_000_000_000_000m;

    public override string Name => "opening-stock";
    public override Text Title => Words.OpeningStock;
    public override string Permission => InventoryPermission.Adjust;
    public override string Icon => "boxes";
    public override string Href => "/inventory/documents";
    public override Type Root => typeof(StockMove);
    public override string KeyField => "item";

    /// <summary>What came at different times, or lies in several places, has several rows.</summary>
    public override string KeyOf(ImportLine line) => "";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("item", Words.ItemCode, "品目コード", "品番", "商品コード", "物料编码", "货号", "Item", "Item code", "SKU") { Required = true, Sample = Text.Same("BRG-6204-ZZ") },
        new("warehouse", Words.Warehouse, "倉庫コード", "倉庫", "仓库编码", "仓库", "Warehouse code") { Required = true, Sample = Text.Same("TYO") },
        new("bin", Words.Bin, "棚番", "ロケーション", "库位", "货位", "Location"),
        new("lot", Words.Lot, "ロット番号", "シリアル番号", "批号", "序列号", "Lot no.", "Serial no."),
        new("expires", Words.Expires, "使用期限", "賞味期限", "有效期", "Expiry", "Best before"),
        new("quantity", Words.Quantity, "数量", "在庫数", "库存数量", "On hand") { Required = true, Sample = Text.Same("120") },
        new("unit", Words.Unit, "単位", "单位", "UOM"),
        new("value", Words.Value, "金額", "評価額", "在庫金額", "库存金额", "金额", "Amount", "Stock value") { Required = true, Sample = Text.Same("456000") },
        new("date", Words.Date, "基準日", "入庫日", "启用日", "As of", "Received on"),
    ];

    private sealed record Row(Id<Item> Item, Id<Warehouse> Warehouse, Id<Bin>? Bin, string Lot, DateOnly? Expires, Quantity Quantity, Money Value, DateOnly Date);

    private sealed record Known(DateOnly? FirstDay, IReadOnlyDictionary<string, Warehouse> Warehouses);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var (db, services) = (batch.Services.GetRequiredService<InventoryDb>(), batch.Services);
        var known = await batch.Memory.Once(async () => new Known(
            await services.GetRequiredService<Ledger>().FirstOpen(DateOnly.MinValue, PeriodArea.Inventory, ct),
            (await db.Warehouses.AsNoTracking().Include(w => w.Bins).Where(w => w.Active && !w.IsTransit).ToListAsync(ct)).ToDictionary(w => w.Code.ToUpperInvariant(), StringComparer.Ordinal)));
        var codes = batch.Lines.Select(l => Item.KeyOf(l["item"])).Where(c => c.Length > 0).Distinct().ToList();
        var ids = await batch.Db.Set<Item>().AsNoTracking().Where(i => codes.Contains(i.CodeKey)).Select(i => new { i.CodeKey, i.Id }).ToDictionaryAsync(i => i.CodeKey, i => i.Id, StringComparer.Ordinal, ct);
        var cards = await services.GetRequiredService<ItemLookup>().Cards(ids.Values, ct);
        var books = (await services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        return [.. batch.Lines.Select(line => Judge(line, batch, known, ids.TryGetValue(Item.KeyOf(line["item"]), out var id) ? cards.GetValueOrDefault(id) : null, books))];
    }

    private static Judgement Judge(ImportLine line, ImportBatch batch, Known known, ItemCard? card, Currency books)
    {
        var refusals = new List<Refusal>();
        if (line["item"].Length == 0)
            refusals.Add(Refusal.Missing("item", Words.Item));
        else if (card is null)
            refusals.Add(Refusal.NotFound(Words.Item, line["item"]).At("item"));
        else if (card.Kind != ItemKind.Goods)
            refusals.Add(new("inventory.not-goods", Words.NotGoods.With(card.Code), Words.NotGoodsAdvice, "item"));
        var warehouse = known.Warehouses.GetValueOrDefault(Code("warehouse"));
        if (line["warehouse"].Length == 0)
            refusals.Add(Refusal.Missing("warehouse", Words.Warehouse));
        else if (warehouse is null)
            refusals.Add(Refusal.NotFound(Words.Warehouse, line["warehouse"]).At("warehouse"));
        var bin = warehouse?.Bins.Find(b => b.Active && string.Equals(b.Code, Code("bin"), StringComparison.OrdinalIgnoreCase));
        if (line["bin"].Length > 0 && warehouse is not null && bin is null)
            refusals.Add(Refusal.NotFound(Words.Bin, line["bin"]).At("bin"));
        var lot = Digits.ToAscii(line["lot"]).Trim();
        if (card is { Tracking: not Tracking.None } && lot.Length == 0)
            refusals.Add(Refusal.Missing("lot", Words.Lot));
        if (lot.Length > 60)
            refusals.Add(Refusal.TooLong("lot", Words.Lot, lot.Length, 60));
        var quantity = Quantity.Zero(card?.StockUnit ?? Unit.Piece);
        if (Figure("quantity", Words.Quantity) is { } figure && card is not null && StockDrafts.WhyNot(card, figure, line["unit"], "", out quantity) is { } wrong)
            refusals.Add(wrong.At(wrong.Field!.ToLowerInvariant()));
        if (card is { Tracking: Tracking.Serial } && refusals.Count == 0 && quantity.Value != 1)
            refusals.Add(new("inventory.serial", Words.OneSerial.With(lot), Words.OneSerialAdvice, "quantity"));
        var value = Figure("value", Words.Value);
        if (value is { } worth && (worth is < 0 or > Dearest || Rounding.Down.Round(worth, books.Decimals) != worth))
            refusals.Add(Refusal.Unreadable("value", Words.Value, line["value"], books.Decimals == 0 ? "456000" : "4560.50"));
        var (date, expires) = (Day("date", Words.Date) ?? known.FirstDay, Day("expires", Words.Expires));
        if (date is null)
            refusals.Add(Refusal.Missing("date", Words.Date));
        return refusals.Count > 0 ? Judgement.Refused(refusals) : new() { Row = new Row(card!.Id, warehouse!.Id, bin?.Id, card.Tracking == Tracking.None ? "" : lot, expires, quantity, Money.Of(value!.Value, books), date!.Value) };

        string Code(string field) => Digits.ToAscii(line[field]).Trim().ToUpperInvariant();

        decimal? Figure(string field, Text name)
        {
            if (line[field].Length == 0)
                refusals.Add(Refusal.Missing(field, name));
            else if (Digits.TryParse(line[field], out var read))
                return read;
            else
                refusals.Add(Refusal.Unreadable(field, name, line[field], "1,234.5"));
            return null;
        }

        DateOnly? Day(string field, Text name)
        {
            if (line[field].Length == 0)
                return null;
            if (DateInput.TryParse(line[field], batch.Today, batch.Language, out var day))
                return day;
            refusals.Add(Refusal.Unreadable(field, name, line[field], "2026-03-31"));
            return null;
        }
    }

    public override async Task<Posted> Post(IServiceProvider services, Import import, IReadOnlyList<PostedRow> rows, CancellationToken ct)
    {
        var (db, moves, ids) = (services.GetRequiredService<InventoryDb>(), services.GetRequiredService<StockMoves>(), services.GetRequiredService<IdSource>());
        var (made, refusals) = (new List<(int, long)>(), new List<(int, Refusal)>());
        var all = rows.Select(r => (r.Line, Row: (Row)r.Row)).ToList();
        var lots = await Lots(db, ids, all.Select(r => r.Row), ct);
        foreach (var document in all.GroupBy(r => (r.Row.Date, r.Row.Warehouse)).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.Warehouse.Value).SelectMany(g => g.Chunk(MostLines)))
        {
            var posted = await moves.Post(Draft(import, document[0].Row.Date, [.. document.Select(r => new StockLine
            {
                Item = r.Row.Item, Quantity = r.Row.Quantity, Warehouse = r.Row.Warehouse, Bin = r.Row.Bin, Lot = r.Row.Lot.Length > 0 ? lots[(r.Row.Item, r.Row.Lot)] : null,
                Basis = CostBasis.Given, Cost = r.Row.Value, Against = AccountRole.OpeningBalance,
            })]), ct);
            if (posted.Ok)
                made.AddRange(document.Select(r => (r.Line, posted.Value.Id.Value)));
            else
                refusals.AddRange(posted.Refusals.Select(r => Placed(r, [.. document.Select(d => d.Line)])));
            // The next document reads what this one left.
            await db.All.SaveChangesAsync(ct);
        }
        return new(made, refusals);
    }

    public override async Task<IReadOnlyList<(int Line, string Shown, Refusal Why)>> TakeBack(IServiceProvider services, Import import, IReadOnlyList<ImportRow> made, CancellationToken ct)
    {
        var (db, moves, ledger, hold, items) = (services.GetRequiredService<InventoryDb>(), services.GetRequiredService<StockMoves>(), services.GetRequiredService<Ledger>(), services.GetRequiredService<ItemHold>(), services.GetRequiredService<ItemLookup>());
        var lines = made.GroupBy(m => m.SubjectId).OrderBy(g => g.Key).ToDictionary(g => new Id<StockDocument>(g.Key), g => g.Select(m => m.Line).ToList());
        var documents = lines.Keys.ToList();
        var moved = await db.Moves.AsNoTracking().Where(m => documents.Contains(m.DocumentId)).OrderBy(m => m.DocumentId).ThenBy(m => m.Position).ToListAsync(ct);
        var cards = await items.Cards(moved.Select(m => m.ItemId), ct);
        await hold.Take(cards, ct);

        // With other moves among them, what the opening was worth has gone into what they cost.
        var touched = cards.Keys.ToList();
        var others = (await db.Moves.AsNoTracking().Where(m => touched.Contains(m.ItemId) && !documents.Contains(m.DocumentId)).GroupBy(m => m.ItemId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct)).ToDictionary(g => g.Key, g => g.Count);
        if (others.Count > 0)
            return [.. moved.Where(m => others.ContainsKey(m.ItemId)).Select(m => (LineOf(m), cards[m.ItemId].Code, MovedSince(cards[m.ItemId], others[m.ItemId])))];

        foreach (var document in await db.Documents.AsNoTracking().Include(d => d.Moves.OrderBy(m => m.Position)).Where(d => documents.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync(ct))
        {
            var date = await ledger.FirstOpen(document.Date, PeriodArea.Inventory, ct) ?? document.Date;
            var back = await moves.Post(Draft(import, date, [.. StockReversal.Mirror(document)]) with { Reverses = document }, ct);
            if (!back.Ok)
                return [.. back.Refusals.Select(r => Placed(r, [.. document.Moves.Select(LineOf)])).Select(r => (r.Line, cards[document.Moves.First(m => LineOf(m) == r.Line).ItemId].Code, r.Why))];
            await db.All.SaveChangesAsync(ct);
        }
        return [];

        int LineOf(StockMove move) => lines[move.DocumentId][move.Position - 1];
    }

    /// <summary>The lots of the file; those not known yet are made.</summary>
    private static async Task<Dictionary<(Id<Item>, string), Id<Lot>>> Lots(InventoryDb db, IdSource ids, IEnumerable<Row> rows, CancellationToken ct)
    {
        var wanted = rows.Where(r => r.Lot.Length > 0).GroupBy(r => (r.Item, r.Lot)).ToList();
        var lots = new Dictionary<(Id<Item>, string), Id<Lot>>();
        foreach (var some in wanted.Select(g => g.Key.Lot).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var lot in await db.Lots.AsNoTracking().Where(l => some.Contains(l.Code)).Select(l => new { l.ItemId, l.Code, l.Id }).ToListAsync(ct))
                lots[(lot.ItemId, lot.Code)] = lot.Id;
        }
        foreach (var lot in wanted.Where(g => !lots.ContainsKey(g.Key)))
        {
            var fresh = new Lot { Id = ids.Next<Lot>(), ItemId = lot.Key.Item, Code = lot.Key.Lot, Expires = lot.Select(r => r.Expires).FirstOrDefault(e => e is not null) };
            db.Lots.Add(fresh);
            lots[lot.Key] = fresh.Id;
        }
        await db.All.SaveChangesAsync(ct);
        return lots;
    }

    private static StockDraft Draft(Import import, DateOnly date, IReadOnlyList<StockLine> lines) => new()
    {
        Kind = StockKind.Opening, Date = date, Lines = lines, SourceKind = "import", SourceId = import.Id.Value, SourceNumber = import.FileName,
    };

    /// <summary>A refusal of a document, beside the row of the file that it is about.</summary>
    private static (int Line, Refusal Why) Placed(Refusal refusal, IReadOnlyList<int> lines)
    {
        var field = refusal.Field ?? "";
        var end = field.IndexOf(']', StringComparison.Ordinal);
        return field.StartsWith("Lines[", StringComparison.Ordinal) && int.TryParse(field.AsSpan(6, Math.Max(0, end - 6)), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < lines.Count
            ? (lines[at], refusal.At(field[(end + 1)..].TrimStart('.').ToLowerInvariant())) : (lines[0], refusal.At(field.ToLowerInvariant()));
    }

    private static Refusal MovedSince(ItemCard card, int moves) => new("opening.moved",
        Words.MovedSince.With(card.Code, moves), Words.MovedSinceAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/items/{card.Id}" };
}
