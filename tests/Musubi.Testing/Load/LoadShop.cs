using System.Data.Common;
using Musubi.Kernel;

namespace Musubi.Testing.Load;

/// <summary>What a load sells, and to whom.</summary>
public static class LoadShop
{
    private const int Each = 1_000_000, LinesADocument = 100;

    /// <summary>Articles at 1,000 yen, a million of each in the first warehouse.</summary>
    /// <returns>Their ids.</returns>
    public static async Task<IReadOnlyList<long>> Stock(int goods, DbConnection connection, Uri address, DateOnly today)
    {
        using var keeper = await Clerk.Of(connection, "administration", address);
        using var warehouse = await Clerk.Of(connection, "warehouse", address);
        var made = new List<long>();
        for (var i = 0; i < goods; i++)
        {
            var item = Must(await keeper.Post("/api/items", new { code = $"LOAD-{i:000}", names = new { ja = $"負荷品{i}" }, kind = "Goods" }));
            await keeper.Put($"/api/items/{item}/prices", new { version = 0, prices = new[] { new { currency = "JPY", from = "2026-01-01", price = 1000 } } });
            made.Add(item);
        }
        var place = await connection.Count("SELECT MIN(id) FROM warehouse");
        foreach (var some in made.Chunk(LinesADocument))
            Must(await warehouse.Post("/api/inventory/documents", new { kind = "Receipt", warehouse = place, date = today, lines = some.Select(g => new { item = g, quantity = Each, cost = Each * 500 }).ToList() }));
        return made;
    }

    public static async Task<long> Customer(Clerk sales, string name) => Must(await sales.Post("/api/parties", new { kind = "Company", name, country = "JP", roles = new[] { "Customer" } }));

    private static long Must(Answer answer) => answer.Ok ? answer.Id : throw new InvalidOperationException(answer.Said);
}
