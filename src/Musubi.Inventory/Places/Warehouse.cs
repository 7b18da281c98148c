using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Inventory.Lots;
using Musubi.Kernel;

namespace Musubi.Inventory.Places;

/// <summary>A place of ours where goods lie (倉庫), or the road between two of them.</summary>
[Master]
public sealed class Warehouse : IVersioned
{
    public required Id<Warehouse> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public Names Names { get; set; } = new();

    /// <summary>Goods on their way between two warehouses lie here; one cannot pick from it.</summary>
    public bool IsTransit { get; init; }

    /// <summary>Whether more may be issued here than lies here, of items that allow it too.</summary>
    public bool MayGoNegative { get; set; }
    public bool Active { get; set; } = true;
    public List<Bin> Bins { get; init; } = [];

    /// <summary>The bins from which nothing is picked.</summary>
    public IEnumerable<Bin> HeldBins() => Bins.Where(b => b.Status != LotStatus.Available);
}

/// <summary>A shelf or a floor place (棚番).</summary>
[Master(PartOf = typeof(Warehouse))]
public sealed class Bin : IPartOf
{
    public required Id<Bin> Id { get; init; }
    public required Id<Warehouse> WarehouseId { get; init; }
    public required string Code { get; set; }
    public bool Active { get; set; } = true;

    /// <summary>Whether what lies in it may leave, whatever its lot: what a customer sent back waits in one that is in quarantine.</summary>
    public LotStatus Status { get; set; }
    public (string Kind, long Id) Whole => ("warehouse", WarehouseId.Value);
}
