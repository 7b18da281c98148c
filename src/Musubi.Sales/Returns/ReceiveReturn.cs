using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Items;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Inventory;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

/// <summary>The goods are back: they come in at what they cost when they left, or when a supplier shipped them, into a bin in quarantine, and what really came is what counts from now on.</summary>
[Needs(SalesPermission.ReceiveReturns)]
internal sealed class ReceiveReturn(SalesDb db, ReturnPlans plans, StockMoves moves, StockReturns returns, CompanyProfile company, IdSource ids, News news, Clock clock) : IUseCase<ReceiveReturn.Input, Id<SalesReturn>>
{
    private const int MostLines = 2_000;

    public sealed record Input
    {
        public Id<SalesReturn> Id { get; init; }
        public int? Version { get; init; }

        /// <summary>Left out, the one it left from.</summary>
        public Id<Warehouse>? Warehouse { get; init; }

        /// <summary>Left out, today.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>Left out, as it was announced.</summary>
        public string? BroughtBy { get; init; }

        /// <summary>The code of a bin in quarantine; left out, the warehouse's own.</summary>
        public string Bin { get; init; } = "";

        /// <summary>Left out, all that was announced.</summary>
        public List<Part> Parts { get; init; } = [];
    }

    public sealed record Part
    {
        /// <summary>Of the return.</summary>
        public Id<ReturnLine> Line { get; init; }

        /// <summary>Of a kit, the part of it; left out, the line's own item.</summary>
        public Id<Item>? Item { get; init; }

        /// <summary>Its code, or a serial number; of what a supplier shipped, as it stands on the goods.</summary>
        public string Lot { get; init; } = "";

        /// <summary>In the base unit; empty or 0 is nothing.</summary>
        public decimal? Quantity { get; init; }

        /// <summary>Another bin in quarantine than the others go to.</summary>
        public string Bin { get; init; } = "";
    }

    /// <summary>What came of an item and lot, and where it waits.</summary>
    private sealed record Came(ReturnLine Line, Id<Item> Item, Id<Lot> Lot, Quantity Quantity, Id<Bin>? Bin);

