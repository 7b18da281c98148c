using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Approvals;
using Musubi.Data.Acts;
using Musubi.Inventory.Levels;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Hands in what was counted. Lines beyond tolerance must have been counted twice; where they still are, somebody else has to agree.</summary>
[Needs(InventoryPermission.Count)]
internal sealed class SubmitCount(InventoryDb db, ApprovalDesk desk, CurrentAct act, Clock clock) : IUseCase<SubmitCount.Input, Id<StockCount>>
{
    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }

        /// <summary>What was not counted is not there: without it, lines not counted are refused.</summary>
        public bool UncountedIsNothing { get; init; }
    }

    public async Task<Result<Id<StockCount>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotSubmit() is { } reason)
            return reason;
        var open = count.Lines.Where(l => l.First is null).ToList();
        if (open.Count > 0 && !input.UncountedIsNothing)
            return new Refusal("inventory.not-counted", Words.NotCountedYet.With(open.Count), Words.NotCountedYetAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/counts/{count.Id}/sheet?only=open" };
        var wanted = count.Lines.Select(l => l.ItemId).Distinct().ToList();
        if (open.Count > 0)
        {
            var now = (await db.Balances.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId && wanted.Contains(b.ItemId)).ToListAsync(ct)).ToDictionary(b => (b.ItemId, b.BinId, b.LotId), b => b.OnHand);
            foreach (var line in open)
                line.Count(0, now.GetValueOrDefault((line.ItemId, line.BinId, line.LotId)), again: false, act.Actor, clock.Now);
        }
        var standing = await StockOnDay.ItemsNow(db).Where(i => wanted.Contains(i.ItemId)).ToDictionaryAsync(i => i.ItemId, ct);
        var beyond = count.Lines.Where(l => count.IsBeyond(l, standing.GetValueOrDefault(l.ItemId))).ToList();
        if (beyond.Count(l => l.Second is null) is > 0 and var again)
            return new Refusal("inventory.count-again", Words.CountAgain.With(again), Words.CountAgainAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/counts/{count.Id}/sheet?only=again" };
        (count.State, count.ReturnedFor, count.SubmittedBy, count.SubmittedByName, count.IsBeyond) = (CountState.Submitted, "", act.Actor.Id, act.Actor.Name, beyond.Count > 0);
        if (beyond.Count == 0)
            return count.Id;
        var warehouse = await db.Warehouses.AsNoTracking().SingleAsync(w => w.Id == count.WarehouseId, ct);
        var asked = await desk.Submit(CountApproval.OfKind, count.Id.Value, CountApproval.FactsOf(count, warehouse.Names.AsText(), beyond.Count, standing), CountApproval.Print(count), ct);
        return asked.Then(_ => count.Id);
    }
}
