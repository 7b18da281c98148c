using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Requests;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Lists;
using Musubi.Sales;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Quotes;

/// <summary>From an offer to the order it becomes, or does not.</summary>
public class QuoteStory
{
    [Theory, Engines]
    public async Task Of_two_options_the_customer_takes_one_and_an_extra_and_the_order_keeps_the_prices_though_the_list_changed_meanwhile(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var quote = await office.Draft(
            new() { Item = await office.Item("OIL-VG32"), Quantity = 2 },
            new() { Part = QuotePart.A, Item = await office.Item("BRG-6204-ZZ"), Quantity = 100 },
            new() { Part = QuotePart.B, Item = await office.Item("BRG-6205-ZZ"), Quantity = 100 },
            new() { Part = QuotePart.Extra, Item = await office.Item("TEA-SEN"), Quantity = 3 },
            new() { Part = QuotePart.Extra, Item = await office.Item("TEA-MAT"), Quantity = 1 });
        var draft = await office.Quote(quote);
        Assert.Equal([QuotePart.A, QuotePart.B], draft.Options.Select(o => o.Part));
        Assert.All(draft.Options, o => Assert.Equal(draft.Lines.Where(l => l.IsIn(o.Part)).Sum(l => l.Net.Minor), o.Net.Minor));
        Assert.Equal(draft.Options[0].Total, draft.Total);
        await office.Send(quote);
        Assert.Equal(("Q-2604-00001", QuoteState.Sent), ((await office.Quote(quote)).Number, (await office.Quote(quote)).State));

        await office.NewPrice("BRG-6205-ZZ", 999);
        Assert.Equal("missing", (await office.TryAccept(quote)).Refusals.Single().Code);
        var tea = draft.Lines.Single(l => l.ItemCode == "TEA-SEN");
        var made = (await office.TryAccept(quote, QuotePart.B, tea.Id)).Value;

        var order = await office.Order(made);
        Assert.Equal(["OIL-VG32", "BRG-6205-ZZ", "TEA-SEN"], order.Lines.OrderBy(l => l.Position).Select(l => l.ItemCode));
        Assert.All(order.Lines, l => Assert.Equal(draft.Lines.Single(q => q.ItemCode == l.ItemCode).UnitPrice, l.UnitPrice));
        Assert.All(order.Lines, l => Assert.True(PriceTrace.Read(l.PriceTrace) is { IsQuoted: true, Reason: "Q-2604-00001" } trace && trace.Recomputed == l.UnitPrice));
        Assert.Equal(quote, order.QuoteId);
        var accepted = await office.Quote(quote);
        Assert.Equal((QuoteState.Accepted, QuotePart.B, made), (accepted.State, accepted.Chosen!.Value, accepted.OrderId!.Value));
        Assert.Equal(3, accepted.Lines.Count(l => l.IsChosen));

        // What is shown of it while it is edited is what will be saved.
        var shown = await office.House.Get<OrderPreview>().Of(new()
        {
            Fields = new() { ["Id"] = $"{made}", ["Customer"] = $"{order.CustomerId}", ["Date"] = order.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) },
            Lines = [.. order.Lines.OrderBy(l => l.Position).Select((l, i) => new Dictionary<string, object?> { ["Item"] = $"{l.ItemId}", ["Quantity"] = l.Quantity.Value, ["Unit"] = l.Quantity.Unit.Code, ["Price"] = l.UnitPrice + (i == 2 ? 1 : 0), ["Reason"] = "Q-2604-00001" })],
        }, Language.Japanese, default);
        Assert.Equal(["見積", "見積", "手入力"], shown.Lines.Select(l => l["source"]));

