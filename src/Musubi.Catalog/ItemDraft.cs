using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>An item as it is typed, posted or imported, before anything is checked.</summary>
public record ItemDraft
{
    /// <summary>Empty draws the next of the series.</summary>
    public string Code { get; init; } = "";
    public ItemKind Kind { get; init; }
    public Names Names { get; init; } = new();
    public string Reading { get; init; } = "";
    public string Description { get; init; } = "";
    public Id<Category>? Category { get; init; }
    public Unit BaseUnit { get; init; } = Unit.Piece;

    /// <summary>Of a quantity in the base unit, 0 to 6; null for what is usual.</summary>
    public int? BaseDecimals { get; init; }

    /// <summary>Null is the base unit.</summary>
    public Unit? SalesUnit { get; init; }
    public Unit? PurchaseUnit { get; init; }
    public Unit? StockUnit { get; init; }

    /// <summary>In the sales unit.</summary>
    public decimal? Minimum { get; init; }
    public decimal? Multiple { get; init; }
    public IReadOnlyList<Pack> Packs { get; init; } = [];
    public IReadOnlyList<Barcode> Barcodes { get; init; } = [];
    public IReadOnlyList<Tax> Taxes { get; init; } = [];
    public IReadOnlyList<Component> Components { get; init; } = [];
    public IReadOnlyList<PartyCode> PartyCodes { get; init; } = [];
    public string PostingGroup { get; init; } = "";
    public Tracking Tracking { get; init; }

    /// <summary>Kilograms, and millimetres, of one base unit.</summary>
    public decimal? Weight { get; init; }
    public decimal? Length { get; init; }
    public decimal? Width { get; init; }
    public decimal? Height { get; init; }
    public string Origin { get; init; } = "";
    public string HsCode { get; init; } = "";

    public sealed record Pack
    {
        public Unit? Unit { get; init; }

        /// <summary>The code of a unit of the company's own, where no known one fits: <c>CASE12</c>.</summary>
        public string Own { get; init; } = "";

        internal Unit? Meant => Unit ?? (Kernel.Unit.TryOf(Own, out var own) ? own : null);

        /// <summary>How many base units one is: <c>24</c>, <c>12.5</c>, <c>25/2</c>.</summary>
        public string Factor { get; init; } = "";
        public int? Decimals { get; init; }
    }

    public sealed record Barcode
    {
        public string Code { get; init; } = "";

        /// <summary>Null: as many digits as it has say.</summary>
        public BarcodeKind? Kind { get; init; }

        /// <summary>The pack it is printed on; null is the base unit.</summary>
        public Unit? Unit { get; init; }
    }

    public sealed record Tax
    {
        public string Country { get; init; } = "";

        /// <summary>Null is since ever.</summary>
        public DateOnly? From { get; init; }
        public TaxCategory Category { get; init; }
    }

    public sealed record Component
    {
        public Id<Item>? Item { get; init; }
        public decimal? Quantity { get; init; }

        /// <summary>Null is the component's base unit.</summary>
        public Unit? Unit { get; init; }
    }

    public sealed record PartyCode
    {
        public long? Party { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
    }

    /// <summary>A stored item as a draft: to edit, copy or export.</summary>
    public static T Of<T>(Item item, T empty) where T : ItemDraft => empty with
    {
        Code = item.Code,
        Kind = item.Kind,
        Names = item.Names,
        Reading = item.Reading,
        Description = item.Description,
        Category = item.CategoryId,
        BaseUnit = item.BaseUnit,
        BaseDecimals = item.BaseDecimals,
        SalesUnit = item.SalesUnit,
        PurchaseUnit = item.PurchaseUnit,
        StockUnit = item.StockUnit,
        Minimum = item.Minimum == 0 ? null : item.Minimum,
        Multiple = item.Multiple == 0 ? null : item.Multiple,
        Packs = [.. item.Packs.Select(p => new Pack { Unit = p.Unit, Factor = p.Factor.ToString(), Decimals = p.Decimals })],
        Barcodes = [.. item.Barcodes.Select(b => new Barcode { Code = b.Code, Kind = b.Kind, Unit = b.Unit })],
        Taxes = [.. item.Taxes.Select(t => new Tax { Country = t.Country, From = t.From == DateOnly.MinValue ? null : t.From, Category = t.Category })],
        Components = [.. item.Components.Select(c => new Component { Item = c.ComponentId, Quantity = c.Quantity.Value, Unit = c.Quantity.Unit })],
        PartyCodes = [.. item.PartyCodes.Select(c => new PartyCode { Party = c.PartyId, Code = c.Code, Name = c.Name })],
        PostingGroup = item.PostingGroup,
        Tracking = item.Tracking,
        Weight = item.Weight,
        Length = item.Length,
        Width = item.Width,
        Height = item.Height,
        Origin = item.Origin,
        HsCode = item.HsCode,
    };
}
