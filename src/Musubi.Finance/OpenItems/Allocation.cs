using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>
/// So much of one item settles so much of another of the same party, side and currency (消込). Appended, never changed: one that takes another back bears the
/// negative of its figures.
/// </summary>
public sealed class Allocation : IPartOf
{
    public required Id<Allocation> Id { get; init; }

    /// <summary>The item with a debit and the one with a credit: invoice and payment received, payment made and bill.</summary>
    public required Id<OpenItem> DebitId { get; init; }
    public required Id<OpenItem> CreditId { get; init; }

    /// <summary>From when it counts: not before either of the two stands.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When it was recorded, UTC, and by whom.</summary>
    [NotAudited] public required DateTime At { get; init; }
    [NotAudited] public required string ByName { get; init; }

    /// <summary>In the currency of the items.</summary>
    public required Money Amount { get; init; }

    /// <summary>What that part of each is in the books; they differ where rates did.</summary>
    public required Money DebitInBooks { get; init; }
    public required Money CreditInBooks { get; init; }

    /// <summary>The entry of the realised exchange difference, where there is one.</summary>
    public Id<Journal.JournalEntry>? EntryId { get; set; }

    /// <summary>The allocation it takes back. At most one does.</summary>
    public Id<Allocation>? Reverses { get; init; }

    /// <summary>The document that settles: a payment, a credit note.</summary>
    [NotAudited] public required string SettlerKind { get; init; }
    [NotAudited] public required long SettlerId { get; init; }
    public (string Kind, long Id) Whole => (SettlerKind, SettlerId);
}
