using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Demo.Years;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>A company to look around in, on the first start of an empty database. What is there already stays as it is.</summary>
public static class DemoCompany
{
    /// <summary>A part of it, in the order they are made: each finds those before it, and need not ask whether it stands already.</summary>
    /// <param name="Add">Makes it; the second says whether the company has its years behind it, or some weeks alone.</param>
    public sealed record Part(Text Name, Func<IServiceProvider, bool, CancellationToken, Task> Add)
    {
        /// <summary>One that is the same either way.</summary>
        public Part(Text name, Func<IServiceProvider, CancellationToken, Task> add) : this(name, (services, _, ct) => add(services, ct)) { }
    }

    public static readonly IReadOnlyList<Part> Parts =
    [
        new(new("会社", "公司", "The company"), AddCompany),
        new(new("社員", "员工", "Its people"), DemoUsers.Add),
        new(new("取引先", "往来单位", "Customers and suppliers"), DemoParties.Add),
        new(new("品目", "物料", "Items"), DemoItems.Add),
        new(new("価格", "价格", "Prices"), DemoPrices.Add),
        new(new("勘定科目", "会计科目", "Accounts"), AddAccounts),
        new(new("在庫", "库存", "Stock"), DemoStock.Open),
        new(new("2年間の取引", "两年的交易", "Two years of trade"), (services, years, ct) => years ? DemoYears.Add(services, ct) : Task.CompletedTask),
        new(new("倉庫の動き", "仓库动态", "Stock on the move"), DemoStock.Move),
        new(new("棚卸", "盘点", "Stock counts"), DemoCounts.Add),
        new(new("仕訳", "凭证", "Journal entries"), DemoBooks.Add),
        new(new("受注", "销售订单", "Sales orders"), DemoOrders.Add),
        new(new("債権と債務", "应收与应付", "Receivables and payables"), DemoOwed.Add),
        new(new("返品", "退货", "Returns"), DemoReturns.Add),
        new(new("締め請求", "对账单", "Closing bills"), DemoClosings.Add),
        new(new("承認", "审批", "Approvals"), DemoApprovals.Add),
        new(new("見積", "报价", "Quotes"), DemoQuotes.Add),
        new(new("得意先ランク", "客户等级", "Customer grades"), DemoGrades.Add),
        new(new("月次締め", "月结", "Closed months"), (services, years, ct) => years ? DemoMonthEnds.Add(services, ct) : Task.CompletedTask),
    ];

    /// <summary>
    /// Makes it whole or not at all: one transaction, so that a start that died leaves an empty database to the next.
    /// Of several nodes that start at once, one makes it and the others wait.
    /// </summary>
    /// <param name="years">Whether it has its two years behind it. Else it began some weeks ago.</param>
    /// <param name="begins">Told of each part as it begins, with its place in <see cref="Parts"/>.</param>
    public static async Task Open(IServiceProvider services, bool years, Action<int> begins, CancellationToken ct)
    {
        if (!await IsEmpty(services, ct))
            return;
        await using var alone = await services.GetRequiredService<Engine>().Alone(ct);
        if (!await IsEmpty(services, ct))
            return;
        await services.GetRequiredService<Runner>().Together(years ? 120_000 : 20_000, async () =>
        {
            for (var i = 0; i < Parts.Count; i++)
            {
                begins(i);
                await Parts[i].Add(services, years, ct);
            }
        }, ct);
        // A bank's file comes in as everybody's: behind the requests, once the company stands.
        await DemoBank.Add(services, ct);
    }

    /// <summary>Whether nobody has begun yet: no company, no user.</summary>
    public static async Task<bool> IsEmpty(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        return !await db.Set<Company>().AnyAsync(ct) && !await db.Set<User>().AnyAsync(ct);
    }

    /// <summary>Its number is no company's: by it newcomers are guided here, and nowhere else.</summary>
    private static async Task AddCompany(IServiceProvider services, CancellationToken ct) =>
        _ = (await services.GetRequiredService<Runner>().Run<SetCompany, SetCompany.Input, Done>(Actor.System, new()
        {
            Name = "結工業株式会社", LegalName = "結工業株式会社", Country = "JP", Currency = Currency.JPY, TimeZone = "Asia/Tokyo", Language = Language.Japanese,
            TaxNumber = Company.NobodysNumber, PostalCode = "471-0025", Address = "愛知県豊田市西町6-65", Phone = "0565-00-0100", Email = "info@musubi.example",
            Bank = "結び銀行 豊田支店（101） 普通 1234567 ムスビコウギヨウ（カ",
        }, ct: ct)).Value;

    private static async Task AddAccounts(IServiceProvider services, bool years, CancellationToken ct)
    {
        var (runner, today) = (services.GetRequiredService<Runner>(), services.GetRequiredService<Clock>().Today);
        _ = (await runner.Run<SetUpAccounts, SetUpAccounts.Input, int>(Actor.System, new(), ct: ct)).Value;
        if (years)
            _ = (await runner.Run<OpenFiscalYear, OpenFiscalYear.Input, int>(Actor.System, new() { Date = TradePlan.Began(today) }, ct: ct)).Value;
        await DemoBooks.AddRates(services, years ? 25 : 6, ct);
    }
}
