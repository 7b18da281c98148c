using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Books;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests;

/// <summary>A house with open books, two warehouses and some items.</summary>
internal sealed class Stockroom : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 4, 1);

    public required House House { get; init; }
    public required Id<Warehouse> Tokyo { get; init; }
    public required Id<Warehouse> Osaka { get; init; }
    public required Id<Item> Bolt { get; init; }
    public required Id<Item> Tea { get; init; }

    public static async Task<Stockroom> Open(TestEngine engine, bool negative = false)
    {
        var house = await House.Open(engine, furnish: negative ? FurnishNegative : Furnish);
        var (warehouses, items) = (await house.Db.Set<Warehouse>().ToDictionaryAsync(w => w.Code, w => w.Id), await house.Db.Set<Item>().ToDictionaryAsync(i => i.Code, i => i.Id));
        return new() { House = house, Tokyo = warehouses["TYO"], Osaka = warehouses["OSK"], Bolt = items["BOLT"], Tea = items["TEA"] };
    }

    private static Task Furnish(House house) => Furnish(house, negative: false);

    private static Task FurnishNegative(House house) => Furnish(house, negative: true);

    private static async Task Furnish(House house, bool negative)
    {
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new());
        await house.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "tyo", Names = Names.Of("東京倉庫", en: "Tokyo"), Bins = "A-01 A-02", MayGoNegative = negative });
        await house.Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "osk", Names = Names.Of("大阪倉庫", en: "Osaka"), MayGoNegative = negative });
        await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "BOLT", Names = Names.Of("ボルト"), PostingGroup = "goods" });
        await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "TEA", Names = Names.Of("煎茶"), Tracking = Tracking.Lot, PostingGroup = "goods" });
    }

    public Task<Result<Id<StockDocument>>> Try(StockKind kind, params StockLineDraft[] lines) => Try(kind, Today, lines);

    /// <summary>Days that are yet to come are waited for: nothing is recorded before it happens.</summary>
    public Task<Result<Id<StockDocument>>> Try(StockKind kind, DateOnly date, params StockLineDraft[] lines)
    {
        Wait(date);
        return House.Run<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = kind, Date = date, Warehouse = Tokyo, To = kind == StockKind.Transfer ? Osaka : null, Note = kind == StockKind.Adjustment ? "shelf put in order" : "", Lines = [.. lines] });
    }

    public void Wait(DateOnly until)
    {
        if (until > House.Clock.Today)
            House.Clock.Advance(TimeSpan.FromDays(until.DayNumber - House.Clock.Today.DayNumber));
    }

    public async Task<Id<StockDocument>> Post(StockKind kind, params StockLineDraft[] lines) => (await Try(kind, Today, lines)).Value;

    public async Task<Id<StockDocument>> Post(StockKind kind, DateOnly date, params StockLineDraft[] lines) => (await Try(kind, date, lines)).Value;

    public StockLineDraft Bolts(decimal quantity, decimal? cost = null) => new() { Item = Bolt, Quantity = quantity, Cost = cost };

    public async Task<(decimal Quantity, long Value)> Worth(Id<Item> item) => await House.Db.Set<ItemStock>().SingleAsync(s => s.ItemId == item) is var s ? (s.Quantity / 1_000_000m, s.Value) : default;

    public async Task<decimal> At(Id<Warehouse> warehouse, Id<Item> item) => await House.Db.Set<StockBalance>().Where(b => b.WarehouseId == warehouse && b.ItemId == item).SumAsync(b => b.OnHand) / 1_000_000m;

    /// <summary>What the inventory account stands at, and that all which must hold does.</summary>
    public async Task<List<InvariantFault>> Faults()
    {
        await using var scope = House.Services.CreateAsyncScope();
        var faults = new List<InvariantFault>();
        foreach (var invariant in scope.ServiceProvider.GetRequiredService<BookChecks>().Invariants)
            faults.AddRange((await invariant.Check(default)).Faults);
        return faults;
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
