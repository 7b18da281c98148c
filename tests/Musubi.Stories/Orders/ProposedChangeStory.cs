using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Approvals.Inbox;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Finance.Accounts;
using Musubi.Kernel;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Orders;
using Musubi.Stories.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>A change of a confirmed order that others must say yes to first.</summary>
public class ProposedChangeStory
{
    [Theory, Engines]
    public async Task Until_the_yes_the_order_stands_and_then_it_is_changed_as_any_other(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Confirmed(office, 100);
        var price = (await office.Order(order)).Lines.Single().UnitPrice;
        var clerk = office.House.As(SalesPermission.ChangeOrders);

        Assert.True((await Change(office, order, l => l with { Quantity = 120, Price = 200, Reason = "he insists" }, clerk)).Ok);
        var stands = await office.Order(order);
        Assert.Equal((100m, price, 0), (stands.Lines.Single().Quantity.Value, stands.Lines.Single().UnitPrice, stands.Edition));
        Assert.Equal("sales.change-waits", (await Change(office, order, l => l with { Quantity = 90 })).Refusals.Single().Code);

        await office.SayYes("sales_order_change", order.Value);
        var changed = await office.Order(order);
        Assert.Equal((120m, 200m, 1), (changed.Lines.Single().Quantity.Value, changed.Lines.Single().UnitPrice, changed.Edition));
        var fact = await office.House.Db.Set<OrderChange>().Include(c => c.Lines).SingleAsync();
        Assert.Equal((clerk.Name, "asked by telephone", price, 200m), (fact.ByName, fact.Reason, fact.Lines.Single().PriceBefore, fact.Lines.Single().PriceAfter));
        Assert.Equal(ProposalState.Made, (await office.House.Db.Set<ProposedChange>().SingleAsync()).State);
        await office.Verify();

        // Fewer asks nobody; and what was approved once, just so, is not asked again.
        Assert.True((await Change(office, order, l => l with { Quantity = 80, Price = 200 })).Ok);
        Assert.True((await Change(office, order, l => l with { Quantity = 120, Price = 200 })).Ok);
        Assert.Equal((120m, 3), ((await office.Order(order)).Lines.Single().Quantity.Value, (await office.Order(order)).Edition));
        Assert.True((await Change(office, order, l => l with { Quantity = 130, Price = 200 })).Ok);
        Assert.Equal(120m, (await office.Order(order)).Lines.Single().Quantity.Value);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_no_gives_it_back_with_words_and_it_may_be_withdrawn_and_goes_with_its_order(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Confirmed(office, 100);

        Assert.True((await Change(office, order, Cheaper)).Ok);
        await office.SayNo("sales_order_change", order.Value, "not below cost");
        var back = await office.House.Db.Set<ProposedChange>().SingleAsync();
        Assert.Equal((ProposalState.Returned, "not below cost"), (back.State, back.ReturnedFor));

        Assert.True((await Change(office, order, Cheaper)).Ok);
        await office.House.Do<WithdrawRequest, WithdrawRequest.Input, Done>(new() { Id = await office.Asked("sales_order_change", order.Value) });
        Assert.True((await Change(office, order, Cheaper)).Ok);
        await office.House.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order });

        Assert.Equal([ProposalState.Returned, ProposalState.Withdrawn, ProposalState.Withdrawn], (await office.House.Db.Set<ProposedChange>().OrderBy(c => c.Id).ToListAsync()).Select(c => c.State));
        Assert.Equal(0, await office.House.Db.Set<ApprovalRequest>().CountAsync(r => r.State == RequestState.Open));
        Assert.Equal(0, (await office.Order(order)).Edition);
        await office.Verify();

