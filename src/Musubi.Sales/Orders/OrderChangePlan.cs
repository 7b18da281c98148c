using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Orders;

/// <summary>A line of a confirmed order as it shall be.</summary>
public sealed record ChangedLineDraft : OrderedLineDraft
{
    /// <summary>The line it is; empty for one that is added.</summary>
    public Id<SalesOrderLine>? Id { get; init; }
}

/// <summary>What a change of a confirmed order would come to. Asked by the preview and by the act.</summary>
internal sealed class OrderChangePlans(SalesDb db, OrderPrices prices, DropShipments shipments, ItemLookup items, Clock clock)
{
    public async Task<OrderChangePlan> Of(SalesOrder order, IReadOnlyList<ChangedLineDraft> drafts, CancellationToken ct)
    {
        var picking = await Picking.Of(db, order.Id, ct);
        (drafts, _) = await prices.Known(drafts, order.CustomerId, ct);
        var stays = OrderChangePlan.Match(order, drafts);
        var cards = await items.Cards(order.Lines.Select(l => new Id<Item>(l.ItemId)), ct);
        var staying = drafts.Select((d, i) => stays[i] is { } line ? d with { Unit = line.Quantity.Unit.Code } : d).ToList();
        // A line keeps its price, a fact; what is added or typed anew is priced by the rules of today. What is shipped by another from now on keeps its price too, over another floor.
        var sources = await shipments.Of([.. staying.Select((d, i) => stays[i] is null ? d with { ShippedBy = ShippedBy.Stock } : d)], cards, order.Lines, clock.Today, ct);
        var moved = Enumerable.Range(0, drafts.Count).Where(i => stays[i] is { } line && (sources.Lines.Count == 0 ? null : sources.Lines[i]) != line.Shipment && !sources.Refusals.Any(r => r.Field!.StartsWith($"Lines[{i}].", StringComparison.Ordinal))).ToList();
        var anew = Enumerable.Range(0, drafts.Count).Where(i => stays[i] is not { } line || OrderChangePlan.IsRetyped(line, drafts[i]) || moved.Contains(i)).ToList();
        var priced = anew.Count == 0 ? null : await prices.Of([.. anew.Select(i => stays[i] is { } line && moved.Contains(i) && !OrderChangePlan.IsRetyped(line, drafts[i]) ? OrderChangePlan.AtItsPrice(line, staying[i]) : staying[i])], order.CustomerId, order.Currency, clock.Today, ct, order.Lines);
        return OrderChangePlan.Of(order, drafts, stays, anew, moved, priced, cards, picking, sources.Refusals);
    }
}

/// <summary>What deliveries under way are gathering of an order, by line, and which they are.</summary>
internal sealed record Picking(ILookup<Id<SalesOrderLine>, Quantity> Lines, IReadOnlyList<(Id<SalesOrderLine> Line, Id<Delivery> Delivery, string Number)> By)
{
    public static async Task<Picking> Of(SalesDb db, Id<SalesOrder> order, CancellationToken ct)
    {
        var under = await db.Deliveries.Where(d => d.OrderId == order && (d.State == DeliveryState.Picking || d.State == DeliveryState.Requested)).OrderBy(d => d.Id).SelectMany(d => d.Lines, (d, l) => new { d.Id, d.Number, l.OrderLineId, l.Quantity }).ToListAsync(ct);
        return new(under.ToLookup(l => l.OrderLineId, l => l.Quantity), [.. under.OrderBy(l => l.Id).Select(l => (l.OrderLineId, l.Id, l.Number))]);
    }

    public Quantity Sum(SalesOrderLine line) => Quantity.Sum(Lines[line.Id], line.Quantity.Unit);
}

/// <param name="Stays">For each draft line the line it is; null where it is added.</param>
/// <param name="Anew">For each draft line whether its price is made anew.</param>
/// <param name="Moved">For each draft line whether another ships it from now on, or at another cost.</param>
/// <param name="Gone">Lines that are no longer there.</param>
internal sealed record OrderChangePlan(IReadOnlyList<SalesOrderLine?> Stays, IReadOnlyList<bool> Anew, IReadOnlyList<bool> Moved, PricedOrder Priced, IReadOnlyList<SalesOrderLine> Gone, Picking Picking)
{
    /// <summary>Every line is what it was.</summary>
    public bool ChangesNothing(IReadOnlyList<ChangedLineDraft> drafts, DateOnly? needed) => Gone.Count == 0 && Enumerable.Range(0, drafts.Count).All(i =>
        Stays[i] is { } line && Priced.Lines[i] is { } priced && !Moved[i] && priced.Quantity == line.Quantity && priced.Net == line.Net && (!Anew[i] || priced.UnitPrice == line.UnitPrice) && (drafts[i].Needed ?? needed) == line.Needed);

