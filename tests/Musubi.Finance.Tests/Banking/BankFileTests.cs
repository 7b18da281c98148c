using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Finance.Banking;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Tests.Vouchers;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Modules.Imports.Sheets;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Banking;

/// <summary>From the bank's file to invoices that are paid (入金消込).</summary>
public sealed class BankFileTests
{
    private const string File = """
        日付,摘要,出金金額,入金金額,残高
        2026/04/01,振込 ｶ)ﾎｸﾄｶｶﾞｸ,,"11,000","511,000"
        2026/04/01,振込 ﾄｳｱｾｲﾐﾂｺｳｷﾞﾖｳ(ｶ,,"32,560","543,560"
        2026/04/01,手数料,"440",,"543,120"
        2026/04/01,振込 ｼﾗﾅｲﾋﾄ,,"5,000","548,120"
        """;

    [Theory, Engines]
    public async Task A_file_in_shift_jis_is_taken_in_once_and_what_is_sure_is_booked_once(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var hokuto = await house.Party("北斗化学株式会社", "ホクトカガク");
        var toa = await house.Party("東亜精密工業株式会社", "トウアセイミツコウギョウ", FeeBearer.Payee);
        var (one, two, three) = (await house.Owed(hokuto, 11_000, number: "A-1"), await house.Owed(toa, 22_000, number: "B-1"), await house.Owed(toa, 11_000, number: "B-2"));

        var import = await Taken(house, TextEncoding.All[TextEncoding.ShiftJis].GetBytes(File));
        Assert.Equal((ImportState.Done, "Shift_JIS", 4, 0), (import.State, import.Encoding, import.Creates, import.Faulty));
        var again = await Taken(house, Encoding.UTF8.GetBytes(File + "\n2026/04/02,利息,,3,\"548,123\"\n"));
        Assert.Equal((1, 4), (again.Creates, again.Unchanged));
        Assert.Equal([(BankLineState.Waiting, 4), (BankLineState.Outgoing, 1)], (await house.Db.Set<BankLine>().ToListAsync()).GroupBy(l => l.State).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key));

