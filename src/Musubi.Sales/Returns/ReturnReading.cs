using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Finance.Receivables;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>A return with the names of all it refers to, for pages and paper.</summary>
internal sealed class ReturnReading(SalesDb db, ItemLookup items)
{
    public async Task<ReturnRead?> Of(Id<SalesReturn> id, CancellationToken ct)
    {
        if (await db.Returns.AsNoTracking().Include(r => r.Lines.OrderBy(l => l.Position)).Include(r => r.Parts.OrderBy(p => p.Position)).Include(r => r.Credits.OrderBy(c => c.Id)).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, ct) is not { } made)
            return null;
        var lots = made.Parts.Where(p => p.LotId != 0).Select(p => new Id<Lot>(p.LotId)).Distinct().ToList();
        var notes = made.Credits.Where(c => c.CreditNoteId is not null).Select(c => new Id<CreditNote>(c.CreditNoteId!.Value)).Distinct().ToList();
        return new(made, await db.All.Set<Warehouse>().AsNoTracking().Include(w => w.Bins).SingleAsync(w => w.Id == new Id<Warehouse>(made.WarehouseId), ct),
            lots.Count == 0 ? [] : await db.All.Set<Lot>().AsNoTracking().Where(l => lots.Contains(l.Id)).ToDictionaryAsync(l => l.Id.Value, ct),
            await items.Cards(made.Parts.Select(p => new Id<Item>(p.ItemId)).Concat(made.Lines.Select(l => new Id<Item>(l.ItemId))), ct),
            notes.Count == 0 ? [] : await db.All.Set<CreditNote>().AsNoTracking().Where(n => notes.Contains(n.Id)).OrderBy(n => n.Id).ToListAsync(ct),
            await db.All.Set<StockDocument>().AsNoTracking().Where(d => d.SourceKind == ReturnStock.Kind && d.SourceId == made.Id.Value).OrderBy(d => d.Id).ToListAsync(ct));
    }
}

/// <param name="Documents">What it moved in stock.</param>
internal sealed record ReturnRead(SalesReturn Return, Warehouse Warehouse, Dictionary<long, Lot> Lots, IReadOnlyDictionary<Id<Item>, ItemCard> Cards, IReadOnlyList<CreditNote> Notes, IReadOnlyList<StockDocument> Documents)
{
    public ItemCard CardOf(ReturnPart part) => Cards[new(part.ItemId)];

    public string BinOf(long bin) => Warehouse.Bins.Find(b => b.Id.Value == bin)?.Code ?? "";

    public Lot? LotOf(ReturnPart part) => Lots.GetValueOrDefault(part.LotId);

    public static Quantity? Of(ReturnPart part, long millionths) => millionths == 0 ? null : part.Quantity with { Millionths = millionths };
}
