using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Demo.Life;

/// <summary>
/// A company lives from its founding on: each working day somebody looks at what stands and does something about it, through the use cases and with no more rights than theirs. All chance comes from the seed:
/// the same seed is the same life.
/// </summary>
/// <param name="nodes">The product, started once or several times over one database, of one clock: whoever acts reaches any of them.</param>
public sealed class CompanyLife(ulong seed, IReadOnlyList<IServiceProvider> nodes, SetClock clock, IWitness witness)
{
    private readonly Dice dice = new(seed);
    private IReadOnlyList<(int Weight, Person What)> people = [];
    private int sent;

    internal Dice Dice => dice;
    internal DateOnly Today => clock.Today;
    internal IReadOnlyList<Id<Party>> Customers { get; private set; } = [];
    internal IReadOnlyList<Id<Party>> Suppliers { get; private set; } = [];
    internal IReadOnlyList<Id<Item>> Wares { get; private set; } = [];
    internal Id<Warehouse> Warehouse { get; private set; }

    public int Acts { get; private set; }

    /// <summary>What the next document that has no number yet is known by: ids are drawn in blocks, and tell nobody what came first.</summary>
    internal string NextReference => $"{Acts + 1:00000}";

    /// <summary>Until that day has passed, or so many acts are done.</summary>
    public async Task Live(DateOnly until, int most = int.MaxValue)
    {
        await using (var scope = nodes[0].CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            Customers = await Of(db, PartyRole.Customer);
            Suppliers = await Of(db, PartyRole.Supplier);
            Wares = await db.Set<Item>().OrderBy(i => i.Code).Select(i => i.Id).ToListAsync();
            Warehouse = await db.Set<Warehouse>().OrderBy(w => w.Code).Select(w => w.Id).FirstAsync();
        }
        people = [(5, new Customers(this)), (4, new Salesperson(this)), (5, new Storekeeper(this)), (3, new Buyer(this)), (5, new Accountant(this))];
        for (; clock.Today <= until && Acts < most; clock.Advance(TimeSpan.FromDays(1)))
        {
            if (clock.Today.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                await Day(most);
        }
    }

    private async Task Day(int most)
    {
        foreach (var (_, person) in people)
            await person.Morning();
        for (var turns = dice.From(0, 2); turns > 0 && Acts < most; turns--)
        {
            for (var tries = 0; tries < 6 && !await dice.Of(people).Turn(); tries++) { }
        }
    }

    internal async Task<T> Read<T>(Func<IServiceProvider, Task<T>> question)
    {
        await using var scope = dice.Of(nodes).CreateAsyncScope();
        return await question(scope.ServiceProvider);
    }

    internal Task<Result<TOutput>> Do<TUseCase, TInput, TOutput>(Actor by, TInput input) where TUseCase : class, IUseCase<TInput, TOutput> =>
        witness.See<TInput, TOutput>(new(++Acts, clock.Today, by, typeof(TUseCase).Name, $"{seed}-{Acts}", input), (what, key) =>
            nodes[Interlocked.Increment(ref sent) % nodes.Count].GetRequiredService<Runner>().Run<TUseCase, TInput, TOutput>(by, what, key));

    private static Task<List<Id<Party>>> Of(MusubiDb db, PartyRole role) =>
        db.Set<Party>().Where(p => p.Roles.Any(r => r.Role == role)).OrderBy(p => p.Code).Select(p => p.Id).ToListAsync();
}
