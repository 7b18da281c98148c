using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;
using Musubi.Data;
using Musubi.Data.Books;
using Musubi.Kernel;
using Musubi.Testing;
using Musubi.Testing.Load;

namespace Musubi.Stories.Crash;

/// <summary>
/// The product as people start it, killed at random moments while several clients work over the API. Each client sends with a key of its own choosing, and where nobody answered it
/// sends the same again. After every kill the books hold and what was answered stands once; in the end every mail has gone out.
/// </summary>
/// <param name="clients">How many work at once; they sell as many articles, so that they meet.</param>
/// <param name="mostAnswers">A server is killed after so many answers at the most.</param>
internal sealed partial class CrashRun(TestEngine engine, int seed, int clients, int mostAnswers, Action<string> say)
{
    private const int InAHundredWhileStarting = 12, InAHundredSentTwice = 5, MostMilliseconds = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly Clock Wall = new SystemClock(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
    private readonly ConcurrentQueue<string> promised = new();
    private readonly ConcurrentQueue<string> mailed = new();
    private volatile TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool over;
    private int answered, unanswered, marks;

    /// <exception cref="CrashFault">Something was lost, doubled, or does not hold.</exception>
    public async Task Kill(int times)
    {
        say($"{engine}: seed {seed}");
        await using var database = await TestDatabase.Demo(engine);
        using var office = new PostOffice("250 taken");
        var home = $"http://127.0.0.1:{FreePort()}";
        (string, string)[] environment = [("MUSUBI_DATABASE", database.Engine.ConnectionString), ("MUSUBI_URLS", home), ("MUSUBI_SMTP", $"smtp://127.0.0.1:{office.Port}?from=musubi@load.example")];
        var random = new Random(seed);
        var product = ProductProcess.Start(environment);
        try
        {
            await product.Ready();
            var shop = await Open(new Uri(home), database.Engine);
            var work = Enumerable.Range(0, clients).Select(i => Work(shop, i)).ToList();
            for (var kill = 1; kill <= times; kill++)
            {
                var (enough, started) = (answered + random.Next(mostAnswers), Stopwatch.GetTimestamp());
                up.TrySetResult();
                while (answered < enough && Stopwatch.GetElapsedTime(started) < Patience && !work.Any(w => w.IsCompleted))
                    await Task.Delay(5);
                await Task.Delay(random.Next(MostMilliseconds));
                Told(work);
                var alive = Stopwatch.GetElapsedTime(started);
                up = new(TaskCreationOptions.RunContinuationsAsynchronously);
                await product.Kill();
                await product.DisposeAsync();
                product = ProductProcess.Start(environment);
                var due = promised.Count;
                // Whoever opens the database first, this process or the next server, finds it as the kill left it.
                var (rows, took) = await Holds(database.Engine);
                await Stand(database.Engine, due);
                if (random.Next(100) < InAHundredWhileStarting && kill < times)
                {
                    await product.Kill();
                    await product.DisposeAsync();
                    product = ProductProcess.Start(environment);
                    kill++;
                }
                await product.Ready();
                say($"{engine} {kill,4}: killed after {alive.TotalMilliseconds,5:N0} ms; {answered:N0} answered so far, {unanswered:N0} sent again; {rows:N0} rows hold ({took.TotalMilliseconds:N0} ms)");
            }
            over = true;
            up.TrySetResult();
            await Task.WhenAll(work);
            await Stand(database.Engine, promised.Count);
            await Delivered(database.Engine, office);
            await product.Stop();
            await Holds(database.Engine);
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private sealed record Shop(Clerk Sales, Clerk Warehouse, Clerk Finance, Clerk Administration, IReadOnlyList<long> Goods, IReadOnlyList<long> Customers, long Place, long Debit, long Credit);

    private async Task<Shop> Open(Uri address, Engine engine)
    {
        await using var connection = engine.NewConnection();
        await connection.OpenAsync();
        var goods = await LoadShop.Stock(clients, connection, address, Wall.Today);
        var sales = await Clerk.Of(connection, "sales", address);
        var customers = new List<long>();
        for (var i = 0; i < clients; i++)
            customers.Add(await LoadShop.Customer(sales, $"頑丈商事{i}株式会社"));
        var accounts = "FROM account WHERE active AND NOT is_control AND section = 'OperatingExpenses'";
        return new(sales, await Clerk.Of(connection, "warehouse", address), await Clerk.Of(connection, "finance", address), await Clerk.Of(connection, "administration", address), goods, customers,
            await connection.Count("SELECT MIN(id) FROM warehouse"), await connection.Count($"SELECT MIN(id) {accounts}"), await connection.Count($"SELECT MAX(id) {accounts}"));
    }

    /// <summary>From an order to its money, again and again, and what else a day brings.</summary>
    private async Task Work(Shop shop, int client)
    {
        var random = new Random(seed + client + 1);
        while (!over)
        {
            var mark = Mark();
            var lines = Enumerable.Range(0, 3).Select(_ => shop.Goods[random.Next(shop.Goods.Count)]).Distinct().Select(g => new { item = g, quantity = 2 }).ToList();
            var order = await Send(shop.Sales, "/api/sales/orders", new { customer = shop.Customers[client], date = Wall.Today, reference = mark, lines });
            Promise($"sales_order WHERE reference = '{mark}' AND id = {order}", $"sales_order WHERE reference = '{mark}'");
            await Send(shop.Sales, $"/api/sales/orders/{order}/confirm", new { });
            Promise($"sales_order WHERE id = {order} AND number <> '' AND state <> 'Draft'");
            var delivery = await Send(shop.Sales, $"/api/sales/orders/{order}/deliveries", new { });
            Promise($"delivery WHERE order_id = {order}");
            var picks = (await Read(() => shop.Warehouse.Get($"/api/sales/deliveries/{delivery}"))).GetProperty("picks").EnumerateArray().Select(p => new { id = p.GetProperty("id").GetInt64(), quantity = 2 }).ToList();
            await Send(shop.Warehouse, $"/api/sales/deliveries/{delivery}/pick", new { lines = picks });
            await Send(shop.Warehouse, $"/api/sales/deliveries/{delivery}/ship", new { });
            Promise($"stock_document WHERE source_kind = 'delivery' AND source_id = {delivery}");
            await Send(shop.Finance, $"/api/sales/deliveries/{delivery}/bill", new { });
            Promise($"invoice WHERE source_kind = 'delivery' AND source_id = {delivery}", $"sales_order WHERE id = {order} AND state = 'Completed'");
            var paid = Mark();
            await Send(shop.Finance, "/api/finance/payments/received", new { party = shop.Customers[client], date = Wall.Today, amount = 1000, onAccount = true, reference = paid });
            Promise($"payment WHERE reference = '{paid}'");
            switch (random.Next(3))
            {
                case 0:
                    var written = Mark();
                    await Send(shop.Finance, "/api/finance/vouchers", new { date = Wall.Today, description = written, lines = new[] { new { account = shop.Debit, debit = (int?)500, credit = (int?)null }, new { account = shop.Credit, debit = (int?)null, credit = (int?)500 } } });
                    Promise($"voucher WHERE description = '{written}'");
                    break;
                case 1:
                    var came = Mark();
                    await Send(shop.Warehouse, "/api/inventory/documents", new { kind = "Receipt", warehouse = shop.Place, date = Wall.Today, reference = came, lines = new[] { new { item = shop.Goods[random.Next(shop.Goods.Count)], quantity = 3, cost = 1600 } } });
                    Promise($"stock_document WHERE reference = '{came}'");
                    break;
                default:
                    var invited = $"{Mark()}@load.example";
                    await Send(shop.Administration, "/api/admin/users/invitations", new { name = invited, email = invited, language = "Japanese", department = "Service" });
                    Promise($"\"user\" WHERE email = '{invited}'");
                    mailed.Enqueue(invited);
                    break;
            }
        }

        // What nobody answered is sent again with its key; some of what was answered too, and is answered alike.
        async Task<long> Send(Clerk clerk, string path, object body)
        {
            var key = Guid.NewGuid().ToString("N");
            var first = await Post();
            Interlocked.Increment(ref answered);
            if (random.Next(100) < InAHundredSentTwice && await Post() is var second && second != first)
                throw new CrashFault($"{path}: sent twice with one key, it was answered '{first.Said}', then '{second.Said}'.");
            return first.Id;

            async Task<Answer> Post()
            {
                var answer = await Read(() => clerk.Post(path, body, key));
                return answer.Ok ? answer : throw new CrashFault($"{path}: {answer.Status} {answer.Said}");
            }
        }

        async Task<T> Read<T>(Func<Task<T>> ask)
        {
            while (true)
            {
                await up.Task;
                try
                {
                    return await ask();
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException)
                {
                    Interlocked.Increment(ref unanswered);
                    await Task.Delay(20);
                }
            }
        }
    }

    /// <summary>Each of these, a table and what narrows it down, is one row from now on.</summary>
    private void Promise(params string[] rows)
    {
        foreach (var row in rows)
            promised.Enqueue(row);
    }

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"C{seed}-{Interlocked.Increment(ref marks)}");

    private static void Told(IEnumerable<Task> work)
    {
        if (work.FirstOrDefault(w => w.IsFaulted) is { } ended)
            throw ended.Exception!.InnerException!;
    }

    /// <summary>What was answered stands, once.</summary>
    private async Task Stand(Engine stored, int due)
    {
        using var apart = Apart(stored);
        await using var connection = apart.Engine.NewConnection();
        await connection.OpenAsync();
        for (var i = 0; i < due && promised.TryDequeue(out var row); i++)
        {
            if (await connection.Count($"SELECT COUNT(*) FROM {row}") is var found and not 1)
                throw new CrashFault($"It was answered, and stands {found} times: {row}.");
        }
    }

    private static async Task<(long Rows, TimeSpan Took)> Holds(Engine stored)
    {
        var started = Stopwatch.GetTimestamp();
        using var apart = Apart(stored);
        await using var services = new ServiceCollection().AddLogging().AddMusubi(apart.Engine, Wall).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<BookChecks>().Check(default).ToListAsync();
        var faults = found.SelectMany(f => f.Result.Faults.Select(t => $"{f.Name.En}: {t.Subject} {t.What.En}")).ToList();
        return faults.Count > 0 ? throw new CrashFault(string.Join('\n', faults)) : (found.Sum(f => f.Result.Checked), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>
    /// Every mail went out under one number, which is how whoever takes it knows a copy: a server that dies between handing it over and noting that it did sends it again.
    /// </summary>
    private async Task Delivered(Engine stored, PostOffice office)
    {
        await using var connection = stored.NewConnection();
        await connection.OpenAsync();
        for (var watch = Stopwatch.StartNew(); await connection.Count("SELECT COUNT(*) FROM outbox_message WHERE state = 'Waiting'") is var waiting and > 0; await Task.Delay(250))
        {
            if (watch.Elapsed > TimeSpan.FromSeconds(60))
                throw new CrashFault($"{waiting} mails wait in the outbox.");
            // A dead server's hold ends after five minutes: they are over now.
            await connection.Count("UPDATE outbox_message SET next_try = at WHERE state = 'Waiting' AND held_by IS NOT NULL RETURNING 1");
        }
        var letters = office.Letters.Select(l => (To: To().Match(l).Groups[1].Value, Number: Number().Match(l).Groups[1].Value)).ToList();
        foreach (var invited in mailed)
        {
            if (letters.Where(l => l.To == invited).Select(l => l.Number).Distinct().Count() is var numbers and not 1)
                throw new CrashFault($"{invited} was written to {numbers} times.");
        }
        say($"{engine}: {mailed.Count:N0} mails delivered, {letters.Count - letters.Distinct().Count():N0} of them a second time under their number");
    }

    /// <summary>On an embedded engine nothing of this process stays open while the server dies, or nobody would recover the file.</summary>
    private static Opened Apart(Engine stored) => new(stored is PostgresEngine ? stored : new SqliteEngine(stored.ConnectionString + ";Pooling=False"), stored);

    private readonly record struct Opened(Engine Engine, Engine Stored) : IDisposable
    {
        public void Dispose()
        {
            if (!ReferenceEquals(Engine, Stored))
                ((IDisposable)Engine).Dispose();
        }
    }

    private static int FreePort()
    {
        using var any = new TcpListener(IPAddress.Loopback, 0);
        any.Start();
        return ((IPEndPoint)any.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"^To: (\S+)", RegexOptions.Multiline, 1000)]
    private static partial Regex To();

    [GeneratedRegex(@"^Message-I[dD]: <(\d+)@", RegexOptions.Multiline, 1000)]
    private static partial Regex Number();
}

/// <summary>What a crash broke.</summary>
internal sealed class CrashFault(string message) : Exception(message);
