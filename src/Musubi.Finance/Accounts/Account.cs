using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

public enum AccountType { Asset, Liability, Equity, Revenue, Expense }

/// <summary>What the postings look for. One account plays each part.</summary>
public enum AccountRole { Receivable, Revenue, OutputTax, Bank }

/// <summary>An account of the chart (勘定科目).</summary>
public sealed class Account
{
    public required Id<Account> Id { get; init; }
    public required string Code { get; init; }
    public required string NameJa { get; set; }
    public required string NameZh { get; set; }
    public required string NameEn { get; set; }
    public required AccountType Type { get; init; }

    /// <summary>The part it plays in postings, if any.</summary>
    public AccountRole? Role { get; set; }

    /// <summary>For <see cref="AccountRole.Revenue"/>: the posting group whose sales are booked here; null for all others.</summary>
    public string? PostingGroup { get; set; }

    public Text Name => new(NameJa, NameZh, NameEn);
}
