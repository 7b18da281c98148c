using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Reports;

namespace Musubi.Finance.Reports;

internal sealed partial class FinancialReports
{
    private const int LinesAtOnce = 200, MostLines = 100_000;

    /// <summary>An account's card (元帳): what stood on it, each line with the other side and the balance after it, what stands. A balance on the side where it belongs is positive. A long one comes in pieces.</summary>
    public async Task<Report?> AccountCard(Id<Account> id, ReportRequest request, CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return null;
        var books = (await company.Get(ct)).Currency;
        var of = await request.Sums(db, request.From, request.To, ct);
        var opening = request.AsEarned ? 0 : (await sums.ByAccount(of with { From = null, To = request.From.AddDays(-1), Account = id }, ct)).GetValueOrDefault(id)?.Balance ?? 0;
        var names = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var part = await Lines(account, of, request, Seen(request.After), opening, request.Whole ? MostLines : LinesAtOnce, books, names, ct);
        return new()
        {
            Title = Text.Same($"{account.Code} {account.Name}"), Of = Words.FromTo.With(request.From, request.To, books.Code), Days = (request.From, request.To), Columns = LedgerColumns,
            Rows =
            [
                Ledger(ReportRowKind.Subtotal, await BroughtForward(request, ct), null, null, account.Side * part.Before, books), .. part.Rows.Select(r => r.Row),
                Ledger(ReportRowKind.Total, part.Next is null ? Words.Total : Words.CarriedOver, part.Debit, part.Credit, account.Side * part.Balance, books),
            ],
            Next = part.Next is { } next ? After(request, $"/finance/accounts/{id}/card", next) : null,
        };
    }

    /// <summary>
    /// General ledger (総勘定元帳): of each account what stood on it, every line with the other side, what each month brought (月計) and all up to its end (累計), what stands. On the screen it comes
    /// in pieces; a file holds all of it.
    /// </summary>
    public async Task<Report> GeneralLedgerOf(ReportRequest request, CancellationToken ct)
    {
        var (accounts, books) = await Chart(ct);
        var names = accounts.ToDictionary(a => a.Id, a => a.Name);
        var of = await request.Sums(db, request.From, request.To, ct);
        var before = request.AsEarned ? [] : await sums.ByAccount(of with { From = null, To = request.From.AddDays(-1) }, ct);
        var months = (await sums.ByMonth(of, ct)).ToLookup(m => m.AccountId);
        var shown = accounts.Where(a => Lists(request, a.Section)).Where(a => before.GetValueOrDefault(a.Id) is { Balance: not 0 } || months.Contains(a.Id)).ToList();
        var (from, seen) = (0, Seen(request.After));
        if (seen is { } left && shown.FindIndex(a => a.Id == left.Account) is >= 0 and var at)
            from = at;
        var forward = await BroughtForward(request, ct);
        var (rows, room, next) = (new List<ReportRow>(), request.Whole ? MostLines : LinesAtOnce, (LedgerPlace?)null);
        for (var i = from; i < shown.Count && next is null; i++)
        {
            var account = shown[i];
            if (room == 0)
            {
                next = new(account.Id, null);
                break;
            }
            var start = i == from && seen?.Account == account.Id ? seen : null;
            rows.Add(new(ReportRowKind.Heading, new ReportCell($"{account.Code} {account.Name}", request.At($"/finance/accounts/{account.Id}/card"))));
            var part = months.Contains(account.Id)
                ? await Lines(account, of, request, start, before.GetValueOrDefault(account.Id)?.Balance ?? 0, room, books, names, ct)
                : new LedgerPart(before[account.Id].Balance, [], 0, 0, before[account.Id].Balance, null);
            rows.Add(Ledger(ReportRowKind.Line, forward, null, null, account.Side * part.Before, books));
            for (var n = 0; n < part.Rows.Count; n++)
            {
                rows.Add(part.Rows[n].Row);
                // A month is summed where its last line stands, which may be on a later piece than its first.
                if (n + 1 < part.Rows.Count ? Month(part.Rows[n + 1].Date) != Month(part.Rows[n].Date) : part.Next is null)
                    rows.AddRange(Of(Month(part.Rows[n].Date)));
            }
            (room, next) = (room - part.Rows.Count, part.Next);
            rows.Add(next is null
                ? Ledger(ReportRowKind.Subtotal, Words.Total, months[account.Id].Sum(m => m.Debit), months[account.Id].Sum(m => m.Credit), account.Side * part.Balance, books)
                : Ledger(ReportRowKind.Subtotal, Words.CarriedOver, null, null, account.Side * part.Balance, books));

            IEnumerable<ReportRow> Of(DateOnly month)
            {
                var upTo = months[account.Id].Where(m => m.Month <= month).ToList();
                var (debit, credit) = (upTo.Sum(m => m.Debit), upTo.Sum(m => m.Credit));
                var stands = account.Side * ((before.GetValueOrDefault(account.Id)?.Balance ?? 0) + debit - credit);
                foreach (var sum in upTo.Where(m => m.Month == month))
                    yield return Ledger(ReportRowKind.Subtotal, Words.SumOf.With(Words.MonthOf.With(month)), sum.Debit, sum.Credit, upTo.Count == 1 ? stands : null, books);
                if (upTo.Count > 1)
                    yield return Ledger(ReportRowKind.Subtotal, Words.SoFar, debit, credit, stands, books);
            }
        }
        if (next is null && shown.Count > 1)
        {
            var all = shown.Sum(a => (before.GetValueOrDefault(a.Id)?.Balance ?? 0) + months[a.Id].Sum(m => m.Debit - m.Credit));
            rows.Add(Ledger(ReportRowKind.Total, TotalOf(request), shown.Sum(a => months[a.Id].Sum(m => m.Debit)), shown.Sum(a => months[a.Id].Sum(m => m.Credit)), (request.Sections.Count == 0 ? 1 : shown[0].Side) * all, books));
        }
        return new()
        {
            Title = Words.GeneralLedger, Of = Words.FromTo.With(request.From, request.To, books.Code), Days = (request.From, request.To), Columns = LedgerColumns, Headings = Words.Account, Rows = rows,
            Next = next is null ? null : After(request, "/finance/reports/general-ledger", next),
        };
    }

