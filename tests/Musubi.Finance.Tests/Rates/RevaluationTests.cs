using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Rates;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Rates;

public class RevaluationTests
{
    [Theory, Engines]
    public async Task Revalued_twice_the_open_items_still_are_their_control_account(TestEngine engine)
    {
        await using var house = await Owing(engine);

        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.USD, Date = Today.AddDays(-3), Rate = 152m });
        foreach (var day in new[] { Today.AddDays(-2), Today })
        {
            Assert.Equal(1, await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = day }));
            await house.Verify();
        }
        house.Clock.Advance(TimeSpan.FromDays(3));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_fault_of_a_control_account_names_it_and_leads_to_its_card(TestEngine engine)
    {
        await using var house = await Owing(engine);
        await house.Post(Sale(7), On(Today));
        var account = await house.Db.Set<Account>().SingleAsync(a => a.Code == "A11211");

        var fault = Assert.Single((await new SubLedgerIsControlAccount(house.Get<FinanceDb>()).Check(default)).Faults);

        Assert.Equal($"account {account.Id}", fault.Subject);
        Assert.StartsWith("A11211 売掛金：", fault.What.Ja, StringComparison.Ordinal);
        Assert.Contains(GeneralLedger.Subjects, s => s.Kind == "account");
    }

    [Theory, Engines]
    public async Task What_takes_a_revaluation_back_says_so_in_every_language(TestEngine engine)
    {
        await using var house = await Owing(engine);

        await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today, WithOldRates = true });

        var entries = await house.Db.Set<JournalEntry>().Where(e => e.SourceKind == "revaluation").OrderBy(e => e.Date).ToListAsync();
        Assert.Equal([Today, Today.AddDays(1)], entries.Select(e => e.Date));
        Assert.Equal("/finance/revaluation/{0}", GeneralLedger.Subjects.Single(s => s.Kind == entries[0].SourceKind).Href);
        Assert.Equal(Today, DateOnly.FromDayNumber((int)entries[0].SourceId));
        Assert.Equal(($"外貨換算替えの振戻 {entries[0].Number}", $"期末调汇转回 {entries[0].Number}", ""), (entries[1].DescriptionJa, entries[1].DescriptionZh, entries[1].Reason));
    }

    [Theory, Engines]
    public async Task A_revaluation_shows_its_rate_and_says_when_it_is_old(TestEngine engine)
    {
        await using var house = await Owing(engine);

        var at = Assert.Single((await house.Get<Revaluation>().On(Today, default)).Value).At;

        Assert.Equal((151.2m, Today.AddDays(-8)), (at.Rate.Rate, at.Since));
        Assert.True(at.IsOldOn(Today));
        Assert.False(at.IsOldOn(Today.AddDays(-1)));
    }

    [Theory, Engines]
    public async Task At_a_rate_of_last_week_nothing_is_revalued_unless_somebody_says_so(TestEngine engine)
    {
        await using var house = await Owing(engine);

        var refused = (await house.Run<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today })).Refusals.Single();

        Assert.Equal(("finance.old-rate", "WithOldRates", "/finance/rates"), (refused.Code, refused.Field, refused.Href));
        Assert.StartsWith("The rate of USD is that of 24/03/2026, 8 days earlier.", refused.In(Language.English), StringComparison.Ordinal);
        Assert.Equal(0, await house.Db.Set<JournalEntry>().CountAsync(e => e.Kind == EntryKind.Revaluation));
        Assert.Equal(1, await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today, WithOldRates = true }));
    }

    [Theory, Engines]
    public async Task A_bill_dated_inside_that_comes_late_is_revalued_besides_and_taken_back_with_the_rest(TestEngine engine)
    {
        await using var house = await Owing(engine);
        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.USD, Date = Today, Rate = 152m });
        Assert.Equal(1, await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today }));
        await house.Owed(await house.Party("南星商会"), 500, Today.AddDays(-1), currency: Currency.USD, rate: 150, number: "LATE-1");

        var differs = Assert.Single((await house.Get<Revaluation>().On(Today, default)).Value);
        Assert.Equal(1, await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today }));

        Assert.Equal(Yen(1_000), differs.Difference);
        var standing = await house.Get<Revaluation>().Standing(Today, default);
        Assert.Equal([4_000, 1_000], standing.Select(s => s.Entry.Total.Minor));
        Assert.All(standing, s => Assert.Equal(Today.AddDays(1), s.Back!.Date));
        Assert.Equal(Yen(380_000), await house.Balance(AccountRole.Receivable, Today));
        Assert.Equal(Yen(375_000), await house.Balance(AccountRole.Receivable, Today.AddDays(1)));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.UnrealisedExchangeGain, Today.AddDays(1)));
        Assert.Equal(0, await house.Do<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today }));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_rate_far_from_the_last_is_asked_about_wherever_it_is_typed(TestEngine engine)
    {
        await using var house = await Owing(engine);
        var rate = new SaveRate.Input { Currency = Currency.USD, Date = Today, Rate = 1_550 };
        var party = await house.Party("南星商会");

        var asked = Assert.Single((await house.Run<SaveRate, SaveRate.Input, Id<DayRate>>(rate)).Refusals);
        var paid = Assert.Single((await house.Run<ReceivePayment, PaymentDraft, Id<Payment>>(Trade.From(party, 100) with { Currency = Currency.USD, Rate = 15.5m })).Refusals);

        Assert.Equal(("finance.rate-unusual", "RateMeant"), (asked.Code, asked.Field));
        Assert.StartsWith("1,550 は、2026/03/24 のレート 151.2 の10.25倍です。", asked.In(Language.Japanese), StringComparison.Ordinal);
        Assert.Equal(asked.Code, paid.Code);
        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(rate with { Rate = 18_100, Per = 100, Date = Today.AddDays(-1) });
        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(rate with { RateMeant = true });
    }

    [Theory, Engines]
    public async Task A_day_to_come_has_no_closing_rate(TestEngine engine)
    {
        await using var house = await Owing(engine);

        var refused = (await house.Run<RevalueBalances, RevalueBalances.Input, int>(new() { Date = Today.AddDays(1) })).Refusals.Single();

        Assert.Equal(("finance.revaluation-ahead", "Date"), (refused.Code, refused.Field));
        Assert.Equal(refused.Code, (await house.Get<Revaluation>().On(Today.AddDays(1), default)).Refusals.Single().Code);
    }

    /// <summary>A customer owes two thousand dollars, booked at 150; the dollar has risen since.</summary>
    private static async Task<House> Owing(TestEngine engine)
    {
        var house = await Books.Open(engine);
        await house.Do<SaveRate, SaveRate.Input, Id<DayRate>>(new() { Currency = Currency.USD, Date = Today.AddDays(-8), Rate = 151.2m });
        await house.Owed(await house.Party(), 2_000, Today.AddDays(-9), currency: Currency.USD, rate: 150);
        return house;
    }
}
