using System.Net;
using Musubi.Demo;
using Musubi.Testing;

namespace Musubi.Stories.Starting;

/// <summary>The first start of all: nodes that come up at once, and the demo company made behind the first page by one of them.</summary>
public sealed class FirstStartTests
{
    [Theory, Engines]
    public async Task Nodes_that_start_at_once_show_a_first_page_and_the_demo_company_is_made_whole_and_once_whichever_of_them_dies(TestEngine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        (string, string)[] environment = [("MUSUBI_DATABASE", database.Engine.ConnectionString), ("MUSUBI_DEMO", "on")];
        await using var first = ProductProcess.Start(environment);
        await using var second = ProductProcess.Start(environment);
        using var web = new HttpClient { BaseAddress = await first.Address() };
        using var elsewhere = new HttpClient { BaseAddress = await second.Address() };
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.GetAsync(new Uri("/health", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await web.GetAsync(new Uri("/api/parties", UriKind.Relative))).StatusCode);

        // One makes it and says how far it is; the other waits its turn.
        var maker = await IsMaking(web) ? first : await IsMaking(elsewhere) ? second : null;
        for (; maker is null; maker = await IsMaking(web) ? first : await IsMaking(elsewhere) ? second : null)
            await Task.Delay(50);
        await maker.Kill();
        var other = maker == first ? second : first;
        await other.Ready();

        Assert.InRange(other.Memory, 1, 300_000_000);
        await other.Stop();
        Assert.Equal(10, await Count(database, "\"user\""));
        Assert.Equal(1, await Count(database, "company"));
        Assert.Equal(11, await Count(database, "quote"));
        Assert.Equal(47 + 896, await Count(database, "sales_order"));
        await using var house = House.Over(database);
        await WholeCompany.MustHold(house);
    }

    private static async Task<bool> IsMaking(HttpClient web)
    {
        var page = await web.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        return page.Contains(DemoCompany.Parts[3].Name.Ja, StringComparison.Ordinal);
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
