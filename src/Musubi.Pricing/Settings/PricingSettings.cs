using Musubi.Catalog.Categories;
using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Settings;

/// <summary>Which of the prices that hold is taken.</summary>
public enum PriceChoice
{
    /// <summary>The first in the order of precedence.</summary>
    First,

    /// <summary>The lowest, wherever it comes from.</summary>
    Lowest,
}

/// <summary>What a customer's or a campaign's rate is a share of. In China: 先等级价后折扣, or the list price.</summary>
public enum DiscountBase { ListPrice, GradePrice }

/// <summary>What happens to a computed price below the floor.</summary>
public enum FloorAct
{
    /// <summary>It stands, and says so.</summary>
    Say,

    /// <summary>It is raised to the floor.</summary>
    Raise,
}

/// <summary>How the company prices: one row.</summary>
[Master]
public sealed class PricingSettings : IVersioned
{
    public static readonly Id<PricingSettings> Only = new(1);

    public required Id<PricingSettings> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Levels from the first that counts, separated by commas. The list price always comes last.</summary>
    public string Precedence { get; set; } = string.Join(',', Usual);
    public PriceChoice Choice { get; set; }
    public DiscountBase DiscountOn { get; set; }
    public FloorAct Floor { get; set; }
    public List<PriceRounding> Roundings { get; init; } = [];
    public List<PriceFloor> Floors { get; init; } = [];

    public IReadOnlyList<PriceLevel> Order => [.. Precedence.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<PriceLevel>), PriceLevel.List];

    /// <summary>Most specific first, as is the custom in Japan.</summary>
    public static readonly IReadOnlyList<PriceLevel> Usual = [PriceLevel.CustomerItem, PriceLevel.Campaign, PriceLevel.CustomerGroup, PriceLevel.CustomerAll, PriceLevel.Tier];
}

/// <summary>To how many decimals a computed unit price of a currency is rounded, and how.</summary>
[Master(PartOf = typeof(PricingSettings))]
public sealed class PriceRounding : IPartOf
{
    public required Id<PriceRounding> Id { get; init; }
    public required Id<PricingSettings> SettingsId { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>-2 to 6; negative rounds to tens and hundreds.</summary>
    public int Decimals { get; set; }
    public Rounding Rounding { get; set; }
    public (string Kind, long Id) Whole => ("pricing_settings", SettingsId.Value);
}

/// <summary>The least gross margin, as a share of the price, for a grade, a group of items, both or all. The most specific one counts.</summary>
[Master(PartOf = typeof(PricingSettings))]
public sealed class PriceFloor : IPartOf
{
    public required Id<PriceFloor> Id { get; init; }
    public required Id<PricingSettings> SettingsId { get; init; }
    public Id<Grade>? GradeId { get; init; }
    public Id<Category>? CategoryId { get; init; }

    /// <summary>0.15 for 15 %.</summary>
    public decimal Margin { get; set; }
    public (string Kind, long Id) Whole => ("pricing_settings", SettingsId.Value);
}
