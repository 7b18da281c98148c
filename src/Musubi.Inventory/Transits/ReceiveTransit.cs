using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Transits;

/// <summary>What was on its way has come: all of it, or some; what never will is booked as missing.</summary>
[Needs(InventoryPermission.Move)]
internal sealed class ReceiveTransit(InventoryDb db, StockMoves moves, ItemLookup items, CurrentAct act) : IUseCase<ReceiveTransit.Input, Id<StockDocument>>
{
    public sealed record Input
    {
        /// <summary>The transfer that sent it.</summary>
        public Id<StockDocument> Id { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Its code, in the warehouse it comes to; empty is the warehouse as such.</summary>
        public string Bin { get; init; } = "";
        public string Note { get; init; } = "";

        /// <summary>Whether the rest will not come: it is written off, and the transfer is done.</summary>
        public bool RestIsMissing { get; init; }
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        public Id<Transit> Id { get; init; }

        /// <summary>How much came, in the base unit; empty or 0 is nothing.</summary>
        public decimal? Quantity { get; init; }
    }

    /// <returns>The document of what came; where nothing did, of what is missing.</returns>
    public async Task<Result<Id<StockDocument>>> Run(Input input, CancellationToken ct)
    {
        var transits = await db.Transits.Where(t => t.DocumentId == input.Id && t.Remaining.Millionths > 0).OrderBy(t => t.Id).ToListAsync(ct);
        if (transits.Count == 0)
            return new Refusal("inventory.not-in-transit", Words.NothingOnItsWay, Words.NothingOnItsWayAdvice, Kind: RefusalKind.Conflict);
        var refusals = new List<Refusal>();
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        else if (input.Date < transits[0].Shipped)
            refusals.Add(new("inventory.arrives-before", Words.ArrivesBefore.With(transits[0].Shipped), Words.ArrivesBeforeAdvice, "Date"));
        if (input.Note.Length > 2000)
            refusals.Add(Refusal.TooLong("Note", Words.Note, input.Note.Length, 2000));
        if (input.RestIsMissing && !act.Actor.May(InventoryPermission.Adjust))
            refusals.Add(Refusal.Forbidden(Words.ToAdjust).At("RestIsMissing"));
        var code = input.Bin.Trim();
        var to = transits[0].ToId;
        var bin = code.Length == 0 ? null : (await db.Bins.AsNoTracking().Where(b => b.WarehouseId == to && b.Active).ToListAsync(ct)).Find(b => string.Equals(b.Code, code, StringComparison.OrdinalIgnoreCase));
        if (code.Length > 0 && bin is null)
            refusals.Add(Refusal.NotFound(Words.Bin, code).At("Bin"));

        var cards = await items.Cards(transits.Select(t => t.ItemId), ct);
        var came = new Dictionary<Transit, Quantity>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (line, at) = (input.Lines[i], $"Lines[{i}].Quantity");
            if (line.Quantity is not { } amount || amount == 0)
                continue;
            if (transits.Find(t => t.Id == line.Id) is not { } transit)
                refusals.Add(Refusal.NotFound(Words.OnItsWay, line.Id).At(at));
            else if (amount < 0 || !decimal.IsInteger(amount * Quantity.Scale) || amount > transit.Remaining.Value)
                refusals.Add(new("inventory.more-came", Words.MoreCame.With(cards[transit.ItemId].Code, transit.Remaining), Words.MoreCameAdvice, at));
            else
                came[transit] = transit.Remaining with { Millionths = (long)(amount * Quantity.Scale) };
        }
        var missing = input.RestIsMissing ? transits.Select(t => (Transit: t, Left: t.Remaining - came.GetValueOrDefault(t, Quantity.Zero(t.Remaining.Unit)))).Where(m => !m.Left.IsZero).ToList() : [];
        if (refusals.Count == 0 && came.Count == 0 && missing.Count == 0)
            refusals.Add(new("inventory.nothing-came", Words.NothingCame, Words.NothingCameAdvice));
        if (refusals.Count > 0)
            return refusals;

        Id<StockDocument>? posted = null;
        if (came.Count > 0)
        {
            var arrival = await Post(StockKind.Transfer, came.Select(c => Leaves(c.Key, c.Value) with { To = to, ToBin = bin?.Id }));
            if (!arrival.Ok)
                return arrival;
            posted = arrival.Value;
            await db.All.SaveChangesAsync(ct);
        }
        if (missing.Count > 0)
        {
            var loss = await Post(StockKind.Adjustment, missing.Select(m => Leaves(m.Transit, m.Left) with { Basis = CostBasis.Method, Against = AccountRole.StockAdjustment }));
            if (!loss.Ok)
                return loss;
            posted ??= loss.Value;
        }
        foreach (var (transit, quantity) in came)
            transit.Remaining -= quantity;
        foreach (var (transit, rest) in missing)
            transit.Remaining -= rest;
        return posted!.Value;

        async Task<Result<Id<StockDocument>>> Post(StockKind kind, IEnumerable<StockLine> lines) => (await moves.Post(new()
        {
            Kind = kind, Date = input.Date!.Value, Note = input.Note, SourceKind = "stock_document", SourceId = input.Id.Value, SourceNumber = transits[0].Number, Lines = [.. lines], OnTheRoad = true,
        }, ct)).Then(d => d.Id);

        static StockLine Leaves(Transit transit, Quantity quantity) => new()
        {
            Item = transit.ItemId, Quantity = -quantity, Warehouse = transit.RoadId, Lot = transit.LotId.Value == 0 ? null : transit.LotId, AnyStatus = true,
        };
    }
}
