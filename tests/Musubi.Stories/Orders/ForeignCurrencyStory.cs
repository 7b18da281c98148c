using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Approvals.Requests;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Demo;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Rates;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>A house in Japan sells to Cleveland, in dollars.</summary>
public class ForeignCurrencyStory
{
    private const string Bearing = "BRG-6204-ZZ", Freight = "SRV-FRT", Guide = "LG-20-0460";

    [Theory, Engines]
    public async Task What_was_offered_in_dollars_is_invoiced_at_the_rate_of_its_day_and_what_the_dollar_lost_until_it_was_paid_is_a_loss(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        await export.Rate(1, 150);
        var quote = await export.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(new() { Customer = export.Northwind, Date = export.House.Clock.Today, Lines = [new() { Item = await export.Item(Bearing), Quantity = 100 }] });
        await export.Do<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = quote });

        var order = await export.Do<AcceptQuote, AcceptQuote.Input, Id<SalesOrder>>(new() { Id = quote });
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        Assert.Equal((Dollars(325), Dollars(0), Dollars(325)), await export.Order(order) is var sold ? (sold.Net, sold.Tax, sold.Total) : default);

        export.Goto(4, 10);
        await export.Rate(10, 152);
        await export.Receive(Bearing, 100);
        await export.Bill(await export.Ship(await export.Plan(order)));
        var invoice = await export.House.Db.Set<Invoice>().Include(i => i.Lines).Include(i => i.Taxes).SingleAsync();
        Assert.Equal((Dollars(325), TaxCategory.Zero), (invoice.Total, invoice.Taxes.Single().Category));
        Assert.Equal((Yen(49_400), Yen(0)), (invoice.Taxes.Single().NetInBooks, invoice.Taxes.Single().TaxInBooks));
        Assert.Equal(Yen(49_400), await export.Balance(AccountRole.Receivable));

        // Ten of them were scratched, and are taken off at the rate they were billed at.
        await export.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "scratched", Lines = [new() { Line = invoice.Lines[0].Id, Amount = 32.5m }] });
        Assert.Equal(Yen(44_460), await export.Balance(AccountRole.Receivable));

        export.Goto(4, 30);
        await export.Rate(30, 148);
        var open = await export.House.Db.Set<OpenItem>().SingleAsync(i => i.Kind == Finance.OpenItems.ItemKind.Invoice);
        Assert.Equal(Dollars(292.5m), open.Remaining);
        await export.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = export.Northwind, Date = export.House.Clock.Today, Currency = Currency.USD, Amount = 292.5m, Lines = [new() { Item = open.Id, Amount = 292.5m }] });

        Assert.False((await export.House.Db.Set<OpenItem>().SingleAsync(i => i.Id == open.Id)).IsOpen);
        Assert.Equal((Yen(0), Yen(1_170)), (await export.Balance(AccountRole.Receivable), await export.Balance(AccountRole.ExchangeLoss)));
        await export.Verify();
    }

    [Theory, Engines]
    public async Task A_document_is_in_the_customers_currency_unless_another_is_chosen_and_an_item_without_a_price_in_it_says_so(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        var draft = await export.Draft((Bearing, 10, null));
        Assert.Equal((Currency.USD, Dollars(32.5m)), ((await export.Order(draft)).Currency, (await export.Order(draft)).Net));

        var refused = (await export.TrySave(null, Currency.EUR, (Guide, 5, null))).Refusals.Single();
        Assert.Equal(("sales.no-price", "Lines[0].Price"), (refused.Code, refused.Field));
        Assert.Contains("EUR", refused.What.En, StringComparison.Ordinal);
        var typed = (await export.TrySave(null, Currency.EUR, (Guide, 5, 12))).Value;
        Assert.Equal(Money.Of(60, Currency.EUR), (await export.Order(typed)).Net);

        // The draft becomes one in yen, by the lists in yen; left unsaid, it stays so.
        (await export.TrySave(draft, Currency.JPY, (Bearing, 10, null))).Value.ToString();
        Assert.Equal(Yen(4_200), (await export.Order(draft)).Net);
        (await export.TrySave(draft, null, (Bearing, 20, null))).Value.ToString();
        Assert.Equal(Yen(8_400), (await export.Order(draft)).Net);

        Assert.Equal(Currency.JPY, (await export.Order(await export.Draft(Shop.Hokuto, (Bearing, 10, null)))).Currency);
        await export.Verify();
    }

    [Theory, Engines]
    public async Task Goods_that_leave_the_country_bear_no_tax_and_papers_say_why_a_service_and_what_stays_are_taxed(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        var abroad = await export.Order(await export.Draft((Bearing, 10, null), (Freight, 1, 15)));
        Assert.Equal([(TaxCategory.Zero, 0m), (TaxCategory.Standard, 0.1m)], abroad.Lines.OrderBy(l => l.Position).Select(l => (l.TaxCategory!.Value, l.TaxRate)));
        Assert.Equal((Dollars(47.5m), Dollars(1.5m)), (abroad.Net, abroad.Tax));

        // Its warehouse in Yokohama gets them: nothing is exported.
        var yokohama = await export.Do<CreateParty, PartyDraft, Id<Party>>(new() { Name = "ノースウィンド横浜倉庫", Roles = [PartyRole.Customer], Addresses = [new() { Country = "JP", Region = "神奈川県", City = "横浜市", Street = "本牧ふ頭1" }] });
        var stored = await export.Stored();
        await export.Do<EditParty, EditParty.Input, Id<Party>>(stored with { DeliveryParty = yokohama });
        var athome = await export.Order(await export.Draft((Bearing, 10, null)));
        Assert.Equal((TaxCategory.Standard, Dollars(3.25m)), (athome.Lines[0].TaxCategory, athome.Tax));

        // What was saved to leave the country is not confirmed as such while it would stay.
        await export.Rate(1, 150);
        var moved = (await export.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = abroad.Id })).Refusals.Single();
        Assert.Equal(("sales.tax-moved", "The tax of BRG-6204-ZZ has changed from Export, zero-rated to 10%."), (moved.Code, moved.What.En));
        await export.Do<EditParty, EditParty.Input, Id<Party>>(await export.Stored() with { DeliveryParty = null });
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = abroad.Id });
        await export.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = abroad.Id });
        var invoice = await export.House.Db.Set<Invoice>().Include(i => i.Taxes).SingleAsync();
        Assert.NotEmpty((await export.House.Get<PrintShelf>().Print("invoice", invoice.Id.Value, "invoice", Language.Japanese, default))!.Value.Bytes);
        Assert.Equal(("輸出免税", "出口免税", "Export, zero-rated"), TradeTable.RateOf(0, TaxCategory.Zero) is var said ? (said.Ja, said.Zh, said.En) : default);
        Assert.Contains((TaxCategory.Zero, Yen(4_875), Yen(0)), invoice.Taxes.Select(t => (t.Category, t.NetInBooks, t.TaxInBooks)));
        await export.Verify();
    }

    [Theory, Engines]
    public async Task What_the_law_frees_of_tax_is_billed_as_free_of_tax_and_not_as_exported(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        var rent = await export.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "RENT", Names = Names.Of("社宅家賃"), Kind = Catalog.Items.ItemKind.Service, PostingGroup = "SERVICE", Taxes = [new() { Country = "JP", Category = TaxCategory.Exempt }] });
        var order = await export.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = await export.Customer(Shop.Hokuto), Date = export.House.Clock.Today, Lines = [new() { Item = rent, Quantity = 1, Price = 50_000, Reason = "契約" }] });
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        await export.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });

        Assert.Equal(TaxCategory.Exempt, (await export.House.Db.Set<TaxRow>().SingleAsync()).Category);
    }

    [Theory, Engines]
    public async Task A_limit_in_yen_counts_dollars_at_the_rate_of_the_day_and_without_a_rate_says_where_to_enter_one(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        await export.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = export.Northwind, Limit = 100_000 });
        var clerk = export.House.As(SalesPermission.ConfirmOrders);
        var first = await export.Draft((Bearing, 150, null));

        var unknown = (await export.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = first }, clerk)).Refusals.Single();
        Assert.Equal(("finance.no-rate", "/finance/rates"), (unknown.Code, unknown.Href));

        await export.Rate(1, 150);
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = first }, clerk);
        var standing = await export.House.Get<CreditCheck>().Of(export.Northwind.Value, default);
        Assert.Equal((Yen(73_125), Yen(26_875)), (standing.OnOrder, standing.Free!.Value));
        var second = await export.Draft((Bearing, 100, null));
        var beyond = (await export.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = second }, clerk)).Refusals.Single();
        Assert.Equal("sales.credit-exceeded", beyond.Code);
        Assert.Contains("JP¥48,750 (US$325.00)", beyond.What.En, StringComparison.Ordinal);

        // The yen rises: the same orders come to less.
        export.Goto(4, 2);
        await export.Rate(2, 120);
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = second }, clerk);
        Assert.Equal(Yen(97_500), (await export.House.Get<CreditCheck>().Of(export.Northwind.Value, default)).OnOrder);

        // Euros that nobody can count are not promised; and if the rate is gone later, nothing more is until somebody says what a euro is worth.
        var euros = await export.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = export.Northwind, Currency = Currency.EUR, Date = export.House.Clock.Today, Lines = [new() { Item = await export.Item(Guide), Quantity = 1, Price = 9, Reason = "sample" }] });
        Assert.Equal("finance.no-rate", (await export.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = euros })).Refusals.Single().Code);
        var rate = await export.Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.EUR, Date = export.House.Clock.Today, Rate = 160 });
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = euros });
        await export.Do<DeleteRate, DeleteRate.Input, Done>(new() { Id = rate });
        Assert.Equal([Money.Of(9, Currency.EUR)], (await export.House.Get<CreditCheck>().Of(export.Northwind.Value, default)).WithoutRate);
        var third = await export.Draft((Bearing, 1, null));
        Assert.Equal("finance.no-rate", (await export.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = third }, clerk)).Refusals.Single().Code);
        await export.Verify();
    }

    [Theory, Engines]
    public async Task A_floor_of_a_cost_in_yen_holds_for_a_price_in_dollars_and_approvers_read_the_amount_in_yen(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        await StandardRoles.Keep(export.House.Services, default);
        await DemoUsers.Add(export.House.Services, default);
        await export.Do<SetPricing, SetPricing.Input, Done>(new() { Order = [.. PricingSettings.Usual.Select(l => new SetPricing.Place { Level = l })], Floors = [new() { Percent = 20 }] });
        SaveQuote.Input Offer(decimal price, string? reason) => new() { Customer = export.Northwind, Date = export.House.Clock.Today, Lines = [new() { Item = export.TheBearing, Quantity = 100, Price = price, Reason = reason }] };

        // Nobody knows what a dollar is worth: the floor says nothing, and nothing is sent.
        var blind = await export.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(Offer(2, null));
        Assert.Equal(("finance.no-rate", "/finance/rates"), (await export.House.Run<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = blind })).Refusals.Single() is var no ? (no.Code, no.Href) : default);

        // At 150, a cost of 260.40 yen with 20 % on the price asks for 2.17 dollars.
        await export.Rate(1, 150);
        Assert.Equal("sales.below-floor", (await export.House.Run<SaveQuote, SaveQuote.Input, Id<Quote>>(Offer(2.16m, null))).Refusals.Single().Code);
        (await export.House.Run<SaveQuote, SaveQuote.Input, Id<Quote>>(Offer(2.17m, null))).Value.ToString();

        var low = await export.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(Offer(2, "opens the account"));
        await export.Do<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = low });
        var asked = await export.House.Db.Set<ApprovalRequest>().SingleAsync();
        Assert.Equal(Yen(30_000), asked.Amount);
        Assert.Contains("0.132", asked.FactsJson, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task What_a_customer_orders_in_dollars_counts_towards_its_grade(TestEngine engine)
    {
        await using var export = await Export.Open(engine);
        var rate = await export.Rate(1, 150);
        var order = await export.Draft((Bearing, 100, null));
        await export.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });
        var window = FactWindow.Of(12, export.House.Clock.Today);
        var known = await export.Facts(window);
        Assert.Equal((48_750m, 46.6m), (known["net-sales"], known["margin"]));

        // The rate was a mistake: that it ordered is known, what that came to is not.
        await export.Do<DeleteRate, DeleteRate.Input, Done>(new() { Id = rate });
        var unknown = await export.Facts(window);
        Assert.Equal((0m, 1m), (unknown["recency"], unknown["frequency"]));
        Assert.False(unknown.ContainsKey("net-sales") || unknown.ContainsKey("margin"));
    }

    private static Money Dollars(decimal amount) => Money.Of(amount, Currency.USD);
    private static Money Yen(long amount) => Money.OfMinor(amount, Currency.JPY);

    /// <summary>The shop with a customer in Cleveland that trades in dollars, and a price list in dollars.</summary>
    private sealed class Export(House house, Id<Warehouse> warehouse) : Shop(house, warehouse)
    {
        public Id<Party> Northwind { get; private set; }
        public Id<Item> TheBearing { get; private set; }

        public static new async Task<Export> Open(TestEngine engine)
        {
            var export = await Open(engine, (house, warehouse) => new Export(house, warehouse));
            export.Northwind = await export.Customer("Northwind Bearings Inc.");
            export.TheBearing = await export.Item(Bearing);
            var stored = await export.Stored();
            await export.Do<EditParty, EditParty.Input, Id<Party>>(stored with { Terms = stored.Terms with { Currency = Currency.USD } });
            var list = await export.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Kind = PriceListKind.Customer, Customer = export.Northwind, Currency = Currency.USD });
            await export.Do<SetPrices, SetPrices.Input, int>(new() { Id = list, From = export.House.Clock.Today, Lines = [new() { Item = export.TheBearing, Price = 3.25m }] });
            return export;
        }

        public Task<TOutput> Do<TUseCase, TInput, TOutput>(TInput input, Actor? actor = null) where TUseCase : class, Data.Acts.IUseCase<TInput, TOutput> => House.Do<TUseCase, TInput, TOutput>(input, actor);

        public Task<Id<DayRate>> Rate(int day, decimal yen) => Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.USD, Date = new(2026, 4, day), Rate = yen });

        public async Task<EditParty.Input> Stored() => EditParty.Stored(await Musubi.Parties.PartiesDb.WithParts(House.Db.Set<Party>().AsNoTracking()).SingleAsync(p => p.Id == Northwind));

        public Task<Id<SalesOrder>> Draft(params (string Item, decimal Quantity, decimal? Price)[] lines) => Draft("Northwind Bearings Inc.", lines);

        public async Task<Result<Id<SalesOrder>>> TrySave(Id<SalesOrder>? id, Currency? currency, (string Item, decimal Quantity, decimal? Price) line) => await House.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Id = id, Version = id is { } known ? (await Order(known)).Version : 0, Customer = Northwind, Currency = currency, Date = House.Clock.Today, Lines = [new() { Item = await Item(line.Item), Quantity = line.Quantity, Price = line.Price }],
        });

        public async Task<Money> Balance(AccountRole role) => (await House.Get<Ledger>().Balance(role, House.Clock.Today, default)).Value;

        public async Task<Dictionary<string, decimal>> Facts(FactWindow window)
        {
            var facts = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var source in House.Get<IEnumerable<ICustomerFacts>>())
            {
                foreach (var (fact, of) in await source.Of(window, Northwind.Value, default))
                {
                    if (of.TryGetValue(Northwind.Value, out var value))
                        facts[fact] = value;
                }
            }
            return facts;
        }
    }
}
