using System.Diagnostics;
using System.Text.Json;
using Musubi.Testing;
using Musubi.Testing.Load;

namespace Musubi.Stories.Backups;

/// <summary>The page of backups of a server that people work on, as a program uses it.</summary>
public sealed class RestoringStory : IDisposable
{
    private const string Company = "結工業株式会社";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly string folder = Directory.CreateTempSubdirectory("musubi-backups-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, Engines]
    public async Task A_server_puts_a_backup_back_and_opens_again_and_one_that_is_killed_meanwhile_leaves_a_whole_company(TestEngine engine)
    {
        await using var database = await TestDatabase.Demo(engine);
        (string, string)[] environment = [("MUSUBI_BACKUPS", folder)];
        var product = await ProductProcess.Run(database.Engine.ConnectionString, environment);
        try
        {
            var keeper = await Clerks(product);
            Assert.True((await keeper.Post("/api/admin/backups", new { })).Ok);
            var file = (await Until(async () => await Backups(keeper) is [var only] ? only : (JsonElement?)null)).GetProperty("file").GetString()!;
            var party = await LoadShop.Customer(keeper, "あとから商事");
            var elsewhere = await keeper.Post($"/api/admin/backups/{file}/restore", new { company = "別の会社" });
            Assert.Contains("backup.another-name", elsewhere.Said, StringComparison.Ordinal);

            // Killed somewhere on the way: what was there stands, or what was put back, and nothing in between.
            Assert.True((await keeper.Post($"/api/admin/backups/{file}/restore", new { company = Company })).Ok);
            await Until(async () => await IsOpen(product) ? (bool?)null : true);
            await Task.Delay(Random.Shared.Next(1500));
            await product.Kill();
            await product.DisposeAsync();

            product = await ProductProcess.Run(database.Engine.ConnectionString, environment);
            keeper = await Clerks(product);
            var address = await product.Address();
            Assert.True((await keeper.Post($"/api/admin/backups/{file}/restore", new { company = Company })).Ok);
            await Until(async () => await IsOpen(product) ? (bool?)null : true);
            await Until(async () => await IsOpen(product) ? true : (bool?)null);

            Assert.Equal(address, await product.Address());
            await using var connection = database.Engine.NewConnection();
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, await connection.Count($"SELECT COUNT(*) FROM party WHERE id = {party}"));
            Assert.Equal(1, await connection.Count("SELECT COUNT(*) FROM job_run WHERE job = 'restore' AND state = 'Done'"));
            Assert.Equal(1, await connection.Count("SELECT COUNT(*) FROM audit_entry WHERE act = 'RestoreBackup'"));
            Assert.Equal(0, await connection.Count("SELECT COUNT(*) FROM book_check WHERE faults > 0"));
            // The company that went, as the kill left it, is kept, and its books held. Who was let in since the backup was made is not any more.
            Assert.Equal(401, (await keeper.Post("/api/admin/backups", new { })).Status);
            var kept = await Backups(await Clerks(product));
            Assert.Contains(kept, b => b.GetProperty("reason").GetString() == "BeforeRestoring");
            Assert.All(kept, b => Assert.Equal(0, b.GetProperty("proof").GetProperty("faults").GetInt32()));
            Assert.Equal(0, await product.Stop());

            async Task<Clerk> Clerks(ProductProcess at)
            {
                await using var own = database.Engine.NewConnection();
                await own.OpenAsync();
                return await Clerk.Of(own, "administration", await at.Address());
            }
        }
        finally
        {
            await product.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> Backups(Clerk keeper) => [.. (await keeper.Get("/api/admin/backups")).EnumerateArray()];

    private static async Task<bool> IsOpen(ProductProcess product)
    {
        using var web = new HttpClient { BaseAddress = await product.Address() };
        try
        {
            return (await web.GetAsync(new Uri("/health", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<T> Until<T>(Func<Task<T?>> ask) where T : struct
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(20))
        {
            if (await ask() is { } answer)
                return answer;
        }
        throw new TimeoutException("It did not come to that.");
    }
}
