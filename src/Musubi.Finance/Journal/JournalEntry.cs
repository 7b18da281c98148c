using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Musubi.Data;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Text = Musubi.Kernel.Text;

namespace Musubi.Finance.Journal;

public enum EntryKind
{
    Normal,
    Reversal,

    /// <summary>Brings a balance forward from before these books.</summary>
    Opening,

    /// <summary>Closes the year's revenue and expenses into retained earnings. Statements of that year leave it out.</summary>
    Closing,

    /// <summary>What open balances in foreign currencies are worth at a day's rate.</summary>
    Revaluation,
}

/// <summary>An entry of the journal (仕訳). Appended, never changed.</summary>
public sealed class JournalEntry
{
    public required Id<JournalEntry> Id { get; init; }

    /// <summary>Gapless within the year.</summary>
    public required string Number { get; init; }

    /// <summary>The business date it counts for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was recorded, UTC, and by whom: who wrote it, or who approved what another wrote.</summary>
    public required DateTime At { get; init; }
    public required string ByName { get; init; }

    /// <summary>Who wrote what <see cref="ByName"/> approved; empty where nobody else did.</summary>
    public string WrittenByName { get; init; } = "";
    public required EntryKind Kind { get; init; }
    public required PeriodArea Area { get; init; }
    public required string DescriptionJa { get; init; }
    public required string DescriptionZh { get; init; }
    public required string DescriptionEn { get; init; }

    /// <summary>The document that caused it.</summary>
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public required string SourceNumber { get; init; }

    /// <summary>The sum of its debits, in the currency of the books.</summary>
    public required Money Total { get; init; }

    /// <summary>Of the document.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The entry it takes back, and why. At most one takes back another.</summary>
    public Id<JournalEntry>? Reverses { get; init; }
    public string Reason { get; init; } = "";

    /// <summary>Over its lines. The trail keeps it and seals it, so that a line changed behind the program's back is found.</summary>
    public required string LinesHash { get; init; }
    public List<JournalLine> Lines { get; init; } = [];

    public string Author => WrittenByName.Length > 0 ? WrittenByName : ByName;

    public Text Description => new(DescriptionJa, DescriptionZh, DescriptionEn);

    /// <summary>SHA-256, hex, over each line's place, account, date, amounts and dimensions.</summary>
    public static string HashOf(IEnumerable<JournalLine> lines)
    {
        var all = new StringBuilder();
        foreach (var l in lines.OrderBy(l => l.Position))
            all.Append(CultureInfo.InvariantCulture, $"{l.Position}|{l.AccountId}|{l.Date:yyyyMMdd}|{l.Amount.Minor}{l.Amount.Currency.Code}|{l.Original.Minor}{l.Original.Currency.Code}|{l.DimensionSetId}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())));
    }
}

/// <summary>Its entry vouches for it on the trail: a row of the trail for each line would say the same ten times.</summary>
[NotAudited]
public sealed class JournalLine : IPartOf
{
    public required Id<JournalLine> Id { get; init; }
    public required Id<JournalEntry> EntryId { get; init; }
    public required int Position { get; init; }
    public required Id<Accounts.Account> AccountId { get; init; }

    /// <summary>The entry's date, beside the account so that a card of ten years opens at its last page.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>In the currency of the books. Debit positive, credit negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>In the currency of the document.</summary>
    public required Money Original { get; init; }
    public Id<Analysis.DimensionSet> DimensionSetId { get; init; }
    public string Memo { get; init; } = "";
    public (string Kind, long Id) Whole => ("journal_entry", EntryId.Value);
}