        var first = await Line(house, 11_000);
        var paid = await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = first.Id });
        Assert.Equal("bank.booked", await Refused(house, first.Id));
        var second = await Line(house, 32_560);
        var less = await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = second.Id });
        var fee = await house.Db.Set<Payment>().SingleAsync(p => p.Id == less);
        Assert.Equal((32_560L, 440L, 33_000L), (fee.Amount.Minor, fee.Fee.Minor, fee.Total.Minor));
        foreach (var item in new[] { one, two, three })
            Assert.False((await house.Item(item)).IsOpen);
        Assert.Equal("bank.not-sure", await Refused(house, (await Line(house, 5_000)).Id));
        await house.Verify();

        // Taken back, the deposit waits again, and is booked anew.
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = paid, Reason = "取引先違い" });
        Assert.Equal(BankLineState.Waiting, (await Line(house, 11_000)).State);
        await house.Verify();
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = first.Id });
        Assert.False((await house.Item(one)).IsOpen);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_deposit_that_was_entered_by_hand_is_matched_to_that_payment_and_booked_once(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var owner = await house.Party("ひかり製作所", "ヒカリセイサクショ");
        var item = await house.Owed(owner, 5_000, number: "H-1");
        await Taken(house, Encoding.UTF8.GetBytes("Date,Payer,Deposit\n2026-04-01,ヒカリセイサクシヨ,5000\n2026-04-01,ヒカリセイサクシヨ,7000\n"));
        var (line, other) = (await Line(house, 5_000), await Line(house, 7_000));
        var day = await house.Receive(From(owner, 5_000) with { Date = line.Date.AddDays(1), Ahead = true });
        Assert.Empty((await house.Get<EnteredPayments>().Of([line], default))[line.Id]);
        var made = await house.Receive(From(owner, 5_000, (item, 5_000)) with { Date = line.Date });

        Assert.Equal(made, Assert.Single((await house.Get<EnteredPayments>().Of([line, other], default))[line.Id]).Id);
        Assert.Equal("bank.no-such-payment", (await house.Run<MatchEnteredPayment, MatchEnteredPayment.Input, Id<Payment>>(new() { Id = line.Id, Payment = day })).Refusals.Single().Code);
        Assert.Equal("bank.no-such-payment", (await house.Run<MatchEnteredPayment, MatchEnteredPayment.Input, Id<Payment>>(new() { Id = other.Id, Payment = made })).Refusals.Single().Code);
        await house.Do<MatchEnteredPayment, MatchEnteredPayment.Input, Id<Payment>>(new() { Id = line.Id, Payment = made });

        Assert.Equal((BankLineState.Booked, (Id<Payment>?)made), ((await Line(house, 5_000)).State, (await Line(house, 5_000)).PaymentId));
        Assert.Equal(2, await house.Db.Set<Payment>().CountAsync());
        Assert.Equal("bank.booked", (await house.Run<MatchEnteredPayment, MatchEnteredPayment.Input, Id<Payment>>(new() { Id = line.Id, Payment = made })).Refusals.Single().Code);
        await house.Verify();
        await house.Do<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = made, Reason = "取引先違い" });
        Assert.Equal(BankLineState.Waiting, (await Line(house, 5_000)).State);
    }

    [Theory, Engines]
    public async Task A_name_confirmed_by_hand_is_remembered_and_what_is_no_payment_is_set_aside_with_a_reason(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var owner = await house.Party("ひかり製作所", "ヒカリセイサクショ");
        var (march, april) = (await house.Owed(owner, 5_000, number: "H-1"), await house.Owed(owner, 7_700, number: "H-2"));
        await Taken(house, Encoding.UTF8.GetBytes("Date,Payer,Deposit\n2026-04-01,ﾐﾂﾀﾞ ﾀｶｼ,5000\n2026-04-01,ﾘｿｸ,12\n"));
        var line = await Line(house, 5_000);

        var byAmount = Assert.Single((await house.Get<BankProposals>().Of([line], default))[line.Id]);
        Assert.Equal((owner.Value, PayerFound.ByAmount, Confidence.Possible), (byAmount.PartyId, byAmount.By, byAmount.Confidence));
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = line.Id, Version = line.Version, Party = owner, Lines = [new() { Item = march, Amount = 5_000 }] });
        await Taken(house, Encoding.UTF8.GetBytes("Date,Payer,Deposit\n2026-04-01,ミツダ　タカシ,7700\n"));
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = (await Line(house, 7_700)).Id });
        Assert.False((await house.Item(april)).IsOpen);

        var interest = await Line(house, 12);
        Assert.Equal("missing", Assert.Single((await house.Run<IgnoreBankLine, IgnoreBankLine.Input, Id<BankLine>>(new() { Id = interest.Id })).Refusals).Code);
        await house.Do<IgnoreBankLine, IgnoreBankLine.Input, Id<BankLine>>(new() { Id = interest.Id, Reason = "利息" });
        Assert.Equal("bank.ignored", await Refused(house, interest.Id));
        await house.Do<TakeUpBankLine, TakeUpBankLine.Input, Id<BankLine>>(new() { Id = interest.Id });
        Assert.Equal(BankLineState.Waiting, (await Line(house, 12)).State);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task Two_payers_who_send_the_same_on_one_day_are_two_lines_and_two_deposits_never_settle_one_invoice(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var owner = await house.Party("北斗化学株式会社", "ホクトカガク");
        await house.Owed(owner, 11_000, number: "A-1");
        const string Twice = "Date,Payer,Deposit\n2026-04-01,ホクトカガク,11000\n2026-04-01,ホクトカガク,11000\n";
        Assert.Equal(2, (await Taken(house, Encoding.UTF8.GetBytes(Twice))).Creates);
        Assert.Equal((0, 2), await Taken(house, Encoding.UTF8.GetBytes(Twice)) is var again ? (again.Creates, again.Unchanged) : default);

        var lines = await house.Db.Set<BankLine>().OrderBy(l => l.Id).ToListAsync();
        var proposals = await house.Get<BankProposals>().Of(lines, default);
        Assert.Equal([Confidence.Sure, Confidence.Possible], lines.Select(l => proposals[l.Id][0].Confidence));
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(AcceptBankLine.Taken(lines[0], proposals[lines[0].Id][0]));
        var item = await house.Db.Set<OpenItem>().SingleAsync(i => i.Number == "A-1");
        var late = await house.Run<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = lines[1].Id, Party = owner, Lines = [new() { Item = item.Id, Amount = 11_000 }] });
        Assert.Equal("settlement.settled", Assert.Single(late.Refusals).Code);
        Assert.Equal(BankLineState.Waiting, (await house.Db.Set<BankLine>().SingleAsync(l => l.Id == lines[1].Id)).State);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task The_fixed_records_of_the_japanese_banks_are_read(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Owed(await house.Party("北斗化学株式会社", "ホクトカガク"), 108_900);
        string[] records =
        [
            "1010" + "080401" + "080401" + "080401" + "0001" + "ﾑｽﾋﾞ".PadRight(15) + "101" + "ﾄﾖﾀ".PadRight(15) + "1" + "1234567" + "ﾑｽﾋﾞｺｳｷﾞﾖｳ(ｶ".PadRight(40) + new string(' ', 93),
            "2" + "000001" + "080401" + "080401" + "0000108900" + "0000000000" + "0000000000" + "ｶ)ﾎｸﾄｶｶﾞｸ".PadRight(48) + "ﾎｸﾄ".PadRight(15) + "ｶﾜｻｷ".PadRight(15) + " " + new string(' ', 20) + new string(' ', 52),
            "8" + "000001" + "000000108900" + "000000" + "000000000000" + new string(' ', 163),
            "9" + new string(' ', 199),
        ];
        Assert.All(records, r => Assert.Equal(200, r.Length));

        await Taken(house, TextEncoding.All[TextEncoding.ShiftJis].GetBytes(string.Join("\r\n", records) + "\r\n"));

        var line = await house.Db.Set<BankLine>().SingleAsync();
        Assert.Equal((Today, 108_900L, "カ)ホクトカガク", "000001"), (line.Date, line.Amount.Minor, line.Payer, line.Number));
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = line.Id });
        await house.Verify();
    }

    [Theory, Engines]
    public async Task A_line_of_the_bank_is_booked_by_one_voucher_and_is_free_again_when_that_is_taken_back(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var owner = await house.Party("ひかり製作所", "ヒカリセイサクショ");
        await Taken(house, Encoding.UTF8.GetBytes("日付,摘要,出金金額,入金金額,残高\n2026/04/01,手数料,440,,1\n2026/04/01,利息,,12,1\n"));
        var (fee, interest) = (await Line(house, -440), await Line(house, 12));
        var other = await house.Db.Set<MappedAccount>().Where(m => m.Role == AccountRole.BankFees).Select(m => m.AccountId).FirstAsync();

        foreach (var line in new[] { fee, interest })
        {
            var first = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(line));
            Assert.Equal(("bank.voucher", $"/finance/vouchers/{first}"), Again(await house.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(line))));
            await house.Do<DeleteVoucher, DeleteVoucher.Input, Done>(new() { Id = first });
            var second = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(line));
            await VoucherTests.Approve(house, second);
            Assert.Equal("bank.voucher", Again(await house.Run<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(line))).Code);
            await house.Verify();
        }
        Assert.Equal((BankLineState.Outgoing, BankLineState.Booked), ((await Line(house, -440)).State, (await Line(house, 12)).State));
        Assert.Equal("bank.booked", (await house.Run<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = interest.Id, Party = owner })).Refusals.Single().Code);

        var posted = await house.Db.Set<Voucher>().SingleAsync(v => v.BankLineId == interest.Id);
        await house.Do<ReverseVoucher, ReverseVoucher.Input, Id<Voucher>>(new() { Id = posted.Id, Date = Today, Reason = "二重" });
        Assert.Equal(BankLineState.Waiting, (await Line(house, 12)).State);
        await house.Verify();

        // Whoever writes a voucher while another books the deposit as a payment comes too late to post it.
        var late = await house.Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(Of(interest));
        await house.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = interest.Id, Party = owner });
        await house.Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = late });
        Assert.Equal("bank.booked", (await house.Run<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = late })).Refusals.Single().Code);
        await house.Verify();

        SaveVoucher.Input Of(BankLine line) => SaveVoucher.Input.Of(line) is var input ? input with { Lines = [input.Lines[0], input.Lines[1] with { Account = other }] } : null!;
        static (string Code, string? Href) Again(Result<Id<Voucher>> result) => (result.Refusals.Single().Code, result.Refusals.Single().Href);
    }

    private static async Task<Import> Taken(House house, byte[] content)
    {
        var id = await house.Do<TakeBankFile, TakeBankFile.Input, Id<Import>>(new() { FileName = "bank.csv", Content = content });
        await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = id });
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        var read = await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
        Assert.True(read.Faulty == 0 && read.State == ImportState.Checked, $"{read.State}, {read.Trouble}");
        if (read.Creates == 0)
            return read;
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = id });
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        return await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
    }

    private static Task<BankLine> Line(House house, long amount) => house.Db.Set<BankLine>().SingleAsync(l => l.Amount.Minor == amount);

    private static async Task<string> Refused(House house, Id<BankLine> line) => Assert.Single((await house.Run<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = line })).Refusals).Code;
}
