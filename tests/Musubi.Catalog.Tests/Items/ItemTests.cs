using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Search;
using Musubi.Testing;

namespace Musubi.Catalog.Tests.Items;

public sealed class ItemTests
{
    private static readonly Unit Case = Unit.Of("XCS");

    private static CreateItem.Input Bearing(string code = "BRG-6204") => new()
    {
        Code = code,
        Names = Names.Of("深溝玉軸受 6204", "深沟球轴承 6204", "Deep groove ball bearing 6204"),
        Reading = "ふかみぞたまじくうけ",
        Weight = 0.106m,
        SalesUnit = Case,
        Packs = [new() { Unit = Case, Factor = "24" }],
    };

    private static Task<Id<Item>> Create(House house, CreateItem.Input input) => house.Do<CreateItem, CreateItem.Input, Id<Item>>(input);

    private static async Task<IReadOnlyList<Refusal>> Refused(House house, CreateItem.Input input) => (await house.Run<CreateItem, CreateItem.Input, Id<Item>>(input)).Refusals;

    private static async Task<EditItem.Input> Edit(House house, Id<Item> id)
    {
        var item = (await house.Get<CatalogDb>().Item(id, default))!;
        return ItemDraft.Of(item, new EditItem.Input()) with { Id = id, Version = item.Version };
    }

    [Theory, Engines]
    public async Task An_item_reads_back_as_it_was_typed(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var typed = Bearing() with
        {
            Barcodes = [new() { Code = "4006381333931" }, new() { Code = "15400141288763", Unit = Case }, new() { Code = "A-1/x" }],
            Taxes = [new() { Country = "jp", Category = TaxCategory.Reduced }, new() { Country = "CN", From = new(2027, 1, 1), Category = TaxCategory.Exempt }],
            PartyCodes = [new() { Party = 77, Code = "K-9", Name = "ベアリング" }],
            Origin = "jp", HsCode = "8482.10-000", Minimum = 2, Multiple = 1,
        };
        var item = await house.Get<CatalogDb>().Item(await Create(house, typed), default);
        var read = ItemDraft.Of(item!, new ItemDraft());
        Assert.Equal(["4006381333931", "15400141288763", "A-1/x"], read.Barcodes.Select(b => b.Code));
        Assert.Equal([("CN", (DateOnly?)new DateOnly(2027, 1, 1)), ("JP", null)], read.Taxes.Select(t => (t.Country, t.From)));
        Assert.Equal(("JP", "848210000", 2m, Case), (read.Origin, read.HsCode, read.Minimum!.Value, read.SalesUnit));
        Assert.Equal(Quantity.Of(48, Unit.Piece), item!.Units().Convert(Quantity.Of(2, Case), Unit.Piece).Value);
    }

    [Theory, Engines]
    public async Task A_code_is_taken_once_whatever_its_case(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var holder = await Create(house, Bearing());
        var refusal = Assert.Single(await Refused(house, Bearing("ｂｒｇ-6204")));
        Assert.Equal(("catalog.code-taken", "Code", $"/items/{holder}"), (refusal.Code, refusal.Field, refusal.Href));
    }