    /// <summary>A line typed with another item is another line.</summary>
    public static IReadOnlyList<SalesOrderLine?> Match(SalesOrder order, IReadOnlyList<ChangedLineDraft> drafts)
    {
        var left = order.Lines.ToDictionary(l => l.Id);
        return [.. drafts.Select(d => d.Id is { } id && left.GetValueOrDefault(id) is { } line && d.Item is { } item && item.Value == line.ItemId && left.Remove(id) ? line : null)];
    }

    public static bool IsRetyped(SalesOrderLine line, ChangedLineDraft draft) =>
        draft.Price is { } typed && (typed != line.UnitPrice || (line.PriceTyped && (draft.Reason?.Trim() ?? "") != (PriceTrace.Read(line.PriceTrace)?.Reason ?? "")));

    /// <summary>The line at the price it has: it is asked only what lies below its floor now.</summary>
    public static ChangedLineDraft AtItsPrice(SalesOrderLine line, ChangedLineDraft draft) =>
        draft with { Price = line.UnitPrice, Reason = PriceTrace.Read(line.PriceTrace)?.Reason is { Length: > 0 } reason ? reason : "=" };

    public static OrderChangePlan Of(SalesOrder order, IReadOnlyList<ChangedLineDraft> drafts, IReadOnlyList<SalesOrderLine?> stays, List<int> anew, List<int> moved, PricedOrder? priced, IReadOnlyDictionary<Id<Item>, ItemCard> cards, Picking picking, IReadOnlyList<Refusal> sources)
    {
        var refusals = new List<Refusal>(sources);
        var lines = drafts.Select((draft, i) =>
        {
            var at = $"Lines[{i}]";
            if (anew.IndexOf(i) is >= 0 and var n)
            {
                var found = priced!.Refusals.Where(r => r.Field?.StartsWith($"Lines[{n}].", StringComparison.Ordinal) == true).Select(r => r.At(at + r.Field![(r.Field!.IndexOf(']', StringComparison.Ordinal) + 1)..])).ToList();
                refusals.AddRange(found);
                if (found.Count > 0)
                    return null;
                if (stays[i] is { } typed && WhyNot(typed, draft, cards[new(typed.ItemId)], picking, at, retyped: IsRetyped(typed, draft)) is { Count: > 0 } why)
                {
                    refusals.AddRange(why);
                    return null;
                }
                if (stays[i] is null && draft.Id is { } gone && !order.Lines.Exists(l => l.Id == gone))
                {
                    refusals.Add(new("sales.line-gone", new Text("この明細はもう受注にありません。", "此明细已不在订单中。", "This line is no longer on the order."), new Text("行を消して、必要なら入力し直してください。", "请删除该行，需要时重新录入。", "Remove it, and type it again if it is wanted."), at + ".Item", RefusalKind.Conflict));
                    return null;
                }
                if (stays[i] is { } source && moved.Contains(i) && priced.Lines[n]!.Shipment?.Supplier != source.SupplierId && WhyNotMove(source, picking, at + ".Supplier") is { } under)
                {
                    refusals.Add(under);
                    return null;
                }
                if (stays[i] is { } dear && moved.Contains(i) && !IsRetyped(dear, draft))
                    return priced.Lines[n]! with { Price = Kept(order, dear) with { Floor = priced.Lines[n]!.Price.Floor, BelowFloor = priced.Lines[n]!.Price.BelowFloor }, TaxRate = Rate.OfFraction(dear.TaxRate), TaxCategory = dear.TaxCategory };
                // Another price, not another tax: the rate stays that of the order's day.
                return stays[i] is { } same ? priced.Lines[n]! with { TaxRate = Rate.OfFraction(same.TaxRate), TaxCategory = same.TaxCategory } : priced.Lines[n];
            }
            var line = stays[i]!;
            var card = cards[new(line.ItemId)];
            if (WhyNot(line, draft, card, picking, at, retyped: false) is { Count: > 0 } reasons)
            {
                refusals.AddRange(reasons);
                return null;
            }
            var quantity = Quantity.Of(draft.Quantity!.Value, line.Quantity.Unit, Rounding.HalfUp);
            return new PricedLine(card, quantity, Kept(order, line), Rate.OfFraction(line.TaxRate), Money.Of(line.UnitPrice * quantity.Value, line.Net.Currency, Rounding.HalfUp)) { TaxCategory = line.TaxCategory, Shipment = line.Shipment };
        }).ToList();
        var removed = order.Lines.Where(l => !stays.Contains(l)).OrderBy(l => l.Position).ToList();
        refusals.AddRange(removed.Select(l => WhyNotRemove(l, picking)).OfType<Refusal>());
        return new(stays, [.. drafts.Select((d, i) => stays[i] is not { } line || IsRetyped(line, d))], [.. drafts.Select((_, i) => moved.Contains(i))], new(lines, OrderTotals.Of(lines.OfType<PricedLine>().Select(l => l.Taxable), order.Net.Currency), [.. refusals.DistinctBy(r => (r.Code, r.Field, r.What.Ja))]), removed, picking);
    }

