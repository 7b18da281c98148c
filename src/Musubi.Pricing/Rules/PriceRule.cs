using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Pricing.Lists;

namespace Musubi.Pricing.Rules;

/// <summary>How much of the catalog a rule speaks of: the smaller, the more specific.</summary>
public enum PriceScope { All, Group, Item }

/// <summary>
/// A line of a price list: a price, or a share of the base price (掛率), of an item, of a group of items or of all, for so many and more, from a day on.
/// The next rule of the same subject, unit and quantity takes its place on its own first day; the old one stays as it was.
/// </summary>
public sealed class PriceRule : IVersioned, IPartOf
{
    public required Id<PriceRule> Id { get; init; }
    public int Version { get; set; }
    public required Id<PriceList> ListId { get; init; }

    /// <summary>The item, or the group of items, it speaks of; neither speaks of all.</summary>
    public Id<Item>? ItemId
    {
        get;
        init
        {
            field = value;
            SubjectId = value?.Value ?? SubjectId;
        }
    }

    public Id<Category>? CategoryId
    {
        get;
        init
        {
            field = value;
            SubjectId = value?.Value ?? SubjectId;
        }
    }

    /// <summary>Either of them, or zero: ids are unique across tables, so one index finds the rules of a document.</summary>
    public long SubjectId { get; private set; }

    public PriceScope Scope => ItemId is not null ? PriceScope.Item : CategoryId is not null ? PriceScope.Group : PriceScope.All;

    /// <summary>What the price is per, and what <see cref="Least"/> counts; null is whatever the item is sold by.</summary>
    public Unit? Unit { get; init; }

    /// <summary>From how many on it holds (数量スライド); zero is from the first.</summary>
    public required decimal Least { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null until another takes its place.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Per <see cref="Unit"/>, in the list's currency, without tax. Either this or <see cref="Rate"/>.</summary>
    public decimal? Price { get; set; }

    /// <summary>0.65 for 65 % of the base price.</summary>
    public decimal? Rate { get; set; }

    public (string Kind, long Id) Whole => ("price_list", ListId.Value);

    /// <summary>What two rules must share for the later one to take the place of the earlier.</summary>
    internal (long, Unit?, decimal) Key => (SubjectId, Unit, Least);
}
