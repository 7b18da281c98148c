using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

public enum AccountType { Asset, Liability, Equity, Revenue, Expense }

/// <summary>Where an account stands in the statements, in their order: the balance sheet from the liquid to the lasting, profit and loss from sales down.</summary>
public enum AccountSection
{
    CurrentAssets,
    FixedAssets,
    DeferredAssets,
    CurrentLiabilities,
    LongTermLiabilities,
    Equity,
    Sales,
    CostOfSales,
    OperatingExpenses,
    OtherIncome,
    OtherExpenses,
    ExtraordinaryGains,
    ExtraordinaryLosses,
    IncomeTax,
}

/// <summary>An account of the chart (勘定科目).</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class Account : IVersioned
{
    public required Id<Account> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public required string NameJa { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required AccountSection Section { get; set; }

    /// <summary>Kept by documents alone (receivables, stock): nobody books on it by hand, so that it agrees with them.</summary>
    public bool IsControl { get; set; }

    /// <summary>Its balance in a foreign currency is revalued at the month's closing rate.</summary>
    public bool IsRevalued { get; set; }
    public bool Active { get; set; } = true;

    public Text Name => new(NameJa, NameZh, NameEn);
    public AccountType Type => Section.Type;

    /// <summary>What turns a balance, debits less credits, so that it is positive on the side where the account belongs: 1 or -1.</summary>
    public int Side => Type is AccountType.Asset or AccountType.Expense ? 1 : -1;
}

public static class AccountSections
{
    extension(AccountSection section)
    {
        public AccountType Type => section switch
        {
            <= AccountSection.DeferredAssets => AccountType.Asset,
            <= AccountSection.LongTermLiabilities => AccountType.Liability,
            AccountSection.Equity => AccountType.Equity,
            AccountSection.Sales or AccountSection.OtherIncome or AccountSection.ExtraordinaryGains => AccountType.Revenue,
            _ => AccountType.Expense,
        };

        /// <summary>Carried from year to year, rather than closed into retained earnings.</summary>
        public bool IsBalanceSheet => section <= AccountSection.Equity;
    }
}
