using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Finance.Vouchers;
using Musubi.Finance.Vouchers.Recurring;
using Musubi.Data.Jobs;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Vouchers;

public class VoucherTests
{
    [Theory, Engines]
    public async Task What_one_writes_another_approves_and_only_then_it_is_posted(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (writer, boss) = (house.As(FinancePermission.WriteVouchers, FinancePermission.ApproveVouchers), house.As(FinancePermission.ApproveVouchers));
        var id = await Write(house, writer, 5000);
        Assert.Equal(0, await house.Db.Set<JournalEntry>().CountAsync());
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id }, writer);

        Assert.Equal("finance.own-voucher", (await house.Run<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id }, writer)).Refusals.Single().Code);
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id }, boss);

        var voucher = await house.Db.Set<Voucher>().SingleAsync();
        Assert.Equal((VoucherState.Posted, "VC-2604-00001"), (voucher.State, voucher.Number));
        Assert.Equal(Yen(5000), await house.Balance(AccountRole.BankFees, Today));
    }

    [Theory, Engines]
    public async Task The_journal_knows_who_wrote_an_entry_and_who_approved_it(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (writer, boss) = (house.As(FinancePermission.WriteVouchers) with { Name = "起票 花子" }, house.As(FinancePermission.ApproveVouchers, FinancePermission.Reverse) with { Name = "承認 太郎" });
        var id = await Write(house, writer, 700, reverseOn: Today.AddDays(30));
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id }, writer);
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id }, boss);
        var byHand = await Write(house, writer, 300);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = byHand }, writer);
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = byHand }, boss);
        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = byHand, Date = Today, Reason = "二重" }, boss);

        var entries = await house.Db.Set<JournalEntry>().OrderBy(e => e.Id).ToListAsync();

        Assert.Equal([("起票 花子", "承認 太郎"), ("起票 花子", "承認 太郎"), ("起票 花子", "承認 太郎"), ("承認 太郎", "承認 太郎")], entries.Select(e => (e.Author, e.ByName)));
        Assert.StartsWith("見越・繰延の振戻", entries[1].DescriptionJa, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Who_wrote_an_approved_voucher_does_not_take_it_back_alone_and_hears_who_can(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        string[] rights = [FinancePermission.WriteVouchers, FinancePermission.ApproveVouchers, FinancePermission.Reverse];
        var (writer, boss, clerk) = (house.As(rights), house.As(rights) with { Name = "「振替伝票の承認」と「転記済伝票の取消」" }, house.As(FinancePermission.Reverse));
        var id = await Write(house, writer, 5000);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id }, writer);
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id }, boss);
        var input = new ReverseVoucher.Input { Id = id, Date = Today, Reason = "二重" };

        var alone = (await house.Run<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(input, writer)).Refusals.Single();
        Assert.Equal(("finance.own-reversal", RefusalKind.Forbidden), (alone.Code, alone.Kind));
        Assert.Contains("「振替伝票の承認」と「転記済伝票の取消」", alone.In(Language.Japanese), StringComparison.Ordinal);
        Assert.Equal("finance.own-reversal", (await house.Run<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(input, clerk)).Refusals.Single().Code);

        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(input, boss);
        Assert.Equal(Yen(0), await house.Balance(AccountRole.BankFees, Today));
    }

    [Theory, Engines]
    public async Task A_voucher_of_a_closed_month_cannot_be_agreed_to_and_what_waits_without_a_rule_is_known_to_the_inbox(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (writer, boss) = (house.As(FinancePermission.WriteVouchers), house.As(FinancePermission.ApproveVouchers));
        var id = await Write(house, writer, 5000);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id }, writer);
        VoucherApproval Vouchers() => house.Get<IEnumerable<Approvals.ApprovalSubject>>().OfType<VoucherApproval>().Single();

        Assert.Equal(new(1, Words.SubmittedVouchers, VoucherList.WaitingForMe), await Vouchers().Besides(boss, default));
        Assert.Null(await Vouchers().Besides(writer, default));
        Assert.Null(await Vouchers().WhyNotNow(id.Value, default));

        await house.Do<Finance.Periods.LockPeriod, Finance.Periods.LockPeriod.Input, int>(new() { Id = await house.Db.Set<Finance.Periods.FiscalPeriod>().Where(p => p.From <= Today && p.To >= Today).Select(p => p.Id).SingleAsync() });

        Assert.Equal("finance.period-closed", (await Vouchers().WhyNotNow(id.Value, default))!.Code);
    }

    [Theory, Engines]
    public async Task An_accrual_is_taken_back_with_what_takes_it_back_later(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var later = new DateOnly(2026, 5, 1);
        var id = await Taxed(house, PriceBasis.Inclusive, "input-standard", debit: 1_100, credit: 1_100, reverseOn: later);
        await Approve(house, id);
        Assert.Equal(Yen(100), await house.Balance(AccountRole.InputTax, Today));

        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = id, Date = Today, Reason = "見積の誤り" });

        foreach (var day in new[] { Today, later })
        {
            Assert.Equal(Yen(0), await house.Balance(AccountRole.InputTax, day));
            Assert.Equal(Yen(0), (await house.Get<TaxSummaries>().Of(day, day, default)).Deductible);
        }
        Assert.Equal([Today, Today, later, later], (await house.Db.Set<JournalEntry>().Select(e => e.Date).ToListAsync()).Order());
        Assert.Equal(Yen(100), Assert.Single(await house.Get<VoucherDesk>().Taxes(await house.Db.Set<Voucher>().SingleAsync(v => v.Id == id), default)).Rate.Tax);
        Assert.Equal("finance.voucher-state", (await house.Run<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = id, Date = Today, Reason = "二度" })).Refusals.Single().Code);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task Who_wrote_a_voucher_withdraws_it_and_a_refusal_names_the_act_that_was_pressed(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (writer, boss) = (house.As(FinancePermission.WriteVouchers), house.As(FinancePermission.WriteVouchers, FinancePermission.ApproveVouchers));
        var id = await Write(house, writer, 5000);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id }, writer);
        var version = (await house.Db.Set<Voucher>().SingleAsync()).Version;

        Assert.Equal("finance.not-your-voucher", (await house.Run<WithdrawVoucher, WithdrawVoucher.Input, Id<Voucher>>(new() { Id = id, Version = version }, boss)).Refusals.Single().Code);
        await house.Do<WithdrawVoucher, WithdrawVoucher.Input, Id<Voucher>>(new() { Id = id, Version = version }, writer);
        Assert.Equal((VoucherState.Draft, ""), ((await house.Db.Set<Voucher>().SingleAsync()).State, (await house.Db.Set<Voucher>().SingleAsync()).ReturnedFor));
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id, Version = (await house.Db.Set<Voucher>().SingleAsync()).Version }, writer);
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id }, boss);

        var late = (await house.Run<ReturnVoucher, ReturnVoucher.Input, Id<Voucher>>(new() { Id = id, Reason = "違う" }, boss)).Refusals.Single();
        Assert.Contains("差し戻しはできません", late.In(Language.Japanese), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Home_counts_the_vouchers_a_person_may_approve_and_leads_to_just_those(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (writer, boss) = (house.As(FinancePermission.WriteVouchers), house.As(FinancePermission.WriteVouchers, FinancePermission.ApproveVouchers, FinancePermission.View));
        var theirs = await Write(house, writer, 5000);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = theirs }, writer);
        var own = await Write(house, boss, 3000);
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = own }, boss);

        await using var scope = house.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Actor = boss;
        var item = (await scope.ServiceProvider.GetServices<Modules.IHomePart>().OfType<VouchersHome>().Single().NeedsAHand(boss, default))[0];
        var listed = await VoucherList.Definition.Read(scope.ServiceProvider, boss, ListRequest.Of(item.Href[item.Href.IndexOf('?', StringComparison.Ordinal)..]), default);

        Assert.Equal(1, item.Count);
        Assert.Equal(theirs.Value, Assert.Single(listed.Rows).Id);
    }

    [Theory, Engines]
    public async Task A_voucher_taken_back_still_shows_its_own_tax(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var accrual = await Taxed(house, PriceBasis.Inclusive, "input-standard", debit: 1_100, credit: 1_100, reverseOn: new(2026, 5, 1));
        await Approve(house, accrual);
        var reversed = await Taxed(house, PriceBasis.Inclusive, "input-standard", debit: 11_000, credit: 11_000);
        await Approve(house, reversed);
        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = reversed, Date = Today, Reason = "二重" });

        foreach (var (id, tax) in new[] { (accrual, 100), (reversed, 1_000) })
            Assert.Equal(Yen(tax), Assert.Single(await house.Get<VoucherDesk>().Taxes(await house.Db.Set<Voucher>().SingleAsync(v => v.Id == id), default)).Rate.Tax);
    }

    [Theory]
    [InlineData(1_234), InlineData(-440)]
    public void Of_what_the_bank_moved_besides_payments_a_voucher_begins_with_the_banks_side(long moved)
    {
        var input = SaveVoucher.Input.Of(new Finance.Banking.BankLine { Id = new(1), BankId = new(7), Date = Today, Amount = Yen(moved), Payer = "", PayerKey = "", Memo = "利息", Number = "", Mark = "", State = Finance.Banking.BankLineState.Waiting });

        Assert.Equal((Today, "利息", Currency.JPY), (input.Date, input.Description, input.Currency));
        Assert.Equal((new Id<Account>(7), null), (input.Lines[0].Account, input.Lines[1].Account));
        Assert.Equal(moved, (input.Lines[0].Debit ?? 0) - (input.Lines[0].Credit ?? 0));
        Assert.Equal(-moved, (input.Lines[1].Debit ?? 0) - (input.Lines[1].Credit ?? 0));
    }

    [Theory, Engines]
    public async Task The_history_of_a_changed_voucher_tells_what_was_changed_by_line_and_account_and_nothing_of_lines_that_stayed(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (fees, cash, sales) = (await Account(house, AccountRole.BankFees), await Account(house, AccountRole.Cash), await Account(house, AccountRole.Revenue));
        var input = new SaveVoucher.Input { Date = Today, Description = "till", Lines = [new() { Account = cash, Debit = 700 }, new() { Account = fees, Debit = 300 }, new() { Account = sales, Credit = 1_000 }] };
        var id = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(input);
        var before = await Lines();
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(input with { Id = id, Version = (await house.Db.Set<Voucher>().SingleAsync()).Version, Lines = [input.Lines[0], input.Lines[1] with { Debit = 350 }, input.Lines[2], new() { Account = cash, Credit = 50, Memo = "rest" }] });

        Assert.Equal(before, (await Lines()).Take(3));
        var accounts = await house.Db.Set<Account>().ToDictionaryAsync(a => a.Id);
        var changes = (await house.Get<Modules.Workplace.Timeline.Story>().Read("voucher", id.Value, Actor.System, null, default)).Happenings[0].Changes;
        // The lines, and what all of it comes to.
        Assert.Equal(3, changes.Count);
        var (changed, added) = (changes.Single(c => c.Before is not null && c.Name.ToString() != Words.Total.ToString()), changes.Single(c => c.Before is null));
        Assert.StartsWith($"2 {accounts[fees].Code}", changed.Name.ToString(), StringComparison.Ordinal);
        Assert.Contains("350", changed.After, StringComparison.Ordinal);
        Assert.Contains($"4 {accounts[cash].Code}", added.After, StringComparison.Ordinal);

        async Task<List<Id<VoucherLine>>> Lines() => await house.Db.Set<VoucherLine>().OrderBy(l => l.Position).Select(l => l.Id).ToListAsync();
    }

    [Theory, Engines]
    public async Task An_unbalanced_voucher_stays_a_draft_with_advice(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var cash = await Account(house, AccountRole.Cash);
        var id = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Date = Today, Description = "one-sided", Lines = [new() { Account = cash, Debit = 10 }, new() { Account = cash, Debit = 20 }] });

        var refused = (await house.Run<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id })).Refusals.Single();

        Assert.Equal("finance.unbalanced", refused.Code);
        Assert.Contains("All amounts are on one side", refused.In(Language.English), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Control_accounts_are_not_written_on_by_hand(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        var refused = await house.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Date = Today, Description = "by hand", Lines = [new() { Account = await Account(house, AccountRole.Receivable), Debit = 10 }] });

        Assert.Equal([("finance.control-account", "Lines[0].Account")], refused.Refusals.Select(r => (r.Code, r.Field!)));
    }

    [Theory, Engines]
    public async Task An_accrual_takes_itself_back_on_its_day(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var id = await Write(house, Actor.System, 700, reverseOn: new(2026, 5, 1));
        await Approve(house, id);

        Assert.Equal(Yen(700), await house.Balance(AccountRole.BankFees, new(2026, 4, 30)));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.BankFees, new(2026, 5, 1)));
    }

    [Theory, Engines]
    public async Task A_posted_voucher_is_reversed_rather_than_changed(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var id = await Write(house, Actor.System, 700);
        await Approve(house, id);

        Assert.False((await house.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Id = id, Version = 3, Date = Today, Description = "other", Lines = [new() { Account = await Account(house, AccountRole.Cash), Debit = 1 }] })).Ok);
        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = id, Date = Today.AddDays(2), Reason = "wrong account" });

        Assert.Equal(Yen(0), await house.Balance(AccountRole.BankFees, Today.AddDays(2)));
        Assert.Equal(VoucherState.Reversed, (await house.Db.Set<Voucher>().SingleAsync()).State);
    }

    [Theory, Engines]
    public async Task A_recurring_voucher_is_written_for_each_day_it_missed_and_once_only(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var pattern = await Write(house, Actor.System, 700);
        await house.Do<SaveRecurring, SaveRecurring.Input, Id<RecurringVoucher>>(new() { Pattern = pattern, Name = "rent", Next = new(2026, 1, 31) });

        await house.Do<WriteDueVouchers, JobInput, Text>(new());
        await house.Do<WriteDueVouchers, JobInput, Text>(new());

        var written = await house.Db.Set<Voucher>().Where(v => v.Id != pattern).OrderBy(v => v.Date).ToListAsync();
        Assert.Equal([new(2026, 1, 31), new(2026, 2, 28), new DateOnly(2026, 3, 31)], written.Select(v => v.Date));
        Assert.All(written, v => Assert.Equal(VoucherState.Submitted, v.State));
    }

    [Theory, Engines]
    public async Task What_comes_round_and_is_taken_back_the_day_after_is_taken_back_each_time_and_the_last_of_a_month_stays_the_last(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (cash, fees) = (await Account(house, AccountRole.Cash), await Account(house, AccountRole.BankFees));
        var pattern = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new()
        {
            Date = new(2026, 1, 31), ReverseOn = new(2026, 2, 1), Description = "accrued fees", Lines = [new() { Account = fees, Debit = 300 }, new() { Account = cash, Credit = 300 }],
        });
        await house.Do<SaveRecurring, SaveRecurring.Input, Id<RecurringVoucher>>(new() { Pattern = pattern, Name = "accrual", Next = new(2026, 2, 28) });

        await house.Do<WriteDueVouchers, JobInput, Text>(new());

        var written = await house.Db.Set<Voucher>().Where(v => v.Id != pattern).OrderBy(v => v.Date).ToListAsync();
        Assert.Equal([(new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 1)), (new(2026, 3, 31), new(2026, 4, 1))], written.Select(v => (v.Date, v.ReverseOn!.Value)));
        Assert.All(written, v => Assert.Equal(300, v.BookedMinor));
    }

    [Theory, Engines]
    public async Task A_voucher_is_found_by_its_words_and_its_number_and_listed_with_what_it_books(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var id = await Taxed(house, PriceBasis.Exclusive, "input-standard", debit: 10_000, credit: 11_000);
        var words = (await house.Db.Set<Voucher>().SingleAsync()).Description;

        Assert.Contains(await house.Get<SearchBox>().Find(words, Actor.System, 10, ["voucher"], default), e => e.SubjectId == id.Value);
        await Approve(house, id);

        Assert.Contains(await house.Get<SearchBox>().Find("VC-2604-00001", Actor.System, 10, ["voucher"], default), e => e.SubjectId == id.Value);
        Assert.Equal(11_000, (await VoucherList.Rows(house.Get<FinanceDb>()).SingleAsync()).Total);
    }

    [Theory, Engines]
    public async Task Tax_is_taken_out_of_a_line_that_holds_it_and_goes_back_with_the_voucher(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var id = await Taxed(house, PriceBasis.Inclusive, "input-standard", debit: 11_000, credit: 11_000);
        await Approve(house, id);

        Assert.Equal((Yen(10_000), Yen(1_000)), (await house.Balance(AccountRole.BankFees, Today), await house.Balance(AccountRole.InputTax, Today)));
        var row = Assert.Single((await house.Get<TaxSummaries>().Of(Today, Today, default)).Rows);
        Assert.Equal((TaxDirection.Input, Yen(10_000), Yen(1_000), Yen(1_000)), (row.Direction, row.Net, row.Tax, row.Deductible));

        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = id, Date = Today.AddDays(40), Reason = "wrong" });
        Assert.Equal(Yen(-1_000), Assert.Single((await house.Get<TaxSummaries>().Of(Today.AddDays(1), Today.AddDays(60), default)).Rows).Tax);
        Assert.Equal(Yen(0), await house.Balance(AccountRole.InputTax, Today.AddDays(40)));
        await house.Verify();
    }

    [Theory, Engines]
    public async Task Tax_on_top_is_rounded_once_per_rate_and_the_other_side_must_hold_it(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (cash, sales) = (await Account(house, AccountRole.Cash), await Account(house, AccountRole.Revenue));
        SaveVoucher.Input Of(decimal paid) => new()
        {
            Date = Today, Description = "till", Lines = [.. Enumerable.Range(0, 3).Select(_ => new SaveVoucher.Line { Account = sales, Credit = 105, Tax = "output-standard" }), new() { Account = cash, Debit = paid }],
        };
        var bare = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(315));
        var refused = (await house.Run<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = bare })).Refusals.Single();
        Assert.Equal("finance.unbalanced", refused.Code);
        Assert.Contains("Tax comes on top", refused.In(Language.English), StringComparison.Ordinal);

        await Approve(house, await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(346)));
        Assert.Equal((Yen(-315), Yen(-31)), (await house.Balance(AccountRole.Revenue, Today), await house.Balance(AccountRole.OutputTax, Today)));
        Assert.Equal(Yen(31), (await house.Get<TaxSummaries>().Of(Today, Today, default)).Output);
    }

    [Theory, Engines]
    public async Task Without_a_qualified_invoice_the_share_of_the_day_is_deducted_and_the_rest_is_cost(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await Approve(house, await Taxed(house, PriceBasis.Inclusive, "input-standard-without-invoice", debit: 11_000, credit: 11_000));

        Assert.Equal((Yen(10_200), Yen(800)), (await house.Balance(AccountRole.BankFees, Today), await house.Balance(AccountRole.InputTax, Today)));
        var row = Assert.Single((await house.Get<TaxSummaries>().Of(Today, Today, default)).Rows);
        Assert.Equal((Rate.OfPercent(80), Yen(1_000), Yen(800)), (row.Share, row.Tax, row.Deductible));
    }

    [Theory, Engines]
    public async Task An_accrual_takes_its_tax_back_with_it(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await Approve(house, await Taxed(house, PriceBasis.Inclusive, "input-standard", debit: 1_100, credit: 1_100, reverseOn: new(2026, 5, 1)));

        Assert.Equal(Yen(100), (await house.Get<TaxSummaries>().Of(Today, new(2026, 4, 30), default)).Deductible);
        Assert.Equal(Yen(-100), (await house.Get<TaxSummaries>().Of(new(2026, 5, 1), new(2026, 5, 1), default)).Deductible);
    }

    [Theory, Engines]
    public async Task A_tax_category_that_is_none_is_refused_beside_its_cell(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var refused = await house.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Date = Today, Description = "x", Lines = [new() { Account = await Account(house, AccountRole.Cash), Debit = 1, Tax = "output-none" }] });
        Assert.Equal([("finance.line-tax", "Lines[0].Tax")], refused.Refusals.Select(r => (r.Code, r.Field!)));
    }

    private static async Task<Id<Voucher>> Taxed(House house, PriceBasis basis, string tax, decimal debit, decimal credit, DateOnly? reverseOn = null) =>
        await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new()
        {
            Date = Today, Description = "fees", Basis = basis, ReverseOn = reverseOn,
            Lines = [new() { Account = await Account(house, AccountRole.BankFees), Debit = debit, Tax = tax }, new() { Account = await Account(house, AccountRole.Cash), Credit = credit }],
        });

    internal static async Task<Id<Account>> Account(House house, AccountRole role) => (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == role && m.PostingGroup == "")).AccountId;

    internal static async Task<Id<Voucher>> Write(House house, Actor writer, decimal amount, DateOnly? date = null, DateOnly? reverseOn = null) =>
        await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new()
        {
            Date = date ?? Today, Description = "fees", ReverseOn = reverseOn,
            Lines = [new() { Account = await Account(house, AccountRole.BankFees), Debit = amount }, new() { Account = await Account(house, AccountRole.Cash), Credit = amount }],
        }, writer);

    internal static async Task Approve(House house, Id<Voucher> id)
    {
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id });
        await house.Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = id });
    }
}
