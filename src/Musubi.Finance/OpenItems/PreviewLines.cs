using Musubi.Finance.Journal;

namespace Musubi.Finance.OpenItems;

internal static class PreviewLines
{
    /// <summary>As lines of an entry that is not written yet, debits first, for the component that shows entries.</summary>
    public static IReadOnlyList<JournalLine> AsLines(this EntryPreview entry) =>
        [.. entry.Lines.OrderBy(l => l.Amount.IsNegative).Select((l, i) => new JournalLine { Id = default, EntryId = default, Position = i + 1, AccountId = l.Account, Date = entry.Date, Amount = l.Amount, Original = l.Original, Memo = l.Memo })];
}