        // The clerk opens the draft order and saves it again: what was promised stays as it was promised.
        await office.House.Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Id = made, Version = order.Version, Customer = new(order.CustomerId), Date = order.Date, Note = "gate 3",
            Lines = [.. order.Lines.OrderBy(l => l.Position).Select(l => new OrderLineDraft { Item = new(l.ItemId), Quantity = l.Quantity.Value, Unit = l.Quantity.Unit.Code, Price = l.UnitPrice, Reason = "Q-2604-00001" })],
        });
        await office.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = made });
        Assert.All((await office.Order(made)).Lines, l => Assert.True(PriceTrace.Read(l.PriceTrace)!.IsQuoted));
        Assert.Equal(order.Total, (await office.Order(made)).Total);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task Below_the_floor_a_quote_waits_for_management_and_a_changed_line_of_its_revision_waits_again(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var quote = await office.Draft(new QuoteLineDraft { Item = await office.Item("BRG-6204-ZZ"), Quantity = 100, Price = 200, Reason = "opens the account" });

        await office.Send(quote);
        var waiting = await office.Quote(quote);
        Assert.Equal((QuoteState.Waiting, ""), (waiting.State, waiting.Number));
        Assert.Equal("sales.quote-state", (await office.TrySave(quote, waiting, 100, 190)).Refusals.Single().Code);

        await office.SayNo(quote, "too cheap");
        Assert.Equal((QuoteState.Draft, "too cheap"), ((await office.Quote(quote)).State, (await office.Quote(quote)).ReturnedFor));
        (await office.TrySave(quote, await office.Quote(quote), 100, 240)).Value.ToString();
        await office.Send(quote);
        await office.SayYes(quote);
        Assert.Equal((QuoteState.Sent, "Q-2604-00001"), ((await office.Quote(quote)).State, (await office.Quote(quote)).Number));

        // Longer validity, another note: what was approved is the same.
        var second = await office.Revise(quote);
        await office.Send(second);
        Assert.Equal((QuoteState.Sent, "Q-2604-00001-2"), ((await office.Quote(second)).State, (await office.Quote(second)).Number));

        var third = await office.Revise(second);
        (await office.TrySave(third, await office.Quote(third), 500, 240)).Value.ToString();
        await office.Send(third);
        Assert.Equal(QuoteState.Waiting, (await office.Quote(third)).State);
        Assert.Equal(QuoteState.Sent, (await office.Quote(second)).State);
        await office.SayYes(third);
        Assert.Equal(QuoteState.Superseded, (await office.Quote(second)).State);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task Where_nobody_can_approve_a_price_below_the_floor_the_quote_is_not_sent_and_says_who_can_help(TestEngine engine)
    {
        await using var office = await Office.Open(engine, people: false);
        var quote = await office.Draft(new QuoteLineDraft { Item = await office.Item("BRG-6204-ZZ"), Quantity = 100, Price = 200, Reason = "opens the account" });

        var refused = await office.House.Run<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = quote });

        Assert.Equal("sales.floor-needs-approval", refused.Refusals.Single().Code);
        Assert.Equal(QuoteState.Draft, (await office.Quote(quote)).State);
    }

    [Theory, Engines]
    public async Task A_revision_takes_the_place_of_the_version_before_which_stays_readable_and_what_changed_stands_side_by_side(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var first = await office.Sent(("BRG-6204-ZZ", 100), ("TEA-SEN", 2));
        var paper = await office.Paper(first);

        var second = await office.Revise(first);
        Assert.Equal("sales.being-revised", (await office.House.Run<ReviseQuote, ReviseQuote.Input, Id<Quote>>(new() { Id = first })).Refusals.Single().Code);
        Assert.Equal(QuoteState.Sent, (await office.Quote(first)).State);
        (await office.TrySave(second, await office.Quote(second), 250, null)).Value.ToString();
        await office.Send(second);

        var (was, now) = (await office.Quote(first), await office.Quote(second));
        Assert.Equal((QuoteState.Superseded, QuoteState.Sent, "Q-2604-00001-2"), (was.State, now.State, now.Number));
        Assert.Equal(paper, await office.Paper(first));
        var changes = QuoteChange.Between(was, now, Language.English);
        Assert.Equal(2, changes.Count(c => c.What.Contains("BRG-6204-ZZ", StringComparison.Ordinal) || c.What.Contains("TEA-SEN", StringComparison.Ordinal)));
        Assert.Contains(changes, c => c.What.Contains("TEA-SEN", StringComparison.Ordinal) && c.After is null);
        Assert.Contains(changes, c => c.After?.Contains("250", StringComparison.Ordinal) == true && c.Before?.Contains("100", StringComparison.Ordinal) == true);
        Assert.Equal("sales.quote-state", (await office.TryAccept(first)).Refusals.Single().Code);

        // A draft that nobody has seen is thrown away; the number it had is given to the next.
        var third = await office.Revise(second);
        await office.House.Do<DiscardQuote, DiscardQuote.Input, Done>(new() { Id = third });
        Assert.Equal("Q-2604-00001-3", (await office.Quote(await office.Revise(second))).Number);
        Assert.True((await office.TryAccept(second)).Ok);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task An_expired_quote_says_so_and_is_accepted_once_somebody_with_the_right_lets_it_stand_longer(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var quote = await office.Sent(("BRG-6204-ZZ", 100));
        Assert.Equal(office.House.Clock.Today.AddDays(Quote.UsualDays), (await office.Quote(quote)).ValidUntil);
        office.House.Clock.Advance(TimeSpan.FromDays(31));

        Assert.True((await office.Quote(quote)).IsExpired(office.House.Clock.Today));
        Assert.Equal(1, (await QuoteList.Definition.Read(office.House.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?f.validity=expired"), default)).Total);
        Assert.Equal("sales.quote-expired", (await office.TryAccept(quote)).Refusals.Single().Code);
        var clerk = office.House.As(SalesPermission.View, SalesPermission.EditQuotes, SalesPermission.SendQuotes, SalesPermission.EditOrders);
        Assert.Equal("forbidden", (await office.House.Run<ExtendQuote, ExtendQuote.Input, Id<Quote>>(new() { Id = quote, Until = office.House.Clock.Today.AddDays(7) }, clerk)).Refusals.Single().Code);
        Assert.Equal("sales.not-longer", (await office.House.Run<ExtendQuote, ExtendQuote.Input, Id<Quote>>(new() { Id = quote, Until = office.House.Clock.Today.AddDays(-1) })).Refusals.Single().Code);
        await office.House.Do<ExtendQuote, ExtendQuote.Input, Id<Quote>>(new() { Id = quote, Until = office.House.Clock.Today.AddDays(7) });

        Assert.True((await office.TryAccept(quote)).Ok);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task Two_clerks_accept_one_quote_at_once_and_it_becomes_one_order(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var quote = await office.Sent(("BRG-6204-ZZ", 100));

        var both = await Task.WhenAll(office.TryAccept(quote), office.TryAccept(quote));

        Assert.Equal(1, both.Count(r => r.Ok));
        var late = both.Single(r => !r.Ok).Refusals.Single();
        Assert.Equal(("sales.quote-accepted", $"/sales/orders/{both.Single(r => r.Ok).Value}"), (late.Code, late.Href));
        Assert.Equal(1, await office.House.Db.Set<SalesOrder>().CountAsync());
        await office.Verify();
    }

    [Theory, Engines]
    public async Task A_lead_is_quoted_too_and_says_no_with_a_reason(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var lead = await office.House.Db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == PartyRole.Lead) && p.Roles.All(r => r.Role != PartyRole.Customer)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync();
        var quote = await office.House.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(new() { Customer = lead, Date = office.House.Clock.Today, Lines = [new() { Item = await office.Item("BRG-6204-ZZ"), Quantity = 10 }] });
        await office.Send(quote);

        Assert.Equal("Words", (await office.House.Run<DeclineQuote, DeclineQuote.Input, Id<Quote>>(new() { Id = quote, Why = QuoteLoss.Other })).Refusals.Single().Field);
        await office.House.Do<DeclineQuote, DeclineQuote.Input, Id<Quote>>(new() { Id = quote, Why = QuoteLoss.Competitor, Words = "他社が3日早い" });

        Assert.Equal((QuoteState.Declined, QuoteLoss.Competitor), ((await office.Quote(quote)).State, (await office.Quote(quote)).Loss!.Value));
        Assert.Equal("sales.quote-state", (await office.TryAccept(quote)).Refusals.Single().Code);
        Assert.Equal(2, (await office.Quote(await office.Revise(quote))).Revision);
        await office.Verify();
    }

    [Theory, Engines]
    public async Task One_option_alone_is_no_choice_and_a_price_that_moved_is_looked_at_before_the_quote_goes_out(TestEngine engine)
    {
        await using var office = await Office.Open(engine);
        var alone = await office.House.Run<SaveQuote, SaveQuote.Input, Id<Quote>>(new() { Customer = office.Customer, Date = office.House.Clock.Today, Lines = [new() { Item = await office.Item("TEA-SEN"), Quantity = 1, Part = QuotePart.A }] });
        Assert.Equal(("sales.one-alternative", "Lines[0].Part"), (alone.Refusals.Single().Code, alone.Refusals.Single().Field));

        var quote = await office.Draft(new QuoteLineDraft { Item = await office.Item("BRG-6205-ZZ"), Quantity = 10 });
        await office.NewPrice("BRG-6205-ZZ", 777);

        Assert.Equal("sales.price-moved", (await office.House.Run<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = quote })).Refusals.Single().Code);
    }

    /// <summary>A house with the demo's customers, items, prices with floors, and people.</summary>
}
