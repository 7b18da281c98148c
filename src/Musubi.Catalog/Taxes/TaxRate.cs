using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Catalog.Taxes;

/// <summary>The rate of a country and category from a day on, until the next one.</summary>
[Master]
public sealed class TaxRate
{
    public required Id<TaxRate> Id { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }
    public required TaxCategory Category { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>0.10 for 10 %.</summary>
    public decimal Fraction { get; set; }
}

/// <summary>What the law says, as every new company finds it; whatever changes is added as a new row from its day on.</summary>
internal static class StatutoryRates
{
    /// <remarks>
    /// Japan: 消費税法 art. 29, with the steps of 1989, 1997, 2014 and 2019 (standard rate with the local tax in it; reduced rate since 2019-10-01).
    /// China: VAT 17 % to 2018-04-30, 16 % to 2019-03-31, 13 % since (财税〔2018〕32号, 财政部 税务总局 海关总署公告2019年第39号); 9 % and 6 % beside it.
    /// </remarks>
    public static readonly IReadOnlyList<TaxRate> All =
    [
        Of(1, "JP", TaxCategory.Standard, 1989, 4, 1, 3), Of(2, "JP", TaxCategory.Standard, 1997, 4, 1, 5),
        Of(3, "JP", TaxCategory.Standard, 2014, 4, 1, 8), Of(4, "JP", TaxCategory.Standard, 2019, 10, 1, 10),
        Of(5, "JP", TaxCategory.Reduced, 2019, 10, 1, 8), Of(6, "JP", TaxCategory.Zero, 1989, 4, 1, 0),
        Of(7, "CN", TaxCategory.Standard, 1994, 1, 1, 17), Of(8, "CN", TaxCategory.Standard, 2018, 5, 1, 16), Of(9, "CN", TaxCategory.Standard, 2019, 4, 1, 13),
        Of(10, "CN", TaxCategory.Reduced, 2017, 7, 1, 11), Of(11, "CN", TaxCategory.Reduced, 2018, 5, 1, 10), Of(12, "CN", TaxCategory.Reduced, 2019, 4, 1, 9),
        Of(13, "CN", TaxCategory.Low, 2012, 1, 1, 6), Of(14, "CN", TaxCategory.Zero, 1994, 1, 1, 0),
    ];

    // Ids below a thousand are never given out by the id source.
    private static TaxRate Of(long id, string country, TaxCategory category, int year, int month, int day, int percent) =>
        new() { Id = new(id), Country = country, Category = category, From = new(year, month, day), Fraction = percent / 100m };
}
