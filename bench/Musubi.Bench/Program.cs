using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.Bench;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Parties;
using Musubi.Testing;

// Measures what the product promises, on both engines, at a tenth of the data and at all of it: one JSON line for each figure.
// A ratio compares with the bare statement that reads the same rows, timed in the same run.
if (args is ["journal", .. var journal])
{
    foreach (var engine in Enum.GetValues<TestEngine>().Where(e => e == TestEngine.Sqlite || Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is { Length: > 0 }))
        foreach (var lines in journal.Length > 0 ? journal.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [1_000_000, 10_000_000])
            await new Musubi.Bench.LedgerBench(engine, (what, rows, figures) => Console.WriteLine(JsonSerializer.Serialize(new { what, engine = engine.ToString(), rows, figures }))).Run(lines);
    return;
}
if (args is ["aging", .. var history])
{
    foreach (var engine in Enum.GetValues<TestEngine>().Where(e => e == TestEngine.Sqlite || Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is { Length: > 0 }))
        foreach (var items in history.Length > 0 ? history.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [100_000, 1_000_000])
            await new Musubi.Bench.AgingBench(engine, (what, rows, figures) => Console.WriteLine(JsonSerializer.Serialize(new { what, engine = engine.ToString(), rows, figures }))).Run(items);
    return;
}
if (args is ["prices", .. var priced])
{
    foreach (var engine in Enum.GetValues<TestEngine>().Where(e => e == TestEngine.Sqlite || Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is { Length: > 0 }))
        foreach (var rules in priced.Length > 0 ? priced.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [10_000, 100_000])
            await PriceBench.Measure(engine, rules, (what, figures) => Console.WriteLine(JsonSerializer.Serialize(new { what, engine = engine.ToString(), rows = rules, figures })));
    return;
}
var sizes = args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray() : [10_000, 100_000];
var machine = $"{Environment.ProcessorCount} cores, {RuntimeVersion()}";
var results = new List<string>();
foreach (var engine in Enum.GetValues<TestEngine>())
{
    if (engine == TestEngine.Postgres && Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is not { Length: > 0 })
    {
        Console.Error.WriteLine("PostgreSQL is not measured: MUSUBI_TEST_POSTGRES names no server.");
        continue;
    }
    foreach (var rows in sizes)
    {
        await Measure(engine, rows);
        await PriceBench.Measure(engine, rows, (what, figures) => Report(what, engine, rows, figures));
    }
}
Directory.CreateDirectory(Path.Combine("bench", "results"));
await File.WriteAllLinesAsync(Path.Combine("bench", "results", "latest.jsonl"), results);

async Task Measure(TestEngine engine, int rows)
{
    await using var house = await House.Open(engine);
    var clerk = house.As("parties.view", "parties.edit", "parties.import", "workplace.use", ImportPermission.Use);
    var watch = Stopwatch.StartNew();
    var import = await house.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = "parties", FileName = "parties.csv", Content = Encoding.UTF8.GetBytes(Parties(rows)) }, clerk);
    await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = import }, clerk);
    await Work(house);
    Report("import: dry run", engine, rows, new { seconds = Seconds(watch) });
    watch.Restart();
    await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import }, clerk);
    await Work(house);
    Report("import: run", engine, rows, new { seconds = Seconds(watch), rows_per_second = (int)(rows / watch.Elapsed.TotalSeconds) });

    var list = MusubiModules.All.SelectMany(m => m.Lists).Single(l => l.Name == "parties");
    var first = await list.Read(house.Services.CreateScope().ServiceProvider, clerk, new ListRequest(), default);
    var bare = await Times(200, async _ =>
    {
        await using var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM party ORDER BY sort_key, id LIMIT 51";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) { }
    });
    await List("list: first page", new ListRequest());
    await List("list: next page", new ListRequest { After = first.Next });
    await List("list: by code, descending", new ListRequest { Sort = "-code" });
    await List("list: filtered by text", new ListRequest { Text = "三河" });
    foreach (var typed in new[] { "株式会社", "三河", "ミカワ", $"M-{rows / 2:000000}", $"商事{rows / 3}", "045-123", "どこにもない" })
        Report($"search: {typed}", engine, rows, Spread(await Times(100, async scope => await scope.GetRequiredService<SearchBox>().Find(typed, clerk, 20, null, default)), null));

    async Task List(string what, ListRequest request) =>
        Report(what, engine, rows, Spread(await Times(200, async scope => await list.Read(scope, clerk, request, default)), bare));

    async Task<double[]> Times(int runs, Func<IServiceProvider, Task> act)
    {
        var times = new double[runs];
        for (var i = -10; i < runs; i++)
        {
            await using var scope = house.Services.CreateAsyncScope();
            var one = Stopwatch.StartNew();
            await act(scope.ServiceProvider);
            if (i >= 0)
                times[i] = one.Elapsed.TotalMilliseconds;
        }
        return [.. times.Order()];
    }
}

static object Spread(double[] sorted, double[]? bare) => new
{
    p50_ms = Figure(sorted[sorted.Length / 2]),
    p95_ms = Figure(sorted[sorted.Length * 95 / 100]),
    times_bare = bare is null ? (decimal?)null : Figure(sorted[sorted.Length / 2] / bare[bare.Length / 2]),
};

static decimal Figure(double value) => Rounding.HalfUp.Round((decimal)value, 1);

static decimal Seconds(Stopwatch watch) => Figure(watch.Elapsed.TotalSeconds);

static string RuntimeVersion() => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

static async Task Work(House house)
{
    var worker = house.Services.GetRequiredService<ImportWorker>();
    while (await worker.WorkOne(default)) { }
}

static string Parties(int rows)
{
    string[] places = ["三河", "東海", "北陸", "山陽", "京浜", "信越", "琉球", "奥羽"];
    var text = new StringBuilder("得意先コード,得意先名,フリガナ,取引先区分,郵便番号,都道府県,市区町村,住所,電話番号,メールアドレス,締日支払条件\n");
    for (var i = 0; i < rows; i++)
        text.Append(CultureInfo.InvariantCulture, $"M-{i:000000},{places[i % 8]}{places[i / 8 % 8]}商事{i}株式会社,ミカワショウジ{i},得意先,220-{i % 10000:0000},神奈川県,横浜市西区,高島{i % 90}-1-1,045-{i % 1000:000}-{i % 10000:0000},info{i}@example.com,20日締 翌月末払\n");
    return text.ToString();
}

void Report(string what, TestEngine engine, int rows, object figures)
{
    var line = JsonSerializer.Serialize(new { what, engine = engine.ToString(), rows, figures, machine }, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    results.Add(line);
    Console.WriteLine(line);
}
