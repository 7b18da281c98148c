using Musubi.Data;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Balances;

public enum TotalSpan { Day, Month, Year }

/// <summary>
/// What was booked on an account in a day, a calendar month, or a calendar year, by currency and combination of dimensions. Rolled up behind the commits
/// from entries in the <see cref="JournalTail">tail</see>: no posting waits for another's total.
/// </summary>
[NotAudited]
public sealed class AccountTotal
{
    public required TotalSpan Span { get; init; }

    /// <summary>The first day of the span.</summary>
    public required DateOnly Start { get; init; }
    public required Id<Account> AccountId { get; init; }
    public required Id<DimensionSet> DimensionSetId { get; init; }

    /// <summary>Of the documents.</summary>
    public required Currency Currency { get; init; }

    /// <summary>In minor units of the books' currency, both as positive figures.</summary>
    public long Debit { get; init; }
    public long Credit { get; init; }

    /// <summary>Debits less credits, in minor units of <see cref="Currency"/>.</summary>
    public long Original { get; init; }
}

/// <summary>An entry that no total has yet. Its row is written with it and taken away when it is rolled up.</summary>
[NotAudited]
public sealed class JournalTail
{
    public required Id<JournalEntry> EntryId { get; init; }

    /// <summary>The entry's: who sums other days does not look its lines up.</summary>
    public required DateOnly Date { get; init; }
}
