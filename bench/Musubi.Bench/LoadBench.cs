using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Musubi.Kernel;
using Musubi.Testing;
using Musubi.Testing.Load;

namespace Musubi.Bench;

/// <summary>
/// The sell-from-stock steps that large systems are sized by, over the HTTP API of the product as people start it, with so many clients at once for a minute:
/// order lines an hour, how long each step takes, and what of the machine went to the server, the database and the clients. In the end nothing is lost, nothing doubled.
/// Two thousand order lines an hour are a hundred SAPS.
/// </summary>
internal sealed class LoadBench(TestEngine engine, Action<string, int, object> report)
{
    private static readonly Clock Wall = new SystemClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
    private const int Seconds = 60, Goods = 200, LinesAnOrder = 5, MillisecondsATick = 10;

    public async Task Run(int clients)
    {
        await using var database = await TestDatabase.Empty(engine);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString, ("MUSUBI_DEMO", "on"));
        var address = await product.Address();
        await using var connection = database.Engine.NewConnection();
        await connection.OpenAsync();
        var (orders, faults) = (new ConcurrentBag<long>(), new ConcurrentDictionary<string, int>(StringComparer.Ordinal));
        using var sales = await Clerk.Of(connection, "sales", address);
        using var warehouse = await Clerk.Of(connection, "warehouse", address);
        using var finance = await Clerk.Of(connection, "finance", address);
        var goods = await LoadShop.Stock(Goods, connection, address, Wall.Today);
        var customers = new List<long>();
        for (var i = 0; i < clients; i++)
            customers.Add(await LoadShop.Customer(sales, $"負荷商事{i}株式会社"));

        var times = new ConcurrentDictionary<string, ConcurrentBag<double>>(StringComparer.Ordinal);
        await Task.WhenAll(customers.Select(c => Cycle(c, count: false, TimeSpan.FromSeconds(5))));
        var (server, clientTime) = (product.Processor, Process.GetCurrentProcess().TotalProcessorTime);
        var databaseServer = await DatabaseServer(connection);
        var databaseTime = DatabaseTime(databaseServer);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(customers.Select(c => Cycle(c, count: true, TimeSpan.FromSeconds(Seconds))));
        var seconds = watch.Elapsed.TotalSeconds;
        var capacity = seconds * Environment.ProcessorCount;
        var lines = orders.Count * LinesAnOrder / seconds * 3600;
        report("sell from stock over the API", clients, new
        {
            orders = orders.Count, orders_per_second = Math.Round(orders.Count / seconds, 1), lines_per_hour = (long)lines, saps = (long)(lines / 20), refused = faults.ToDictionary(),
            cpu_share = new { server = Share(product.Processor - server), database = Share(DatabaseTime(databaseServer) - databaseTime), clients = Share(Process.GetCurrentProcess().TotalProcessorTime - clientTime) },
            steps = times.OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(t => t.Key, t => Measured.Spread([.. t.Value.Order()])),
        });

        // Each answered order stands once, whole, delivered once and billed once.
        var missing = 0L;
        foreach (var some in orders.Chunk(500))
            missing += some.Length - await connection.Count($"SELECT COUNT(*) FROM sales_order o WHERE o.id IN ({string.Join(',', some)}) AND o.state = 'Completed' AND (SELECT COUNT(*) FROM delivery d WHERE d.order_id = o.id) = 1 AND (SELECT COUNT(*) FROM invoice i JOIN delivery d ON i.source_id = d.id AND i.source_kind = 'delivery' WHERE d.order_id = o.id) = 1");
        report("sell from stock: orders not whole", clients, new { missing, completed = await connection.Count("SELECT COUNT(*) FROM sales_order WHERE state = 'Completed' AND customer_name LIKE '負荷商事%'") });

        // And the books hold: every invariant, asked as ./dev verify asks.
        await product.Stop();
        var (exitCode, verdict) = await ProductProcess.Verify(database.Engine.ConnectionString);
        report("sell from stock: verify", clients, new { holds = exitCode == 0, verdict });

        double Share(TimeSpan used) => Math.Round(used.TotalSeconds / capacity, 2);