    [Theory, Engines]
    public async Task A_barcode_belongs_to_one_item_and_the_refusal_names_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Bearing() with { Barcodes = [new() { Code = "036000291452" }] });
        var refusal = Assert.Single(await Refused(house, Bearing("BRG-6205") with { Barcodes = [new() { Code = "0036000291452" }] }));
        Assert.Equal(("catalog.barcode-taken", "Barcodes[0].Code"), (refusal.Code, refusal.Field));
        Assert.Contains("BRG-6204", refusal.Advice!.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_is_named_at_once_beside_its_field()
    {
        await using var house = await House.Open(TestEngine.Sqlite);
        var refusals = await Refused(house, new()
        {
            Code = new string('x', 41),
            SalesUnit = Unit.Dozen,
            Packs = [new() { Unit = Case, Factor = "0" }, new() { Unit = Case, Factor = "-3" }, new() { Unit = Unit.Box, Factor = "a lot" }, new() { Factor = "1/2" }],
            Barcodes = [new() { Code = "4006381333932" }, new() { Code = "123", Kind = Catalog.Barcodes.BarcodeKind.Ean13 }],
            Taxes = [new() { Country = "XX" }],
            Weight = -1, Origin = "Atlantis", HsCode = "12",
            Components = [new()],
        });
        Assert.Equal(
            ["Barcodes[0].Code", "Barcodes[1].Code", "Code", "Components[0].Item", "HsCode", "Kind", "Names.Ja", "Origin", "Packs[0].Factor", "Packs[1].Factor", "Packs[1].Unit", "Packs[2].Factor", "Packs[3].Unit", "SalesUnit", "Taxes[0].Country", "Weight"],
            refusals.Select(r => r.Field!).Order(StringComparer.Ordinal));
        Assert.All(refusals, r => Assert.NotNull(r.Advice));
    }

    [Theory, Engines]
    public async Task Without_a_code_the_next_free_one_of_the_series_is_drawn(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Bearing("I-00001"));
        var id = await Create(house, Bearing(""));
        Assert.Equal("I-00002", (await house.Get<ItemLookup>().Card(id, default))!.Code);
    }

    [Theory, Engines]
    public async Task Two_people_who_edit_one_item_do_not_undo_each_other(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing());
        var (hers, his) = (await Edit(house, id), await Edit(house, id));
        await house.Do<EditItem, EditItem.Input, Id<Item>>(hers with { Description = "hers" });
        var refused = await house.Run<EditItem, EditItem.Input, Id<Item>>(his with { Barcodes = [new() { Code = "96385074" }] });
        Assert.Equal("edited-meanwhile", Assert.Single(refused.Refusals).Code);
        Assert.Equal("hers", (await house.Get<CatalogDb>().Item(id, default))!.Description);
    }

    [Theory, Engines]
    public async Task A_kit_cannot_come_to_contain_itself(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var part = await Create(house, Bearing());
        var inner = await Create(house, new() { Code = "INNER", Kind = ItemKind.Kit, Names = Names.Of("内箱"), Components = [new() { Item = part, Quantity = 2 }] });
        var outer = await Create(house, new() { Code = "OUTER", Kind = ItemKind.Kit, Names = Names.Of("外箱"), Components = [new() { Item = inner, Quantity = 1 }] });

        var edit = await Edit(house, inner);
        var refused = await house.Run<EditItem, EditItem.Input, Id<Item>>(edit with { Components = [.. edit.Components, new() { Item = outer, Quantity = 1 }] });
        Assert.Equal(("catalog.kit-cycle", "Components[1].Item"), (Assert.Single(refused.Refusals).Code, refused.Refusals[0].Field));
    }

    [Theory, Engines]
    public async Task A_kit_weighs_what_its_components_weigh(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var part = await Create(house, Bearing());
        var inner = await Create(house, new() { Code = "INNER", Kind = ItemKind.Kit, Names = Names.Of("内箱"), Components = [new() { Item = part, Quantity = 2, Unit = Case }] });
        var outer = await Create(house, new() { Code = "OUTER", Kind = ItemKind.Kit, Names = Names.Of("外箱"), Components = [new() { Item = inner, Quantity = 3 }, new() { Item = part, Quantity = 1 }] });
        var db = house.Get<CatalogDb>();
        var weight = await KitWeight.Of(db, (await db.Item(outer, default))!, default);
        Assert.Equal((0.106m * (3 * 2 * 24 + 1), true), (weight.Kilograms!.Value, weight.Derived));
    }

    [Theory, Engines]
    public async Task What_quantities_elsewhere_are_counted_in_does_not_change(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var part = await Create(house, Bearing());
        var kit = await Create(house, new() { Code = "KIT", Kind = ItemKind.Kit, Names = Names.Of("セット"), Components = [new() { Item = part, Quantity = 1, Unit = Case }] });
        var edit = await Edit(house, part);
        var refused = await house.Run<EditItem, EditItem.Input, Id<Item>>(edit with { Packs = [new() { Unit = Case, Factor = "12" }] });
        Assert.Equal(("catalog.unit-in-use", "Packs[0].Factor", $"/items/{kit}"), (Assert.Single(refused.Refusals).Code, refused.Refusals[0].Field, refused.Refusals[0].Href));
        // A unit that nobody counts in is free to go.
        await house.Do<EditItem, EditItem.Input, Id<Item>>(edit with { Packs = [.. edit.Packs, new() { Unit = Unit.Box, Factor = "6" }] });
        edit = await Edit(house, part);
        await house.Do<EditItem, EditItem.Input, Id<Item>>(edit with { Packs = [edit.Packs[0]] });
    }

    [Theory, Engines]
    public async Task The_trail_of_an_edit_shows_only_what_changed(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing() with { Barcodes = [new() { Code = "96385074" }] });
        await house.Do<EditItem, EditItem.Input, Id<Item>>(await Edit(house, id) with { Packs = [new() { Unit = Case, Factor = "20" }] });
        var changed = await house.Db.Set<Data.Audit.AuditEntry>().Where(a => a.Act == "EditItem").OrderBy(a => a.Id).Select(a => new { a.Table, a.Fields }).ToListAsync();
        Assert.Contains(changed, c => c.Table == "item_pack" && c.Fields == """{"Numerator":[24,20]}""");
        Assert.DoesNotContain(changed, c => c.Table == "item_barcode");
    }

    [Theory, Engines]
    public async Task The_price_of_a_day_is_the_last_one_before_it_in_the_unit_asked_for(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing());
        await house.Do<SetItemPrices, SetItemPrices.Input, Done>(new()
        {
            Id = id,
            Prices =
            [
                new() { Currency = Currency.JPY, Unit = Case, From = new(2026, 1, 1), Price = 2400 },
                new() { Currency = Currency.JPY, Unit = Case, From = new(2026, 10, 1), Price = 2640 },
                new() { Currency = Currency.USD, Unit = Unit.Piece, From = new(2026, 1, 1), Price = 0.75m },
            ],
        });
        var card = (await house.Get<ItemLookup>().Card(id, default))!;
        Assert.Null(card.PriceIn(Currency.JPY, Case, new(2025, 12, 31)));
        Assert.Equal(2400, card.PriceIn(Currency.JPY, Case, new(2026, 9, 30))!.Value.Price);
        Assert.Equal(110, card.PriceIn(Currency.JPY, Unit.Piece, new(2026, 10, 1))!.Value.Price);
        Assert.Equal(18, card.PriceIn(Currency.USD, Case, new(2026, 10, 1))!.Value.Price);
    }

    [Theory, Engines]
    public async Task What_an_act_that_failed_read_of_its_own_change_is_remembered_by_nobody(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing());
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            using var turn = await house.Engine.WriteTurn(default);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var item = await db.Set<Item>().SingleAsync(i => i.Id == id);
            item.PostingGroup = "never";
            await db.SaveChangesAsync();
            Assert.Equal("never", (await scope.ServiceProvider.GetRequiredService<ItemLookup>().Card(id, default))!.PostingGroup);
        }
        await house.Do<EditItem, EditItem.Input, Id<Item>>((await Edit(house, id)) with { PostingGroup = "goods" });
        Assert.Equal("goods", (await house.Get<ItemLookup>().Card(id, default))!.PostingGroup);
    }

    [Theory, Engines]
    public async Task A_scanner_finds_the_item_and_the_pack_and_a_customer_its_own_number(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing() with { Barcodes = [new() { Code = "15400141288763", Unit = Case }], PartyCodes = [new() { Party = 77, Code = "K-9" }] });
        var lookup = house.Get<ItemLookup>();
        Assert.Equal((id, Case), await lookup.Exactly("15400141288763", null, default));
        Assert.Equal((id, null), await lookup.Exactly("brg-6204", null, default));
        Assert.Equal((id, null), await lookup.Exactly("K-9", 77, default));
        Assert.Equal((id, null), await lookup.Exactly(" k-９", 77, default));
        Assert.Equal([(id.Value, "K-9")], (await lookup.NumbersOf(77, [id.Value], default)).Select(n => (n.Key, n.Value)));
        Assert.Null(await lookup.Exactly("K-9", 78, default));
    }

    [Theory, Engines]
    public async Task An_item_is_found_by_kana_name_in_any_language_and_barcode(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing() with { Barcodes = [new() { Code = "4006381333931" }] });
        await house.Do<DeactivateItem, DeactivateItem.Input, Done>(new() { Id = id });
        foreach (var typed in new[] { "じくうけ", "轴承", "groove", "4006381333931", "brg6204", "6204" })
            Assert.Equal(id.Value, Assert.Single(await house.Get<SearchBox>().Find(typed, Actor.System, 5, ["item"], default)).SubjectId);
        Assert.Empty(await house.Get<ItemLookup>().Find("groove", Actor.System, 5, null, default));
    }

    [Theory, Engines]
    public async Task Who_reads_Chinese_finds_an_item_by_its_Chinese_name_and_sees_that_name_first(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Bearing());
        foreach (var (language, title) in new[] { (Language.Chinese, "深沟球轴承"), (Language.Japanese, "深溝玉軸受"), (Language.English, "Deep groove ball bearing") })
        {
            var reader = house.As(CatalogPermission.View) with { Language = language };
            var hit = Assert.Single((await house.Get<Palette>().Find("球轴承", reader, 5, default)).SelectMany(g => g.Hits));
            Assert.StartsWith(title, hit.Title, StringComparison.Ordinal);
            Assert.DoesNotContain(hit.Title, hit.Detail, StringComparison.Ordinal);
            Assert.Contains("轴承", hit.Title + hit.Detail, StringComparison.Ordinal);
        }
    }

    [Theory, Engines]
    public async Task Drafts_by_the_hundred_are_judged_in_a_few_queries_and_against_each_other(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Create(house, Bearing("D-7"));
        List<ItemDraft> drafts = [.. Enumerable.Range(0, 300).Select(i => new ItemDraft { Code = $"D-{i}", Names = Names.Of($"品 {i}") }), new() { Code = "d-299", Names = Names.Of("同") }];
        var refusals = await house.Get<ItemDrafts>().Check(drafts, default);
        Assert.Equal([7, 300], refusals.Index().Where(r => r.Item.Count > 0).Select(r => r.Index));
        Assert.Null(refusals[300][0].Href);
    }

    [Theory, Engines]
    public async Task Costs_are_set_and_seen_by_those_who_may_alone(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var id = await Create(house, Bearing());
        var refused = await house.Run<SetItemCost, SetItemCost.Input, Done>(new() { Id = id, From = new(2026, 1, 1), Cost = 61, Currency = Currency.JPY }, house.As(CatalogPermission.View, CatalogPermission.Edit));
        Assert.Equal(RefusalKind.Forbidden, Assert.Single(refused.Refusals).Kind);
        await house.Do<SetItemCost, SetItemCost.Input, Done>(new() { Id = id, From = new(2026, 1, 1), Cost = 61, Currency = Currency.JPY }, house.As(CatalogPermission.SeeCost));

        var list = (IListDefinition)ItemList.Definition;
        var cost = list.Columns.ToList().FindIndex(c => c.Key == "cost");
        Assert.Null((await list.Read(house.Services.GetScope(), house.As(CatalogPermission.View), new(), default)).Rows[0].Cells[cost]);
        Assert.NotNull((await list.Read(house.Services.GetScope(), house.As(CatalogPermission.View, CatalogPermission.SeeCost), new(), default)).Rows[0].Cells[cost]);
        Assert.Empty(await house.Db.Set<Data.Audit.AuditEntry>().Where(a => a.SubjectKind == "item" && a.Act == "SetItemCost").ToListAsync());
    }

    [Theory, Engines]
    public async Task The_list_shows_the_same_rows_in_the_same_order_on_both_engines(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        foreach (var code in new[] { "b-1", "B-2", "a_1", "A-1", "ア-1", "あ-1", "Ａ-9" })
            await Create(house, Bearing(code));
        var list = (IListDefinition)ItemList.Definition;
        var slice = await list.Read(house.Services.GetScope(), Actor.System, new() { Sort = "code" }, default);
        Assert.Equal(["A-1", "A-9", "B-2", "a_1", "b-1", "あ-1", "ア-1"], slice.Rows.Select(r => (string)r.Cells[1]!));
    }
}
