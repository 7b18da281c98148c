using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Lists;

/// <summary>For whom a list holds.</summary>
public enum PriceListKind
{
    /// <summary>One customer.</summary>
    Customer,

    /// <summary>Everybody, for a time.</summary>
    Campaign,

    /// <summary>The customers whose grade selects its tier.</summary>
    Tier,
}

/// <summary>Prices in one currency for a customer, a price tier or a campaign (価格表 / 价目表).</summary>
public sealed class PriceList : IVersioned, ISearchable
{
    public required Id<PriceList> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public Names Names { get; set; } = new();
    public required PriceListKind Kind { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>Of a customer's list.</summary>
    public long? CustomerId { get; init; }

    /// <summary>Of a tier's list.</summary>
    public Id<PriceTier>? TierId { get; init; }

    /// <summary>The days it holds, whatever its rules say: a campaign's first and last.</summary>
    public DateOnly From { get; set; } = DateOnly.MinValue;
    public DateOnly? Until { get; set; }
    public bool Active { get; set; } = true;

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Code, Named.Ja, "", [.. Names.All()], PricingPermission.View, Rank: 50) { Named = Named };

    private Text Named => Names.All().Any() ? Names.AsText() : Text.Same(Code);
}
