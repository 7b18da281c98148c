using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Transits;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>The tables of Inventory.</summary>
internal sealed class InventoryDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<Warehouse> Warehouses => db.Set<Warehouse>();
    public DbSet<Bin> Bins => db.Set<Bin>();

    /// <summary>All warehouses with their bins.</summary>
    public Task<Dictionary<Id<Warehouse>, Warehouse>> Places(CancellationToken ct) =>
        db.Masters.Of<Warehouse, Dictionary<Id<Warehouse>, Warehouse>>("", () => db.Set<Warehouse>().AsNoTracking().Include(w => w.Bins).ToDictionaryAsync(w => w.Id, ct), ct);

    public DbSet<Lot> Lots => db.Set<Lot>();
    public DbSet<StockDocument> Documents => db.Set<StockDocument>();
    public DbSet<StockMove> Moves => db.Set<StockMove>();
    public DbSet<MoveValue> Values => db.Set<MoveValue>();
    public DbSet<CostAddition> Additions => db.Set<CostAddition>();
    public DbSet<ItemStock> Items => db.Set<ItemStock>();
    public DbSet<CostCheckpoint> Checkpoints => db.Set<CostCheckpoint>();
    public DbSet<StockBalance> Balances => db.Set<StockBalance>();
    public IQueryable<StockTotal> Totals => db.Set<StockTotal>().AsNoTracking();
    public IQueryable<ValueTotal> ValueTotals => db.Set<ValueTotal>().AsNoTracking();
    public DbSet<Reservation> Reservations => db.Set<Reservation>();
    public DbSet<UsedReservation> UsedReservations => db.Set<UsedReservation>();
    public DbSet<LotLink> Links => db.Set<LotLink>();
    public DbSet<Transit> Transits => db.Set<Transit>();
    public DbSet<StockCount> Counts => db.Set<StockCount>();
    public DbSet<CountLine> CountLines => db.Set<CountLine>();
    public DbSet<CountSettings> CountSettings => db.Set<CountSettings>();
    public DbSet<ItemClass> Classes => db.Set<ItemClass>();
}