    private static PriceTrace Kept(SalesOrder order, SalesOrderLine line) =>
        PriceTrace.Read(line.PriceTrace) ?? new() { Amount = line.UnitPrice, Currency = line.Net.Currency, Unit = line.Quantity.Unit, Quantity = line.Quantity.Value, Date = order.Date };

    /// <summary>From stock to a supplier, or to another, a line goes whole: what has left or is on its way has a source already.</summary>
    private static Refusal? WhyNotMove(SalesOrderLine line, Picking picking, string field)
    {
        if (!line.Delivered.IsZero)
            return new("sales.source-delivered", new Text("{0}は {1} が出荷済のため、出荷元を変えられません。", "{0}已发货 {1}，不能更改发货方。", "{1} of {0} have left, so who ships it stays.").With(line.ItemCode, line.Delivered),
                new Text("残りを減らし、別の行として入力してください。", "请减少剩余数量，另录一行。", "Take the rest off this line, and enter it on a line of its own."), field, RefusalKind.Conflict);
        if (picking.Sum(line).IsZero)
            return null;
        var by = picking.By.First(p => p.Line == line.Id);
        return new("sales.source-under-way", new Text("{0}は出荷 {1} で手配中です。", "{0}已由发货单 {1} 安排。", "{0} is under way with delivery {1}.").With(line.ItemCode, by.Number),
            new Text("その出荷を取り消してから、出荷元を変えてください。", "请先取消该发货单，再更改发货方。", "Cancel that delivery, then change who ships it."), field, RefusalKind.Conflict) { Href = $"/sales/deliveries/{by.Delivery}" };
    }

    private static List<Refusal> WhyNot(SalesOrderLine line, ChangedLineDraft draft, ItemCard card, Picking picking, string at, bool retyped)
    {
        if (draft.Unit?.Trim() is { Length: > 0 } unit && OrderPricing.UnitOf(card, unit) != line.Quantity.Unit)
            return [new("sales.unit-stays", new Text("{0}の単位は {1} のまま変えられません。", "{0}的单位为 {1}，不能更改。", "{0} was ordered in {1}, which stays.").With(line.ItemCode, line.Quantity.Unit.Symbol), new Text("この行を消し、別の行として入力してください。", "请删除该行，另行录入。", "Remove this line, and add another."), at + ".Unit")];
        if (draft.Quantity is not { } count)
            return [Refusal.Missing(at + ".Quantity", Words.Quantity)];
        if (count <= 0)
            return [OrderPricing.NotPositive(count, at)];
        if (count > Money.Largest)
            return [Refusal.TooLarge(at + ".Quantity", Words.Quantity, count, Money.Largest)];
        if (!retyped && line.UnitPrice * count > Money.Largest)
            return [Refusal.TooLarge(at + ".Quantity", Words.Amount, line.UnitPrice * count, Money.Largest)];
        if (card.Units.WhyNot(count, line.Quantity.Unit, at + ".Quantity") is { } tooFine)
            return [tooFine];
        var quantity = Quantity.Of(count, line.Quantity.Unit, Rounding.HalfUp);
        if (quantity > line.Quantity && !card.Active)
            return [OrderPricing.NotSold(card, at)];
        List<Refusal> reasons = [];
        if (quantity < line.Quantity && WhyNotLess(line, quantity, picking, at + ".Quantity") is { } tooFew)
            reasons.Add(tooFew);
        if (retyped && (!line.Billed.IsZero || !line.TakenOff.IsZero))
            reasons.Add(new("sales.price-billed", new Text("{0}は {1} が請求済のため、単価を変えられません。", "{0}已开票 {1}，不能修改单价。", "{1} of {0} have been billed, so its price stays.").With(line.ItemCode, line.Billed + line.TakenOff),
                new Text("残りを別の行にするか、請求を赤伝で直してください。", "请将剩余数量另设一行，或用红字冲销更正账单。", "Put the rest on a line of its own, or credit what was billed."), at + ".Price", RefusalKind.Conflict));
        return reasons;
    }

