using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Valuation;

/// <summary>
/// Says how an item is valued and whether it may go below zero. The method stands from the first move on: values of the past are never replaced, and two methods
/// in one history would let an early date be costed by the wrong one.
/// </summary>
[Needs(InventoryPermission.Value)]
internal sealed class SetValuation(ItemHold hold, ItemLookup items, CompanyProfile company, ValuationTrail trail) : IUseCase<SetValuation.Input, Done>
{
    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public ValuationMethod Method { get; init; }
        public bool MayGoNegative { get; init; }

        /// <summary>Of the standard method: for one base unit, in the currency of the books, until the first revaluation.</summary>
        public decimal? Standard { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await items.Card(input.Id, ct) is not { } card)
            return Refusal.NotFound(Words.Item, input.Id);
        if (card.Kind != ItemKind.Goods)
            return new Refusal("inventory.not-goods", Words.NotGoods.With(card.Code), Words.NotGoodsAdvice);
        var stock = (await hold.Take(new Dictionary<Id<Item>, ItemCard> { [card.Id] = card }, ct))[card.Id].Stock;
        var before = ValuationTrail.Stand.Of(stock);
        if (stock.LastSequence > 0)
        {
            if (input.Method != stock.Method)
                return new Refusal("inventory.method-stands", Words.MethodStands.With(card.Code, Words.Of(stock.Method)), Words.MethodStandsAdvice, "Method", RefusalKind.Conflict);
            stock.MayGoNegative = input.MayGoNegative;
            await trail.Tell(card.Id, before, ValuationTrail.Stand.Of(stock), [], ct);
            return new Done();
        }

        var standard = 0m;
        if (input.Method == ValuationMethod.Standard)
        {
            if (input.Standard is not { } cost)
                return Refusal.Missing("Standard", Words.StandardCost);
            if (UnitCosts.WhyNot(cost, "Standard") is { } refusal)
                return refusal;
            standard = UnitCosts.InMinor(cost, (await company.Get(ct)).Currency);
        }
        (stock.Method, stock.FirstStandard, stock.MayGoNegative) = (input.Method, standard, input.MayGoNegative);
        stock.State = new CostState { Method = input.Method, Standard = standard }.Write();
        await trail.Tell(card.Id, before, ValuationTrail.Stand.Of(stock), [], ct);
        return new Done();
    }
}

/// <summary>Costs of one base unit as they are typed.</summary>
internal static class UnitCosts
{
    private const decimal Dearest = 1_000_000_000;

    public static Refusal? WhyNot(decimal cost, string field) =>
        cost is >= 0 and <= Dearest && decimal.IsInteger(cost * Quantity.Scale) ? null : new("inventory.unit-cost", Words.UnitCostRange.With(cost), Words.UnitCostRangeAdvice, field);

    public static decimal InMinor(decimal cost, Currency currency) => cost / Money.OfMinor(1, currency).Amount;
}
