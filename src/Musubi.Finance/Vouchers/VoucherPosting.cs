using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>What a voucher books: its lines, and the tax on them.</summary>
public static class VoucherPosting
{
    /// <param name="plan">One that nothing is against.</param>
    public static BalancedEntry For(Voucher voucher, VoucherPlan plan) => BalancedEntry.Of(Text.Same(voucher.Description), plan.Postings);

    public static EntrySource Source(Voucher voucher, string number, Currency books) => new()
    {
        Kind = "voucher", Id = voucher.Id.Value, Number = number, Date = voucher.Date, Area = PeriodArea.General, WrittenBy = voucher.MadeByName,
        Rate = voucher.Rate is { } rate && voucher.Currency != books ? ExchangeRate.Of(voucher.Currency, books, rate) : null,
    };
}
