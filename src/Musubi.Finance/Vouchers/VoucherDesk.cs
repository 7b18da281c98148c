using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data.Ids;
using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Plans a voucher from what the registers say: the country's way of taxing, the rates and shares of its day.</summary>
internal sealed class VoucherDesk(FinanceDb db, CompanyProfile company, TaxRates rates, IdSource ids)
{
    /// <param name="voucher">With its lines.</param>
    public async Task<VoucherPlan> Plan(Voucher voucher, CancellationToken ct)
    {
        var country = (await company.Get(ct)).Country;
        var (table, shares) = (await rates.Table(ct), await InputTaxShares.Read(db, ct));
        return VoucherPlan.Of(voucher, TaxRule.For(country, Rounding.Down, voucher.Basis), tax => table.For(country, tax.Category, voucher.Date),
            tax => tax.Direction == TaxDirection.Output ? Rate.Whole : shares.For(country, tax.Qualified, voucher.Date));
    }

    /// <summary>How lines may be taxed in this country on a day.</summary>
    public async Task<List<LineTax>> Choices(DateOnly date, CancellationToken ct)
    {
        var (country, table) = ((await company.Get(ct)).Country, await rates.Table(ct));
        return [.. LineTax.All.Where(t => table.For(country, t.Category, date).Ok)];
    }

    /// <summary>The rows of the tax summary that a posted voucher makes.</summary>
    public IEnumerable<TaxRow> Rows(Voucher voucher, VoucherPlan plan, JournalEntry entry) =>
        plan.Taxes.SelectMany(t => new TaxedPaper(t.Tax.Direction, voucher.Date, voucher.Number, "", plan.Debit, entry.Total, t.Share) { VoucherId = voucher.Id }.Rows(ids, [t.Rate]));

    /// <summary>The tax of a posted voucher as it was posted; what took it back is left out. The rates of its day may have been put right since.</summary>
    public async Task<List<VoucherTax>> Taxes(Voucher voucher, CancellationToken ct)
    {
        var rows = await db.TaxRows.AsNoTracking().Where(t => t.VoucherId == voucher.Id).OrderBy(t => t.Id).ToListAsync(ct);
        // Written together and first: what takes them back mirrors each.
        return [.. rows.Take(voucher.ReversalId is null ? rows.Count : voucher.State == VoucherState.Reversed && voucher.ReverseOn is not null ? rows.Count / 4 : rows.Count / 2)
            .Select(t => new VoucherTax(new(t.Direction, t.Category, t.Direction == TaxDirection.Output || t.Share == 1), Rate.OfFraction(t.Share), new(Rate.OfFraction(t.Rate), t.Net, t.Tax) { Category = t.Category }))];
    }

    /// <summary>Takes the tax of a voucher back on a day: the tax summary of that span has it with its sign turned.</summary>
    public IEnumerable<TaxRow> TakenBack(IEnumerable<TaxRow> rows, DateOnly date) => rows.Select(r => r.TakenBack(ids.Next<TaxRow>(), date));
}
