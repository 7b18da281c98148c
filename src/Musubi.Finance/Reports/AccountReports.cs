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

    /// <summary>An account's card (元帳): what stood on it, each line with the other side and the balance after it, what stands. A long one comes in pieces.</summary>
    public async Task<Report?> AccountCard(Id<Account> id, ReportRequest request, CancellationToken ct)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } account)
            return null;
        var books = (await company.Get(ct)).Currency;
        var of = await request.Sums(db, request.From, request.To, ct);
        var lines = db.Lines.AsNoTracking().Where(l => l.AccountId == id && l.Date <= request.To && l.Date >= request.From);
        foreach (var values in of.Values)
            lines = lines.Where(l => db.DimensionSetMembers.Where(m => values.Contains(m.ValueId)).Select(m => m.SetId).Contains(l.DimensionSetId));
        var most = request.Whole ? MostLines : LinesAtOnce;
        var (at, after) = Seen(request.After) ?? (request.From, 0);
        var seen = lines.Where(l => l.Date < at || (l.Date == at && l.Id <= new Id<JournalLine>(after)));
        var balance = (await sums.ByAccount(of with { From = null, To = request.From.AddDays(-1), Account = id }, ct)).GetValueOrDefault(id)?.Balance ?? 0;
        if (request.After is not null)
            balance += await seen.SumAsync(l => l.Amount.Minor, ct);
        var page = await (from l in lines.Where(l => l.Date > at || (l.Date == at && l.Id > new Id<JournalLine>(after))).OrderBy(l => l.Date).ThenBy(l => l.Id).Take(most + 1)
            join e in db.Entries.AsNoTracking() on l.EntryId equals e.Id orderby l.Date, l.Id select new { Line = l, e.Number, e.DescriptionJa, e.DescriptionZh, e.DescriptionEn, e.SourceNumber }).ToListAsync(ct);
        var more = page.Count > most;
        if (more)
            page.RemoveAt(most);

        var entries = page.Select(p => p.Line.EntryId).ToList();
        var others = (await db.Lines.AsNoTracking().Where(l => entries.Contains(l.EntryId) && l.AccountId != id).Select(l => new { l.EntryId, l.AccountId }).Distinct().ToListAsync(ct)).ToLookup(l => l.EntryId, l => l.AccountId);
        var names = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Name, ct);
        var rows = new List<ReportRow> { new(ReportRowKind.Subtotal, "", Words.BroughtForward, "", "", new ReportCell(null), new ReportCell(null), Figure(balance)) };
        foreach (var p in page)
        {
            balance += p.Line.Amount.Minor;
            var href = $"/finance/journal/{p.Line.EntryId}";
            var (debit, other) = (!p.Line.Amount.IsNegative, others[p.Line.EntryId].ToList());
            rows.Add(new(ReportRowKind.Line, new ReportCell(p.Line.Date), new ReportCell(p.Number, href),
                new ReportCell(new Text(p.DescriptionJa, p.DescriptionZh, p.DescriptionEn) + (p.Line.Memo.Length > 0 ? $" — {p.Line.Memo}" : "")),
                other.Count switch { 0 => "", 1 => names[other[0]], _ => Words.Sundry },
                debit ? Figure(p.Line.Amount.Minor, href) : new(null), debit ? new(null) : Figure(-p.Line.Amount.Minor, href), Figure(balance)));
        }
        rows.Add(new(ReportRowKind.Total, "", more ? Words.CarriedOver : Words.Balance, "", "",
            Figure(page.Where(p => !p.Line.Amount.IsNegative).Sum(p => p.Line.Amount.Minor)), Figure(-page.Where(p => p.Line.Amount.IsNegative).Sum(p => p.Line.Amount.Minor)), Figure(balance)));
        return new()
        {
            Title = Text.Same($"{account.Code} {account.Name}"), Of = Words.FromTo.With(request.From, request.To, books.Code),
            Columns =
            [
                new("date", Words.Date, CellKind.Date), new("number", Words.Number, CellKind.Code), new("description", Words.Description, CellKind.Text), new("other", Words.OtherSide, CellKind.Text),
                new("debit", Words.Debit, CellKind.Money), new("credit", Words.Credit, CellKind.Money), new("balance", Words.Balance, CellKind.Money),
            ],
            Rows = rows,
            Next = more ? request.At($"/finance/accounts/{id}/card") + string.Create(CultureInfo.InvariantCulture, $"&after={page[^1].Line.Date:yyyyMMdd}-{page[^1].Line.Id}") : null,
        };

        ReportCell Figure(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    /// <summary>General ledger (総勘定元帳): of each account what each month brought. The days are those of whole months.</summary>
    public async Task<Report> GeneralLedgerOf(ReportRequest request, CancellationToken ct)
    {
        var (accounts, books) = await Chart(ct);
        var (from, to) = (new DateOnly(request.From.Year, request.From.Month, 1), new DateOnly(request.To.Year, request.To.Month, 1).AddMonths(1).AddDays(-1));
        var before = await sums.ByAccount(await request.Sums(db, null, from.AddDays(-1), ct), ct);
        var months = (await sums.ByMonth(await request.Sums(db, from, to, ct), ct)).ToLookup(m => m.AccountId);
        var rows = new List<ReportRow>();
        foreach (var account in accounts.Where(a => before.GetValueOrDefault(a.Id) is { Balance: not 0 } || months.Contains(a.Id)))
        {
            var balance = before.GetValueOrDefault(account.Id)?.Balance ?? 0;
            rows.Add(new(ReportRowKind.Heading, new ReportCell($"{account.Code} {account.Name}", request.At($"/finance/accounts/{account.Id}/card", from, to))));
            rows.Add(new(ReportRowKind.Line, Words.BroughtForward, new ReportCell(null), new ReportCell(null), Figure(balance)) { Depth = 1 });
            foreach (var month in months[account.Id].OrderBy(m => m.Month))
            {
                balance += month.Debit - month.Credit;
                var href = request.At($"/finance/accounts/{account.Id}/card", month.Month, month.Month.AddMonths(1).AddDays(-1));
                rows.Add(new(ReportRowKind.Line, new ReportCell(Words.MonthOf.With(month.Month), href), Figure(month.Debit, href), Figure(month.Credit, href), Figure(balance)) { Depth = 1 });
            }
            rows.Add(new(ReportRowKind.Subtotal, Words.Balance, Figure(months[account.Id].Sum(m => m.Debit)), Figure(months[account.Id].Sum(m => m.Credit)), Figure(balance)));
        }
        return new()
        {
            Title = Words.GeneralLedger, Of = Words.FromTo.With(from, to, books.Code),
            Columns = [new("account", Words.Account, CellKind.Text), new("debit", Words.Debit, CellKind.Money), new("credit", Words.Credit, CellKind.Money), new("balance", Words.Balance, CellKind.Money)],
            Rows = rows,
        };

        ReportCell Figure(long minor, string? href = null) => new(Money.OfMinor(minor, books), href);
    }

    private static (DateOnly At, long Line)? Seen(string? after) =>
        after?.Split('-') is [var day, var line] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (at, id) : null;
}
