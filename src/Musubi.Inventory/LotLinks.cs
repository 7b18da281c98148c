using Microsoft.EntityFrameworkCore;
using Musubi.Data.Ids;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory;

/// <summary>Front door to what lots are made of.</summary>
public sealed class LotLinks
{
    private readonly InventoryDb db;
    private readonly LotTrace trace;
    private readonly IdSource ids;

    internal LotLinks(InventoryDb db, LotTrace trace, IdSource ids) => (this.db, this.trace, this.ids) = (db, trace, ids);

    /// <summary>Records what went into a lot. Refuses a lot that would be made of itself, however far round.</summary>
    /// <param name="consumed">By lot, in the base unit of its item.</param>
    public async Task<Result<Done>> Record(Id<Lot> made, IReadOnlyCollection<(Id<Lot> Lot, Quantity Quantity)> consumed, DateOnly date, string note, Id<StockDocument>? document, CancellationToken ct)
    {
        var after = (await trace.Edges(made, ahead: true, ct)).Select(e => e.ToId).Append(made.Value).ToHashSet();
        if (consumed.Select(c => c.Lot).FirstOrDefault(l => after.Contains(l.Value)) is { Value: > 0 } round)
            return new Refusal("inventory.lot-loop", Words.MadeOfItself.With(await CodeOf(made, ct), await CodeOf(round, ct)), Words.MadeOfItselfAdvice, Kind: RefusalKind.Conflict);
        db.Links.AddRange(consumed.Select(c => new LotLink { Id = ids.Next<LotLink>(), FromId = c.Lot, ToId = made, Quantity = c.Quantity, Date = date, Note = note, DocumentId = document }));
        return new Done();
    }

    private Task<string> CodeOf(Id<Lot> lot, CancellationToken ct) => db.Lots.Where(l => l.Id == lot).Select(l => l.Code).SingleAsync(ct);
}
