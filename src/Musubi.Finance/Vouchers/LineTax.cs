using Musubi.Catalog;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>How a line written by hand is taxed (税区分): as a sale or a purchase, at which category, and whether a qualified invoice stands behind a purchase.</summary>
public sealed record LineTax(TaxDirection Direction, TaxCategory Category, bool Qualified = true)
{
    private const string Without = "without-invoice";

    /// <summary><c>output-standard</c>, <c>input-reduced</c>, <c>input-standard-without-invoice</c>.</summary>
    public string Key => $"{Direction}-{Category}{(Qualified ? "" : "-" + Without)}".ToLowerInvariant();

    /// <summary>As shown.</summary>
    public Text Name => Direction == TaxDirection.Output ? Words.TaxedSale.With(Category.Name) : Qualified ? Words.TaxedPurchase.With(Category.Name) : Words.TaxedWithoutInvoice.With(Category.Name);

    /// <summary>Every one there is; what bears no tax needs no invoice to deduct it.</summary>
    public static readonly IReadOnlyList<LineTax> All =
    [
        .. TaxCategories.All.Select(c => new LineTax(TaxDirection.Output, c)),
        .. TaxCategories.All.Select(c => new LineTax(TaxDirection.Input, c)),
        .. TaxCategories.All.Where(c => c.HasRate && c != TaxCategory.Zero).Select(c => new LineTax(TaxDirection.Input, c, Qualified: false)),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static LineTax? Read(string key) => All.FirstOrDefault(t => string.Equals(t.Key, key.Trim(), StringComparison.OrdinalIgnoreCase));
}
