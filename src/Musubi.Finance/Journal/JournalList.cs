using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Search;
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
        FindIn = Saying,
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
        // By day, amount and counterparty together, as records kept electronically must be found. [電子帳簿保存法施行規則2条6項5号]
        FilterBy =
        [
            Filter.OfDays<JournalEntry>("date", Words.Date, e => e.Date),
            Filter.OfAmounts<JournalEntry>("total", Words.Total, e => e.Total),
            Filter.OfWords<JournalEntry>("account", Words.AccountFilter, OnAccount),
            Filter.OfWords<JournalEntry>("party", Words.Party, WithParty),
            Filter.Of<JournalEntry, EntryKind>("kind", Words.Type, e => e.Kind, Words.EntryKindOf),
        ],
    };

    /// <summary>By a part of its number or its document's, or of what it says.</summary>
    private static Expression<Func<JournalEntry, bool>> Saying(string typed)
    {
        var number = Digits.ToAscii(typed).ToUpperInvariant();
        return e => e.Number.Contains(number) || e.SourceNumber.Contains(number) || e.DescriptionJa.Contains(typed) || e.DescriptionZh.Contains(typed) || e.DescriptionEn.Contains(typed);
    }

    /// <summary>By the whole code of an account, or a part of its name.</summary>
    private static Task<Expression<Func<JournalEntry, bool>>> OnAccount(IServiceProvider services, string typed, CancellationToken ct)
    {
        var (db, code) = (services.GetRequiredService<FinanceDb>(), Digits.ToAscii(typed).ToUpperInvariant());
        var accounts = db.Accounts.Where(a => a.Code == code || a.NameJa.Contains(typed) || a.NameZh.Contains(typed) || a.NameEn.Contains(typed)).Select(a => a.Id);
        return Task.FromResult<Expression<Func<JournalEntry, bool>>>(e => db.Lines.Any(l => l.EntryId == e.Id && accounts.Contains(l.AccountId)));
    }

    /// <summary>What a party's documents booked, and what settling them did; of a voucher, which knows no party, what it says.</summary>
    private static async Task<Expression<Func<JournalEntry, bool>>> WithParty(IServiceProvider services, string typed, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        var parties = db.All.Set<SearchEntry>().Where(s => s.Kind == "party").Select(s => s.SubjectId).Where((await services.GetRequiredService<SearchBox>().Matching(typed, "party", ct)).Set);
        var items = db.Items.Where(i => parties.Contains(i.PartyId));
        var settled = db.Allocations.Where(a => a.EntryId != null && items.Select(i => i.Id).Contains(a.DebitId)).Select(a => a.EntryId!.Value);
        return e => items.Select(i => i.EntryId).Contains(e.Id) || settled.Contains(e.Id) || (e.SourceKind == "voucher" && e.DescriptionJa.Contains(typed));
    }
}
