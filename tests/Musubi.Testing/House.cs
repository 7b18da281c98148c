using Microsoft.Extensions.DependencyInjection;
using Musubi.App;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Books;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Testing;

/// <summary>
/// A whole Musubi over a fresh database, without web and workers, whose clock stands until the test moves it.
/// <code>
/// await using var house = await House.Open(engine);
/// var id = await house.Do&lt;CreateParty, CreateParty.Input, Id&lt;Party&gt;&gt;(new() { Code = "K-001" }, house.As(PartiesPermission.Edit));
/// </code>
/// </summary>
public sealed class House : IAsyncDisposable
{
    private readonly TestDatabase? database;
    private readonly ServiceProvider services;
    private readonly List<AsyncServiceScope> scopes = [];
    private int actors;

    private House(Engine engine, TestDatabase? database, IReadOnlyList<Module> modules, Action<IServiceCollection>? add, SetClock? clock = null)
    {
        Clock = clock ?? new(new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));
        (Engine, this.database, services) = (engine, database, Provider(engine, Clock, modules, add));
    }

    public IServiceProvider Services => services;

    public Engine Engine { get; }

    /// <summary>Nine in the morning of Wednesday 1 April 2026 in Tokyo, until moved.</summary>
    public SetClock Clock { get; }

    /// <summary>A context that has seen nothing yet. Each call gives another, so that what is read is what is stored.</summary>
    public MusubiDb Db => Scope().GetRequiredService<MusubiDb>();

    /// <summary>Opens the product.</summary>
    /// <param name="add">Services added or replaced: a sender that records what it sends.</param>
    /// <param name="furnish">What stands in it when the test begins: a static method, done once per engine and copied for each test.</param>
    public static Task<House> Open(TestEngine engine, Action<IServiceCollection>? add = null, Func<House, Task>? furnish = null) =>
        Open(engine, MusubiModules.All, (db, ct) => db.Engine.Migrate(db, ct), add, furnish);

    /// <summary>Opens the product over the demo company as a first start today makes it, without its years. The clock stands at this hour.</summary>
    public static async Task<House> OpenDemo(TestEngine engine)
    {
        var own = await TestDatabase.Demo(engine);
        return Over(own, own);
    }

    /// <summary>Opens the product over what another program made of a database, which is not the house's to take away. The clock stands at this hour.</summary>
    public static House Over(TestDatabase made) => Over(made, null);

    private static House Over(TestDatabase made, TestDatabase? own)
    {
        var house = new House(made.Engine, own, MusubiModules.All, null);
        house.Clock.MoveTo(TimeProvider.System.GetUtcNow().UtcDateTime);
        return house;
    }

    /// <summary>Opens a house of other modules, to test what lies below them. One set of modules for each test project: EF keeps one model.</summary>
    public static Task<House> Open(TestEngine engine, IReadOnlyList<Module> modules, Action<IServiceCollection>? add = null) =>
        Open(engine, modules, (db, ct) => db.Database.EnsureCreatedAsync(ct), add, null);

    /// <summary>Another node: the product started once more over the same database, by the same clock. The first one is left last.</summary>
    public House Again(Action<IServiceCollection>? add = null) => new(Engine, null, MusubiModules.All, add, Clock);

    private static async Task<House> Open(TestEngine engine, IReadOnlyList<Module> modules, Func<MusubiDb, CancellationToken, Task> create, Action<IServiceCollection>? add, Func<House, Task>? furnish)
    {
        var kind = string.Join(' ', modules.Select(m => m.GetType().FullName)) + (furnish is null ? "" : $" {furnish.Method.DeclaringType!.FullName}.{furnish.Method.Name}");
        var own = await TestDatabase.Open(engine, kind, async fresh =>
        {
            await using var template = new House(fresh, null, modules, null);
            await create(template.Db, CancellationToken.None);
            if (furnish is not null)
                await furnish(template);
        });
        return new House(own.Engine, own, modules, add);
    }

    private static ServiceProvider Provider(Engine engine, Clock clock, IReadOnlyList<Module> modules, Action<IServiceCollection>? add)
    {
        var all = new ServiceCollection().AddLogging().AddMusubi(engine, clock, modules);
        add?.Invoke(all);
        return all.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>Somebody who may do this and nothing else. Each call is another person.</summary>
    public Actor As(params string[] permissions) =>
        new(Interlocked.Increment(ref actors), $"Clerk {actors}", Language.English, permissions.ToHashSet(StringComparer.Ordinal));

    /// <summary>Runs a use case as the product would: permission, transaction, trail. As the system itself when no actor is given.</summary>
    public Task<Result<TOutput>> Run<TUseCase, TInput, TOutput>(TInput input, Actor? actor = null, string? key = null)
        where TUseCase : class, IUseCase<TInput, TOutput> =>
        services.GetRequiredService<Runner>().Run<TUseCase, TInput, TOutput>(actor ?? Actor.System, input, key);

    /// <summary>Runs a use case that must succeed, and gives its value.</summary>
    public async Task<TOutput> Do<TUseCase, TInput, TOutput>(TInput input, Actor? actor = null)
        where TUseCase : class, IUseCase<TInput, TOutput> =>
        (await Run<TUseCase, TInput, TOutput>(input, actor)).Value;

    /// <summary>Everything that must hold of the books holds.</summary>
    /// <exception cref="InvalidOperationException">It does not: which of it, where, and what was found.</exception>
    public async Task Holds()
    {
        var faults = await Get<BookChecks>().Check(default).SelectMany(f => f.Result.Faults.Select(t => $"{f.Name.En}: {t.Subject} {t.What.En}").ToAsyncEnumerable()).ToListAsync();
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join('\n', faults));
    }

    /// <summary>A scoped service in a scope of its own, which lives as long as the house.</summary>
    public T Get<T>() where T : notnull => Scope().GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in scopes)
            await scope.DisposeAsync();
        await services.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    private IServiceProvider Scope()
    {
        var scope = services.CreateAsyncScope();
        lock (scopes)
            scopes.Add(scope);
        return scope.ServiceProvider;
    }
}
