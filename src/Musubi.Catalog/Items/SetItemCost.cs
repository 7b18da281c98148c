using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Sets the standard cost of one base unit from a day on; a second one for the same day replaces the first.</summary>
[Needs(CatalogPermission.SeeCost)]
internal sealed class SetItemCost(CatalogDb db, IdSource ids) : IUseCase<SetItemCost.Input, Done>
{
    private const decimal Dearest = 1_000_000_000;

    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public DateOnly? From { get; init; }

        /// <summary>In major units, up to six decimals.</summary>
        public decimal? Cost { get; init; }
        public Currency? Currency { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (!await db.Items.AnyAsync(i => i.Id == input.Id, ct))
            return Refusal.NotFound(Words.Item, input.Id);
        var found = new List<Refusal>();
        if (input.From is null)
            found.Add(Refusal.Missing(nameof(input.From), Words.From));
        if (input.Currency is not { IsNone: false })
            found.Add(Refusal.Missing(nameof(input.Currency), Words.Currency));
        if (input.Cost is not { } cost)
            found.Add(Refusal.Missing(nameof(input.Cost), Words.Cost));
        else if (cost is < 0 or > Dearest || !decimal.IsInteger(cost * Quantity.Scale))
            found.Add(new("catalog.out-of-range", Words.OutOfRange.With(Words.Cost, cost, Dearest), Words.OutOfRangeAdvice, nameof(input.Cost)));
        if (found.Count > 0)
            return found;

        var from = input.From!.Value;
        var row = await db.Costs.SingleOrDefaultAsync(c => c.ItemId == input.Id && c.From == from, ct);
        if (row is null)
            db.Costs.Add(row = new() { Id = ids.Next<ItemCost>(), ItemId = input.Id, From = from });
        (row.Cost, row.Currency) = (input.Cost!.Value, input.Currency!.Value);
        return new Done();
    }
}