        static ChangedLineDraft Cheaper(ChangedLineDraft line) => line with { Price = 200, Reason = "he insists" };
    }

    [Theory, Engines]
    public async Task Where_the_order_has_moved_the_yes_gives_it_back_with_the_reason(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        await office.House.Do<SetUpAccounts, SetUpAccounts.Input, int>(new());
        var order = await Confirmed(office, 100);
        Assert.True((await Change(office, order, l => l with { Price = 200, Reason = "he insists" })).Ok);

        await office.House.Do<BillOrder, BillOrder.Input, Id<SalesOrder>>(new() { Id = order });
        await office.SayYes("sales_order_change", order.Value);

        var back = await office.House.Db.Set<ProposedChange>().SingleAsync();
        Assert.Equal(ProposalState.Returned, back.State);
        Assert.NotEqual("", back.ReturnedFor);
        Assert.Equal(0, (await office.Order(order)).Edition);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task What_it_adds_beyond_the_credit_limit_finance_says_yes_to(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Confirmed(office, 10);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = (await office.Order(order)).Total.Amount + 10 });
        var clerk = office.House.As(SalesPermission.ChangeOrders);

        Assert.True((await Change(office, order, l => l with { Quantity = 50 }, clerk)).Ok);
        Assert.Equal((10m, false), ((await office.Order(order)).Lines.Single().Quantity.Value, (await office.Order(order)).BeyondCredit));
        await office.SayYes("sales_order_change", order.Value, Department.Finance);
        Assert.Equal((50m, true), ((await office.Order(order)).Lines.Single().Quantity.Value, (await office.Order(order)).BeyondCredit));
        await office.Verify();
    }

    [Theory, Engines]
    public async Task What_was_approved_within_the_limit_is_asked_again_beyond_it(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Confirmed(office, 80);
        var clerk = office.House.As(SalesPermission.ChangeOrders);
        Assert.True((await Change(office, order, l => l with { Quantity = 120, Price = 200, Reason = "he insists" }, clerk)).Ok);
        await office.SayYes("sales_order_change", order.Value);
        Assert.True((await Change(office, order, l => l with { Quantity = 80, Price = 200 }, clerk)).Ok);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = (await office.Order(order)).Total.Amount });

        Assert.True((await Change(office, order, l => l with { Quantity = 120, Price = 200 }, clerk)).Ok);

        Assert.Equal((80m, false), ((await office.Order(order)).Lines.Single().Quantity.Value, (await office.Order(order)).BeyondCredit));
        Assert.Equal(ProposalState.Waiting, (await office.House.Db.Set<ProposedChange>().OrderBy(c => c.Id).LastAsync()).State);
    }

    [Theory, Engines]
    public async Task What_is_priced_otherwise_when_the_yes_comes_is_given_back_rather_than_made(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Confirmed(office, 100);
        var stands = await office.Order(order);
        var tea = await office.Item("TEA-SEN");
        Assert.True((await office.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new()
        {
            Id = order, Version = stands.Version, Why = "asked by telephone", Reference = stands.Reference, Note = stands.Note,
            Lines = [new() { Id = stands.Lines[0].Id, Item = new(stands.Lines[0].ItemId), Quantity = 100, Price = 200, Reason = "he insists" }, new() { Item = tea, Quantity = 5 }],
        })).Ok);

        await office.NewPrice("TEA-SEN", 1);
        await office.SayYes("sales_order_change", order.Value);

        var back = await office.House.Db.Set<ProposedChange>().SingleAsync();
        Assert.Equal((ProposalState.Returned, 0, 1), (back.State, (await office.Order(order)).Edition, (await office.Order(order)).Lines.Count));
        Assert.Contains("単価", back.ReturnedFor, StringComparison.Ordinal);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_change_is_looked_at_in_the_order_as_it_would_stand_and_the_inbox_names_the_line_that_met_the_rule(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var boss = await office.Of(Department.Management);
        await office.House.Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(new()
        {
            Kind = "sales_order", Name = "値引き10%超", From = office.House.Clock.Today, Conditions = [new() { Fact = "line-discount", Comparison = Comparison.Over, Number = 10 }], Steps = [new() { Approvers = [$"user:{boss.Id}"] }],
        });
        var (bearing, tea) = (await office.Item("BRG-6204-ZZ"), await office.Item("TEA-SEN"));
        var draft = await office.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = office.Customer, Date = office.House.Clock.Today, Lines = [new() { Item = bearing, Quantity = 100 }, new() { Item = tea, Quantity = 40 }] });
        var order = await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        var before = await office.Order(order);
        var (full, worth) = (before.Lines.Single(l => l.ItemId == bearing.Value).UnitPrice, before.Net.Amount);

        Assert.True((await Change(office, order, l => l.Item == bearing ? l with { Price = full * 0.75m, Reason = "he insists" } : l)).Ok);

        var facts = (await office.House.Get<ApprovalDesk>().AskedOf("sales_order_change", order.Value, default))!;
        Assert.Equal(Rounding.HalfUp.Round(full * 25 / worth, 4), facts.Discount!.Value.Fraction);
        Assert.Equal(25m, facts.Of("line-discount"));
        Assert.True(facts.Amount!.Value < before.Total);
        CultureInfo.CurrentUICulture = Language.Japanese.Culture;
        var row = (await office.House.Get<InboxReading>().Of(boss, default)).Single();
        Assert.Equal("値引き10%超", row.Rule.Ja);
        Assert.Contains(("行の値引率（最大）", "25%"), row.Met.Select(m => (m.Label.Ja, m.Value)));
    }

    private static async Task<Id<SalesOrder>> Confirmed(Office office, decimal quantity)
    {
        var draft = await office.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new() { Customer = office.Customer, Date = office.House.Clock.Today, Lines = [new() { Item = await office.Item("BRG-6204-ZZ"), Quantity = quantity }] });
        return await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
    }

    private static async Task<Result<Id<SalesOrder>>> Change(Office office, Id<SalesOrder> id, Func<ChangedLineDraft, ChangedLineDraft> how, Actor? who = null)
    {
        var order = await office.Order(id);
        return await office.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new()
        {
            Id = id, Version = order.Version, Why = "asked by telephone", Reference = order.Reference, Note = order.Note,
            Lines = [.. order.Lines.Select(l => how(new() { Id = l.Id, Item = new(l.ItemId), Quantity = l.Quantity.Value, Needed = l.Needed, Reason = l.PriceTyped ? "he insists" : null }))],
        }, who);
    }
}
