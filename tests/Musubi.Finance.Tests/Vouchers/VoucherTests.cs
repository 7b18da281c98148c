using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Vouchers;
using Musubi.Finance.Vouchers.Recurring;
using Musubi.Data.Jobs;
using Musubi.Kernel;
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
