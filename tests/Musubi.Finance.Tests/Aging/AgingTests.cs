using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Aging;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Aging;

public class AgingTests
{
    private static string Said(AgingReport report) => string.Join(" | ", report.Rows.Select(r => $"{r.Currency.Code} {string.Join(' ', r.Buckets.Select(b => b.Minor))}"));

    [Theory, Engines]
    public async Task What_is_open_stands_in_the_bucket_of_its_age_and_a_credit_lessens_it(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Owed(party, 10_000, Today, number: "A");
        await house.Owed(party, 20_000, Today.AddDays(-31), number: "B");
        await house.Owed(party, 30_000, Today.AddDays(-80), number: "C");
        await house.Receive(From(party, 4_000));

        Assert.Equal("JPY 6000 20000 30000 0 0", Said(await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Due, default)));
        Assert.Equal("JPY 6000 20000 0 30000 0", Said(await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Month, default)));
    }

    [Theory, Engines]
    public async Task Any_day_shows_what_was_open_then(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Owed(party, 50_000, Today.AddDays(-20));
        var payment = await house.Receive(From(party, 30_000, (invoice, 30_000)) with { Date = Today.AddDays(-10) });
        house.Clock.Advance(TimeSpan.FromDays(5));
        await house.Do<UndoAllocation, UndoAllocation.Input, Id<Allocation>>(new() { Id = (await house.Db.Set<Allocation>().SingleAsync()).Id });
        var reports = house.Get<AgingReports>();

        Assert.Equal("", Said(await reports.Of(OwedSide.Receivable, Today.AddDays(-21), AgeBy.Due, default)));
        Assert.Equal("JPY 50000 0 0 0 0", Said(await reports.Of(OwedSide.Receivable, Today.AddDays(-11), AgeBy.Due, default)));
        Assert.Equal("JPY 20000 0 0 0 0", Said(await reports.Of(OwedSide.Receivable, Today, AgeBy.Due, default)));
        Assert.Equal(Yen(20_000), Assert.Single(await reports.Items(OwedSide.Receivable, Today, AgeBy.Due, party.Value, default)).Remaining);
        Assert.Equal([50_000, -30_000], (await reports.Items(OwedSide.Receivable, Today.AddDays(5), AgeBy.Due, party.Value, default)).OrderByDescending(i => i.Remaining.Minor).Select(i => i.Remaining.Minor));
        Assert.NotEqual(default, payment);
    }

    [Theory, Engines]
    public async Task A_statement_leads_from_what_was_owed_to_what_is(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Owed(party, 70_000, Today.AddDays(-60), number: "A");
        await house.Owed(party, 20_000, Today.AddDays(-5), number: "B");
        await house.Receive(From(party, 50_000));

        var statement = Assert.Single(await house.Get<Statements>().Of(OwedSide.Receivable, party.Value, Today.AddDays(-30), Today, default));

        Assert.Equal((Yen(70_000), Yen(20_000), Yen(-50_000), Yen(40_000)), (statement.Opening, statement.Charged, statement.Settled, statement.Closing));
        Assert.Equal([90_000, 40_000], statement.Lines.Select(l => l.Balance.Minor));
    }
}
