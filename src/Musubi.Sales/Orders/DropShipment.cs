using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Sales.Orders;

/// <summary>A line that a supplier ships straight to the customer (直送 / 供应商直发).</summary>
/// <param name="Name">Of the supplier, as the order says it.</param>
/// <param name="Cost">Of one unit of the line, in the currency of the books; null where nobody has said it.</param>
public sealed record DropShipment(long Supplier, string Name, decimal? Cost);

/// <summary>
/// Which lines suppliers ship, and at what cost: what was typed, else what was agreed before, else the item's standard cost of the day. Only goods that leave as they are: a service is not shipped, and
/// of a kit one supplier has this part and another that one, so its parts are lines of their own.
/// </summary>
internal sealed class DropShipments(SalesDb db, PartyLookup parties, ItemLookup items, CompanyProfile company, CurrentAct act)
{
    private const decimal MostCost = 1_000_000_000;

    private sealed record KnownSupplier(long Id, string Code, string Name, bool IsActive, bool Supplies);

    /// <summary>For each line who ships it; nothing at all where no line names a supplier.</summary>
    /// <param name="stored">The lines as they were saved.</param>
    public async Task<(IReadOnlyList<DropShipment?> Lines, IReadOnlyList<Refusal> Refusals)> Of(IReadOnlyList<PricedLineDraft> drafts, IReadOnlyDictionary<Id<Item>, ItemCard> cards, IReadOnlyCollection<SalesOrderLine> stored, DateOnly date, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (!drafts.Any(d => d is OrderedLineDraft { IsBySupplier: true }))
            return ([], refusals);
        drafts = await WithUsual(drafts, ct);
        var suppliers = await Suppliers([.. drafts.OfType<OrderedLineDraft>().Select(d => d.Supplier?.Value).OfType<long>().Distinct()], ct);
        var books = (await company.Get(ct)).Currency;
        var standard = await items.Costs([.. drafts.Where(d => d is OrderedLineDraft { IsBySupplier: true }).Select(d => d.Item).OfType<Id<Item>>().Distinct()], date, ct);
        var left = stored.Where(l => l.SupplierId is not null).OrderBy(l => l.Position).ToList();
        var lines = new DropShipment?[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i] is not OrderedLineDraft { IsBySupplier: true } draft)
                continue;
            var at = $"Lines[{i}].";
            if (draft.Supplier is not { } chosen)
                refusals.Add(Refusal.Missing(at + "Supplier", Words.Supplier));
            else if (!suppliers.TryGetValue(chosen.Value, out var supplier))
                refusals.Add(Refusal.NotFound(Words.Supplier, chosen).At(at + "Supplier"));
            else if (WhyNot(supplier, at + "Supplier") is { } no)
                refusals.Add(no);
            else if (draft.Item is { } item && cards.TryGetValue(item, out var card))
            {
                var (unit, kept) = (UnitOf(card, draft), Take(left, draft, supplier, UnitOf(card, draft)));
                if (WhyNot(card, at + "Supplier") is { } odd)
                    refusals.Add(odd);
                else if (draft.SupplierCost is { } typed && typed != kept?.SupplierCost && WhyNot(typed, draft.CostStands, books, at + "SupplierCost") is { } wrong)
                    refusals.Add(wrong);
                else
                    lines[i] = new(kept?.SupplierId ?? supplier.Id, kept?.SupplierName ?? supplier.Name, draft.SupplierCost ?? kept?.SupplierCost ?? Standard(card, unit));
            }
        }
        return (lines, refusals);

        decimal? Standard(ItemCard card, Unit? unit) =>
            unit is { } of && standard.TryGetValue(card.Id, out var cost) && cost.Currency == books && card.Units.TryFactor(of, card.Units.Base, out var factor)
                ? Rounding.HalfUp.Round(cost.Cost * factor.Numerator / factor.Denominator, 6) : null;
    }

    /// <summary>Lines that a supplier ships, with the item's usual one where none is named: who shipped it last, else the only supplier that has a number of its own for it.</summary>
    private async Task<IReadOnlyList<PricedLineDraft>> WithUsual(IReadOnlyList<PricedLineDraft> drafts, CancellationToken ct)
    {
        var open = drafts.Where(d => d is OrderedLineDraft { IsBySupplier: true, Supplier: null, Item: not null }).Select(d => d.Item!.Value).Distinct().ToList();
        if (open.Count == 0)
            return drafts;
        var wanted = open.ConvertAll(i => i.Value);
        var newest = db.All.Set<SalesOrderLine>().Where(l => EF.Parameter(wanted).Contains(l.ItemId) && l.SupplierId != null).GroupBy(l => l.ItemId).Select(g => g.Max(l => (long)(object)l.Id));
        var last = await db.All.Set<SalesOrderLine>().Where(l => newest.Contains((long)(object)l.Id)).Select(l => new { l.ItemId, l.SupplierId }).ToDictionaryAsync(l => l.ItemId, l => l.SupplierId!.Value, ct);
        var named = await db.All.Set<PartyItemCode>().AsNoTracking().Where(c => open.Contains(c.ItemId)).Select(c => new { c.ItemId, c.PartyId }).Distinct().ToListAsync(ct);
        var suppliers = (await Suppliers([.. named.Select(n => n.PartyId).Concat(last.Values).Distinct()], ct)).Where(s => s.Value is { IsActive: true, Supplies: true }).Select(s => s.Key).ToHashSet();
        // Who no longer ships anything is nobody's usual supplier.
        foreach (var (item, _) in last.Where(l => !suppliers.Contains(l.Value)).ToList())
            last.Remove(item);
        foreach (var item in named.Where(n => suppliers.Contains(n.PartyId)).GroupBy(n => n.ItemId.Value).Where(g => g.Count() == 1 && !last.ContainsKey(g.Key)))
            last[item.Key] = item.Single().PartyId;
        return [.. drafts.Select(d => d is OrderedLineDraft { IsBySupplier: true, Supplier: null, Item: { } item } line && last.TryGetValue(item.Value, out var usual) ? line with { Supplier = new(usual) } : d)];
    }

    /// <summary>Why an order is not promised: what it will cost is not known.</summary>
    public static Refusal CostMissing(string item, string supplier) => new("sales.supplier-cost-missing",
        new Text("{0}（{1}から直送）の仕入単価が決まっていません。", "{0}（由{1}直发）尚未确定采购单价。", "What {1} charges for {0} is not known.").With(item, supplier),
        new Text("仕入先と合意した単価を、原価を閲覧できる人に入力してもらってください。", "请由可查看成本的人录入与供应商约定的单价。", "Have somebody who may see costs type what was agreed with the supplier."), Kind: RefusalKind.Conflict);

    private static Unit? UnitOf(ItemCard card, OrderedLineDraft draft) => string.IsNullOrWhiteSpace(draft.Unit) ? card.SalesUnit : OrderPricing.UnitOf(card, draft.Unit.Trim());

    /// <summary>The stored line that a draft is, with the cost agreed for it; each is found once.</summary>
    private static SalesOrderLine? Take(List<SalesOrderLine> left, OrderedLineDraft draft, KnownSupplier supplier, Unit? unit)
    {
        var found = left.Find(l => l.ItemId == draft.Item!.Value.Value && (l.SupplierId == draft.Supplier!.Value.Value || l.SupplierId == supplier.Id) && l.Quantity.Unit == unit && (draft is not ChangedLineDraft { Id: { } id } || l.Id == id));
        if (found is not null)
            left.Remove(found);
        return found;
    }

    /// <summary>By the ids they are asked by; one that was merged is the one it was merged into.</summary>
    private async Task<Dictionary<long, KnownSupplier>> Suppliers(List<long> ids, CancellationToken ct)
    {
        var cards = await parties.Cards(ids, ct);
        var known = cards.Values.Select(c => c.Id).Distinct().ToList();
        var supply = await db.All.Set<Party>().Where(p => known.Contains(p.Id) && p.Roles.Any(r => r.Role == PartyRole.Supplier)).Select(p => p.Id).ToListAsync(ct);
        return cards.ToDictionary(c => c.Key, c => new KnownSupplier(c.Value.Id.Value, c.Value.Code, c.Value.Name, c.Value.Active, supply.Contains(c.Value.Id)));
    }

    private static Refusal? WhyNot(KnownSupplier supplier, string field) =>
        !supplier.Supplies ? new("sales.not-a-supplier", new Text("{0} {1}は仕入先ではありません。", "{0} {1}不是供应商。", "{0} {1} is not a supplier.").With(supplier.Code, supplier.Name),
            new Text("仕入先を選ぶか、取引先のページで「仕入先」の役割を付けてください。", "请选择供应商，或在往来单位页面赋予“供应商”角色。", "Choose a supplier, or give it that role on its page."), field) { Href = $"/parties/{supplier.Id}" }
        : !supplier.IsActive ? new("sales.supplier-inactive", new Text("{0} {1}は使用停止中です。", "{0} {1}已停用。", "{0} {1} is no longer in use.").With(supplier.Code, supplier.Name),
            new Text("別の仕入先を選んでください。", "请选择其他供应商。", "Choose another supplier."), field)
        : null;

    private static Refusal? WhyNot(ItemCard card, string field) => card.Kind switch
    {
        ItemKind.Service => new("sales.supplier-service", new Text("{0}はサービスのため、直送にできません。", "{0}是服务，不能直发。", "{0} is a service, which nobody ships.").With(card.Code),
            new Text("仕入先を空欄にしてください。", "请将供应商留空。", "Leave the supplier empty."), field),
        ItemKind.Kit => new("sales.supplier-kit", new Text("{0}はセット品のため、そのままでは直送にできません。", "{0}是套装，不能整套直发。", "{0} is a kit, and is not shipped by a supplier as such.").With(card.Code),
            new Text("構成品を一行ずつ入力し、それぞれに仕入先を指定してください。", "请将组成件逐行录入，并分别指定供应商。", "Enter its parts as lines of their own, each with its supplier."), field),
        _ => null,
    };

    private Refusal? WhyNot(decimal cost, bool stands, Currency books, string field) =>
        !stands && !act.Actor.May(CatalogPermission.SeeCost) ? new("sales.supplier-cost-hidden", new Text("仕入単価を入力する権限がありません。", "您无权录入采购单价。", "You may not set what a supplier charges."),
            new Text("空欄にすると標準原価になります。別の単価は、原価を閲覧できる人に入力してもらってください。", "留空则采用标准成本；其他单价请由可查看成本的人录入。", "Left empty, it is the standard cost; have somebody who may see costs type another."), field)
        : cost < 0 || cost > MostCost || Rounding.HalfUp.Round(cost, 6) != cost ? new("sales.supplier-cost", new Text("仕入単価 {0} は使えません。", "采购单价 {0} 无效。", "A supplier does not charge {0}.").With(cost),
            new Text("0以上、小数6桁までの{0}の単価を入力してください。", "请输入0以上、最多6位小数的{0}单价。", "Type a price in {0} from 0, with six decimals at most.").With(books.Code), field)
        : null;
}
