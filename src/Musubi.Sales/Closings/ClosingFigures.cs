using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;

namespace Musubi.Sales.Closings;

/// <summary>What a closing bill comes to. Pure: preview and closing ask the same.</summary>
/// <param name="Before">Items that stood on the account before the first bill.</param>
/// <param name="Within">Items of the period, late ones with them.</param>
internal sealed record ClosingFigures(Money Previous, Money Paid, Money Adjusted, Money Sales, Money Tax, IReadOnlyList<AccountItem> Before, IReadOnlyList<AccountItem> Within)
{
    public Money Carried => Previous - Paid + Adjusted;
    public Money Billed => Carried + Sales + Tax;

    /// <summary>Nothing was owed and nothing happened.</summary>
    public bool IsNothing => Previous.IsZero && Within.Count == 0;

    /// <param name="items">What no bill has gathered yet, of one currency.</param>
    /// <param name="last">What the bill before came to; null where this is the first.</param>
    public static ClosingFigures Of(IReadOnlyList<AccountItem> items, Money? last, DateOnly from, Currency currency)
    {
        var parts = items.ToLookup(i => last is null && (i.Date < from || i.Kind == ItemKind.Opening));
        var (before, within) = (parts[true].ToList(), parts[false].ToList());
        return new(last ?? Sum(before, i => i.Amount), -Sum(within.Where(i => i.IsPayment), i => i.Amount - i.Allowed),
            Sum(within.Where(i => i.IsPayment), i => i.Allowed) + Sum(within.Where(i => !i.IsPayment && i.Kind is not (ItemKind.Invoice or ItemKind.CreditNote)), i => i.Amount),
            Sum(within, i => i.Net), Sum(within, i => i.Tax), before, within);

        Money Sum(IEnumerable<AccountItem> of, Func<AccountItem, Money> figure) => Money.Sum(of.Select(figure), currency);
    }
}
