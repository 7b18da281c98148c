using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print.Blocks;
using Musubi.Sales.Closings;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>A customer orders by its own numbers of items, and reads them on what it gets.</summary>
public class OwnNumberStory
{
    private const string Bearing = "BRG-6204-ZZ", Tea = "TEA-SEN";
    private static readonly DateOnly April20 = new(2026, 4, 20);

    [Theory, Engines]
    public async Task A_customers_own_number_becomes_the_line_and_every_paper_carries_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, hokuto, other, bearing) = (shop.House, await shop.Customer(Shop.Hokuto), await shop.Customer(Shop.Hyuga), await shop.Item(Bearing));
        await Number(shop, Bearing, (hokuto, "HK-77"), (other, "D-1"));
        var lookup = house.Get<ItemLookup>();
        Assert.Equal(bearing, (await lookup.Find("hk-77", Actor.System, 12, hokuto.Value, default))[0].Id);
        // To another customer, or before one is known, the number means nothing.
        foreach (var party in new[] { other.Value, 0 })
            Assert.Empty(await lookup.Find("HK-77", Actor.System, 12, party, default));
        var name = (await lookup.Card(bearing, default))!.Names;

        var quote = await house.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(new() { Customer = hokuto, Date = house.Clock.Today, Lines = [new() { Code = "HK-77", Quantity = 10 }] });
        Assert.Contains($"{Bearing}  {name.En}\nYour item number HK-77", await Cells(shop, QuotePrint.Form, quote.Value, Language.English));

        // Digits of full width and small letters are the same number; our own code is still one.
        var order = await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = hokuto, Date = house.Clock.Today, Lines = [new() { Code = " hk-７７ ", Quantity = 10 }, new() { Code = Tea, Quantity = 3 }] });
        Assert.Equal([Bearing, Tea], (await shop.Order(order)).Lines.OrderBy(l => l.Position).Select(l => l.ItemCode));
        await house.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        var confirmation = await Cells(shop, OrderPrint.Form, order.Value, Language.Japanese);
        Assert.Contains($"{Bearing}  {name.Ja}\n貴社品番 HK-77", confirmation);
        Assert.Single(confirmation, c => c.Contains("貴社品番", StringComparison.Ordinal));

        await shop.Receive(Bearing, 10);
        await shop.Receive(Tea, 3);
        var delivery = await shop.Ship(await shop.Plan(order));
        Assert.Contains($"{Bearing}  {name.Zh}\n贵方料号 HK-77", await Cells(shop, DeliveryPrint.Note, delivery.Value, Language.Chinese));

        shop.Goto(4, 20);
        var bill = Assert.Single(await house.Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = hokuto, Date = April20 }));
        Assert.Contains($"{Bearing} {name.Zh}\n贵方料号 HK-77", await Cells(shop, ClosingBillPrint.Form, bill.Value, Language.Chinese));
        var invoice = await house.Db.Set<Invoice>().Include(i => i.Lines).SingleAsync();
        var tea = (await lookup.Card(await shop.Item(Tea), default))!.Names;
        var billed = await Cells(shop, InvoicePrint.Form, invoice.Id.Value, Language.English);
        Assert.Contains($"{Bearing} {name.En}\nYour item number HK-77", billed);
        Assert.Contains($"{Tea} {tea.En} ※", billed);

        var note = await house.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "傷", Lines = [new() { Line = invoice.Lines.Single(l => l.Description.StartsWith(Bearing, StringComparison.Ordinal)).Id, Amount = 100 }] });
        Assert.Contains($"{Bearing} {name.Zh}\n贵方料号 HK-77", await Cells(shop, CreditNotePrint.Form, note.Value, Language.Chinese));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_number_that_means_two_items_or_none_is_refused_where_it_was_written(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, hokuto) = (shop.House, await shop.Customer(Shop.Hokuto));
        // What they call our bearing is what we call our tea.
        await Number(shop, Bearing, (hokuto, Tea));

        var refused = await house.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = hokuto, Date = house.Clock.Today, Lines = [new() { Code = Bearing, Quantity = 1 }, new() { Code = Tea, Quantity = 1 }, new() { Code = "HK-0", Quantity = 1 }] });

        Assert.Equal([("sales.item-several", "Lines[1].Code"), ("not-found", "Lines[2].Code")], refused.Refusals.Select(r => (r.Code, r.Field)));
        Assert.Contains($"{Bearing} / {Tea}", refused.Refusals[0].What.Ja, StringComparison.Ordinal);
        // To somebody else it is the tea.
        await house.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = await shop.Customer(Shop.Hyuga), Date = house.Clock.Today, Lines = [new() { Code = Tea, Quantity = 1 }] });
    }

    [Theory, Engines]
    public async Task A_line_that_is_added_to_a_confirmed_order_may_say_the_customers_number_and_one_that_stays_stays(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, hokuto) = (shop.House, await shop.Customer(Shop.Hokuto));
        await Number(shop, Bearing, (hokuto, "HK-77"));
        await Number(shop, Tea, (hokuto, "HK-99"));
        var id = await shop.Confirmed((Bearing, 4));
        var before = await shop.Order(id);
        var line = Assert.Single(before.Lines).Id;

        await house.Do<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new() { Id = id, Version = before.Version, Why = "追加", Lines = [new() { Id = line, Code = "HK-77", Quantity = 6 }, new() { Code = "HK-99", Quantity = 2 }] });

        var after = (await shop.Order(id)).Lines.OrderBy(l => l.Position).ToList();
        Assert.Equal([(Bearing, 6m), (Tea, 2m)], after.Select(l => (l.ItemCode, l.Quantity.Value)));
        Assert.Equal(line, after[0].Id);
    }

    [Theory, Engines]
    public async Task What_left_the_country_is_free_of_tax_on_the_lines_of_a_bill_and_of_a_credit_note_as_in_their_totals(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var (house, hokuto, abroad) = (shop.House, await shop.Customer(Shop.Hokuto), await shop.Customer("Northwind Bearings Inc."));
        var stored = EditParty.Stored(await PartiesDb.WithParts(house.Db.Set<Party>().AsNoTracking()).SingleAsync(p => p.Id == hokuto));
        await house.Do<EditParty, EditParty.Input, Id<Party>>(stored with { DeliveryParty = abroad });
        await shop.Delivered(Shop.Hokuto, null, (Bearing, 10, 105));
        shop.Goto(4, 20);

        var bill = Assert.Single(await house.Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new() { Party = hokuto, Date = April20 }));
        var invoice = await house.Db.Set<Invoice>().Include(i => i.Lines).SingleAsync();
        var note = await house.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "傷", Lines = [new() { Line = invoice.Lines[0].Id, Amount = 100 }] });

        foreach (var cells in new[] { await Cells(shop, ClosingBillPrint.Form, bill.Value, Language.Japanese), await Cells(shop, InvoicePrint.Form, invoice.Id.Value, Language.Japanese), await Cells(shop, CreditNotePrint.Form, note.Value, Language.Japanese) })
        {
            Assert.Contains("輸出免税", cells);
            Assert.DoesNotContain("0%", cells);
        }
    }

    [Theory, Engines]
    public async Task A_code_with_a_space_is_told_from_the_name_behind_it(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var house = shop.House;
        foreach (var (code, ja, en) in new[] { ("NB", "軸", "Shaft"), ("NB 20", "太軸", "Thick shaft") })
            await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = code, Names = new() { Ja = ja, En = en }, Kind = ItemKind.Goods, BaseUnit = Unit.Of("H87"), SalesUnit = Unit.Of("H87"), PurchaseUnit = Unit.Of("H87"), StockUnit = Unit.Of("H87"), PostingGroup = "goods" });

        var told = await house.Get<ItemLookup>().Describing(["NB 20 太軸", "NB 軸", "NB 20 特注"], 1, Language.English, default);

        Assert.Equal(("NB 20 Thick shaft", "NB Shaft", "NB 20 特注"), (told("NB 20 太軸"), told("NB 軸"), told("NB 20 特注")));
    }

    private static async Task Number(Shop shop, string item, params (Id<Party> Party, string Code)[] codes)
    {
        var stored = await CatalogDb.WithParts(shop.House.Db.Set<Item>().AsNoTracking()).SingleAsync(i => i.Code == item);
        await shop.House.Do<EditItem, EditItem.Input, Id<Item>>(ItemDraft.Of(stored, new EditItem.Input { Id = stored.Id, Version = stored.Version }) with { PartyCodes = [.. codes.Select(c => new ItemDraft.PartyCode { Party = c.Party.Value, Code = c.Code })] });
    }

    /// <summary>What stands in the tables of a paper.</summary>
    private static async Task<List<string>> Cells(Shop shop, PrintForm form, long id, Language language) =>
        [.. (await form.Draw(shop.House.Get<IServiceProvider>(), id, language, default))!.Document.Blocks.OfType<Table>().SelectMany(t => t.Rows).SelectMany(r => r.Cells)];
}
