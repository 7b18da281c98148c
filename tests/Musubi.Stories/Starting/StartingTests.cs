using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Musubi.Testing;

namespace Musubi.Stories.Starting;

/// <summary>What the person sees who starts the program.</summary>
public sealed class StartingTests
{
    [Theory, Engines]
    public async Task It_starts_on_an_empty_database_shows_its_first_page_and_stops_when_asked(TestEngine engine)
    {
        await using var database = await TestDatabase.Empty(engine);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);
        using var web = new HttpClient { BaseAddress = await product.Address() };

        Assert.Equal("ok", await web.GetStringAsync(new Uri("/health", UriKind.Relative)));
        using var first = await web.GetAsync(new Uri("/", UriKind.Relative));
        var page = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(first.IsSuccessStatusCode, $"The first page answered {(int)first.StatusCode}: {product.Output}");
        Assert.Contains("<!DOCTYPE html>", page, StringComparison.Ordinal);
        foreach (var asset in page.Split('"').Where(part => part.StartsWith("/_content/", StringComparison.Ordinal) || part.StartsWith("_content/", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.OK, (await web.GetAsync(new Uri("/" + asset.TrimStart('/'), UriKind.Relative))).StatusCode);
        Assert.InRange(product.Memory, 1, 300_000_000);
        Assert.Equal(0, await product.Stop());
        // Whoever copies the file after that has the whole company.
        Assert.False(engine == TestEngine.Sqlite && File.Exists(new SqliteConnectionStringBuilder(database.Engine.ConnectionString).DataSource + "-wal"), "The last commits lie beside the file.");
    }

    [Fact]
    public async Task When_the_database_is_away_a_page_says_so_with_a_number_that_stands_in_the_log()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);
        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);
        using var web = new HttpClient { BaseAddress = await product.Address() };
        web.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        await Execute(database, "ALTER TABLE \"user\" RENAME TO away");

        using var answer = await web.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var number = System.Text.RegularExpressions.Regex.Match(page, "编号 ([0-9A-F]{8})", default, TimeSpan.FromSeconds(1)).Groups[1].Value;
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(8, number.Length);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.Contains(number, product.Output, StringComparison.Ordinal);

        using var called = await web.GetAsync(new Uri("/api/parties", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", called.Content.Headers.ContentType!.MediaType);
    }

    private static async Task Execute(TestDatabase database, string sql)
    {
        await using var connection = database.Engine.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task A_setting_that_is_none_is_one_clear_sentence() => await RefusesToStart("MUSUBI_DEMO is 'maybe'", ("MUSUBI_DEMO", "maybe"));

    [Fact]
    public async Task A_start_that_died_while_migrating_does_not_hold_up_the_next()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);
        await Execute(database, "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-04-01')");

        await using var product = await ProductProcess.Run(database.Engine.ConnectionString);

        Assert.Equal(0, await product.Stop());
    }

    [Theory]
    [InlineData("nonsense", "MUSUBI_DATABASE is not a connection string")]
    [InlineData("Colour=blue", "MUSUBI_DATABASE names neither a file nor a host")]
    [InlineData("Data Source=musubi.db;Colour=blue", "MUSUBI_DATABASE is not a connection string")]
    [InlineData("Host=127.0.0.1;Port=1;Username=musubi;Timeout=5", "The database server does not answer")]
    [InlineData("Data Source=/proc/musubi/musubi.db", "The folder /proc/musubi cannot be written")]
    public async Task A_database_that_cannot_be_is_one_clear_sentence(string database, string sentence) =>
        await RefusesToStart(sentence, ("MUSUBI_DATABASE", database));

    [Fact]
    public async Task A_file_that_is_no_database_is_one_clear_sentence()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);
        await File.WriteAllTextAsync(new SqliteConnectionStringBuilder(database.Engine.ConnectionString).DataSource, new string('x', 10_000));

        await RefusesToStart("is not a SQLite database", ("MUSUBI_DATABASE", database.Engine.ConnectionString));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);
        await Execute(database, "CREATE TABLE \"__EFMigrationsHistory\" (\"MigrationId\" TEXT PRIMARY KEY, \"ProductVersion\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99.0')");

        await RefusesToStart("another version of Musubi", ("MUSUBI_DATABASE", database.Engine.ConnectionString));
    }

    [Fact]
    public async Task A_port_in_use_is_one_clear_sentence()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await RefusesToStart("The port is in use", ("MUSUBI_DATABASE", database.Engine.ConnectionString), ("MUSUBI_URLS", $"http://{other.LocalEndpoint}"));
    }

    [Fact]
    public async Task An_address_that_is_none_is_one_clear_sentence()
    {
        await using var database = await TestDatabase.Empty(TestEngine.Sqlite);

        await RefusesToStart("MUSUBI_URLS is not an address", ("MUSUBI_DATABASE", database.Engine.ConnectionString), ("MUSUBI_URLS", "everywhere"));
    }

    private static async Task RefusesToStart(string sentence, params (string, string)[] environment)
    {
        await using var product = ProductProcess.Start(environment);
        var (code, errors) = await product.Exit();

        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
        Assert.DoesNotContain("   at ", product.Output, StringComparison.Ordinal);
    }
}
