using System.Collections.Concurrent;
using System.Globalization;
using Musubi.Testing;

namespace Musubi.Simulation;

/// <summary>Years of business. <c>MUSUBI_SEED=17</c> or <c>1-50</c> lives those instead, <c>MUSUBI_ACTS=120</c> no further than that act.</summary>
public sealed class YearTests(ITestOutputHelper output)
{
    private static readonly ConcurrentDictionary<(TestEngine, ulong), Lazy<Task<Lived>>> Years = new();

    [Theory, Engines]
    public async Task In_a_year_of_business_with_faults_every_figure_is_what_it_must_be(TestEngine engine)
    {
        foreach (var seed in Seeds())
        {
            var lived = await Live(engine, seed);
            output.WriteLine($"seed {seed} on {engine}: {lived.Acts.Count} acts, {lived.Refused} refused, {string.Join(", ", lived.Faults.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}"))}");
        }
    }

    [Fact]
    public async Task The_same_seed_is_the_same_year_on_both_engines()
    {
        if (TestDatabase.WhyNot(TestEngine.Postgres) is { } reason)
            Assert.Skip(reason);
        foreach (var seed in Seeds())
        {
            var (sqlite, postgres) = (await Live(TestEngine.Sqlite, seed), await Live(TestEngine.Postgres, seed));
            Assert.Equal(sqlite.Acts, postgres.Acts);
            Assert.Equal(sqlite.Last, postgres.Last);
        }
    }

    private static Task<Lived> Live(TestEngine engine, ulong seed) => Years.GetOrAdd((engine, seed), _ => new(() => Year.Live(engine, seed, Number("MUSUBI_ACTS") ?? int.MaxValue))).Value;

    private static IEnumerable<ulong> Seeds()
    {
        if (Environment.GetEnvironmentVariable("MUSUBI_SEED") is not { Length: > 0 } named)
            return [1];
        var ends = named.Split('-').Select(s => ulong.Parse(s, CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(0, (int)(ends[^1] - ends[0]) + 1).Select(i => ends[0] + (ulong)i);
    }

    private static int? Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
