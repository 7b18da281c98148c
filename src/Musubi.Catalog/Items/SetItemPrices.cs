using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Saves the whole table of list prices of an item.</summary>
[Needs(CatalogPermission.SetPrices)]
internal sealed class SetItemPrices(CatalogDb db, IdSource ids) : IUseCase<SetItemPrices.Input, Done>
{
    private const decimal Dearest = 1_000_000_000;

    public sealed record Input
    {
        public Id<Item> Id { get; init; }
        public int Version { get; init; }
        public IReadOnlyList<Line> Prices { get; init; } = [];
    }

    public sealed record Line
    {
        public Currency? Currency { get; init; }

        /// <summary>Null is the sales unit.</summary>
        public Unit? Unit { get; init; }
        public DateOnly? From { get; init; }

        /// <summary>In major units, without tax, up to six decimals.</summary>
        public decimal? Price { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        if (item.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Item);
        var found = Check(input, item);
        if (found.Count > 0)
            return found;

        var lines = input.Prices.ToDictionary(l => (l.Currency!.Value, l.Unit ?? item.SalesUnit, l.From!.Value), l => l.Price!.Value);
        item.Prices.RemoveAll(p => !lines.ContainsKey((p.Currency, p.Unit, p.From)));
        foreach (var ((currency, unit, from), price) in lines)
        {
            if (item.Prices.Find(p => p.Currency == currency && p.Unit == unit && p.From == from) is { } stored)
                stored.Price = price;
            else
                item.Prices.Add(new() { Id = ids.Next<ItemPrice>(), ItemId = item.Id, Currency = currency, Unit = unit, From = from, Price = price });
        }
        db.All.Expect(item, input.Version);
        db.All.Touch(item);
        return new Done();
    }

    private static List<Refusal> Check(Input input, Item item)
    {
        var found = new List<Refusal>();
        var units = item.Units();
        var here = new HashSet<(Currency?, Unit, DateOnly?)>();
        if (input.Prices.Count > ItemRules.MostParts)
            found.Add(new("too-many", Words.TooManyLines.With(input.Prices.Count, ItemRules.MostParts), Words.RemoveSome, nameof(input.Prices)));
        for (var i = 0; i < input.Prices.Count; i++)
        {
            var (line, at) = (input.Prices[i], $"{nameof(input.Prices)}[{i}]");
            if (line.Currency is not { IsNone: false })
                found.Add(Refusal.Missing($"{at}.{nameof(line.Currency)}", Words.Currency));
            if (line.From is null)
                found.Add(Refusal.Missing($"{at}.{nameof(line.From)}", Words.From));
            if (line.Price is not { } price)
                found.Add(Refusal.Missing($"{at}.{nameof(line.Price)}", Words.Price));
            else if (price is < 0 or > Dearest || !decimal.IsInteger(price * Quantity.Scale))
                found.Add(new("catalog.out-of-range", Words.OutOfRange.With(Words.Price, price, Dearest), Words.OutOfRangeAdvice, $"{at}.{nameof(line.Price)}"));
            var unit = line.Unit ?? item.SalesUnit;
            if (!units.Has(unit))
                found.Add(new("catalog.not-its-unit", Words.NotItsUnit.With(unit.Name), Words.NotItsUnitAdvice, $"{at}.{nameof(line.Unit)}"));
            if (!here.Add((line.Currency, unit, line.From)))
                found.Add(new("catalog.price-twice", Words.PriceTwice, Words.RemoveOne, $"{at}.{nameof(line.From)}"));
        }
        return found;
    }
}
