using Musubi.Catalog;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>The tax of one rate in a payment's discount, bad debt or fee: signed as the tax summary has it, so what lessens a sale or a purchase is negative.</summary>
public sealed record PaymentTax(TaxDirection Direction, Rate Share, RateTax Rate)
{
    /// <summary>Of what a customer fails to pay, not of a discount.</summary>
    public bool IsOfBadDebt { get; init; }

    public Money Deductible => Share.Of(Rate.Tax, Rounding.Down);

    /// <summary>
    /// A discount for paying early takes back part of what was charged: it lessens the tax of the documents it settles, rate by rate, in the proportion they
    /// are settled in. [消費税法基本通達14-1-4 売上割引, 12-1-4 仕入割引] In China the VAT of an issued invoice stays, and the discount is a finance cost. Where a
    /// balance was brought forward without its document, nothing is known of its tax and none is taken back.
    /// </summary>
    /// <param name="settled">What the payment settles, and the tax rows of its documents.</param>
    public static IEnumerable<PaymentTax> OfDiscount(Money discount, string country, Rounding rounding, IReadOnlyList<(OpenItem Item, Money Amount, IReadOnlyList<TaxRow> Taxes)> settled)
    {
        if (discount.IsZero || country == "CN" || settled.All(s => s.Amount.IsZero))
            return [];
        var parts = new List<(TaxDirection Direction, TaxCategory Category, decimal Rate, decimal Share, Money Gross)>();
        foreach (var ((_, _, taxes), share) in settled.Zip(discount.By([.. settled.Select(s => s.Amount.Minor)])))
        {
            if (taxes.Count > 0 && taxes.Any(t => !(t.Net + t.Tax).IsZero))
                parts.AddRange(taxes.Zip(share.By([.. taxes.Select(t => (t.Net + t.Tax).Abs().Minor)]), (t, gross) => (t.Direction, t.Category, t.Rate, t.Share, gross)));
        }
        return parts.GroupBy(p => (p.Direction, p.Category, p.Rate, p.Share)).OrderByDescending(g => g.Key.Rate).ThenBy(g => g.Key.Category).ThenByDescending(g => g.Key.Share)
            .Select(g => Within(g.Key.Direction, g.Key.Category, Kernel.Rate.OfFraction(g.Key.Rate), Kernel.Rate.OfFraction(g.Key.Share), -Money.Sum(g.Select(p => p.Gross), discount.Currency), rounding));
    }

    /// <summary>
    /// What a customer will never pay holds the tax it was charged: so much is deducted from the tax on sales, rate by rate as of a discount. [消費税法39条 貸倒れに係る消費税額の控除]
    /// In China the VAT of a bad debt is not given back.
    /// </summary>
    /// <param name="settled">As of a discount.</param>
    public static IEnumerable<PaymentTax> OfBadDebt(Money badDebt, string country, Rounding rounding, IReadOnlyList<(OpenItem Item, Money Amount, IReadOnlyList<TaxRow> Taxes)> settled) =>
        OfDiscount(badDebt, country, rounding, settled).Select(t => t with { IsOfBadDebt = true });

    /// <summary>A bank's fee at home holds tax, and banks are registered issuers. What they take for foreign exchange is exempt, and other countries do not tax it. [消費税法別表第二5号ニ]</summary>
    public static IEnumerable<PaymentTax> OfFee(Money fee, string country, Currency books, Rate standard) =>
        fee.IsZero || country != "JP" || fee.Currency != books ? [] : [Within(TaxDirection.Input, TaxCategory.Standard, standard, Kernel.Rate.Whole, fee, Rounding.Down)];

    public static List<TaxRow> Rows(IdSource ids, Payment payment, OpenItem item, IReadOnlyList<PaymentTax> taxes) =>
        [.. taxes.SelectMany(t => new TaxedPaper(t.Direction, payment.Date, payment.Number, payment.PartyName, item, t.Share) { PaymentId = payment.Id }.Rows(ids, [t.Rate]))];

    private static PaymentTax Within(TaxDirection direction, TaxCategory category, Rate rate, Rate share, Money gross, Rounding rounding)
    {
        var tax = rate.Within(gross.Abs(), rounding);
        return new(direction, share, gross.IsNegative ? new(rate, gross + tax, -tax) { Category = category } : new(rate, gross - tax, tax) { Category = category });
    }
}
