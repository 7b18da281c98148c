using Musubi.Kernel;

namespace Musubi.Finance.Journal;

/// <summary>An entry of the journal (仕訳). Appended, never changed.</summary>
public sealed class JournalEntry
{
    public required Id<JournalEntry> Id { get; init; }

    /// <summary>Gapless within the year.</summary>
    public required string Number { get; init; }

    /// <summary>The business date it counts for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTime At { get; init; }
    public required string DescriptionJa { get; init; }
    public required string DescriptionZh { get; init; }
    public required string DescriptionEn { get; init; }

    /// <summary>The document that caused it.</summary>
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public required string SourceNumber { get; init; }

    /// <summary>The sum of its debits.</summary>
    public required Money Total { get; init; }
    public List<JournalLine> Lines { get; init; } = [];

    public Text Description => new(DescriptionJa, DescriptionZh, DescriptionEn);
}

public sealed class JournalLine : Data.IPartOf
{
    public required Id<JournalLine> Id { get; init; }
    public required Id<JournalEntry> EntryId { get; init; }
    public required int Position { get; init; }
    public required Id<Accounts.Account> AccountId { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required Money Amount { get; init; }
    public (string Kind, long Id) Whole => ("journal_entry", EntryId.Value);
}
