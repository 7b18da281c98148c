using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Reservations;

/// <summary>Keeps goods for somebody, by hand: pinned to where they lie, or a place in the queue.</summary>
[Needs(InventoryPermission.Reserve)]
internal sealed class ReserveStock(InventoryDb db, StockReservations reservations, ItemLookup items, IdSource ids, CurrentAct act) : IUseCase<ReserveStock.Input, Id<Reservation>>
{
    /// <summary>The source of what is reserved by hand: itself.</summary>
    public const string ByHand = "reservation";
    public const int HighestPriority = 99;

    public sealed record Input
    {
        /// <summary>For whom or what: a customer, a fair.</summary>
        public string For { get; init; } = "";
        public Id<Item>? Item { get; init; }
        public decimal? Quantity { get; init; }

        /// <summary>A code or symbol; empty takes the stock unit.</summary>
        public string Unit { get; init; } = "";
        public Id<Warehouse>? Warehouse { get; init; }

        /// <summary>Its code; empty takes any, the one that expires first before others.</summary>
        public string Lot { get; init; } = "";
        public DateOnly? Needed { get; init; }
        public int Priority { get; init; }
        public bool Hard { get; init; }
        public string Note { get; init; } = "";
    }

    /// <returns>The id its page goes by, and the source of its rows.</returns>
    public async Task<Result<Id<Reservation>>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(input.For))
            refusals.Add(Refusal.Missing("For", Words.ReservedFor));
        if (input.For.Length > 60)
            refusals.Add(Refusal.TooLong("For", Words.ReservedFor, input.For.Length, 60));
        if (input.Note.Length > 500)
            refusals.Add(Refusal.TooLong("Note", Words.Note, input.Note.Length, 500));
        if (input.Warehouse is null)
            refusals.Add(Refusal.Missing("Warehouse", Words.Warehouse));
        if (input.Needed is null)
            refusals.Add(Refusal.Missing("Needed", Words.Needed));
        if (input.Priority is < 0 or > HighestPriority)
            refusals.Add(PriorityRange("Priority"));
        if (input.Priority > 0 && !act.Actor.May(InventoryPermission.RankReservations))
            refusals.Add(Refusal.Forbidden(Words.ToRank).At("Priority"));
        if (input.Quantity is null)
            refusals.Add(Refusal.Missing("Quantity", Words.Quantity));
        var card = input.Item is { } id ? await items.Card(id, ct) : null;
        if (card is null)
            refusals.Add(input.Item is { } unknown ? Refusal.NotFound(Words.Item, unknown).At("Item") : Refusal.Missing("Item", Words.Item));
        if (refusals.Count > 0)
            return refusals;
        if (StockDrafts.WhyNot(card!, input.Quantity!.Value, input.Unit, "", out var quantity) is { } refusal)
            return refusal;
        var code = Digits.ToAscii(input.Lot).Trim();
        var lot = code.Length == 0 ? null : await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.ItemId == card!.Id && l.Code == code, ct);
        if (code.Length > 0 && lot is null)
            return Refusal.NotFound(Words.Lot, code).At("Lot");

        var source = ids.Next<Reservation>();
        var reserved = await reservations.Reserve(new()
        {
            SourceKind = ByHand, SourceId = source.Value, SourceNumber = input.For.Trim(), Note = input.Note.Trim(), Needed = input.Needed!.Value, Priority = input.Priority, Hard = input.Hard,
            Lines = [new() { Item = card!.Id, Quantity = quantity, Warehouse = input.Warehouse!.Value, Lot = lot?.Id }],
        }, ct);
        return reserved.Ok ? source : Result<Id<Reservation>>.Refused([.. reserved.Refusals.Select(r => r with { Field = r.Field?.Replace("Lines[0].", "", StringComparison.Ordinal) })]);
    }

    public static Refusal PriorityRange(string field) => new("inventory.priority", Words.PriorityRange.With(HighestPriority), Words.PriorityRangeAdvice, field);
}
