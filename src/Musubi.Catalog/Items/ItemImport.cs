using Musubi.Admin;
using Musubi.Admin.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog.Categories;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Catalog.Items;

/// <summary>Items from files of other systems. What the list exports, this reads back without a change.</summary>
internal sealed class ItemImport : ImportTarget
{
    private const decimal Dearest = 1_000_000_000;

    public override string Name => "items";
    public override Text Title => Words.Items;
    public override string Permission => CatalogPermission.Import;
    public override string Icon => "package";
    public override string Href => "/items";
    public override Type Root => typeof(Item);
    public override string KeyOf(ImportLine line) => Item.KeyOf(line["code"]);

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("code", Words.Code, [.. ItemLookup.Headings]) { Required = true, Sample = Text.Same("BRG-6204") },
        new("name", Words.Name, "品名", "商品名", "品目名", "製品名", "商品名称", "产品名称", "品名", "物料名称", "Item name", "Product name", "Description of goods") { Hint = Words.NameIsInYourLanguage, Sample = new("深溝玉軸受 6204", "深沟球轴承 6204", "Ball bearing 6204") },
        new("name.ja", new("名称（日本語）", "名称（日语）", "Name (Japanese)"), "日本語名", "和名", "日文名称", "日语名称", "Japanese name") { Sample = Text.Same("深溝玉軸受 6204") },
        new("name.zh", new("名称（中国語）", "名称（中文）", "Name (Chinese)"), "中国語名", "中文名", "中文名称", "Chinese name") { Sample = Text.Same("深沟球轴承 6204") },
        new("name.en", new("名称（英語）", "名称（英文）", "Name (English)"), "英語名", "英文名", "英文名称", "English name") { Sample = Text.Same("Ball bearing 6204") },
        new("reading", Words.Reading, "フリガナ", "ヨミガナ", "カナ", "商品名カナ", "拼音码", "助记码", "Kana", "Pinyin", "Search key") { Sample = new("フカミゾタマジクウケ", "shengouqiuzhoucheng", "") },
        new("kind", Words.Kind, "品目種別", "商品区分", "物料类型", "商品类型", "Item type", "Type") { Hint = Words.KindsHint, Sample = Words.Of(ItemKind.Goods) },
        new("category", Words.Category, "商品分類", "品目分類", "カテゴリ", "分類コード", "商品类别", "商品分类", "分类", "类别编码", "Product category", "Group", "Category code") { Hint = Words.CategoryHint },
        new("unit", Words.BaseUnit, "単位", "数量単位", "在庫単位", "单位", "计量单位", "Unit", "UOM", "Unit of measure") { Hint = Words.UnitHint, Sample = Unit.Piece.Symbol },
        new("barcode", Words.Barcode, "JANコード", "JAN", "EAN", "条码", "条形码", "国条码", "GTIN", "UPC", "Barcode") { Sample = Text.Same("4901234567894") },
        new("price", Words.Price, "単価", "販売単価", "定価", "上代", "标准售价", "单价", "售价", "Price", "Unit price", "Sales price") { Permission = CatalogPermission.SetPrices, Sample = Text.Same("1280") },
        new("tax", Words.TaxCategory, "課税区分", "消費税区分", "税种", "税率", "Tax", "Tax code", "Tax class") { Hint = Words.TaxHint, Sample = TaxCategory.Standard.Name },
        new("weight", Words.Weight, "重量（kg）", "重量kg", "単重", "重量(kg)", "单重", "Weight (kg)", "Net weight"),
        new("description", Words.Description, "備考", "摘要", "商品説明", "备注", "说明", "Remarks", "Notes"),
        new("state", Words.State, "使用状態", "有効", "状态", "启用", "Status", "Active") { Hint = Words.StateHint, Sample = Words.Active },
    ];

    /// <summary>Codes and names of categories, and the barcodes of the file so far: known for as long as one file is read.</summary>
    private sealed record Known(Company Home, ILookup<string, Category> Categories, HashSet<string> Barcodes);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var db = new CatalogDb(batch.Db);
        var known = await batch.Memory.Once(async () => new Known(
            await new CompanyProfile(batch.Db).Get(ct),
            (await db.Categories.AsNoTracking().ToListAsync(ct)).SelectMany(c => c.Names.All().Append(c.Code).Select(Fold).Distinct().Select(w => (Word: w, Category: c))).ToLookup(w => w.Word, w => w.Category, StringComparer.Ordinal),
            new(StringComparer.Ordinal)));
        var keys = batch.Lines.Select(KeyOf).Where(k => k.Length > 0).Distinct().ToList();
        var standing = (await RowShape.Whole<Item>(batch.Db).Where(i => keys.Contains(i.CodeKey)).ToListAsync(ct)).ToDictionary(i => i.CodeKey, StringComparer.Ordinal);
        var read = batch.Lines.Select(line => Read(line, standing.GetValueOrDefault(KeyOf(line)), known, batch)).ToList();
        var facts = await CatalogFacts.For(db, [.. read.Select(r => r.Draft)], ct);
        var ids = batch.Services.GetRequiredService<IdSource>();
        return [.. read.Select(row => Judged(row, facts, known, ids, batch.Today))];
    }

    private sealed record Row(ImportLine Line, Item? Standing, ItemDraft Draft, bool Active, decimal? Price, List<Refusal> Refusals);

    private static Row Read(ImportLine line, Item? standing, Known known, ImportBatch batch)
    {
        var found = new List<Refusal>();
        var draft = standing is null ? new ItemDraft { Code = line["code"] } : ItemDraft.Of(standing, new ItemDraft());
        if (line["code"].Length == 0)
            found.Add(Refusal.Missing("code", Words.Code));

        // What the list shows as the name is the name in the reader's language, or the next best.
        var names = draft.Names;
        if (line.Says("name") && (standing is null || line["name"] != standing.Names.In(batch.Language)))
            names = batch.Language switch
            {
                Language.Japanese => names with { Ja = line["name"] },
                Language.Chinese => names with { Zh = line["name"] },
                _ => names with { En = line["name"] },
            };
        names = names with { Ja = line.Or("name.ja", names.Ja), Zh = line.Or("name.zh", names.Zh), En = line.Or("name.en", names.En) };

        var active = standing?.Active ?? true;
        if (line.Says("state") && line["state"].Length > 0)
        {
            if (Yes.Contains(Fold(line["state"])))
                active = true;
            else if (No.Contains(Fold(line["state"])))
                active = false;
            else
                found.Add(Refusal.Unreadable("state", Words.State, line["state"], Words.StateHint));
        }
        var unit = UnitOf(line, draft.BaseUnit, found);
        draft = draft with
        {
            Names = names,
            Reading = line.Or("reading", draft.Reading),
            Description = line.Or("description", draft.Description),
            Kind = KindOf(line, draft.Kind, found),
            Category = CategoryOf(line, draft.Category, known, found),
            BaseUnit = unit,
            SalesUnit = draft.SalesUnit == draft.BaseUnit ? unit : draft.SalesUnit,
            PurchaseUnit = draft.PurchaseUnit == draft.BaseUnit ? unit : draft.PurchaseUnit,
            StockUnit = draft.StockUnit == draft.BaseUnit ? unit : draft.StockUnit,
            BaseDecimals = unit == draft.BaseUnit ? draft.BaseDecimals : null,
            Barcodes = BarcodesOf(line, draft),
            Taxes = TaxesOf(line, draft, known.Home.Country, batch.Today, found),
            Weight = line.Says("weight") ? Figure(line, "weight", Words.Weight, ["kg", "ｋｇ"], found) : draft.Weight,
        };
        if (standing is not null && unit != standing.BaseUnit)
            found.Add(new("catalog.unit-stays", Words.UnitStays.With(standing.BaseUnit.Name), Words.UnitStaysAdvice, "unit"));
        return new(line, standing, draft, active, PriceOf(line, known.Home.Currency, found), found);
    }

    private static Judgement Judged(Row row, CatalogFacts facts, Known known, IdSource ids, DateOnly today)
    {
        var (line, standing, draft, active, price, found) = row;
        found.AddRange(ItemRules.Check(draft, facts, standing?.Id).Select(r => r with { Field = FieldOf(r.Field) }));
        foreach (var barcode in draft.Barcodes.Where(b => standing is null || !standing.Barcodes.Exists(s => s.Code == b.Code)))
        {
            if (found.Count == 0 && !known.Barcodes.Add(CatalogFacts.KeyOf(barcode)))
                found.Add(new("catalog.barcode-taken", Words.BarcodeTaken.With(barcode.Code), Words.RemoveOne, "barcode"));
        }
        if (found.Count > 0)
            return Judgement.Refused(found);
        return new()
        {
            Standing = standing,
            Write = () =>
            {
                var item = standing ?? new Item { Id = ids.Next<Item>(), Code = draft.Code };
                item.Take(ItemDrafts.Completed(draft, facts), ids);
                item.Active = active;
                if (line.Says("price"))
                    SetPrice(item, price, known.Home.Currency, ids, today);
                return item;
            },
        };
    }

    /// <summary>The price that holds today, in the company's currency and the sales unit.</summary>
    private static void SetPrice(Item item, decimal? price, Currency currency, IdSource ids, DateOnly today)
    {
        var holds = item.Prices.Where(p => p.Currency == currency && p.From <= today).OrderByDescending(p => p.From).ThenBy(p => p.Unit).FirstOrDefault();
        if (holds?.Price == price)
            return;
        if (price is not { } figure)
            item.Prices.Remove(holds!);
        else if (holds?.From == today)
            holds.Price = figure;
        else
            item.Prices.Add(new() { Id = ids.Next<ItemPrice>(), ItemId = item.Id, Currency = currency, Unit = holds?.Unit ?? item.SalesUnit, From = today, Price = figure });
    }

    private static readonly HashSet<string> Yes = [.. new[] { Words.Active.Ja, Words.Active.Zh, Words.Active.En, "有効", "有效", "启用", "○", "1", "true", "yes", "y", "はい", "是" }.Select(Fold)];
    private static readonly HashSet<string> No = [.. new[] { Words.Inactive.Ja, Words.Inactive.Zh, Words.Inactive.En, "無効", "停止", "廃番", "无效", "停用", "×", "0", "false", "no", "n", "いいえ", "否" }.Select(Fold)];

    private static ItemKind KindOf(ImportLine line, ItemKind standing, List<Refusal> found)
    {
        if (!line.Says("kind") || line["kind"].Length == 0)
            return standing;
        foreach (var kind in Enum.GetValues<ItemKind>())
        {
            if (Means(line["kind"], Words.Of(kind), kind.ToString()))
                return kind;
        }
        found.Add(Refusal.Unreadable("kind", Words.Kind, line["kind"], Words.KindsHint));
        return standing;
    }

    private static Id<Category>? CategoryOf(ImportLine line, Id<Category>? standing, Known known, List<Refusal> found)
    {
        if (!line.Says("category"))
            return standing;
        if (line["category"].Length == 0)
            return null;
        var meant = known.Categories[Fold(line["category"])].DistinctBy(c => c.Id).ToList();
        if (meant.Exists(c => c.Id == standing))
            return standing;
        if (meant.Count == 1)
            return meant[0].Id;
        found.Add(meant.Count == 0
            ? new("catalog.no-category", Words.NoSuchCategory.With(line["category"]), Words.NoSuchCategoryAdvice, "category")
            : new("catalog.many-categories", Words.ManyCategories.With(line["category"], meant.Count), Words.ManyCategoriesAdvice.With(meant[0].Code), "category"));
        return standing;
    }

    private static Unit UnitOf(ImportLine line, Unit standing, List<Refusal> found)
    {
        if (!line.Says("unit") || line["unit"].Length == 0 || Means(line["unit"], standing.Symbol, standing.Code) || Means(line["unit"], standing.Name, standing.Code))
            return standing;
        if (Unit.TryFind(line["unit"], out var unit))
            return unit;
        found.Add(Refusal.Unreadable("unit", Words.BaseUnit, line["unit"], "個, 箱, kg, m, pcs"));
        return standing;
    }

    private static IReadOnlyList<ItemDraft.Barcode> BarcodesOf(ImportLine line, ItemDraft draft)
    {
        if (!line.Says("barcode"))
            return draft.Barcodes;
        if (line["barcode"].Length == 0)
            return [];
        var barcode = new ItemDraft.Barcode { Code = line["barcode"] };
        return draft.Barcodes.Any(b => CatalogFacts.KeyOf(b) == CatalogFacts.KeyOf(barcode)) ? draft.Barcodes : [.. draft.Barcodes, barcode];
    }

    private static IReadOnlyList<ItemDraft.Tax> TaxesOf(ImportLine line, ItemDraft draft, string country, DateOnly today, List<Refusal> found)
    {
        if (!line.Says("tax") || line["tax"].Length == 0)
            return draft.Taxes;
        var holds = draft.Taxes.Where(t => t.Country == country && (t.From ?? DateOnly.MinValue) <= today).MaxBy(t => t.From ?? DateOnly.MinValue);
        var written = Fold(line["tax"]);
        foreach (var category in TaxCategories.All)
        {
            if (!Means(line["tax"], category.Name, category.ToString()) && !TaxWords[category].Contains(written))
                continue;
            if (category == (holds?.Category ?? TaxCategory.Standard))
                return draft.Taxes;
            return holds is null ? [.. draft.Taxes, new() { Country = country, Category = category }]
                : [.. draft.Taxes.Where(t => t != holds), holds with { Category = category }];
        }
        found.Add(Refusal.Unreadable("tax", Words.TaxCategory, line["tax"], Words.TaxHint));
        return draft.Taxes;
    }

    private static readonly Dictionary<TaxCategory, HashSet<string>> TaxWords = new()
    {
        [TaxCategory.Standard] = Set("標準", "10%", "課税10%", "13%", "标准"),
        [TaxCategory.Reduced] = Set("軽減", "8%", "軽減8%", "9%", "低"),
        [TaxCategory.Low] = Set("6%", "特定"),
        [TaxCategory.Zero] = Set("0%", "輸出免税", "零税率", "免税（輸出）"),
        [TaxCategory.Exempt] = Set("非課税", "exempt"),
        [TaxCategory.Outside] = Set("不課税", "対象外", "不征税"),
    };

    private static decimal? PriceOf(ImportLine line, Currency currency, List<Refusal> found)
    {
        if (!line.Says("price") || line["price"].Length == 0)
            return null;
        // The list writes ¥9,300/個.
        var written = line["price"];
        var slash = written.LastIndexOf('/');
        if (UnitPrice.TryParse(slash > 0 ? written[..slash] : written, currency, Unit.Piece, out var price) && price.Price is >= 0 and <= Dearest)
            return price.Price;
        found.Add(Refusal.Unreadable("price", Words.Price, written, "1280, 12.50"));
        return null;
    }

    private static decimal? Figure(ImportLine line, string field, Text name, string[] marks, List<Refusal> found)
    {
        if (line[field].Length == 0)
            return null;
        if (Digits.TryParse(line[field], out var figure, marks))
            return figure;
        found.Add(Refusal.Unreadable(field, name, line[field], "1.25"));
        return null;
    }

    private static string FieldOf(string? path) => path switch
    {
        null => "code",
        "Names.Ja" => "name.ja",
        "Names.Zh" => "name.zh",
        "Names.En" => "name.en",
        nameof(ItemDraft.BaseUnit) or nameof(ItemDraft.SalesUnit) or nameof(ItemDraft.BaseDecimals) => "unit",
        _ when path.StartsWith(nameof(ItemDraft.Barcodes), StringComparison.Ordinal) => "barcode",
        _ when path.StartsWith(nameof(ItemDraft.Taxes), StringComparison.Ordinal) => "tax",
        _ => char.ToLowerInvariant(path[0]) + path[1..],
    };

    private static HashSet<string> Set(params string[] words) => [.. words.Select(Fold)];

    private static bool Means(string written, Text word, string code) => Fold(written) is var w && (w == Fold(word.Ja) || w == Fold(word.Zh) || w == Fold(word.En) || w == Fold(code));

    private static string Fold(string word) => Digits.ToAscii(word).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
