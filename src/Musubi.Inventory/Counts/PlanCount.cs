using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Plans a count: where, what of it, blind or not. What is to be counted is put down when it starts.</summary>
[Needs(InventoryPermission.Adjust)]
internal sealed class PlanCount(InventoryDb db, IdSource ids, NumberSeries numbers, CompanyProfile company, CurrentAct act) : IUseCase<PlanCount.Input, Id<StockCount>>
{
    private const int MostText = 500, MostItems = 5_000;

    public sealed record Input
    {
        public Id<Warehouse>? Warehouse { get; init; }
        public CountKind Kind { get; init; }
        public DateOnly? Date { get; init; }
        public bool IsBlind { get; init; }

        /// <summary>Of a cycle count; none chosen is all.</summary>
        public bool A { get; init; }
        public bool B { get; init; }
        public bool C { get; init; }

        /// <summary>Of a cycle count: at most so many items, those longest due first.</summary>
        public int? MostItems { get; init; }

        /// <summary>Not given, the company's.</summary>
        public decimal? TolerancePercent { get; init; }
        public decimal? ToleranceValue { get; init; }
        public string Note { get; init; } = "";
    }

    public async Task<Result<Id<StockCount>>> Run(Input input, CancellationToken ct)
    {
        var settings = await db.Settings(company, ct);
        var (percent, value) = (input.TolerancePercent ?? settings.TolerancePercent, input.ToleranceValue ?? settings.ToleranceValue.Amount);
        var refusals = CountRules.Tolerance(percent, value);
        var warehouse = input.Warehouse is { } id ? await db.Warehouses.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, ct) : null;
        if (input.Warehouse is null)
            refusals.Add(Refusal.Missing("Warehouse", Words.Warehouse));
        else if (warehouse is not { Active: true })
            refusals.Add(Refusal.NotFound(Words.Warehouse, input.Warehouse).At("Warehouse"));
        else if (warehouse.IsTransit)
            refusals.Add(new("inventory.count-transit", Words.NothingToCountOnTheRoad, Words.NothingToCountOnTheRoadAdvice, "Warehouse"));
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (input.Note.Length > MostText)
            refusals.Add(Refusal.TooLong("Note", Words.Note, input.Note.Length, MostText));
        if (input.MostItems is < 1 or > MostItems)
            refusals.Add(new("inventory.count-most", Words.MostItemsRange.With(MostItems), null, "MostItems"));
        if (refusals.Count > 0)
            return refusals;

        var count = new StockCount
        {
            Id = ids.Next<StockCount>(), Number = await numbers.Next(InventoryModule.Counts, input.Date!.Value, ct), Date = input.Date.Value, WarehouseId = warehouse!.Id, Kind = input.Kind, IsBlind = input.IsBlind,
            Classes = input.Kind == CountKind.Full ? "" : (input.A ? "A" : "") + (input.B ? "B" : "") + (input.C ? "C" : ""), MostItems = input.Kind == CountKind.Full ? 0 : input.MostItems ?? 50,
            TolerancePercent = percent, ToleranceValue = Money.Of(value, settings.ToleranceValue.Currency, Rounding.HalfUp), Note = input.Note.Trim(), PlannedBy = act.Actor.Name,
        };
        db.Counts.Add(count);
        return count.Id;
    }
}
