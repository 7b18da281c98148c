using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Valuation;

/// <summary>What lies there of an item is worth another cost from a day on; of the standard method, that is the new standard. The difference is booked as a stock adjustment.</summary>
[Needs(InventoryPermission.Value)]
internal sealed class RevalueStock(InventoryDb db, StockPosting posting, ItemLookup items, ValuationTrail trail) : IUseCase<RevalueStock.Input, Id<StockDocument>>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>For one base unit, in the currency of the books.</summary>
        public decimal? UnitCost { get; init; }

        /// <summary>Why; required.</summary>
        public string Note { get; init; } = "";
    }

    public async Task<Result<Id<StockDocument>>> Run(Input input, CancellationToken ct)
    {
        var plan = await Plan(input, ct);
        if (string.IsNullOrWhiteSpace(input.Note))
            return Result<Id<StockDocument>>.Refused([Refusal.Missing("Note", Words.Why), .. plan.Ok ? [] : plan.Refusals]);
        if (!plan.Ok)
            return Result<Id<StockDocument>>.Refused(plan.Refusals);
        var stock = plan.Value.Work.Single().Stock;
        var before = ValuationTrail.Stand.Of(stock);
        var posted = await posting.Write(plan.Value, ct);
        if (posted.Ok)
            await trail.Tell(input.Id, before, ValuationTrail.Stand.Of(stock), [("Date", input.Date!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("Why", input.Note.Trim())], ct);
        return posted.Then(document => document.Id);
    }

    public async Task<Result<StockPlan>> Plan(Input input, CancellationToken ct)
    {
        if (await items.Card(input.Id, ct) is not { } card)
            return Refusal.NotFound(Words.Item, input.Id);
        var refusals = new List<Refusal>();
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (input.UnitCost is not { } cost)
            refusals.Add(Refusal.Missing("UnitCost", Words.NewUnitCost));
        else if (UnitCosts.WhyNot(cost, "UnitCost") is { } refusal)
            refusals.Add(refusal);
        if (input.Note.Length > 500)
            refusals.Add(Refusal.TooLong("Note", Words.Why, input.Note.Length, 500));
        // Values are the company's: any warehouse in use may bear the move.
        if (await db.Warehouses.Where(w => w.Active && !w.IsTransit).OrderBy(w => w.Code).Select(w => (Id<Places.Warehouse>?)w.Id).FirstOrDefaultAsync(ct) is not { } warehouse)
            return new Refusal("inventory.no-warehouse", Words.NoWarehouse, Words.NoWarehouseAdvice);
        if (refusals.Count > 0)
            return refusals;

        return await posting.Prepare(new StockDraft
        {
            Kind = StockKind.Revaluation, Date = input.Date!.Value, Note = input.Note,
            Lines = [new() { Item = card.Id, Quantity = Quantity.Zero(card.Units.Base), Warehouse = warehouse, Basis = CostBasis.Revalue, UnitCost = input.UnitCost!.Value, Against = AccountRole.StockAdjustment }],
        }, ct);
    }
}
