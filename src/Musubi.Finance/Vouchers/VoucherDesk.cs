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

    /// <summary>Takes the tax of a voucher back on a day: the tax summary of that span has it with its sign turned.</summary>
    public IEnumerable<TaxRow> TakenBack(IEnumerable<TaxRow> rows, DateOnly date) => rows.Select(r => new TaxRow
    {
        Id = ids.Next<TaxRow>(), VoucherId = r.VoucherId, Direction = r.Direction, Date = date, Category = r.Category, Rate = r.Rate, Share = r.Share, Number = r.Number, PartyName = r.PartyName,
        Net = -r.Net, Tax = -r.Tax, NetInBooks = -r.NetInBooks, TaxInBooks = -r.TaxInBooks, Deductible = -r.Deductible,
    });
}