    /// <summary>What has happened of a line stays ordered: what left, is being gathered, was let go, or was billed.</summary>
    private static Refusal? WhyNotLess(SalesOrderLine line, Quantity quantity, Picking picking, string field)
    {
        var under = picking.Sum(line);
        var (gone, billed) = (line.Delivered - line.Replaced + line.Dropped, line.Billed + line.TakenOff + line.Dropped);
        var least = Quantity.Min(Quantity.Max(gone + under, billed), line.Quantity);
        if (quantity >= least)
            return null;
        if (quantity < gone)
            return line.Returned.IsZero
                ? new("sales.below-delivered", new Text("{0}は {1} が出荷または打切り済です。", "{0}已发货或关闭 {1}。", "Of {0}, {1} were delivered or let go.").With(line.ItemCode, gone),
                    new Text("{0} 以上にしてください。出荷した分は返品で戻します。", "请输入不少于 {0} 的数量。已发部分请做退货。", "Keep at least {0}; what was delivered comes back as a return.").With(least), field, RefusalKind.Conflict)
                : new("sales.below-returned", new Text("{0}は {1} を出荷し、うち {2} が返品されています。", "{0}已发货 {1}，其中已退 {2}。", "Of {0}, {1} were delivered, and {2} of them came back.").With(line.ItemCode, gone, line.Returned),
                    new Text("{0} 以上にしてください。返品された分は返品の精算で処理済です。", "请输入不少于 {0} 的数量。退回部分已在退货结算中处理。", "Keep at least {0}; what came back is settled by its return.").With(least), field, RefusalKind.Conflict);
        if (quantity < billed)
            return new("sales.below-billed", new Text("{0}は {1} まで請求済です。", "{0}已开票至 {1}。", "{0} has been billed up to {1}.").With(line.ItemCode, billed),
                new Text("{0} 以上にするか、請求を赤伝で取り消してから減らしてください。", "请输入不少于 {0} 的数量，或先冲红账单再减少。", "Keep at least {0}, or credit the bill first.").With(least), field, RefusalKind.Conflict);
        var by = picking.By.First(p => p.Line == line.Id);
        return new("sales.below-picked", new Text("{0}は {1} を出荷 {2} で手配中です。", "{0}有 {1} 正由发货单 {2} 安排。", "Of {0}, {1} are under way with delivery {2}.").With(line.ItemCode, under, by.Number),
            new Text("{0} 以上にするか、その出荷を取り消してください。", "请输入不少于 {0} 的数量，或取消该发货单。", "Keep at least {0}, or cancel that delivery.").With(least), field, RefusalKind.Conflict) { Href = $"/sales/deliveries/{by.Delivery}" };
    }

    private static Refusal? WhyNotRemove(SalesOrderLine line, Picking picking) => line.IsUntouched && picking.Sum(line).IsZero ? null : new("sales.line-touched",
        new Text("{0}は出荷 {1}、準備中 {2}、請求 {3} のため、行を消せません。", "{0}已发货 {1}、备货中 {2}、已开票 {3}，不能删除该行。", "{0} cannot be removed: {1} delivered, {2} being gathered, {3} billed.").With(line.ItemCode, line.Delivered, picking.Sum(line), line.Billed),
        new Text("行を戻し、数量を残る分まで減らしてください。", "请恢复该行，将数量减至剩余部分。", "Put the line back, and lower its quantity to what remains."), Kind: RefusalKind.Conflict);
}
