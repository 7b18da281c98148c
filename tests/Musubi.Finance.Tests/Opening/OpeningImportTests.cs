using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Opening;

/// <summary>The old books come over from files.</summary>
public sealed class OpeningImportTests
{
    [Theory, Engines]
    public async Task Balances_come_with_departments_and_currencies_and_the_difference_is_on_the_opening_account(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new() { Code = "DEPARTMENT", NameJa = "部門", NameZh = "部门", NameEn = "Department", Values = [new() { Code = "TOKYO", NameJa = "東京", NameZh = "东京", NameEn = "Tokyo" }] });
        var (cash, bank, fees) = (await Code(house, AccountRole.Cash), await Code(house, AccountRole.Bank), await Code(house, AccountRole.BankFees));

        var import = await Import(house, "opening-balances", $"科目コード,借方,貸方,日付,通貨,レート,部門\n{cash},1200,,2026-04-01,,,\n{bank},10.50,,2026-04-01,USD,150,\n{fees},300,,2026-04-01,,,東京\n");

        Assert.Equal((ImportState.Done, 3, 0), (import.State, import.Creates, import.Faulty));
        Assert.Equal((Yen(1200), Yen(1575), Yen(300), Yen(-3075)), (await On(AccountRole.Cash), await On(AccountRole.Bank), await On(AccountRole.BankFees), await On(AccountRole.OpeningBalance)));
        Assert.Contains("DEPARTMENT=TOKYO", (await house.Db.Set<DimensionSet>().ToListAsync()).Select(s => s.Key));
        Assert.All(await house.Db.Set<JournalEntry>().ToListAsync(), e => Assert.Equal((EntryKind.Opening, "import", import.Id.Value), (e.Kind, e.SourceKind, e.SourceId)));

        Assert.Equal(ImportState.Undone, (await Undo(house, import.Id)).State);
        Assert.Equal((Yen(0), Yen(0), Yen(0)), (await On(AccountRole.Cash), await On(AccountRole.Bank), await On(AccountRole.OpeningBalance)));
        Assert.Equal(4, await house.Db.Set<JournalEntry>().CountAsync());
        await house.Verify();

        Task<Money> On(AccountRole role) => house.Balance(role, Today);
    }

    [Theory, Engines]
    public async Task Each_bad_row_says_why_and_nothing_of_the_file_is_posted(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (cash, receivable) = (await Code(house, AccountRole.Cash), await Code(house, AccountRole.Receivable));

        var import = await Import(house, "opening-balances", $"Account code,Debit,Credit,Date,Dimension 1\n{cash},5,,2026-04-01,\nNONE,5,,2026-04-01,\n{receivable},5,,2026-04-01,\n{cash},0.5,,2026-04-01,\n{cash},5,,1999-01-01,\n{cash},5,,2026-04-01,NOWHERE\n{cash},,,2026-04-01,\n");

        Assert.Equal((ImportState.Checked, 1, 6), (import.State, import.Creates, import.Faulty));
        var faults = await house.Db.Set<ImportFault>().OrderBy(f => f.Line).ToListAsync();
        Assert.Equal(["account", "account", "debit", "date", "dimension1", "debit"], faults.Select(f => f.Reasons[0].Field));
        var refused = await house.Run<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id });
        Assert.Equal("import.posted-whole", refused.Refusals.Single().Code);
        Assert.Equal(0, await house.Db.Set<JournalEntry>().CountAsync());
    }

    [Theory, Engines]
    public async Task What_customers_owe_comes_in_once_and_is_settled_like_any_other_item(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party("OLD");
        const string File = "得意先コード,伝票番号,伝票日付,期日,残高,通貨,レート\nP-OLD,INV-1,2026-04-01,2026-04-30,110000,,\np-old,INV-2,2026-04-01,,100.25,USD,150\n";

        var import = await Import(house, "opening-receivables", File);
        Assert.Equal((ImportState.Done, 2), (import.State, import.Creates));
        var items = await house.Db.Set<OpenItem>().OrderBy(i => i.Number).ToListAsync();
        Assert.Equal([(Yen(110_000), Yen(110_000)), (Money.Of(100.25m, Currency.USD), Yen(15_038))], items.Select(i => (i.Amount, i.InBooks)));
        Assert.Equal(2, (await Import(house, "opening-receivables", File)).Faulty);

        await house.Receive(Trade.From(party, 10_000, (items[0].Id, 10_000)));
        var refused = await Undo(house, import.Id);
        Assert.Equal((ImportState.Done, "import.undo-refused"), (refused.State, refused.Trouble!.Code));
        Assert.Equal((2, "opening.settled"), (await house.Db.Set<ImportFault>().Where(f => f.OfUndo).SingleAsync()) is var fault ? (fault.Line, fault.Reasons[0].Code) : default);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task What_we_owe_is_taken_back_by_reversals_and_may_come_again(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        await house.Party("SUP");
        const string File = "Supplier code,Document no.,Document date,Amount\nP-SUP,B-1,2026-04-01,5000\nP-SUP,B-2,2026-04-01,-700\n";

        var import = await Import(house, "opening-payables", File);
        Assert.Equal(Yen(-4_300), await house.Balance(AccountRole.Payable, Today));
        Assert.Equal(ImportState.Undone, (await Undo(house, import.Id)).State);
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Payable, Today));
        Assert.All(await house.Db.Set<OpenItem>().ToListAsync(), i => Assert.False(i.IsOpen));
        Assert.Equal(ImportState.Done, (await Import(house, "opening-payables", File)).State);
        await house.Verify();
    }

    private static async Task<string> Code(House house, AccountRole role)
    {
        var id = await Vouchers.VoucherTests.Account(house, role);
        return (await house.Db.Set<Account>().SingleAsync(a => a.Id == id)).Code;
    }

    /// <summary>Checks a file, and posts it where nothing is wrong with it.</summary>
    private static async Task<Import> Import(House house, string target, string text)
    {
        var clerk = house.As(FinancePermission.EnterOpeningItems, ImportPermission.Use);
        var id = await house.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = target, FileName = "old-books.csv", Content = Encoding.UTF8.GetBytes(text) }, clerk);
        await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = id }, clerk);
        await Work(house);
        var seen = await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
        Assert.Null(seen.Trouble);
        if (seen.Faulty > 0)
            return seen;
        Assert.Equal(0, await house.Db.Set<ImportRow>().CountAsync(r => r.ImportId == id));
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = id }, clerk);
        await Work(house);
        var done = await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
        Assert.Null(done.Trouble);
        return done;
    }

    private static async Task<Import> Undo(House house, Id<Import> id)
    {
        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = id }, house.As(FinancePermission.EnterOpeningItems, ImportPermission.Use));
        await Work(house);
        return await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
    }

    private static Task Work(House house) => house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
}
