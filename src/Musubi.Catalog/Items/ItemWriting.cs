using Musubi.Catalog.Barcodes;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Writes a draft that has been checked into an item. Parts that stay keep their rows, so that the trail shows only what changed.</summary>
internal static class ItemWriting
{
    public static void Take(this Item item, ItemDraft draft, IdSource ids)
    {
        if (draft.Code.Trim().Length > 0)
            item.Code = Digits.ToAscii(draft.Code).Trim();
        item.Kind = draft.Kind;
        item.Names = draft.Names.Tidy();
        item.Reading = Kana.ToFullWidth(draft.Reading).Trim();
        item.Description = draft.Description.Trim();
        item.CategoryId = draft.Category;
        item.BaseUnit = draft.BaseUnit;
        item.BaseDecimals = draft.BaseDecimals ?? ItemUnits.Usual(draft.BaseUnit);
        item.SalesUnit = draft.SalesUnit ?? draft.BaseUnit;
        item.PurchaseUnit = draft.PurchaseUnit ?? draft.BaseUnit;
        item.StockUnit = draft.StockUnit ?? draft.BaseUnit;
        item.Minimum = draft.Minimum ?? 0;
        item.Multiple = draft.Multiple ?? 0;
        item.PostingGroup = draft.PostingGroup.Trim();
        item.Tracking = draft.Tracking;
        (item.Weight, item.Length, item.Width, item.Height) = (draft.Weight, draft.Length, draft.Width, draft.Height);
        item.Origin = draft.Origin.Trim().ToUpperInvariant();
        item.HsCode = ItemRules.Hs(draft.HsCode);

        Match(item.Packs, draft.Packs, (p, d) => p.Unit == d.Meant, d => new ItemPack { Id = ids.Next<ItemPack>(), ItemId = item.Id, Unit = d.Meant!.Value }, (p, d, i) =>
        {
            _ = Rational.TryParse(d.Factor, out var factor);
            (p.Position, p.Factor, p.Decimals) = (i, factor, d.Decimals ?? ItemUnits.Usual(p.Unit));
        });
        Match(item.Barcodes, draft.Barcodes, (b, d) => b.Key == CatalogFacts.KeyOf(d) && b.Kind == KindOf(d),
            d => new ItemBarcode { Id = ids.Next<ItemBarcode>(), ItemId = item.Id, Kind = KindOf(d), Code = Digits.ToAscii(d.Code).Trim(), Key = CatalogFacts.KeyOf(d) },
            (b, d, _) => b.Unit = d.Unit ?? draft.BaseUnit);
        Match(item.Taxes, draft.Taxes, (t, d) => t.Country == CountryOf(d) && t.From == FromOf(d),
            d => new ItemTax { Id = ids.Next<ItemTax>(), ItemId = item.Id, Country = CountryOf(d), From = FromOf(d) },
            (t, d, _) => t.Category = d.Category);
        Match(item.Components, draft.Components, (c, d) => c.ComponentId == d.Item && c.Quantity.Unit == d.Unit,
            d => new ItemComponent { Id = ids.Next<ItemComponent>(), ItemId = item.Id, ComponentId = d.Item!.Value },
            (c, d, i) => (c.Position, c.Quantity) = (i, Quantity.Of(d.Quantity!.Value, d.Unit!.Value)));
        Match(item.PartyCodes, draft.PartyCodes, (c, d) => c.PartyId == d.Party && c.Code == d.Code.Trim(),
            d => new PartyItemCode { Id = ids.Next<PartyItemCode>(), ItemId = item.Id, PartyId = d.Party!.Value, Code = d.Code.Trim() },
            (c, d, _) => c.Name = d.Name.Trim());
    }

    private static BarcodeKind KindOf(ItemDraft.Barcode draft) => draft.Kind ?? Gtin.KindOf(Digits.ToAscii(draft.Code).Trim());
    private static string CountryOf(ItemDraft.Tax draft) => draft.Country.Trim().ToUpperInvariant();
    private static DateOnly FromOf(ItemDraft.Tax draft) => draft.From ?? DateOnly.MinValue;

    /// <summary>Brings stored rows in step with drafted ones: what both have is updated, the rest added or removed.</summary>
    private static void Match<TRow, TDraft>(List<TRow> rows, IReadOnlyList<TDraft> drafts, Func<TRow, TDraft, bool> same, Func<TDraft, TRow> make, Action<TRow, TDraft, int> set)
    {
        var left = rows.ToList();
        for (var i = 0; i < drafts.Count; i++)
        {
            var at = left.FindIndex(r => same(r, drafts[i]));
            var row = at < 0 ? make(drafts[i]) : left[at];
            if (at < 0)
                rows.Add(row);
            else
                left.RemoveAt(at);
            set(row, drafts[i], i + 1);
        }
        rows.RemoveAll(left.Contains);
    }
}
