using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Inventory.Counts;

internal static class CountEndpoints
{
    /// <param name="Book">Null while a blind count is not handed in.</param>
    internal sealed record Line(long Id, int Position, string Item, string Bin, string Lot, Quantity? Book, Quantity? First, Quantity? Second, Quantity? Difference, CountReason Reason, bool IsFind);

    internal sealed record Sheet(long Id, string Number, DateOnly Date, CountKind Kind, CountState State, bool IsBlind, long? DocumentId, IReadOnlyList<Line> Lines);

    public static void MapCount(this IEndpointRouteBuilder api) =>
        api.MapGet("/inventory/counts/{id:long}", async Task<IResult> (long id, CountReading reading, CancellationToken ct) =>
                await reading.Of(new(id), ct) is { } read ? TypedResults.Json(Told(read), Inputs.Json) : Problem.Of([Refusal.NotFound(Words.StockCount, id)]))
            .WithName("GetStockCount").Needs(InventoryPermission.View);

    private static Sheet Told(CountRead read) => new(read.Count.Id.Value, read.Count.Number, read.Count.Date, read.Count.Kind, read.Count.State, read.Count.IsBlind, read.Count.DocumentId?.Value,
    [
        .. read.Count.Lines.Select(l => new Line(l.Id.Value, l.Position, read.Cards[l.ItemId].Code, read.BinOf(l), read.LotOf(l), read.Count.HidesBook ? null : read.Of(l, l.Book), read.Of(l, l.First), read.Of(l, l.Second),
            read.Count.HidesBook || l.First is null ? null : read.Of(l, l.Difference), l.Reason, l.IsFind)),
    ]);
}

/// <summary>A count with all that a reader of it needs.</summary>
internal sealed class CountRead
{
    public required StockCount Count { get; init; }
    public required Places.Warehouse Warehouse { get; init; }
    public required IReadOnlyDictionary<Id<Catalog.Items.Item>, ItemCard> Cards { get; init; }
    public required IReadOnlyDictionary<Id<Places.Bin>, string> Bins { get; init; }
    public required IReadOnlyDictionary<Id<Lots.Lot>, string> Lots { get; init; }
    public required IReadOnlyDictionary<Id<Catalog.Items.Item>, Levels.Standing> Standing { get; init; }

    public string BinOf(CountLine line) => Bins.GetValueOrDefault(line.BinId, "");
    public string LotOf(CountLine line) => Lots.GetValueOrDefault(line.LotId, "");

    /// <summary>The stock unit; one of the company's own with what it holds, for a code alone says little.</summary>
    public Text UnitOf(CountLine line)
    {
        var card = Cards[line.ItemId];
        if (card.StockUnit.IsStandard || card.Units.Convert(Quantity.Of(1, card.StockUnit), card.Units.Base) is not { Ok: true, Value: var holds } || holds.Unit == card.StockUnit)
            return card.StockUnit.Symbol;
        return Text.Of(Of);

        string Of(Language language) => $"{card.StockUnit.Name.In(language)} = {holds.ToString(null, language.Culture)}";
    }

    /// <summary>In the stock unit, as it was typed.</summary>
    public Quantity? Of(CountLine line, long? millionths) =>
        millionths is { } some && Cards[line.ItemId] is var card ? card.Units.Convert(new Quantity { Millionths = some, Unit = card.Units.Base }, card.StockUnit) is { Ok: true } converted ? converted.Value : new Quantity { Millionths = some, Unit = card.Units.Base } : null;

    public long Worth(CountLine line) => CountRules.Worth(line.Difference, Standing.GetValueOrDefault(line.ItemId));

    /// <summary>Whether it must be counted again before it is handed in.</summary>
    public bool IsToCountAgain(CountLine line) => line is { First: not null, Second: null } && IsBeyond(line);

    public bool IsBeyond(CountLine line) => Count.IsBeyond(line, Standing.GetValueOrDefault(line.ItemId));
}

internal sealed class CountReading(InventoryDb db, ItemLookup items)
{
    public async Task<CountRead?> Of(Id<StockCount> id, CancellationToken ct)
    {
        if (await db.Counts.AsNoTracking().Include(c => c.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } count)
            return null;
        var (wanted, lots) = (count.Lines.Select(l => l.ItemId).Distinct().ToList(), count.Lines.Select(l => l.LotId).Distinct().ToList());
        return new()
        {
            Count = count, Cards = await items.Cards(wanted, ct),
            Warehouse = await db.Warehouses.AsNoTracking().SingleAsync(w => w.Id == count.WarehouseId, ct),
            Bins = await db.Bins.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId).ToDictionaryAsync(b => b.Id, b => b.Code, ct),
            Lots = await db.Lots.AsNoTracking().Where(l => lots.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Code, ct),
            Standing = await Levels.StockOnDay.ItemsNow(db).Where(i => wanted.Contains(i.ItemId)).ToDictionaryAsync(i => i.ItemId, ct),
        };
    }
}
