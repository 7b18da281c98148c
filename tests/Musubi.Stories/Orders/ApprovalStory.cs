using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales;
using Musubi.Sales.Credit;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Stories.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Orders;

/// <summary>What a clerk may promise alone, and what others say yes to first.</summary>
public class ApprovalStory
{
    [Theory, Engines]
    public async Task Below_the_floor_an_order_waits_is_given_back_with_words_and_is_confirmed_by_the_yes(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var order = await Draft(office, 100, 200);

        await Confirm(office, order);
        var waiting = await office.Order(order);
        Assert.Equal((OrderState.Waiting, ""), (waiting.State, waiting.Number));
        Assert.Equal("sales.not-a-draft", (await TrySave(office, waiting, 100, 190)).Refusals.Single().Code);
        Assert.Equal("sales.not-a-draft", (await office.House.Run<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order })).Refusals.Single().Code);

        await office.SayNo("sales_order", order.Value, "too cheap");
        Assert.Equal((OrderState.Draft, "too cheap"), ((await office.Order(order)).State, (await office.Order(order)).ReturnedFor));
        Assert.True((await TrySave(office, await office.Order(order), 100, 240)).Ok);
        await Confirm(office, order);
        await office.SayYes("sales_order", order.Value);

        var confirmed = await office.Order(order);
        Assert.Equal((OrderState.Confirmed, "SO-2604-00001", ""), (confirmed.State, confirmed.Number, confirmed.ReturnedFor));
        await office.Verify();
    }

    [Theory, Engines]
    public async Task What_was_approved_as_a_quote_is_not_asked_again_and_another_quantity_is(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var same = await Accepted(office);
        await Confirm(office, same);
        Assert.Equal(OrderState.Confirmed, (await office.Order(same)).State);

        var fewer = await Accepted(office);
        Assert.True((await TrySave(office, await office.Order(fewer), 10, 240)).Ok);
        await Confirm(office, fewer);
        Assert.Equal(OrderState.Waiting, (await office.Order(fewer)).State);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_rule_of_the_company_asks_for_a_discount_on_an_order_and_a_change_does_not_slip_past_it(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var manager = await office.Of(Department.Management);
        await Rule(office, "line-discount", 10, $"user:{manager.Id}");
        var full = (await office.Order(await Draft(office, 100, null))).Lines.Single().UnitPrice;
        var (a_little, much) = (await Draft(office, 100, full * 0.95m), await Draft(office, 100, full * 0.88m));

        await Confirm(office, a_little);
        await Confirm(office, much);
        Assert.Equal(OrderState.Confirmed, (await office.Order(a_little)).State);
        Assert.Equal(OrderState.Waiting, (await office.Order(much)).State);
        await office.SayYes("sales_order", much.Value);
        Assert.Equal(OrderState.Confirmed, (await office.Order(much)).State);

        Assert.True((await Change(office, a_little, l => l with { Price = full * 0.8m, Reason = "he insists" })).Ok);
        Assert.Equal(full * 0.95m, (await office.Order(a_little)).Lines.Single().UnitPrice);
        await office.SayNo("sales_order_change", a_little.Value, "not that much");
        Assert.True((await Change(office, a_little, l => l with { Quantity = 90 })).Ok);
        Assert.True((await Change(office, much, l => l with { Quantity = 90 })).Ok);
        Assert.True((await Change(office, much, l => l with { Quantity = 110 })).Ok);
        Assert.Equal(90m, (await office.Order(much)).Lines.Single().Quantity.Value);
        await office.SayYes("sales_order_change", much.Value);
        Assert.Equal(110m, (await office.Order(much)).Lines.Single().Quantity.Value);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task Beyond_the_credit_limit_finance_is_asked_and_a_stop_lets_nobody_say_yes(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var clerk = office.House.As(SalesPermission.ConfirmOrders, SalesPermission.EditOrders);
        var order = await Draft(office, 100, null);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = 1_000 });

        await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order }, clerk);
        Assert.Equal(OrderState.Waiting, (await office.Order(order)).State);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = 1_000, Stopped = true, Reason = "two bills late" });
        var finance = await office.Of(Department.Finance, SalesPermission.ExceedCredit);
        var stopped = await office.House.Run<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = await office.Asked("sales_order", order.Value) }, finance);
        Assert.Equal("sales.credit-stopped", stopped.Refusals.Single().Code);
        Assert.Equal(OrderState.Waiting, (await office.Order(order)).State);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = 1_000 });
        await office.SayYes("sales_order", order.Value, Department.Finance);
        Assert.Equal((OrderState.Confirmed, true), ((await office.Order(order)).State, (await office.Order(order)).BeyondCredit));

        // What finance said yes to leaves the house by the hand of whoever ships; debts that came since would not.
        Assert.Null(await office.House.Get<CreditCheck>().WhyNotShip(await office.Order(order), default));
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_rule_about_something_else_does_not_answer_for_the_credit_limit_or_the_floor(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var boss = await office.Of(Department.Sales);
        await Rule(office, "line-discount", 10, $"user:{boss.Id}");
        var clerk = office.House.As(SalesPermission.ConfirmOrders, SalesPermission.EditOrders);
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = 1_000 });
        var order = await Draft(office, 100, 200);

        await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order }, clerk);
        await office.SayYes("sales_order", order.Value, Department.Sales);
        Assert.Equal(OrderState.Waiting, (await office.Order(order)).State);
        await office.SayYes("sales_order", order.Value, Department.Management);
        Assert.Equal(OrderState.Waiting, (await office.Order(order)).State);
        await office.SayYes("sales_order", order.Value, Department.Finance);
        Assert.Equal(OrderState.Confirmed, (await office.Order(order)).State);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_yes_to_one_order_and_a_yes_to_another_do_not_add_up_to_more_credit_than_there_is(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var boss = await office.Of(Department.Sales);
        await Rule(office, "amount", 1, $"user:{boss.Id}");
        var clerk = office.House.As(SalesPermission.ConfirmOrders, SalesPermission.EditOrders);
        var (first, second) = (await Draft(office, 100, null), await Draft(office, 100, null));
        var total = (await office.Order(first)).Total.Amount;
        await office.House.Do<SetCredit, SetCredit.Input, Id<CustomerCredit>>(new() { Party = office.Customer, Limit = total * 1.5m });
        foreach (var order in new[] { first, second })
            await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order }, clerk);

        await office.SayYes("sales_order", first.Value, Department.Sales);
        var refused = await office.House.Run<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = await office.Asked("sales_order", second.Value) }, await office.Of(Department.Sales));
        Assert.Equal("sales.credit-exceeded", refused.Refusals.Single().Code);
        Assert.Equal((OrderState.Confirmed, OrderState.Waiting), ((await office.Order(first)).State, (await office.Order(second)).State));
        await office.Verify();
    }

    [Theory, Engines]
    public async Task An_order_that_waits_may_be_taken_back_or_cancelled_and_then_asks_nobody(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var (back, gone) = (await Draft(office, 100, 200), await Draft(office, 100, 200));
        await Confirm(office, back);
        await Confirm(office, gone);

        await office.House.Do<WithdrawRequest, WithdrawRequest.Input, Done>(new() { Id = await office.Asked("sales_order", back.Value) });
        await office.House.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = gone });

        Assert.Equal((OrderState.Draft, OrderState.Cancelled), ((await office.Order(back)).State, (await office.Order(gone)).State));
        Assert.Equal(0, await office.House.Db.Set<ApprovalRequest>().CountAsync(r => r.State == RequestState.Open));
        await office.Verify();
    }

    private static Task Rule(Office office, string fact, decimal least, string asked) => office.House.Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(new()
    {
        Kind = "sales_order", Name = $"{fact} from {least}", From = office.House.Clock.Today, Conditions = [new() { Fact = fact, Comparison = Comparison.AtLeast, Number = least }], Steps = [new() { Mode = StepMode.Any, Approvers = [asked] }],
    });

    private static async Task<Id<SalesOrder>> Draft(Office office, decimal quantity, decimal? price) => await office.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
    {
        Customer = office.Customer, Date = office.House.Clock.Today, Lines = [new() { Item = await office.Item("BRG-6204-ZZ"), Quantity = quantity, Price = price, Reason = price is null ? null : "opens the account" }],
    });

    private static async Task<Id<SalesOrder>> Accepted(Office office)
    {
        var quote = await office.Draft(new QuoteLineDraft { Item = await office.Item("BRG-6204-ZZ"), Quantity = 100, Price = 240, Reason = "opens the account" });
        await office.Send(quote);
        await office.SayYes(quote);
        return (await office.TryAccept(quote)).Value;
    }

    private static Task<Id<SalesOrder>> Confirm(Office office, Id<SalesOrder> order) => office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order });

    private static Task<Result<Id<SalesOrder>>> TrySave(Office office, SalesOrder order, decimal quantity, decimal price) => office.House.Run<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
    {
        Id = order.Id, Version = order.Version, Customer = new(order.CustomerId), Date = order.Date, Lines = [new() { Item = new(order.Lines[0].ItemId), Quantity = quantity, Price = price, Reason = "opens the account" }],
    });

    private static async Task<Result<Id<SalesOrder>>> Change(Office office, Id<SalesOrder> id, Func<ChangedLineDraft, ChangedLineDraft> how)
    {
        var order = await office.Order(id);
        return await office.House.Run<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new()
        {
            Id = id, Version = order.Version, Why = "asked by telephone", Reference = order.Reference, Note = order.Note,
            Lines = [.. order.Lines.Select(l => how(new() { Id = l.Id, Item = new(l.ItemId), Quantity = l.Quantity.Value, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice, Reason = "opens the account", Needed = l.Needed }))],
        });
    }
}
