using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Demo.Years;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Kernel;

namespace Musubi.Demo;

/// <summary>Two warehouses and a road between them; what the company began the year with, what came since, and some of it on its way.</summary>
public static class DemoStock
{
    /// <summary>The warehouses, and what lay in Toyota when the books began.</summary>
    public static async Task Open(IServiceProvider services, bool years, CancellationToken ct)
    {
        var today = services.GetRequiredService<Clock>().Today;
        var toyota = await Warehouse("TYT", Names.Of("豊田中央倉庫", "丰田中央仓库", "Toyota central warehouse"), "A-01 A-02 A-03 B-01 B-02 C-01");
        await Warehouse("OSK", Names.Of("大阪配送センター", "大阪配送中心", "Osaka distribution centre"), "1-01 1-02 2-01");
        await Warehouse("ROAD", Names.Of("積送中", "在途", "On the road"), "", transit: true);
        await Post(services, new() { Kind = StockKind.Opening, Date = Began(today, years), Warehouse = toyota, Lines = [.. (await Goods(services, ct)).Select((g, i) => In(g, 400 + i % 7 * 60, 0.6m, "L25", today.AddDays(120 + i % 9 * 20), i))] }, ct);

        async Task<Id<Warehouse>> Warehouse(string code, Names names, string bins, bool transit = false) =>
            (await services.GetRequiredService<Runner>().Run<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(Actor.System, new() { Code = code, Names = names, Bins = bins, IsTransit = transit }, ct: ct)).Value;
    }

    /// <summary>What came and went in the last weeks, what is on its way, and what is kept for whom.</summary>
    public static async Task Move(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        Id<Warehouse> toyota, osaka;
        await using (var scope = services.CreateAsyncScope())
        {
            var warehouses = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Warehouse>().ToDictionaryAsync(w => w.Code, w => w.Id, ct);
            (toyota, osaka) = (warehouses["TYT"], warehouses["OSK"]);
        }
        var goods = await Goods(services, ct);
        await Post(StockKind.Receipt, today.AddDays(-40), toyota, null, "PO-1021", goods.Where((_, i) => i % 3 == 0).Select((g, i) => In(g, 200, 0.64m, "L26A", today.AddDays(200), i)));
        await Post(StockKind.Transfer, today.AddDays(-30), toyota, osaka, "", goods.Where((g, i) => i % 4 == 0 && g.Tracking == Tracking.None).Select(g => new StockLineDraft { Item = g.Id, Quantity = 80 }));
        for (var week = 4; week >= 1; week--)
            await Post(StockKind.Issue, today.AddDays(-7 * week), toyota, null, $"W{week}", goods.Where((g, i) => i % 5 == week && g.Tracking != Tracking.Serial).Select((g, i) => new StockLineDraft { Item = g.Id, Quantity = 20 + i % 3 * 15 }));
        await Post(StockKind.Scrap, today.AddDays(-3), toyota, null, "QC-77", goods.Where(g => g.Tracking == Tracking.None).Take(2).Select(g => new StockLineDraft { Item = g.Id, Quantity = 2 }));

        await Send(today.AddDays(-2), today.AddDays(1), goods.Where(g => g.Tracking == Tracking.None).Skip(4).Take(5).Select(g => new StockLineDraft { Item = g.Id, Quantity = 40 }));
        var loose = goods.Where(g => g.Tracking == Tracking.None).ToList();
        await Keep("名古屋ものづくり展", loose[0].Id, 60, 9, 0, true);
        await Keep("豊橋電装 見本", loose[0].Id, 300, 21, 0, false);
        await Keep("大型案件（三河精機）", loose[0].Id, 400, 30, 3, false);
        await Keep("サービス部品の備え", loose[3].Id, 24, 14, 0, true);
        if (goods.Find(g => g.Tracking == Tracking.Lot) is { Id.Value: > 0 } perishable)
            await Keep("試供品キャンペーン", perishable.Id, 120, 20, 0, true);

        async Task Send(DateOnly date, DateOnly expected, IEnumerable<StockLineDraft> lines) =>
            _ = (await runner.Run<PostStock, PostStock.Input, Id<StockDocument>>(Actor.System, new() { Kind = StockKind.Transfer, Date = date, Warehouse = toyota, To = osaka, InTransit = true, Expected = expected, Reference = "OSK-12", Lines = [.. lines] }, ct: ct)).Value;

        // A bearing of a guide, a guide of an axis: three lots, one made of the other.
        await using (var scope = services.CreateAsyncScope())
        {
            var lots = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Lot>().AsNoTracking().Where(l => l.Expires != null).OrderBy(l => l.Id).Take(4).ToListAsync(ct);
            for (var i = 1; i < lots.Count; i++)
                _ = (await runner.Run<LinkLots, LinkLots.Input, Done>(Actor.System, new() { Id = lots[i].Id, Item = lots[i - 1].ItemId, Lot = lots[i - 1].Code, Quantity = 12 * i, Date = today.AddDays(-50 + i) }, ct: ct)).Value;
        }

        async Task Keep(string whom, Id<Item> item, decimal quantity, int days, int priority, bool hard) =>
            _ = (await runner.Run<ReserveStock, ReserveStock.Input, Id<Reservation>>(Actor.System, new() { For = whom, Item = item, Quantity = quantity, Warehouse = toyota, Needed = today.AddDays(days), Priority = priority, Hard = hard }, ct: ct)).Value;

        Task Post(StockKind kind, DateOnly date, Id<Warehouse> from, Id<Warehouse>? to, string reference, IEnumerable<StockLineDraft> lines) =>
            DemoStock.Post(services, new() { Kind = kind, Date = date, Warehouse = from, To = to, Reference = reference, Lines = [.. lines] }, ct);
    }

    /// <summary>The day its stock was brought forward.</summary>
    internal static DateOnly Began(DateOnly today, bool years) => years ? TradePlan.Began(today) : today.AddDays(-75);

    private static async Task Post(IServiceProvider services, PostStock.Input document, CancellationToken ct) =>
        _ = (await services.GetRequiredService<Runner>().Run<PostStock, PostStock.Input, Id<StockDocument>>(Actor.System, document, ct: ct)).Value;

    private static async Task<List<(Id<Item> Id, Tracking Tracking, decimal Cost)>> Goods(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Item>().AsNoTracking().Where(i => i.Active && i.Kind == ItemKind.Goods).OrderBy(i => i.Id)
            .Select(i => new { i.Id, i.Tracking, Cost = i.Prices.Where(p => p.Currency == Currency.JPY).Select(p => (decimal?)p.Price).FirstOrDefault() }).Take(120).ToListAsync(ct)).Select(i => (i.Id, i.Tracking, i.Cost ?? 500))];
    }

    private static StockLineDraft In((Id<Item> Id, Tracking Tracking, decimal Cost) item, decimal quantity, decimal share, string lot, DateOnly expires, int index)
    {
        var amount = item.Tracking == Tracking.Serial ? 1 : quantity;
        return new()
        {
            Item = item.Id, Quantity = amount, Cost = Rounding.HalfUp.Round(amount * item.Cost * share), Bin = index % 2 == 0 ? "A-01" : "",
            Lot = item.Tracking == Tracking.None ? "" : $"{lot}-{index + 1:000}", Expires = item.Tracking == Tracking.Lot ? expires : null,
        };
    }
}
