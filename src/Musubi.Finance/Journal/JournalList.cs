using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Finance.Journal;

internal static class JournalList
{
    public static readonly ListDefinition<JournalEntry, JournalEntry> Definition = new()
    {
        Name = "finance/journal",
        Title = Words.JournalEntries,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        Rows = services => services.GetRequiredService<FinanceDb>().Entries.AsNoTracking(),
        Id = e => e.Id,
        RowHref = e => $"/finance/journal/{e.Id}",
        Of =
        [
            Column.Of<JournalEntry, string>("number", Words.Number, CellKind.Code, e => e.Number, e => e.Number),
            Column.Of<JournalEntry, DateOnly>("date", Words.Date, CellKind.Date, e => e.Date, e => e.Date),
            new("description", Words.Description, CellKind.Text, e => e.Description),
            Column.Of<JournalEntry, string>("source", Words.Source, CellKind.Text, e => $"{TrailWords.Kind(e.SourceKind)} {e.SourceNumber}", e => e.SourceNumber),
            Column.Of<JournalEntry, long>("total", Words.Total, CellKind.Money, e => e.Total, e => e.Total.Minor),
            Column.Unsorted<JournalEntry>("author", Words.MadeBy, CellKind.Text, e => e.Author),
            Column.Unsorted<JournalEntry>("approved-by", Words.ApprovedBy, CellKind.Text, e => e.WrittenByName.Length > 0 ? e.ByName : "", shown: false),
            Column.Of<JournalEntry, DateTime>("at", Words.Recorded, CellKind.Instant, e => e.At, e => e.At, shown: false),
        ],
    };
}
