using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Finance.Opening;
using Musubi.Finance.Periods;
using Musubi.Finance.Rates;
using Musubi.Finance.Tax;
using Musubi.Finance.Vouchers;
using Musubi.Finance.Vouchers.Recurring;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>The general ledger's life: departments, rates, balances brought forward, and each month's rent, wages and depreciation, of which some still wait.</summary>
public static class DemoBooks
{
    private const decimal Dollars = 12_500, DollarRate = 151.30m;

    public static async Task Add(IServiceProvider services, bool years, CancellationToken ct)
    {
        Dictionary<string, Id<Account>> accounts;
        FiscalYear year;
        DateOnly first;
        var (runner, today) = (services.GetRequiredService<Runner>(), services.GetRequiredService<Clock>().Today);
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            accounts = await db.Set<Account>().ToDictionaryAsync(a => a.Code, a => a.Id, ct);
            year = await db.Set<FiscalYear>().SingleAsync(y => y.From <= today && today <= y.To, ct);
            first = years ? DemoStock.Began(today, years) : await db.Set<FiscalYear>().MinAsync(y => y.From, ct);
        }

        await Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new()
        {
            Code = "DEPARTMENT", NameJa = "部門", NameZh = "部门", NameEn = "Department",
            Values =
            [
                new() { Code = "SALES", NameJa = "営業部", NameZh = "销售部", NameEn = "Sales" }, new() { Code = "EAST", NameJa = "東日本営業課", NameZh = "东日本销售科", NameEn = "Sales east", Parent = "SALES" },
                new() { Code = "WEST", NameJa = "西日本営業課", NameZh = "西日本销售科", NameEn = "Sales west", Parent = "SALES" }, new() { Code = "WORKS", NameJa = "製造部", NameZh = "制造部", NameEn = "Plant" },
                new() { Code = "OFFICE", NameJa = "管理部", NameZh = "管理部", NameEn = "Office" },
            ],
        });
        await Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new()
        {
            Code = "PROJECT", NameJa = "プロジェクト", NameZh = "项目", NameEn = "Project",
            Values = [new() { Code = "P-SHANGHAI", NameJa = "上海展示会", NameZh = "上海展会", NameEn = "Shanghai fair" }, new() { Code = "P-LINE2", NameJa = "第2ライン増設", NameZh = "二号线扩建", NameEn = "Second line" }],
        });
        await Do<PostOpeningBalances, PostOpeningBalances.Input, Id<JournalEntry>>(new()
        {
            Date = first,
            Lines =
            [
                new() { Code = "A11100", Debit = 358_200 }, new() { Code = "A11101", Debit = 48_236_500 }, new() { Code = "A12111", Debit = 62_000_000 }, new() { Code = "A12112", Credit = 18_600_000 },
                new() { Code = "A12121", Debit = 41_500_000 }, new() { Code = "A12122", Credit = 22_410_000 }, new() { Code = "A12141", Debit = 55_000_000 }, new() { Code = "A11807", Debit = 2_400_000 },
                new() { Code = "A22002", Credit = 60_000_000 }, new() { Code = "A31001", Credit = 30_000_000 }, new() { Code = "A33209", Credit = 78_484_700 },
            ],
        });

        await CarryOpening(services, DemoStock.Began(today, years), ct);
        var given = await Given();
        await Post(today.AddDays(-7), "見本品・展示品の払出し 売上原価からの振替", [Debit("B50271", given, "SALES"), Credit("B42001", given)]);

        Id<Voucher>? rent = null;
        for (var month = years ? first : year.From; month <= today; month = month.AddMonths(1))
        {
            var pay = month.AddDays(24) <= today ? month.AddDays(24) : today;
            rent = await Post(pay, "家賃 本社・工場", [Debit("B50241", 385_000, "OFFICE"), Debit("B50241", 620_000, "WORKS"), Credit("A11101", 1_005_000)]);
            await Post(pay, "給与", [Debit("B50071", 1_460_000, "EAST"), Debit("B50071", 1_180_000, "WEST"), Debit("B50071", 2_350_000, "WORKS"), Debit("B50071", 890_000, "OFFICE"), Credit("A21803", 1_176_000), Credit("A11101", 4_704_000)]);
            if (years && month > first && month.AddDays(9) <= today)
                await Post(month.AddDays(9), "源泉所得税・社会保険料の納付", [Debit("A21803", 1_176_000), Credit("A11101", 1_176_000)]);
            if (month.AddMonths(1) <= today)
                await Post(month.AddMonths(1).AddDays(-1), "減価償却費", [Debit("B50601", 186_000, "OFFICE"), Debit("B50601", 415_000, "WORKS"), Credit("A12112", 186_000), Credit("A12122", 415_000)]);
        }
        // An accrual that takes itself back; dollars in the bank; and what waits for a second person.
        var last = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        if (last >= year.From)
            await Post(last, "電力料 見越計上", [Debit("B50511", 214_000, "WORKS"), Credit("A21501", 214_000)], reverseOn: last.AddDays(1));
        // A voucher is in one currency: the dollars that come and the yen that go meet on a clearing account, which they leave at nothing.
        var exchanged = Month(1) >= year.From ? Month(1) : today;
        await Post(exchanged, "米ドル買い", [Debit("A11101", Dollars), Credit("A11806", Dollars)], currency: Currency.USD, rate: DollarRate);
        await Post(exchanged, "米ドル買い 円の支払", [Debit("A11806", Dollars * DollarRate), Credit("A11101", Dollars * DollarRate)]);
        await Write(today, "上海展示会 出展料", [Debit("B50271", 480_000, "SALES", "P-SHANGHAI"), Credit("A21401", 480_000)], submit: true);
        await Write(today, "第2ライン 調査費", [Debit("B50401", 165_000, "WORKS", "P-LINE2"), Credit("A11100", 165_000)], submit: true);
        await Write(today, "接待費 精算", [Debit("B50371", 38_500, "EAST") with { Tax = "input-standard" }, Credit("A11100", 38_500)], submit: false, basis: PriceBasis.Inclusive);
        await Do<SaveRecurring, SaveRecurring.Input, Id<RecurringVoucher>>(new() { Pattern = rent, Name = "家賃 本社・工場", EveryMonths = 1, Next = new DateOnly(today.Year, today.Month, 1).AddMonths(1).AddDays(24) });

        SaveVoucher.Line Debit(string code, decimal amount, string department = "", string project = "") =>
            new() { Account = accounts[code], Debit = amount, Dimension1 = department.Length > 0 ? $"DEPARTMENT={department}" : "", Dimension2 = project.Length > 0 ? $"PROJECT={project}" : "" };
        SaveVoucher.Line Credit(string code, decimal amount) => new() { Account = accounts[code], Credit = amount };
        DateOnly Month(int back) => new DateOnly(today.Year, today.Month, 1).AddMonths(-back);

        async Task<Id<Voucher>> Write(DateOnly date, string what, List<SaveVoucher.Line> lines, bool submit, DateOnly? reverseOn = null, Currency? currency = null, PriceBasis basis = PriceBasis.Exclusive, decimal? rate = null)
        {
            var id = await Do<SaveVoucher, SaveVoucher.Input, Id<Voucher>>(new() { Date = date, Description = what, Lines = lines, ReverseOn = reverseOn, Currency = currency, Basis = basis, Rate = rate, RateMeant = rate is not null });
            if (submit)
                await Do<SubmitVoucher, SubmitVoucher.Input, Id<Voucher>>(new() { Id = id });
            return id;
        }

        async Task<Id<Voucher>> Post(DateOnly date, string what, List<SaveVoucher.Line> lines, DateOnly? reverseOn = null, Currency? currency = null, decimal? rate = null) =>
            await Do<ApproveVoucher, ApproveVoucher.Input, Id<Voucher>>(new() { Id = await Write(date, what, lines, submit: true, reverseOn, currency, rate: rate) });

        // What went out of the warehouse by hand was given away as samples: it is no cost of what was sold.
        async Task<decimal> Given()
        {
            await using var scope = services.CreateAsyncScope();
            var minor = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<StockDocument>().Where(d => d.Kind == StockKind.Issue && d.SourceKind == "").SumAsync(d => d.Value.Minor, ct);
            return -minor;
        }

        async Task<TOut> Do<TUseCase, TIn, TOut>(TIn input) where TUseCase : class, IUseCase<TIn, TOut> =>
            (await runner.Run<TUseCase, TIn, TOut>(Actor.System, input, ct: ct)).Value;
    }

    /// <summary>What foreign money was worth on the first of each of so many months, and is this month.</summary>
    internal static async Task AddRates(IServiceProvider services, int months, CancellationToken ct)
    {
        var (runner, today) = (services.GetRequiredService<Runner>(), services.GetRequiredService<Clock>().Today);
        foreach (var (code, rate) in new[] { ("USD", 151.20m), ("EUR", 164.35m), ("CNY", 20.87m) })
        {
            for (var back = months; back >= 0; back--)
                _ = (await runner.Run<SaveRate, SaveRate.Input, Id<DayRate>>(Actor.System, new() { Currency = Currency.Of(code), Date = new DateOnly(today.Year, today.Month, 1).AddMonths(-back), Rate = rate - 0.35m * back + back % 3 * 0.41m }, ct: ct)).Value;
        }
    }

    /// <summary>What stock and open items brought forward belongs to retained earnings: nothing stays on the opening account.</summary>
    internal static async Task CarryOpening(IServiceProvider services, DateOnly date, CancellationToken ct)
    {
        decimal left;
        await using (var scope = services.CreateAsyncScope())
            left = (await scope.ServiceProvider.GetRequiredService<Ledger>().Balance(AccountRole.OpeningBalance, date, ct)).Value.Amount;
        if (left != 0)
            _ = (await services.GetRequiredService<Runner>().Run<PostOpeningBalances, PostOpeningBalances.Input, Id<JournalEntry>>(Actor.System,
                new() { Date = date, Further = true, Lines = [new() { Code = "A33209", Debit = left > 0 ? left : null, Credit = left < 0 ? -left : null }] }, ct: ct)).Value;
    }
}
