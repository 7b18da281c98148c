using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>
/// The mirror image of a document: the same goods go back to the same place and lot, at what they came or went for. What was costed in between is costed anew as
/// if the document had never been, and what it did besides is undone: lots' origins, reservations used up, goods on their way.
/// </summary>
internal sealed class StockReversal(InventoryDb db, StockPosting posting, Ledger ledger, IdSource ids, CurrentAct act, Clock clock)
{
    public async Task<Result<StockPlan>> Plan(ReverseStock.Input input, CancellationToken ct)
    {
        if (await db.Documents.AsNoTracking().Include(d => d.Moves.OrderBy(m => m.Position)).SingleOrDefaultAsync(d => d.Id == input.Id, ct) is not { } document)
            return Refusal.NotFound(Words.Document, input.Id);
        if (WhyNot(document) is { } never)
            return never;
        if (document.Kind is StockKind.Revaluation or StockKind.LateCost && !act.Actor.May(InventoryPermission.Value))
            return Refusal.Forbidden(Words.ToValue);
        var refusals = new List<Refusal>();
        var date = input.Date ?? await UsualDay(document, ct);
        if (date < document.Date)
            refusals.Add(new("inventory.reversal-before", Words.ReversalBefore.With(document.Date), Words.ReversalBeforeAdvice, "Date"));
        if (await WhyNotOnTheRoad(document, ct) is { } came)
            refusals.Add(came);
        if (refusals.Count > 0)
            return refusals;

        var roads = await db.Warehouses.Where(w => w.IsTransit).Select(w => w.Id).ToListAsync(ct);
        var draft = new StockDraft
        {
            Kind = document.Kind, Date = date, Reverses = document, Reference = document.Reference, Note = input.Reason, SourceKind = "stock_document", SourceId = document.Id.Value, SourceNumber = document.Number,
            OnTheRoad = document.Moves.Exists(m => roads.Contains(m.WarehouseId)), Lines = [.. Mirror(document)],
        };
        if (document.Kind != StockKind.LateCost)
            return await posting.Prepare(draft, ct);
        var additions = await db.Additions.AsNoTracking().Where(a => a.DocumentId == document.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var receipts = additions.Select(a => a.MoveId).ToList();
        var moves = await db.Moves.AsNoTracking().Where(m => receipts.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        return await posting.PrepareCost(draft, [.. additions.Select(a => (moves[a.MoveId], -a.Amount))], additions[0].Against, ct);
    }

    /// <summary>What the document did besides moving goods, undone.</summary>
    public async Task Undo(StockDocument document, CancellationToken ct)
    {
        await UndoTransits(document, ct);
        db.Links.RemoveRange(await db.Links.Where(l => l.DocumentId == document.Id).ToListAsync(ct));
        foreach (var used in await db.UsedReservations.AsNoTracking().Where(u => u.DocumentId == document.Id).OrderBy(u => u.Id).ToListAsync(ct))
            db.Reservations.Add(new()
            {
                Id = ids.Next<Reservation>(), Kind = ReservationKind.Soft, ItemId = used.ItemId, WarehouseId = used.WarehouseId, LotId = used.LotId, AnyLot = used.AnyLot, Quantity = used.Quantity, Needed = used.Needed, Priority = used.Priority,
                SourceKind = document.SourceKind, SourceId = document.SourceId, SourceLine = used.SourceLine, SourceNumber = document.SourceNumber, Note = used.Note,
            });
    }

    /// <summary>The day it counts for, where that is still open; else the first that is.</summary>
    public async Task<DateOnly> UsualDay(StockDocument document, CancellationToken ct) =>
        await ledger.FirstOpen(document.Date, PeriodArea.Inventory, ct) is { } open && open <= clock.Today ? open : clock.Today;

    public static Refusal? WhyNot(StockDocument document) =>
        document.Reverses is not null ? new("inventory.is-reversal", Words.IsReversal, Words.IsReversalAdvice, Kind: RefusalKind.Conflict)
        : document.Kind is StockKind.Count or StockKind.Return ? new("inventory.not-reversible", Words.NotReversible.With(Words.Of(document.Kind)), document.Kind == StockKind.Count ? Words.CountAgainInstead : Words.IssueAgainInstead, Kind: RefusalKind.Conflict)
        : null;

    /// <summary>What happened to it since; asked while its items are held, so that nobody else comes in between.</summary>
    public static async Task<Refusal?> WhyNoMore(InventoryDb db, StockDocument document, CancellationToken ct)
    {
        if (await db.Documents.Where(d => d.Reverses == document.Id).Select(d => new { d.Id, d.Number }).FirstOrDefaultAsync(ct) is { } by)
            return new("inventory.reversed", Words.AlreadyReversed.With(document.Number, by.Number), Words.AlreadyReversedAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/documents/{by.Id}" };
        var (moves, returned) = (document.Moves.Select(m => m.Id).ToList(), document.Moves.Select(m => (Id<StockMove>?)m.Id).ToList());
        if (await db.Moves.Where(m => m.Basis == CostBasis.Return && returned.Contains(m.ReturnOf)).Join(db.Documents, m => m.DocumentId, d => d.Id, (m, d) => new { d.Id, d.Number }).FirstOrDefaultAsync(ct) is { } came)
            return new("inventory.came-back", Words.SomeCameBack.With(came.Number), Words.SomeCameBackAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/documents/{came.Id}" };
        // A cost that was added goes first: it came from another account than the goods.
        var added = await db.Additions.Where(a => moves.Contains(a.MoveId)).Join(db.Documents, a => a.DocumentId, d => d.Id, (a, d) => new { d.Id, d.Number, d.Reverses }).ToListAsync(ct);
        var undone = added.Select(a => a.Reverses).ToHashSet();
        return added.Where(a => a.Reverses is null && !undone.Contains(a.Id)).OrderBy(a => a.Id).FirstOrDefault() is { } cost
            ? new("inventory.cost-added", Words.CostWasAdded.With(cost.Number), Words.CostWasAddedAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/documents/{cost.Id}" } : null;
    }

    /// <summary>Why it cannot be taken back as things stand; null where only its day or what was used since could be in the way. The page offers the act by this.</summary>
    /// <param name="document">With its moves.</param>
    public async Task<Refusal?> WhyNotNow(StockDocument document, CancellationToken ct) =>
        WhyNot(document) ?? await WhyNoMore(db, document, ct) ?? await WhyNotOnTheRoad(document, ct);

    /// <summary>Line by line the way back.</summary>
    public static IEnumerable<StockLine> Mirror(StockDocument document)
    {
        var moves = document.Moves;
        for (var i = 0; i < moves.Count; i++)
        {
            var move = moves[i];
            // Of a transfer, what left and what came stand one after the other.
            var left = move.Basis is null ? move : null;
            if (left is not null)
                move = moves[++i];
            yield return new()
            {
                Item = move.ItemId, Quantity = -move.Quantity, Warehouse = move.WarehouseId, Bin = move.BinId.Value == 0 ? null : move.BinId, Lot = move.LotId.Value == 0 ? null : move.LotId, Here = true, AnyStatus = true,
                To = left?.WarehouseId, ToBin = left is null || left.BinId.Value == 0 ? null : left.BinId, Basis = left is null ? CostBasis.Reversal : null, ReturnOf = left is null ? move.Id : null, Against = move.Against,
            };
        }
    }

    private async Task UndoTransits(StockDocument document, CancellationToken ct)
    {
        foreach (var sent in await db.Transits.Where(t => t.DocumentId == document.Id).ToListAsync(ct))
            sent.Remaining = Quantity.Zero(sent.Sent.Unit);
        if (document.SourceKind != "stock_document")
            return;
        // It let goods of a transfer arrive, or go missing: they are on their way again.
        var source = new Id<StockDocument>(document.SourceId);
        var transits = await db.Transits.Where(t => t.DocumentId == source).OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var arrived in document.Moves.Where(m => m.Quantity.IsNegative))
        {
            var left = -arrived.Quantity.Millionths;
            foreach (var transit in transits.Where(t => t.ItemId == arrived.ItemId && t.LotId == arrived.LotId && t.RoadId == arrived.WarehouseId))
            {
                var back = Math.Min(left, transit.Sent.Millionths - transit.Remaining.Millionths);
                (transit.Remaining, left) = (transit.Remaining with { Millionths = transit.Remaining.Millionths + back }, left - back);
            }
        }
    }

    /// <summary>Some of what it sent has come: that is taken back first.</summary>
    private async Task<Refusal?> WhyNotOnTheRoad(StockDocument document, CancellationToken ct)
    {
        if (!await db.Transits.AnyAsync(t => t.DocumentId == document.Id && t.Remaining.Millionths != t.Sent.Millionths, ct))
            return null;
        var arrival = await db.Documents.Where(d => d.SourceKind == "stock_document" && d.SourceId == document.Id.Value && !db.Documents.Any(r => r.Reverses == d.Id)).OrderByDescending(d => d.Id).Select(d => new { d.Id, d.Number }).FirstOrDefaultAsync(ct);
        return new("inventory.has-come", Words.SomeHasCome.With(document.Number), Words.SomeHasComeAdvice.With(arrival?.Number), Kind: RefusalKind.Conflict) { Href = arrival is null ? null : $"/inventory/documents/{arrival.Id}" };
    }
}
