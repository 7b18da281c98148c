using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Pages.Tests;

/// <summary>Whatever the demo company shows leads somewhere: every list, every row of its first pages, every report, every paper.</summary>
public sealed partial class EveryPageTests
{
    /// <summary>Records of a kind that are opened: more than a first page of them.</summary>
    private const int MostAlike = 60;

    /// <summary>Where only another eye or another engine looks at them.</summary>
    private const int Few = 4;

    /// <summary>States of one page, such as sorts and filters, and files of one list that are opened.</summary>
    private const int MostStates = 12;

    /// <summary>Choosing a language changes what everybody after it reads.</summary>
    private static readonly string[] NotPages = ["/language/", "/_content/", "/_framework/", "/openapi"];

    /// <summary>All that an administrator sees; of what an accountant sees, and on the other engine, a few of each kind.</summary>
    [Theory, Engines]
    public async Task Every_link_that_somebody_sees_opens(TestEngine engine)
    {
        await using var database = await TestDatabase.Demo(engine);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);
        var whole = engine == TestEngine.Postgres || TestDatabase.WhyNot(TestEngine.Postgres) is not null;
        await Walk(Department.Administration, whole ? MostAlike : Few);
        if (whole)
            await Walk(Department.Finance, Few);

        async Task Walk(Department department, int alike)
        {
            using var desk = await Desk.SignIn(await product.Address(), DemoUsers.EmailOf(department), DemoUsers.Password, Language.Japanese);
            await EveryPageTests.Walk(desk, alike);
        }
    }

    private static async Task Walk(Desk desk, int alike)
    {
        var (faults, seen, shapes) = (new ConcurrentBag<string>(), new HashSet<string>(StringComparer.Ordinal) { "/" }, new Dictionary<string, int>(StringComparer.Ordinal));
        var (papers, records) = (0, 0);
        for (IReadOnlyList<string> ahead = ["/"]; ahead.Count > 0;)
        {
            var found = new ConcurrentBag<string>();
            await Parallel.ForEachAsync(ahead, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (path, ct) =>
            {
                using var answer = await desk.Get(path);
                if (answer.StatusCode == HttpStatusCode.Conflict && path.EndsWith("encoding=shift_jis", StringComparison.Ordinal) && (await answer.Content.ReadAsStringAsync(ct)).Contains("list.unwritable", StringComparison.Ordinal))
                    return; // The demo has Chinese names: a file that cannot hold them says so.
                if (answer.StatusCode != HttpStatusCode.OK)
                    faults.Add($"{(int)answer.StatusCode} {path}");
                else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    foreach (var link in Desk.Links(await answer.Content.ReadAsStringAsync(ct)))
                        found.Add(link);
                }
                else if (answer.Content.Headers.ContentType?.MediaType == "application/pdf")
                {
                    if (!(await answer.Content.ReadAsByteArrayAsync(ct)).AsSpan().StartsWith("%PDF-"u8))
                        faults.Add($"no PDF {path}");
                    Interlocked.Increment(ref papers);
                }
            });
            ahead = [.. found.Order(StringComparer.Ordinal).Where(link => !NotPages.Any(n => link.StartsWith(n, StringComparison.Ordinal)) && !seen.Contains(link) && Room(link) && seen.Add(link))];
            records += ahead.Count(a => Number().IsMatch(a));
        }
        Assert.True(faults.IsEmpty, $"{faults.Count} of {seen.Count}:\n{string.Join('\n', faults.Order(StringComparer.Ordinal))}");
        Assert.InRange(seen.Count, 300, 20_000);
        Assert.True(records > (alike == MostAlike ? 200 : 100) && papers > 10, $"{records} records, {papers} papers");

        bool Room(string link)
        {
            var parts = link.Split('?', 2);
            var file = parts[0].StartsWith("/api/", StringComparison.Ordinal);
            var shape = Number().Replace(parts[0], "/#") + (parts.Length > 1 && !file ? "?" + string.Join('&', parts[1].Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal)) : "");
            return (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) <= (parts.Length > 1 || file ? Math.Min(MostStates, alike) : alike);
        }
    }

    [GeneratedRegex(@"/\d+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