        async Task Cycle(long customer, bool count, TimeSpan patience)
        {
            var random = new Random((int)customer);
            var one = Stopwatch.StartNew();
            while (one.Elapsed < patience)
            {
                var wanted = Enumerable.Range(0, LinesAnOrder).Select(_ => goods[random.Next(goods.Count)]).Distinct().Select(g => new { item = g, quantity = 2 }).ToList();
                var order = await Step("1 create order", () => Id(sales, "/api/sales/orders", new { customer, date = Wall.Today, lines = wanted }));
                if (order == 0 || await Step("2 confirm order", () => Id(sales, $"/api/sales/orders/{order}/confirm", new { })) == 0)
                    continue;
                var delivery = await Step("3 create delivery", () => Id(sales, $"/api/sales/orders/{order}/deliveries", new { }));
                await Step("4 display order", () => sales.Get($"/api/sales/orders/{order}"));
                if (delivery == 0 || await Step("5 change delivery, post goods issue", async () =>
                    {
                        var picks = (await warehouse.Get($"/api/sales/deliveries/{delivery}")).GetProperty("picks");
                        await Id(warehouse, $"/api/sales/deliveries/{delivery}/pick", new { lines = picks.EnumerateArray().Select(p => new { id = p.GetProperty("id").GetInt64(), quantity = 2 }).ToList() });
                        return await Id(warehouse, $"/api/sales/deliveries/{delivery}/ship", new { });
                    }) == 0)
                    continue;
                await Step("6 list 40 orders of the customer", () => sales.Get($"/api/sales/orders?f.customer={customer}&size=40"));
                if (await Step("7 create invoice", () => Id(finance, $"/api/sales/deliveries/{delivery}/bill", new { })) != 0 && count)
                    orders.Add(order);
            }

            async Task<T> Step<T>(string name, Func<Task<T>> act)
            {
                var started = Stopwatch.GetTimestamp();
                var done = await act();
                if (count)
                    times.GetOrAdd(name, _ => []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                return done;
            }
        }

        async Task<long> Id(Clerk clerk, string path, object body)
        {
            var answer = await clerk.Post(path, body);
            if (!answer.Ok && $"{answer.Status} {path.Split('/')[^1]}: {(answer.Said.Length > 300 ? answer.Said[..300] : answer.Said)}" is var code && faults.AddOrUpdate(code, 1, (_, n) => n + 1) == 1)
                await Console.Error.WriteLineAsync(code);
            return answer.Id;
        }
    }

    /// <summary>The process that began the one a connection speaks to, as /proc tells; null on an embedded engine.</summary>
    private async Task<int?> DatabaseServer(DbConnection connection)
    {
        if (engine != TestEngine.Postgres)
            return null;
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT pg_backend_pid()";
        return Stat((int)(await command.ExecuteScalarAsync())!) is { } own ? own.Parent : null;
    }

    /// <summary>What the database server and all it began have used of the processor, also those that are gone; nothing on an embedded one, or where it runs elsewhere.</summary>
    private static TimeSpan DatabaseTime(int? server)
    {
        if (server is not { } began || Stat(began) is not { } whole)
            return TimeSpan.Zero;
        var ticks = whole.Own + whole.Gone;
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => int.TryParse(n, CultureInfo.InvariantCulture, out _)))
        {
            if (Stat(int.Parse(process!, CultureInfo.InvariantCulture)) is { } one && one.Parent == began)
                ticks += one.Own + one.Gone;
        }
        return TimeSpan.FromMilliseconds(ticks * MillisecondsATick);
    }

    /// <summary>Of a process: who began it, and the clock ticks it and those it began and outlived have used; null when it is gone.</summary>
    private static (int Parent, long Own, long Gone)? Stat(int process)
    {
        try
        {
            // The name may hold spaces and parentheses; what follows its last one is figures.
            var text = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (int.Parse(fields[1], CultureInfo.InvariantCulture), Sum(11), Sum(13));

            long Sum(int at) => long.Parse(fields[at], CultureInfo.InvariantCulture) + long.Parse(fields[at + 1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
