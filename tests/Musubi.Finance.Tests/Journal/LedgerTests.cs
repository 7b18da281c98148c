using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Audit;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Journal;

public class LedgerTests
{
    [Theory, Engines]
    public async Task What_is_posted_stands_in_the_journal_with_a_number_and_on_the_trail(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        var first = (await house.Post(Sale(1100), On(Today))).Value;
        var second = (await house.Post(Sale(200), On(Today.AddDays(3)))).Value;

        var entries = await house.Db.Set<JournalEntry>().Include(e => e.Lines).OrderBy(e => e.Number).ToListAsync();
        Assert.Equal([(first, "JE-2026-000001", 1100), (second, "JE-2026-000002", 200)], entries.Select(e => (e.Id, e.Number, e.Total.Minor)));
        Assert.All(entries, e => Assert.Equal(JournalEntry.HashOf(e.Lines), e.LinesHash));
        Assert.Equal(2, await house.Db.Set<AuditEntry>().CountAsync(a => a.SubjectKind == "journal_entry"));
        Assert.Equal(Yen(1100), await house.Balance(AccountRole.Receivable, Today));
        Assert.Equal(Yen(-1300), await house.Balance(AccountRole.Revenue, Today.AddDays(3)));
    }

    [Theory, Engines]
    public async Task A_posting_group_has_its_own_account_and_the_others_share_one(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        await house.Post(BalancedEntry.Of(Text.Same("sale"), [Posting.Debit(AccountRole.Cash, Yen(300)), Posting.Credit(AccountPart.Revenue("service"), Yen(100)), Posting.Credit(AccountPart.Revenue("FOOD"), Yen(200))]), On(Today));

        Assert.Equal(Yen(-100), await house.Balance(AccountPart.Revenue("SERVICE"), Today));
        Assert.Equal(Yen(-200), await house.Balance(AccountRole.Revenue, Today));
    }

    [Theory, Engines]
    public async Task A_document_in_dollars_stands_in_yen_beside_its_dollars_and_what_rounding_leaves_is_a_line(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var rate = ExchangeRate.Of(Currency.USD, Currency.JPY, 150.5m);
        Money Dollars(decimal amount) => Money.Of(amount, Currency.USD);

        var id = (await house.Post(BalancedEntry.Of(Text.Same("sale"), [Posting.Debit(AccountRole.Receivable, Dollars(3.03m)), Posting.Credit(AccountRole.Revenue, Dollars(1.01m)), Posting.Credit(AccountRole.Revenue, Dollars(2.02m))]), On(Today) with { Rate = rate })).Value;

        var lines = await house.Db.Set<JournalLine>().Where(l => l.EntryId == id).OrderBy(l => l.Position).ToListAsync();
        Assert.Equal([456, -152, -304], lines.Select(l => l.Amount.Minor));
        Assert.Equal([303, -101, -202], lines.Select(l => l.Original.Minor));
    }

    [Theory, Engines]
    public async Task What_a_settlement_gains_on_the_rate_is_booked_by_itself(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var hundred = Money.Of(100, Currency.USD);

        await house.Post(BalancedEntry.Of(Text.Same("paid"), [Posting.Debit(AccountRole.Bank, hundred), Posting.Credit(AccountRole.Receivable, hundred) with { InBooks = Yen(-15000) }]), On(Today) with { Rate = ExchangeRate.Of(Currency.USD, Currency.JPY, 152) });

        Assert.Equal(Yen(15200), await house.Balance(AccountRole.Bank, Today));
        Assert.Equal(Yen(-200), await house.Balance(AccountRole.ExchangeGain, Today));
    }

    [Theory, Engines]
    public async Task An_entry_is_taken_back_once_by_its_mirror(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var id = (await house.Post(Sale(1100), On(Today))).Value;

        var back = await house.InAct(s => s.GetRequiredService<Ledger>().Reverse(id, Today.AddDays(1), "typed twice", default));
        var again = await house.InAct(s => s.GetRequiredService<Ledger>().Reverse(id, Today.AddDays(1), "typed twice", default));

        Assert.True(back.Ok);
        Assert.Equal("finance.reversed", again.Refusals.Single().Code);
        Assert.Equal(Yen(1100), await house.Balance(AccountRole.Receivable, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Receivable, Today.AddDays(1)));
    }

    [Theory, Engines]
    public async Task Many_entries_are_posted_in_one_act_with_their_numbers_in_order(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        var posted = await house.InAct(s => s.GetRequiredService<Ledger>().Post([.. Enumerable.Range(0, 30).Select(i => (Sale(i + 1), On(new DateOnly(i % 2 == 0 ? 2025 : 2026, 12, 1))))], default));

        var numbers = await house.Db.Set<JournalEntry>().ToDictionaryAsync(e => e.Id, e => e.Number);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"JE-{(i % 2 == 0 ? 2025 : 2026)}-{i / 2 + 1:000000}"), posted.Value.Select(id => numbers[id]));
    }

    [Theory, Engines]
    public async Task A_part_that_no_account_plays_is_refused_by_name(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<Finance.Periods.OpenFiscalYear, Finance.Periods.OpenFiscalYear.Input, int>(new() { Date = Today });

        var refused = await house.Post(Sale(1), On(Today));

        Assert.Equal(["finance.no-account", "finance.no-account"], refused.Refusals.Select(r => r.Code));
        Assert.Equal(0, await house.Db.Set<JournalEntry>().CountAsync());
    }
}
