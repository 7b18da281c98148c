using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;

namespace Musubi.Finance.Tax;

/// <summary>The tax of one rate, category and deductible share over a span of days, in the currency of the books.</summary>
/// <param name="Deductible">Of input tax.</param>
public sealed record TaxSummaryRow(TaxDirection Direction, TaxCategory Category, Rate Rate, Rate Share, int Documents, Money Net, Money Tax, Money Deductible)
{
    /// <summary>Where there is no tax, no share of it is deducted.</summary>
    public bool HasShare => Direction == TaxDirection.Input && !Rate.IsZero;
}

/// <summary>Tax on sales and purchases by rate and category.</summary>
public sealed record TaxSummary(DateOnly From, DateOnly To, IReadOnlyList<TaxSummaryRow> Rows, Currency Books)
{
    public IEnumerable<TaxSummaryRow> Of(TaxDirection direction) => Rows.Where(r => r.Direction == direction);
    public Money Output => Money.Sum(Of(TaxDirection.Output).Select(r => r.Tax), Books);
    public Money Deductible => Money.Sum(Of(TaxDirection.Input).Select(r => r.Deductible), Books);

    /// <summary>What would be owed to the state; negative is given back.</summary>
    public Money Owed => Output - Deductible;
}

internal sealed class TaxSummaries(FinanceDb db, CompanyProfile company)
{
    public async Task<TaxSummary> Of(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var books = (await company.Get(ct)).Currency;
        var sums = await Within(from, to).GroupBy(t => new { t.Direction, t.Category, t.Rate, t.Share })
            .Select(g => new { g.Key.Direction, g.Key.Category, g.Key.Rate, g.Key.Share, Documents = g.Count(), Net = g.Sum(t => t.NetInBooks.Minor), Tax = g.Sum(t => t.TaxInBooks.Minor), Deductible = g.Sum(t => t.Deductible.Minor) })
            .ToListAsync(ct);
        return new(from, to,
        [
            .. sums.OrderBy(s => s.Direction).ThenByDescending(s => s.Rate).ThenBy(s => s.Category).ThenByDescending(s => s.Share).Select(s => new TaxSummaryRow(s.Direction, s.Category, Rate.OfFraction(s.Rate), Rate.OfFraction(s.Share),
                s.Documents, Money.OfMinor(s.Net, books), Money.OfMinor(s.Tax, books), Money.OfMinor(s.Deductible, books))),
        ], books);
    }

    /// <summary>What a row is of, in words: the side of the tax, its category and rate, and the share that is deducted.</summary>
    public static Text TitleOf(TaxSummaryRow row) => row.HasShare
        ? Words.TaxRowOfShare.With(Words.TaxDirectionOf(row.Direction), row.Category.Name, row.Rate, row.Share)
        : Words.TaxRowOf.With(Words.TaxDirectionOf(row.Direction), row.Category.Name, row.Rate);

    /// <summary>The documents behind a total, or behind one of its rows.</summary>
    public Task<List<TaxRow>> Documents(TaxSummary of, TaxDirection direction, TaxSummaryRow? row, int most, CancellationToken ct)
    {
        var documents = Within(of.From, of.To).Where(t => t.Direction == direction);
        if (row is not null)
        {
            var (category, rate, share) = (row.Category, row.Rate.Fraction, row.Share.Fraction);
            documents = documents.Where(t => t.Category == category && t.Rate == rate && t.Share == share);
        }
        return documents.OrderBy(t => t.Date).ThenBy(t => t.Id).Take(most).ToListAsync(ct);
    }

    private IQueryable<TaxRow> Within(DateOnly from, DateOnly to) => db.TaxRows.AsNoTracking().Where(t => t.Date >= from && t.Date <= to);
}
