using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Posts what the count found, as one document. What is beyond tolerance is posted by somebody who did not count, or by those an approval rule asks.</summary>
[Needs(InventoryPermission.PostCounts)]
internal sealed class PostCount(InventoryDb db, CountBooking booking, ApprovalDesk desk, CurrentAct act) : IUseCase<PostCount.Input, Id<StockCount>>
{
    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }

        /// <summary>Not given, the day of the count; today where that is yet to come.</summary>
        public DateOnly? Date { get; init; }
    }

    public async Task<Result<Id<StockCount>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotPost(act.Actor) is { } reason)
            return reason;
        if (await desk.StateOf(CountApproval.OfKind, count.Id.Value, ct) is { Status: ApprovalStatus.Open, RequestId: var request })
            return Words.CountByRule with { Href = $"/approvals/requests/{request}" };
        return await booking.Post(count, input.Date, act.Actor.Name, ct);
    }
}

/// <summary>From what was counted to one stock document of the differences. They come on top of what moved meanwhile, so that afterwards the books equal the shelf.</summary>
internal sealed class CountBooking(InventoryDb db, StockMoves moves, ItemLookup items, Ledger ledger, Clock clock)
{
    /// <summary>The day a count is posted on, unless another is given.</summary>
    private DateOnly DayOf(StockCount count) => count.Date < clock.Today ? count.Date : clock.Today;

    /// <summary>Why it could not be posted now; null where nothing is against its day, or nothing differs and nothing is posted.</summary>
    public async Task<Refusal?> WhyNot(StockCount count, CancellationToken ct) =>
        count.Lines.Exists(l => l.Difference != 0) ? await ledger.WhyNot(DayOf(count), PeriodArea.Inventory, "Date", ct) : null;

    /// <param name="count">With its lines.</param>
    /// <param name="by">Who agreed.</param>
    public async Task<Result<Id<StockCount>>> Post(StockCount count, DateOnly? date, string by, CancellationToken ct)
    {
        var cards = await items.Cards(count.Lines.Where(l => l.Difference != 0).Select(l => l.ItemId), ct);
        // What is missing goes first: a serial number found in another bin leaves the old one before it comes to the new.
        var lines = count.Lines.Where(l => l.Difference != 0).OrderBy(l => l.Difference > 0).ThenBy(l => l.Position).Select(l => new StockLine
        {
            Item = l.ItemId, Quantity = new Quantity { Millionths = l.Difference, Unit = cards[l.ItemId].Units.Base }, Warehouse = count.WarehouseId, Bin = l.BinId.Value == 0 ? null : l.BinId, Lot = l.LotId.Value == 0 ? null : l.LotId, Here = true,
            Basis = l.Difference > 0 ? CostBasis.Current : CostBasis.Method, Against = AccountRole.StockAdjustment, AnyStatus = true,
        }).ToList();
        if (lines.Count > 0)
        {
            var posted = await moves.Post(new() { Kind = StockKind.Count, Date = date ?? DayOf(count), Lines = lines, About = await About(count, ct), Note = count.Note, SourceKind = CountApproval.OfKind, SourceId = count.Id.Value, SourceNumber = count.Number }, ct);
            if (!posted.Ok)
                return Result<Id<StockCount>>.Refused([.. posted.Refusals.Select(r => r.Field?.StartsWith("Lines", StringComparison.Ordinal) == true ? r with { Field = null } : r)]);
            count.DocumentId = posted.Value.Id;
        }
        (count.State, count.PostedByName) = (CountState.Posted, by);
        return count.Id;
    }

    /// <summary>Which count, and where: the journal is read without it at hand.</summary>
    private async Task<Text> About(StockCount count, CancellationToken ct) =>
        Words.Entry.With(count.Number, (await db.Warehouses.AsNoTracking().SingleAsync(w => w.Id == count.WarehouseId, ct)).Names.AsText());
}
