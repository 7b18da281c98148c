using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports;
using Musubi.Pricing.Lists;

namespace Musubi.Pricing.Rules;

/// <summary>Prices from files: each row a rule of a list that is there. What the list of price rules exports, this reads back without a change.</summary>
internal sealed class PriceImport : ImportTarget
{
    private const decimal Dearest = 1_000_000_000;

    public override string Name => "prices";
    public override Text Title => Words.Prices;
    public override string Permission => PricingPermission.Import;
    public override string Icon => "tags";
    public override string Href => "/pricing/rules";
    public override Type Root => typeof(PriceRule);
    public override string KeyField => "list";

    /// <summary>A list, a subject, a unit, a quantity and a first day are one rule.</summary>
    public override string KeyOf(ImportLine line) => line["list"].Length == 0 ? ""
        : string.Join('|', new[] { "list", "item", "group", "unit", "least", "from" }.Select(f => Digits.ToAscii(line[f]).Trim().ToUpperInvariant()));

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("list", Words.ListCode, "価格表", "单价表", "Price list", "List code") { Required = true, Sample = Text.Same("TIER-A") },
        new("item", Words.ItemCode, "品番", "商品コード", "货号", "料号", "SKU", "Item no.") { Sample = Text.Same("BRG-6204-ZZ") },
        new("group", Words.GroupCode, "分類", "类别", "Category", "Group"),
        new("least", Words.Least, "数量", "最低数量", "数量起", "Minimum quantity", "Break"),
        new("unit", Words.Unit, "数量単位", "计量单位", "UOM"),
        new("price", Words.Price, "販売単価", "价格", "Price", "Net price") { Sample = Text.Same("380") },
        new("rate", Words.RatePercent, "掛率", "折扣率", "折扣", "Rate", "Percent"),
        new("from", Words.FirstDay, "開始日", "开始日期", "Valid from", "From") { Sample = Text.Same("2026-04-01") },
        new("until", Words.LastDay, "終了日", "结束日期", "Valid to", "Until"),
    ];

    private sealed record Known(IReadOnlyDictionary<string, PriceList> Lists, IReadOnlyDictionary<string, Category> Groups);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var db = new PricingDb(batch.Db);
        var known = await batch.Memory.Once(async () => new Known(
            (await db.Lists.AsNoTracking().ToListAsync(ct)).ToDictionary(l => Fold(l.Code), StringComparer.Ordinal),
            (await batch.Db.Set<Category>().AsNoTracking().ToListAsync(ct)).ToDictionary(c => Fold(c.Code), StringComparer.Ordinal)));
        var codes = batch.Lines.Select(l => Item.KeyOf(l["item"])).Where(c => c.Length > 0).Distinct().ToList();
        var ids = await batch.Db.Set<Item>().AsNoTracking().Where(i => codes.Contains(i.CodeKey)).Select(i => new { i.CodeKey, i.Id }).ToDictionaryAsync(i => i.CodeKey, i => i.Id, StringComparer.Ordinal, ct);
        var cards = await batch.Services.GetRequiredService<ItemLookup>().Cards(ids.Values, ct);
        var rows = batch.Lines.Select(line => Read(line, known, ids, cards, batch)).ToList();

        var lists = rows.Select(r => r.Rule?.ListId).OfType<Id<PriceList>>().Distinct().ToList();
        var subjects = rows.Select(r => r.Rule?.SubjectId).OfType<long>().Distinct().ToList();
        var standing = (await db.Rules.AsNoTracking().Where(r => lists.Contains(r.ListId) && subjects.Contains(r.SubjectId)).ToListAsync(ct))
            .GroupBy(r => (r.ListId, r.Key, r.From)).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Id)!);
        return
        [
            .. rows.Select(row =>
            {
                if (row.Rule is not { } rule)
                    return Judgement.Refused(row.Refusals);
                var stands = standing.GetValueOrDefault((rule.ListId, rule.Key, rule.From));
                return new Judgement
                {
                    Standing = stands,
                    Write = () =>
                    {
                        if (stands is null)
                            return rule;
                        (stands.Price, stands.Rate) = (rule.Price, rule.Rate);
                        if (row.SaysUntil)
                            stands.Until = rule.Until;
                        return stands;
                    },
                };
            }),
        ];
    }

    private sealed record Row(PriceRule? Rule, bool SaysUntil, List<Refusal> Refusals);

    private static Row Read(ImportLine line, Known known, Dictionary<string, Id<Item>> ids, IReadOnlyDictionary<Id<Item>, ItemCard> cards, ImportBatch batch)
    {
        var found = new List<Refusal>();
        if (line["list"].Length == 0)
            found.Add(Refusal.Missing("list", Words.ListCode));
        else if (!known.Lists.ContainsKey(Fold(line["list"])))
            found.Add(Refusal.NotFound(Words.PriceList, line["list"]).At("list"));
        if (line["item"].Length > 0 && line["group"].Length > 0)
            found.Add(new("pricing.item-or-group", Words.ItemOrGroup, Words.ItemOrGroupAdvice, "group"));
        var card = ids.TryGetValue(Item.KeyOf(line["item"]), out var item) ? cards.GetValueOrDefault(item) : null;
        if (line["item"].Length > 0 && card is null)
            found.Add(Refusal.NotFound(Words.Item, line["item"]).At("item"));
        Category? group = null;
        if (line["group"].Length > 0 && !known.Groups.TryGetValue(Fold(line["group"]), out group))
            found.Add(Refusal.NotFound(Words.Group, line["group"]).At("group"));
        Unit? unit = line["unit"].Length > 0 ? SetPrices.UnitOf(line["unit"], card) : card?.SalesUnit;
        if (unit is null && line["unit"].Length > 0)
            found.Add(new("pricing.no-such-unit", Words.NoSuchUnit.With(line["unit"]), Words.NoSuchUnitAdvice, "unit"));
        var least = Figure("least", Words.Least) ?? 0;
        var (price, rate) = (Figure("price", Words.Price), Figure("rate", Words.RatePercent, "%"));
        if (found.Count == 0 && price is null == rate is null)
            found.Add(new("pricing.price-or-rate", Words.PriceOrRate, Words.PriceOrRateAdvice, price is null ? "price" : "rate"));
        if (rate is <= 0 or > 1000)
            found.Add(new("pricing.out-of-range", Words.OutOfRange.With(Words.RatePercent, rate, 1000), Words.OutOfRangeAdvice, "rate"));
        var from = Day("from", Words.FirstDay) ?? batch.Today;
        var until = Day("until", Words.LastDay);
        if (until < from)
            found.Add(new("pricing.ends-before", Words.EndsBefore, Words.EndsBeforeAdvice, "until"));
        if (found.Count > 0)
            return new(null, false, found);
        return new(new()
        {
            Id = batch.Services.GetRequiredService<IdSource>().Next<PriceRule>(), ListId = known.Lists[Fold(line["list"])].Id, ItemId = card?.Id, CategoryId = group?.Id,
            Unit = unit, Least = least, From = from, Until = until, Price = price, Rate = rate / 100,
        }, line.Says("until"), found);

        decimal? Figure(string field, Text name, params string[] marks)
        {
            if (line[field].Length == 0)
                return null;
            if (Digits.TryParse(line[field], out var figure, marks) && figure is >= 0 and <= Dearest && decimal.IsInteger(figure * Quantity.Scale))
                return figure;
            found.Add(Refusal.Unreadable(field, name, line[field], "1,234.5"));
            return null;
        }

        DateOnly? Day(string field, Text name)
        {
            if (line[field].Length == 0)
                return null;
            if (DateInput.TryParse(line[field], batch.Today, batch.Language, out var day))
                return day;
            found.Add(Refusal.Unreadable(field, name, line[field], "2026-04-01"));
            return null;
        }
    }

    private static string Fold(string code) => Digits.ToAscii(code).Trim().ToUpperInvariant();
}
