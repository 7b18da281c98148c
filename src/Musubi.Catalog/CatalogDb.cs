using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Catalog.Pictures;
using Musubi.Catalog.Taxes;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>The tables of the catalog.</summary>
internal sealed class CatalogDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<Item> Items => db.Set<Item>();
    public DbSet<ItemPack> Packs => db.Set<ItemPack>();
    public DbSet<ItemBarcode> Barcodes => db.Set<ItemBarcode>();
    public DbSet<ItemTax> Taxes => db.Set<ItemTax>();
    public DbSet<ItemComponent> Components => db.Set<ItemComponent>();
    public DbSet<PartyItemCode> PartyCodes => db.Set<PartyItemCode>();
    public DbSet<ItemPrice> Prices => db.Set<ItemPrice>();
    public DbSet<ItemCost> Costs => db.Set<ItemCost>();
    public DbSet<ItemPicture> Pictures => db.Set<ItemPicture>();
    public DbSet<Category> Categories => db.Set<Category>();
    public DbSet<TaxRate> TaxRates => db.Set<TaxRate>();

    /// <summary>The item with all its parts, tracked: what is changed here is saved. Its search words speak of its parts, so a change always loads them.</summary>
    public Task<Item?> Item(Id<Item> id, CancellationToken ct) => WithParts(Items).SingleOrDefaultAsync(i => i.Id == id, ct);

    public static IQueryable<Item> WithParts(IQueryable<Item> items) => WithCardParts(items)
        .Include(i => i.Barcodes.OrderBy(b => b.Id))
        .Include(i => i.PartyCodes.OrderBy(c => c.Id));

    /// <summary>With what other modules know of an item.</summary>
    public static IQueryable<Item> WithCardParts(IQueryable<Item> items) => items
        .Include(i => i.Packs.OrderBy(p => p.Position))
        .Include(i => i.Taxes.OrderBy(t => t.Country).ThenBy(t => t.From))
        .Include(i => i.Components.OrderBy(c => c.Position))
        .Include(i => i.Prices.OrderBy(p => p.Currency).ThenBy(p => p.Unit).ThenBy(p => p.From))
        .AsSplitQuery();
}
