using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Categories;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

public enum ItemKind
{
    /// <summary>Things that lie in a warehouse.</summary>
    Goods,

    /// <summary>Work and fees: nothing to store.</summary>
    Service,

    /// <summary>Sold as one, delivered as its components.</summary>
    Kit,
}

/// <summary>Whether stock is kept apart by lot or by serial number.</summary>
public enum Tracking { None, Lot, Serial }

/// <summary>What the company buys, makes, sells or does.</summary>
public sealed class Item : IVersioned, ISearchable
{
    public required Id<Item> Id { get; init; }
    public int Version { get; set; }

    public required string Code
    {
        get;
        set
        {
            field = value;
            CodeKey = KeyOf(value);
        }
    }

    /// <summary>The code in capitals: two codes that differ only in case are one.</summary>
    public string CodeKey { get; private set; } = "";
    public ItemKind Kind { get; set; }
    public Names Names { get; set; } = new();

    /// <summary>Kana or pinyin, or whatever else it is searched by.</summary>
    public string Reading { get; set; } = "";
    public string Description { get; set; } = "";
    public Id<Category>? CategoryId { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>The unit that stock and costs are kept in, and that packs are counted by.</summary>
    public Unit BaseUnit { get; set; }

    /// <summary>How many decimals a quantity of the base unit has: 0 where it is counted, 3 for kilograms to the gram.</summary>
    public int BaseDecimals { get; set; }
    public Unit SalesUnit { get; set; }
    public Unit PurchaseUnit { get; set; }
    public Unit StockUnit { get; set; }

    /// <summary>The least that is sold at once, and the step above it, in the sales unit; zero is no limit.</summary>
    public decimal Minimum { get; set; }
    public decimal Multiple { get; set; }

    /// <summary>Finance maps it to accounts. Empty takes the default.</summary>
    public string PostingGroup { get; set; } = "";
    public Tracking Tracking { get; set; }

    /// <summary>Of one base unit: kilograms, and millimetres; null is not known.</summary>
    public decimal? Weight { get; set; }
    public decimal? Length { get; set; }
    public decimal? Width { get; set; }
    public decimal? Height { get; set; }

    /// <summary>ISO 3166-1 alpha-2, and the code of the Harmonized System: six digits, and up to four more of the country's own.</summary>
    public string Origin { get; set; } = "";
    public string HsCode { get; set; } = "";

    public List<ItemPack> Packs { get; init; } = [];
    public List<ItemBarcode> Barcodes { get; init; } = [];
    public List<ItemTax> Taxes { get; init; } = [];
    public List<ItemComponent> Components { get; init; } = [];
    public List<PartyItemCode> PartyCodes { get; init; } = [];
    public List<ItemPrice> Prices { get; init; } = [];

    public long SearchId => Id.Value;

    public SearchWords SearchWords
    {
        get
        {
            var named = Names.All().Any() ? Names.AsText() : Text.Same(Code);
            return new(Code, named.Ja, "", [.. Names.All(), Reading, .. Barcodes.Select(b => b.Code), .. PartyCodes.Select(c => c.Code)], CatalogPermission.View, Rank: 20) { Named = named };
        }
    }

    /// <summary>Its units, to convert between. Needs the packs loaded.</summary>
    public ItemUnits Units() => new(BaseUnit, BaseDecimals, Packs.Select(p => (p.Unit, p.Factor, p.Decimals)));

    /// <summary>Litres of one base unit, from its sides; null when one is not known.</summary>
    public decimal? Litres() => Length * Width * Height / 1_000_000m;

    public static string KeyOf(string code) => Digits.ToAscii(code).Trim().ToUpperInvariant();
}

/// <summary>A unit the item also comes in: a case of 24, a coil of 12.5 kg.</summary>
public sealed class ItemPack : IPartOf
{
    public required Id<ItemPack> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Unit Unit { get; init; }
    public int Position { get; set; }

    /// <summary>How many base units one is, as a fraction: 25/2.</summary>
    public long Numerator { get; set; }
    public long Denominator { get; set; } = 1;

    /// <summary>How many decimals a quantity of this unit has: half cases are refused where it is 0.</summary>
    public int Decimals { get; set; }

    public Rational Factor
    {
        get => new() { Numerator = Numerator, Denominator = Denominator };
        set => (Numerator, Denominator) = (value.Numerator, value.Denominator);
    }

    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>A code on the item or on one of its packs, as scanners read it.</summary>
public sealed class ItemBarcode : IPartOf
{
    public required Id<ItemBarcode> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required BarcodeKind Kind { get; init; }
    public required string Code { get; init; }

    /// <summary>What makes it unique: trade numbers to fourteen digits, for a UPC is the EAN with a nought before it.</summary>
    public required string Key { get; init; }

    /// <summary>The pack it is printed on.</summary>
    public Unit Unit { get; set; }
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>How a country taxes the item from a day on.</summary>
public sealed class ItemTax : IPartOf
{
    public required Id<ItemTax> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required string Country { get; init; }

    /// <summary>The first day; <see cref="DateOnly.MinValue"/> since ever.</summary>
    public required DateOnly From { get; init; }
    public TaxCategory Category { get; set; }
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>A line of a kit.</summary>
public sealed class ItemComponent : IPartOf
{
    public required Id<ItemComponent> Id { get; init; }

    /// <summary>The kit.</summary>
    public required Id<Item> ItemId { get; init; }
    public required Id<Item> ComponentId { get; init; }
    public int Position { get; set; }
    public Quantity Quantity { get; set; }
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>What a customer or supplier calls the item. The party is known by its number alone: the catalog lies below no address book.</summary>
public sealed class PartyItemCode : IPartOf
{
    public required Id<PartyItemCode> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required long PartyId { get; init; }

    public required string Code
    {
        get;
        set
        {
            field = value;
            CodeKey = Item.KeyOf(value);
        }
    }

    /// <summary>By which it is found: their orders write it in small letters too.</summary>
    public string CodeKey { get; private set; } = "";
    public string Name { get; set; } = "";
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>The list price per unit of a currency from a day on. Price rules for customers build on it.</summary>
public sealed class ItemPrice : IPartOf
{
    public required Id<ItemPrice> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required Currency Currency { get; init; }
    public required Unit Unit { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>In major units of the currency, without tax.</summary>
    public decimal Price { get; set; }
    public UnitPrice UnitPrice => UnitPrice.Of(Price, Currency, Unit);
    public (string Kind, long Id) Whole => ("item", ItemId.Value);
}

/// <summary>
/// The standard cost of one base unit from a day on. It is no part of the item's own trail: who reads that need not hold the right to see costs.
/// </summary>
public sealed class ItemCost
{
    public required Id<ItemCost> Id { get; init; }
    public required Id<Item> ItemId { get; init; }
    public required DateOnly From { get; init; }
    public decimal Cost { get; set; }
    public Currency Currency { get; set; }
}