    /// <summary>Where a piece of the ledger ends: the last line of an account that was shown; none where the account is yet to begin.</summary>
    private sealed record LedgerPlace(Id<Account> Account, (DateOnly Date, Id<JournalLine> Line)? Line);

    /// <summary>Lines of an account, as many as there was room for.</summary>
    private sealed record LedgerPart(long Before, IReadOnlyList<(DateOnly Date, ReportRow Row)> Rows, long Debit, long Credit, long Balance, LedgerPlace? Next);

    private static readonly IReadOnlyList<ReportColumn> LedgerColumns =
    [
        new("date", Words.Date, CellKind.Date), new("number", Words.Number, CellKind.Code), new("description", Words.Description, CellKind.Text), new("other", Words.OtherSide, CellKind.Text),
        new("debit", Words.Debit, CellKind.Money), new("credit", Words.Credit, CellKind.Money), new("balance", Words.Balance, CellKind.Money),
    ];

    private async Task<LedgerPart> Lines(Account account, SumsOf of, ReportRequest request, LedgerPlace? start, long opening, int most, Currency books, IReadOnlyDictionary<Id<Account>, Text> names, CancellationToken ct)
    {
        var id = account.Id;
        var lines = db.Lines.AsNoTracking().Where(l => l.AccountId == id && l.Date <= request.To && l.Date >= request.From);
        foreach (var values in of.Values)
            lines = lines.Where(l => db.DimensionSetMembers.Where(m => values.Contains(m.ValueId)).Select(m => m.SetId).Contains(l.DimensionSetId));
        if (of.BeforeClosing)
            lines = lines.Where(l => !db.Entries.Where(e => e.Kind == EntryKind.Closing && e.Date >= request.From && e.Date <= request.To).Select(e => e.Id).Contains(l.EntryId));
        if (start?.Line is var (at, after))
        {
            opening += await lines.Where(l => l.Date <= at && (l.Date < at || l.Id <= after)).SumAsync(l => l.Amount.Minor, ct);
            lines = lines.Where(l => l.Date >= at && (l.Date > at || l.Id > after));
        }
        var page = await (from l in lines.OrderBy(l => l.Date).ThenBy(l => l.Id).Take(most + 1)
            join e in db.Entries.AsNoTracking() on l.EntryId equals e.Id orderby l.Date, l.Id select new { Line = l, e.Number, e.DescriptionJa, e.DescriptionZh, e.DescriptionEn }).ToListAsync(ct);
        var more = page.Count > most;
        if (more)
            page.RemoveAt(most);
        var others = new HashSet<(Id<JournalEntry> Entry, Id<Account> Account)>();
        foreach (var some in page.Select(p => p.Line.EntryId).Distinct().Chunk(2000))
            others.UnionWith((await db.Lines.AsNoTracking().Where(l => some.Contains(l.EntryId) && l.AccountId != id).Select(l => new { l.EntryId, l.AccountId }).Distinct().ToListAsync(ct)).Select(l => (l.EntryId, l.AccountId)));
        var otherSide = others.ToLookup(o => o.Entry, o => o.Account);
        var (rows, balance) = (new List<(DateOnly, ReportRow)>(page.Count), opening);
        foreach (var p in page)
        {
            balance += p.Line.Amount.Minor;
            var href = $"/finance/journal/{p.Line.EntryId}";
            var (debit, other) = (!p.Line.Amount.IsNegative, otherSide[p.Line.EntryId].ToList());
            rows.Add((p.Line.Date, new(ReportRowKind.Line, new ReportCell(p.Line.Date), new ReportCell(p.Number, href),
                new ReportCell(new Text(p.DescriptionJa, p.DescriptionZh, p.DescriptionEn) + (p.Line.Memo.Length > 0 ? $" — {p.Line.Memo}" : "")),
                other.Count switch { 0 => "", 1 => names[other[0]], _ => Words.Sundry },
                debit ? Figure(p.Line.Amount.Minor, href) : new(null), debit ? new(null) : Figure(-p.Line.Amount.Minor, href), Figure(account.Side * balance))));
        }
        return new(opening, rows, page.Where(p => !p.Line.Amount.IsNegative).Sum(p => p.Line.Amount.Minor), -page.Where(p => p.Line.Amount.IsNegative).Sum(p => p.Line.Amount.Minor), balance,
            more ? new(id, (page[^1].Line.Date, page[^1].Line.Id)) : null);

        ReportCell Figure(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    /// <summary>What stood before a day is called by what ended with the day before: a year, a month, or neither.</summary>
    private async Task<Text> BroughtForward(ReportRequest request, CancellationToken ct) =>
        request.AsEarned ? Words.NothingForward : await db.Years.AnyAsync(y => y.From == request.From, ct) ? Words.BroughtForward : request.From.Day == 1 ? Words.BroughtForwardMonth : Words.BroughtForwardDay;

    /// <summary>A row of the ledger that is no entry.</summary>
    private static ReportRow Ledger(ReportRowKind kind, Text name, long? debit, long? credit, long? balance, Currency books)
    {
        return new(kind, "", name, "", "", Of(debit), Of(credit), Of(balance));

        ReportCell Of(long? minor) => new(minor is { } figure ? Money.OfMinor(figure, books) : null);
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);

    private static string After(ReportRequest request, string path, LedgerPlace place) =>
        request.At(path) + string.Create(CultureInfo.InvariantCulture, $"&after={place.Account}") + (place.Line is var (date, line) ? string.Create(CultureInfo.InvariantCulture, $"-{date:yyyyMMdd}-{line}") : "");

    private static LedgerPlace? Seen(string? after) => after?.Split('-') switch
    {
        [var account] when long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => new(new(id), null),
        [var account, var day, var line] when long.TryParse(account, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => new(new(id), (at, new(last))),
        _ => null,
    };
}