    public async Task<Result<Id<SalesReturn>>> Run(Input input, CancellationToken ct)
    {
        if (await db.ReturnWhole(input.Id, ct) is not { } made)
            return Refusal.NotFound(ReturnWords.Return, input.Id);
        if (made.WhyNotReceive() is { } reason)
            return reason;
        if (input.BroughtBy?.Length > 100)
            return Refusal.TooLong("BroughtBy", ReturnWords.BroughtBy, input.BroughtBy.Length, 100);
        if (input.Parts.Count > MostLines)
            return new Refusal("sales.too-many-lines", new Text("明細が{0}行あります。", "明细有{0}行。", "There are {0} lines.").With(input.Parts.Count), new Text("{0}行までに分けてください。", "请拆分为每单不超过{0}行。", "Split it: {0} lines fit in one.").With(MostLines), "Parts");
        var warehouse = input.Warehouse ?? new(made.WarehouseId);
        if (!await db.All.Set<Warehouse>().AnyAsync(w => w.Id == warehouse && w.Active && !w.IsTransit, ct))
            return Refusal.NotFound(Words.Warehouse, warehouse).At("Warehouse");
        var date = input.Date ?? clock.Today;
        if (date < made.Date)
            return new Refusal("return.received-before", new Text("受入日が受付日 {0} より前です。", "收货日期早于登记日期 {0}。", "It was announced on {0}, after that day.").With(made.Date), new Text("受付日以降の日付にしてください。", "请使用登记日期或之后的日期。", "Take that day or a later one."), "Date");

        var delivery = (await db.DeliveryWhole(made.DeliveryId, ct))!;
        var plan = await plans.Of(delivery, (await db.OrderWithLines(made.OrderId, ct))!, made.Id, ct);
        var stillOut = await plans.StillOut(delivery, ct);
        var expected = plan.Expect(made.Lines, stillOut);
        var read = input.Parts.Count == 0
            ? AsAnnounced(expected, plan)
            : await Typed(input, made, expected, plan, warehouse, ct);
        if (!read.Ok)
            return Result<Id<SalesReturn>>.Refused(read.Refusals);
        var came = read.Value;
        if (came.Count == 0)
            return new Refusal("return.nothing-came", new Text("届いた数量がありません。", "没有收到任何数量。", "Nothing of it has come."), new Text("数量を入力するか、返品を取り消してください。", "请录入数量，或取消退货。", "Type what came, or cancel the return."), "Parts");
        if (Count(made, came, plan) is { Count: > 0 } refusals)
            return refusals;
        var usual = input.Bin.Trim().Length == 0 ? null : await HeldBin(warehouse, input.Bin, ct);
        if (usual is { Ok: false })
            return Refused(usual.Refusals[0].At("Bin"));

        if (input.Version is { } seen)
            db.All.Expect(made, seen);
        db.All.Touch(delivery);
        var bin = usual?.Value ?? (await returns.Quarantine(warehouse, ct)).Id;
        var posted = await moves.Post(new()
        {
            Kind = StockKind.Return, Date = date, Reference = made.DeliveryNumber, SourceKind = ReturnStock.Kind, SourceId = made.Id.Value, SourceNumber = made.Number, Lines = [.. Moves(came, stillOut, plan, (await company.Get(ct)).Currency, warehouse, bin)],
        }, ct);
        if (!posted.Ok)
            return Result<Id<SalesReturn>>.Refused([.. posted.Refusals.Select(r => r.Field is "Date" ? r : r with { Field = null })]);
        made.WarehouseId = warehouse.Value;
        made.BroughtBy = input.BroughtBy?.Trim() ?? made.BroughtBy;
        foreach (var part in came)
        {
            made.Parts.Add(new()
            {
                Id = ids.Next<ReturnPart>(), ReturnId = made.Id, LineId = part.Line.Id, Position = made.Parts.Count + 1, ItemId = part.Item.Value, LotId = part.Lot.Value, BinId = (part.Bin ?? bin).Value, Quantity = part.Quantity,
            });
            db.All.Add(made.Parts[^1]);
        }
        made.Receive(date, posted.Value.Id.Value);
        await news.Announce(new GoodsReturned(made.Id, made.OrderId, made.CustomerId, date), ct);
        return made.Id;

        static Result<Id<SalesReturn>> Refused(Refusal refusal) => refusal;
    }

    /// <summary>All that was announced came. Which lots a supplier shipped nobody here knows: they are read off the goods.</summary>
    private static Result<List<Came>> AsAnnounced(IReadOnlyList<Expected> expected, ReturnPlan plan) =>
        plan.Delivery.SupplierId is not null && expected.FirstOrDefault(e => plan.Parts.Sold[e.Item].Tracking != Tracking.None) is { } tracked
            ? LotMissing(plan.Parts.Sold[tracked.Item].Code, "Parts")
            : expected.Where(e => !e.Quantity.IsZero).Select(e => new Came(e.Line, e.Item, e.Lot, e.Quantity, null)).ToList();

    private static Refusal LotMissing(string item, string field) => new("return.lot-missing", new Text("{0}のロットまたはシリアル番号が入力されていません。", "未录入{0}的批次或序列号。", "The lot or serial number of {0} is missing.").With(item),
        new Text("現品に表示された番号を入力してください。", "请录入实物上的号码。", "Type what stands on the goods."), field);

