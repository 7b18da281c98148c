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
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Parties;
using Musubi.Testing;

// Measures what the product promises, on both engines, at a tenth of the data and at all of it: one JSON line for each figure.
// A ratio compares with the bare statement that reads the same rows, timed in the same run.
var parts = new Dictionary<string, (int[] Sizes, Func<TestEngine, int, Action<string, int, object>, Task> Run)>(StringComparer.Ordinal)
{
    ["parties"] = ([10_000, 100_000], Measure),
    ["prices"] = ([10_000, 100_000], (engine, rules, report) => PriceBench.Measure(engine, rules, (what, figures) => report(what, rules, figures))),
    ["grades"] = ([10_000, 100_000], (engine, customers, report) => GradeBench.Measure(engine, customers, (what, figures) => report(what, customers, figures))),
    ["journal"] = ([1_000_000, 10_000_000], (engine, lines, report) => new LedgerBench(engine, report).Run(lines)),
    ["stock"] = ([200_000, 2_000_000], (engine, moves, report) => new StockBench(engine, report).Run(moves)),
    ["stock-days"] = ([200_000, 2_000_000], (engine, moves, report) => new StockOnDayBench(engine, report).Run(moves)),
    ["orders"] = ([300], (engine, cycles, report) => new OrderBench(engine, report).Run(cycles)),
    ["load"] = ([16, 64], (engine, clients, report) => new LoadBench(engine, report).Run(clients)),
    ["history"] = ([10, 100], (engine, percent, report) => new HistoryBench(engine, report).Run(percent)),
    ["aging"] = ([100_000, 1_000_000], (engine, items, report) => new AgingBench(engine, report).Run(items)),
};
var wanted = (args.Any(parts.ContainsKey) ? args.Where(parts.ContainsKey) : parts.Keys).Select(name => parts[name]).ToList();
var engines = Enum.GetValues<TestEngine>().Where(e => args.Contains($"{e}", StringComparer.OrdinalIgnoreCase)).ToList();
var sizes = args.Where(a => char.IsAsciiDigit(a[0])).Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var machine = $"{Environment.ProcessorCount} cores, {RuntimeVersion()}";
var results = new List<string>();
foreach (var engine in engines.Count > 0 ? engines : [.. Enum.GetValues<TestEngine>()])
{
    if (engine == TestEngine.Postgres && Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is not { Length: > 0 })
    {
        Console.Error.WriteLine("PostgreSQL is not measured: MUSUBI_TEST_POSTGRES names no server.");
        continue;
    }
    foreach (var part in wanted)
    {
        foreach (var rows in sizes.Length > 0 ? sizes : part.Sizes)
            await part.Run(engine, rows, (what, size, figures) => Report(what, engine, size, figures));
    }
}
Directory.CreateDirectory(Path.Combine("bench", "results"));
await File.WriteAllLinesAsync(Path.Combine("bench", "results", "latest.jsonl"), results);

async Task Measure(TestEngine engine, int rows, Action<string, int, object> report)
{
    await using var house = await House.Open(engine);
    var clerk = house.As("parties.view", "parties.edit", "parties.import", "workplace.use", ImportPermission.Use);
    var watch = Stopwatch.StartNew();
    var import = await house.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = "parties", FileName = "parties.csv", Content = Encoding.UTF8.GetBytes(Parties(rows)) }, clerk);
    await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = import }, clerk);
    await Work(house);
    report("import: dry run", rows, new { seconds = Seconds(watch) });
    watch.Restart();
    await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import }, clerk);
    await Work(house);
    report("import: run", rows, new { seconds = Seconds(watch), rows_per_second = (int)(rows / watch.Elapsed.TotalSeconds) });

    var list = MusubiModules.All.SelectMany(m => m.Lists).Single(l => l.Name == "parties");
    var first = await list.Read(house.Services.CreateScope().ServiceProvider, clerk, new ListRequest(), default);
    var bare = await Measured.Times(house, 200, async _ =>
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
    foreach (var typed in new[] { "三河", "三河 三河", "三河三河", "商事77", "株式会社", $"M-{rows / 2:000000}" })
    {
        await List($"list: filtered by '{typed}'", new ListRequest { Text = typed });
        await List($"list: filtered by '{typed}' and role", ListRequest.Of($"?q={typed}&f.role=Customer&sort=-code"));
    }
    foreach (var typed in new[] { "株式会社", "三河", "ミカワ", $"M-{rows / 2:000000}", $"商事{rows / 3}", "045-123", "どこにもない" })
        report($"search: {typed}", rows, Measured.Spread(await Measured.Times(house, 100, async scope => await scope.GetRequiredService<SearchBox>().Find(typed, clerk, 20, null, default))));

    async Task List(string what, ListRequest request) =>
        report(what, rows, Measured.Beside(await Measured.Times(house, 200, async scope => await list.Read(scope, clerk, request, default)), bare));
}

static decimal Figure(double value) => Rounding.HalfUp.Round((decimal)value, 1);

static decimal Seconds(Stopwatch watch) => Figure(watch.Elapsed.TotalSeconds);

static string RuntimeVersion() => System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;

static async Task Work(House house)
{
    await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
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
