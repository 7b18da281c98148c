using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Aging;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Rates;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Aging;

public class AgingTests
{
    private static string Said(AgingReport report) => string.Join(" | ", report.Rows.Select(r => $"{r.Currency.Code} {string.Join(' ', r.Buckets.Append(r.Unallocated).Select(b => b.Minor))}"));

    [Theory, Engines]
    public async Task What_is_owed_stands_in_the_bucket_of_its_age_and_what_is_not_allocated_beside_them(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Owed(party, 10_000, Today, number: "A");
        await house.Owed(party, 20_000, Today.AddDays(-31), number: "B");
        await house.Owed(party, 30_000, Today.AddDays(-80), number: "C");
        await house.Receive(From(party, 4_000));

        Assert.Equal("JPY 10000 20000 30000 0 0 -4000", Said(await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Due, default)));
        Assert.Equal("JPY 10000 20000 0 30000 0 -4000", Said(await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Month, default)));
        Assert.Equal(Yen(56_000), Assert.Single((await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Due, default)).Totals).Total);
        Assert.Equal([2, 1, 0, null], (await house.Get<AgingReports>().Items(new(OwedSide.Receivable, Today, AgeBy.Due) { Party = party.Value }, 9, default)).Items.OrderByDescending(i => i.Bucket ?? -1).Select(i => i.Bucket));
    }

    [Theory, Engines]
    public async Task What_we_paid_ahead_does_not_make_a_late_bill_look_paid(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var supplier = await house.Party();
        await house.Owed(supplier, 20_000, Today.AddDays(-80), OwedSide.Payable, number: "B");
        await house.Do<MakePayment, PaymentDraft, Id<Payment>>(From(supplier, 5_000) with { Date = Today.AddDays(-60) });

        foreach (var by in Enum.GetValues<AgeBy>())
        {
            var row = Assert.Single((await house.Get<AgingReports>().Of(OwedSide.Payable, Today, by, default)).Rows);
            Assert.Equal((Yen(-5_000), Yen(15_000), 1), (row.Unallocated, row.Total, row.Buckets.Count(b => !b.IsZero)));
        }
    }

    [Theory, Engines]
    public async Task With_what_a_revaluation_made_of_it_the_aging_is_the_control_account(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Owed(await house.Party(), 2_000, Today.AddDays(-9), currency: Currency.USD, rate: 150);
        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.USD, Date = Today, Rate = 152m });
        await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today });

        var (now, after) = (await house.Get<AgingReports>().Of(OwedSide.Receivable, Today, AgeBy.Due, default), await house.Get<AgingReports>().Of(OwedSide.Receivable, Today.AddDays(1), AgeBy.Due, default));

        Assert.Equal((Yen(300_000), Yen(4_000), Yen(304_000)), (now.InBooks, now.Revalued, now.Control));
        Assert.Equal(await house.Balance(AccountRole.Receivable, Today), now.Control);
        Assert.Equal((Yen(0), Yen(300_000)), (after.Revalued, after.Control));
    }

    [Theory, Engines]
    public async Task What_is_open_in_dollars_is_tied_to_the_books_on_any_day(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Owed(party, 10_000, Today.AddDays(-20), number: "A");
        var dollars = await house.Owed(party, 100, Today.AddDays(-20), currency: Currency.USD, rate: 150, number: "B");
        await house.Receive(From(party, 40, (dollars, 40)) with { Currency = Currency.USD, Rate = 155 });
        var reports = house.Get<AgingReports>();

        foreach (var day in new[] { Today.AddDays(-1), Today })
            Assert.Equal(await house.Balance(AccountRole.Receivable, day), (await reports.Of(OwedSide.Receivable, day, AgeBy.Due, default)).InBooks);
        Assert.Equal(Yen(9_000), (await reports.Of(OwedSide.Receivable, Today, AgeBy.Due, default)).Rows.Single(r => r.Currency == Currency.USD).InBooks);
    }

    [Theory, Engines]
    public async Task A_statement_names_whom_it_is_for_and_parts_charges_from_payments(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Owed(party, 20_000, Today.AddDays(-5), number: "B");
        await house.Owed(party, 30, Today.AddDays(-5), currency: Currency.USD, rate: 150, number: "C");
        await house.Receive(From(party, 5_000));

        var statement = await house.Get<Statements>().OfParty(OwedSide.Receivable, party.Value, Today.AddDays(-30), Today, default);
        var (rows, letter) = (StatementPaper.Rows(statement), StatementPaper.Letter(statement, Language.Japanese));

        Assert.Equal(("北斗化学 御中", true), (letter.Recipient, letter.AsksToPay));
        Assert.Contains("北斗化学", rows.File, StringComparison.Ordinal);
        Assert.Equal(["JPY", "USD"], statement.Currencies.Select(c => c.Currency.Code));
        Assert.Equal([(null, null), (Yen(20_000), null), (null, Yen(5_000)), (Yen(20_000), Yen(5_000))], rows.Rows.Take(4).Select(r => ((Money?)r.Cells[6].Value, (Money?)r.Cells[7].Value)));
        Assert.Equal("%PDF"u8, letter.From(new(new() { Id = Admin.Companies.Company.Only, Name = "結工業", Bank = "結び銀行 普通 1234567" }, null)).ToPdf().AsSpan(0, 4));
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
        Assert.Equal("JPY 50000 0 0 0 0 0", Said(await reports.Of(OwedSide.Receivable, Today.AddDays(-11), AgeBy.Due, default)));
        Assert.Equal("JPY 20000 0 0 0 0 0", Said(await reports.Of(OwedSide.Receivable, Today, AgeBy.Due, default)));
        Assert.Equal(Yen(20_000), Assert.Single((await reports.Items(new(OwedSide.Receivable, Today, AgeBy.Due) { Party = party.Value }, 9, default)).Items).Remaining);
        Assert.Equal([50_000, -30_000], (await reports.Items(new(OwedSide.Receivable, Today.AddDays(5), AgeBy.Due) { Party = party.Value }, 9, default)).Items.OrderByDescending(i => i.Remaining.Minor).Select(i => i.Remaining.Minor));
        Assert.NotEqual(default, payment);
    }

    [Theory, Engines]
    public async Task A_total_of_the_aging_opens_the_items_it_sums_on_any_day(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (one, other) = (await house.Party(), await house.Party("東海金属"));
        var paid = await house.Owed(one, 50_000, Today.AddDays(-40), number: "A");
        await house.Owed(other, 20_000, Today.AddDays(-35), number: "B");
        await house.Owed(other, 7_000, Today.AddDays(-1), number: "C");
        await house.Owed(other, 30, Today.AddDays(-1), currency: Currency.USD, rate: 150, number: "D");
        await house.Receive(From(one, 60_000, (paid, 50_000)));
        var reports = house.Get<AgingReports>();

        foreach (var (day, by) in new[] { (Today, AgeBy.Due), (Today.AddDays(-1), AgeBy.Due), (Today, AgeBy.Month), (Today.AddDays(-1), AgeBy.Month) })
        {
            var aging = await reports.Of(OwedSide.Receivable, day, by, default);
            foreach (var total in aging.Totals)
            {
                for (var i = 0; i < total.Buckets.Count; i++)
                    Assert.Equal(total.Buckets[i], await Sum(new(i), day, by, total.Currency));
                Assert.Equal(total.Unallocated, await Sum(new(null), day, by, total.Currency));
                Assert.Equal(total.Total, await Sum(null, day, by, total.Currency));
            }
            Assert.Equal(aging.InBooks, Money.Sum((await reports.Items(new(OwedSide.Receivable, day, by), 9, default)).Items.Select(i => i.InBooks), Currency.JPY));
        }
        var few = await reports.Items(new(OwedSide.Receivable, Today.AddDays(-1), AgeBy.Due), 2, default);
        Assert.Equal(["A", "B"], few.Items.Select(i => i.Item.Number));
        Assert.Equal(4, few.Count);

        async Task<Money> Sum(AgeColumn? age, DateOnly day, AgeBy by, Currency currency) =>
            Money.Sum((await reports.Items(new(OwedSide.Receivable, day, by) { Age = age, Currency = currency }, 9, default)).Items.Select(i => i.Remaining), currency);
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
