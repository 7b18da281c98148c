using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>How a sale is taxed. What rate a category means is each country's affair, by date.</summary>
public enum TaxCategory
{
    /// <summary>Japan 10 %, China 13 %.</summary>
    Standard,

    /// <summary>Japan 8 % (food, newspapers), China 9 % (farm products, transport).</summary>
    Reduced,

    /// <summary>China 6 % (services).</summary>
    Low,

    /// <summary>Taxed at nothing: exports.</summary>
    Zero,

    /// <summary>Free of tax by law: 非課税, 免税.</summary>
    Exempt,

    /// <summary>Not within the tax at all: 不課税, 不征税.</summary>
    Outside,
}

public static class TaxCategories
{
    public static readonly IReadOnlyList<TaxCategory> All = Enum.GetValues<TaxCategory>();

    extension(TaxCategory category)
    {
        public Text Name => category switch
        {
            TaxCategory.Standard => new("標準税率", "标准税率", "Standard"),
            TaxCategory.Reduced => new("軽減税率", "优惠税率", "Reduced"),
            TaxCategory.Low => new("特定税率", "服务税率", "Low"),
            TaxCategory.Zero => new("ゼロ税率（輸出免税）", "零税率", "Zero-rated"),
            TaxCategory.Exempt => new("非課税", "免税", "Exempt"),
            _ => new("不課税", "不征税", "Out of scope"),
        };

        /// <summary>What papers and screens say in place of a rate where nothing is levied: 輸出免税 rather than 0 %.</summary>
        public Text At(Rate rate) => category switch
        {
            TaxCategory.Zero => new("輸出免税", "出口免税", "Export, zero-rated"),
            TaxCategory.Exempt or TaxCategory.Outside => category.Name,
            _ => Text.Same(rate.ToString()),
        };

        /// <summary>Whether its rate is set by country; the rest bear none.</summary>
        public bool HasRate => category is TaxCategory.Standard or TaxCategory.Reduced or TaxCategory.Low or TaxCategory.Zero;
    }
}
