using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.Demo;
using Musubi.Admin.Roles;
using Musubi.Kernel;
using Musubi.Testing;
using Musubi.Testing.Load;

namespace Musubi.Bench;

/// <summary>
/// A year of a real wholesaler, brought in as people do it (<c>MUSUBI_HISTORY</c> names the file of the mapping online-retail), and the pages of the company that comes out. The first so many percent of the rows, and all.
/// </summary>
internal sealed class HistoryBench(TestEngine engine, Action<string, int, object> report)
{
    private const int Opened = 40;

    public async Task Run(int percent)
    {
        if (Environment.GetEnvironmentVariable("MUSUBI_HISTORY") is not { Length: > 0 } whole || !File.Exists(whole))
        {
            await Console.Error.WriteLineAsync("The history is not measured: MUSUBI_HISTORY names no file of the mapping online-retail.");
            return;
        }
        await using var database = await TestDatabase.Empty(engine);
        var (file, rows) = await First(whole, percent);
        var (import, peak) = await Command(database.Engine.ConnectionString, "import", "online-retail", file);
        var (verify, _) = await Command(database.Engine.ConnectionString, "verify");
        report("history: import", rows, new
        {
            seconds = Seconds(import), verify_seconds = Seconds(verify), lines_per_second = (int)(rows / import.TotalSeconds), lines_per_second_with_verify = (int)(rows / (import + verify).TotalSeconds), peak_mb = peak >> 20,
        });
        File.Delete(file);
        await Pages(database, rows);
    }

    private async Task Pages(TestDatabase database, int rows)
    {
        await using (var services = new ServiceCollection().AddLogging().AddMusubi(database.Engine, new SystemClock(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"))).BuildServiceProvider())
            await DemoUsers.Add(services, default);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);
        await using var connection = database.Engine.NewConnection();
        await connection.OpenAsync();
        var party = await connection.Count("SELECT customer_id FROM sales_order GROUP BY customer_id ORDER BY COUNT(*) DESC, customer_id LIMIT 1 OFFSET 1");
        using var desk = await Desk.SignIn(await product.Address(), DemoUsers.EmailOf(Department.Management), DemoUsers.Password, Language.English);
        foreach (var (what, path) in new[]
        {
            ("orders", "/sales/orders"), ("parties", "/parties"), ("invoices", "/finance/invoices"), ("open items", "/finance/open-items"), ("360° of the largest named customer", $"/parties/{party}"),
            ("trial balance", "/finance/reports/trial-balance"), ("aging", "/finance/aging"), ("stock value", "/inventory/stock"), ("customer grades", "/pricing/customer-grades"),
        })
        {
            var times = new double[Opened];
            for (var i = -5; i < Opened; i++)
            {
                var one = Stopwatch.StartNew();
                using var answer = await desk.Get(path);
                answer.EnsureSuccessStatusCode();
                await answer.Content.ReadAsByteArrayAsync();
                if (i >= 0)
                    times[i] = one.Elapsed.TotalMilliseconds;
            }
            report($"history: page {what}", rows, Measured.Spread([.. times.Order()]));
        }
    }

    /// <summary>The first part of the file, in a file of its own.</summary>
    private static async Task<(string File, int Rows)> First(string whole, int percent)
    {
        var lines = new List<string>();
        await using (var raw = File.OpenRead(whole))
        await using (var unpacked = whole.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : (Stream)raw)
        using (var text = new StreamReader(unpacked))
        {
            while (await text.ReadLineAsync() is { } line)
                lines.Add(line);
        }
        var rows = (int)((lines.Count - 1L) * percent / 100);
        var file = Path.Combine(Path.GetTempPath(), $"history-{Guid.NewGuid():N}.csv");
        await File.WriteAllLinesAsync(file, lines.Take(rows + 1));
        return (file, rows);
    }

    /// <summary>How long a word of the product takes, and the most memory it held.</summary>
    private static async Task<(TimeSpan Took, long Peak)> Command(string database, params string[] words)
    {
        var watch = Stopwatch.StartNew();
        var (code, said, peak) = await ProductProcess.Say(database, words);
        return code == 0 ? (watch.Elapsed, peak) : throw new InvalidOperationException(said);
    }

    private static decimal Seconds(TimeSpan span) => Rounding.HalfUp.Round((decimal)span.TotalSeconds, 1);
}
