using System.Net;
using Musubi.Demo;
using Musubi.Testing;

namespace Musubi.Stories.Starting;

/// <summary>The first start of all: nodes that come up at once, and the demo company made behind the first page.</summary>
public sealed class FirstStartTests
{
    [Theory, Engines]
    public async Task Nodes_that_start_at_once_on_one_database_all_stand(TestEngine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        var nodes = Enumerable.Range(0, 3).Select(_ => ProductProcess.Start(("MUSUBI_DATABASE", database.Engine.ConnectionString))).ToList();
        try
        {
            foreach (var node in nodes)
                await node.Ready();
        }
        finally
        {
            foreach (var node in nodes)
                await node.DisposeAsync();
        }
    }

    [Theory, Engines]
    public async Task A_first_page_is_there_at_once_and_the_demo_company_is_made_whole_and_once_whatever_happens_meanwhile(TestEngine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        (string, string)[] environment = [("MUSUBI_DATABASE", database.Engine.ConnectionString), ("MUSUBI_DEMO", "on")];
        await using (var killed = ProductProcess.Start(environment))
        {
            using var web = new HttpClient { BaseAddress = await killed.Address() };
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.GetAsync(new Uri("/api/parties", UriKind.Relative))).StatusCode);
            string page;
            do
            {
                page = await web.GetStringAsync(new Uri("/", UriKind.Relative));
                Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
            }
            while (!page.Contains(DemoCompany.Parts[3].Name.Ja, StringComparison.Ordinal));
            await killed.Kill();
        }
        Assert.Equal(0, await Count(database, "\"user\""));

        await using var first = ProductProcess.Start(environment);
        await using var second = ProductProcess.Start(environment);
        await Task.WhenAll(first.Ready(), second.Ready());

        Assert.InRange(first.Memory, 1, 300_000_000);
        Assert.Equal(10, await Count(database, "\"user\""));
        Assert.Equal(1, await Count(database, "company"));
        Assert.Equal(11, await Count(database, "quote"));
        Assert.Equal(47, await Count(database, "sales_order"));
    }

    private static async Task<long> Count(TestDatabase database, string table)
    {
        await using var connection = database.Engine.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
