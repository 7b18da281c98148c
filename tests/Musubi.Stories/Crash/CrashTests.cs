using System.Globalization;
using Musubi.Testing;

namespace Musubi.Stories.Crash;

public sealed class CrashTests
{
    /// <summary>Once for each engine among all tests; <c>./dev crash</c> says how often. The seed that broke it comes back with <c>MUSUBI_CRASH_SEED</c>.</summary>
    [Theory, Engines]
    public async Task A_server_that_is_killed_at_work_has_lost_nothing_and_does_nothing_twice(TestEngine engine)
    {
        if (Environment.GetEnvironmentVariable("MUSUBI_CRASH_ENGINE") is { Length: > 0 } only && !only.Equals($"{engine}", StringComparison.OrdinalIgnoreCase))
            Assert.Skip($"{only} alone is wanted.");
        var seed = Number("MUSUBI_CRASH_SEED") ?? Random.Shared.Next(1_000_000);
        try
        {
            await (Number("MUSUBI_CRASH_TIMES") is { } times
                ? new CrashRun(engine, seed, clients: 6, mostAnswers: 60, Console.WriteLine).Kill(times)
                : new CrashRun(engine, seed, clients: 3, mostAnswers: 10, _ => { }).Kill(1));
        }
        catch (Exception failure)
        {
            Assert.Fail($"Seed {seed}: {failure}");
        }
    }

    private static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