    private async Task<Result<List<Came>>> Typed(Input input, SalesReturn made, IReadOnlyList<Expected> expected, ReturnPlan plan, Id<Warehouse> warehouse, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var delivered = expected.Select(e => e.Lot).Distinct().ToList();
        var lots = await db.All.Set<Lot>().AsNoTracking().Where(l => delivered.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var bins = new Dictionary<string, Result<Id<Bin>>>(StringComparer.OrdinalIgnoreCase);
        var came = new List<Came>();
        for (var i = 0; i < input.Parts.Count; i++)
        {
            var (typed, at) = (input.Parts[i], $"Parts[{i}].");
            if (typed.Quantity is not { } amount || amount == 0)
                continue;
            if (made.Lines.Find(l => l.Id == typed.Line) is not { } line)
            {
                refusals.Add(Refusal.NotFound(Words.Lines, typed.Line).At(at + "Quantity"));
                continue;
            }
            var (item, code) = (typed.Item ?? new(line.ItemId), Digits.ToAscii(typed.Lot).Trim());
            var fromSupplier = plan.Delivery.SupplierId is not null;
            var tracked = fromSupplier && plan.Parts.Sold.TryGetValue(item, out var card) && card.Tracking != Tracking.None;
            if (tracked && code.Length is 0 or > 60)
            {
                refusals.Add(code.Length == 0 ? LotMissing(line.ItemCode, at + "Lot") : Refusal.TooLong(at + "Lot", Words.Lot, code.Length, 60));
                continue;
            }
            var known = expected.Where(e => e.Line == line && e.Item == item && (tracked || (lots.GetValueOrDefault(e.Lot)?.Code ?? "") == code)).ToList();
            if (known.Count == 0)
                refusals.Add(new("return.other-lot", new Text("{0} {1} は、この出荷で出たものではないか、すでに戻っています。", "{0} {1} 不是此发货发出的，或已退回。", "{0} {1} did not leave by this delivery, or has come back already.").With(line.ItemCode, code),
                    new Text("出荷したロットまたはシリアル番号を入力してください。", "请输入已发货的批次或序列号。", "Type a lot or serial number that was delivered."), at + "Lot"));
            else if (amount < 0 || !Quantity.TryParse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), known[0].Quantity.Unit, out var quantity))
                refusals.Add(new("return.quantity", new Text("数量 {0} は返品できません。", "数量 {0} 不能退货。", "A quantity of {0} cannot come back.").With(amount), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), at + "Quantity"));
            else if (quantity + Quantity.Sum(came.Where(c => c.Item == item && (fromSupplier ? c.Line == line : c.Lot == known[0].Lot)).Select(c => c.Quantity), quantity.Unit) > known[0].Most)
                refusals.Add(new("return.more-than-out", new Text("{0} {1} のうち、お客様の手元にあるのは {2} です。", "{0} {1} 中客户手上有 {2}。", "Of {0} {1}, the customer has {2}.").With(line.ItemCode, code, known[0].Most), new Text("{0} 以下にしてください。", "请输入不超过 {0} 的数量。", "Return {0} at most.").With(known[0].Most), at + "Quantity", RefusalKind.Conflict));
            else
            {
                Id<Bin>? own = null;
                if (typed.Bin.Trim().Length > 0)
                {
                    if (!bins.TryGetValue(typed.Bin.Trim(), out var bin))
                        bins[typed.Bin.Trim()] = bin = await HeldBin(warehouse, typed.Bin, ct);
                    refusals.AddRange(bin.Refusals.Select(r => r.At(at + "Bin")));
                    own = bin.Ok ? bin.Value : null;
                }
                came.Add(new(line, item, tracked ? await returns.LotOf(item, code, ct) : known[0].Lot, quantity, own));
            }
        }
        return refusals.Count > 0 ? refusals : came;
    }

    /// <summary>What came of each line, in its unit; refused where it is more than the customer had, or makes no whole kits.</summary>
    private static List<Refusal> Count(SalesReturn made, List<Came> came, ReturnPlan plan)
    {
        var refusals = new List<Refusal>();
        foreach (var line in made.Lines)
        {
            var parts = came.Where(c => c.Line == line).ToList();
            var counted = parts.Count == 0 ? Quantity.Zero(line.Quantity.Unit) : plan.Parts.Counted(plan.Order.Lines.Single(l => l.Id == line.OrderLineId), parts.GroupBy(c => c.Item).ToDictionary(g => g.Key, g => g.Sum(c => c.Quantity.Millionths)));
            var delivered = plan.Delivery.Lines.Single(l => l.Id == line.DeliveryLineId);
            if (!counted.Ok)
                refusals.AddRange(counted.Refusals.Select(r => r.At("Parts")));
            else if (counted.Value > plan.Returnable(delivered))
                refusals.Add(plan.TooMuch(delivered, "Parts"));
            else
                line.Quantity = counted.Value;
        }
        return refusals;
    }

    /// <summary>Each at the cost of the very issue it left by; what a supplier shipped at its share of what that cost. Shares, in any order, add up to the whole.</summary>
    private static IEnumerable<StockLine> Moves(List<Came> came, IReadOnlyList<StillOut> stillOut, ReturnPlan plan, Currency books, Id<Warehouse> warehouse, Id<Bin> usual)
    {
        var left = stillOut.ToDictionary(o => o.Move, o => o.Quantity.Millionths);
        foreach (var part in came)
        {
            var missing = part.Quantity.Millionths;
            foreach (var issue in stillOut.Where(o => o.Item == part.Item && o.Lot == part.Lot))
            {
                var now = Math.Min(missing, left[issue.Move]);
                if (now == 0)
                    continue;
                (missing, left[issue.Move]) = (missing - now, left[issue.Move] - now);
                yield return new()
                {
                    Item = part.Item, Quantity = part.Quantity with { Millionths = now }, Warehouse = warehouse, Bin = part.Bin ?? usual, Lot = part.Lot.Value == 0 ? null : part.Lot,
                    Basis = CostBasis.Return, ReturnOf = issue.Move, Against = AccountRole.CostOfSales,
                };
            }
            if (missing == 0 || plan.Delivery.SupplierId is null)
                continue;
            var from = plan.Of(part.Line);
            var whole = plan.Parts.Of(plan.Sold(from), from.Quantity).Single().Quantity.Millionths;
            var before = from.TakenIn;
            from.TakenIn += missing;
            yield return new()
            {
                Item = part.Item, Quantity = part.Quantity with { Millionths = missing }, Warehouse = warehouse, Bin = part.Bin ?? usual, Lot = part.Lot.Value == 0 ? null : part.Lot,
                Basis = CostBasis.Given, Cost = Money.OfMinor(Share(from.TakenIn) - Share(before), books), Against = AccountRole.CostOfSales,
            };

            long Share(long millionths) => (long)Rounding.HalfUp.Round((decimal)from.CostMinor * millionths / whole);
        }
    }

    private async Task<Result<Id<Bin>>> HeldBin(Id<Warehouse> warehouse, string typed, CancellationToken ct)
    {
        var code = Digits.ToAscii(typed).Trim().ToUpperInvariant();
        return await db.All.Set<Bin>().AsNoTracking().SingleOrDefaultAsync(b => b.WarehouseId == warehouse && b.Active && b.Code == code, ct) is not { } bin ? Refusal.NotFound(Words.Bin, code)
            : bin.Status != LotStatus.Available ? bin.Id
            : new Refusal("return.bin-available", new Text("棚 {0} の品は引当・出庫されるため、検品前の返品は置けません。", "货位{0}的货物会被预留和出库，不能存放未检验的退货。", "What lies in bin {0} is promised and picked, so nothing uninspected goes there.").With(code),
                new Text("検査待ちの棚を選ぶか、倉庫の設定でこの棚を検査待ちにしてください。", "请选择待检货位，或在仓库设置中将此货位设为待检。", "Choose a bin in quarantine, or make this one so on the page of the warehouses.")) { Href = $"/inventory/warehouses?w={warehouse}" };
    }
}
