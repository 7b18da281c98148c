using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Masters;
using Musubi.Kernel;
using Musubi.Testing;
using Xunit;

namespace Musubi.Data.Tests.Masters;

public class MasterDataTests
{
    [Theory, Engines]
    public async Task What_nobody_changed_is_read_once_and_what_anybody_changed_again(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var (here, there) = (new Node(house), new Node(house));

        Assert.Equal("", await here.Shelves());
        Assert.Equal("", await here.Shelves());
        Assert.Equal(1, here.Reads);

        var shelf = await PutUp(house, "oak");
        Assert.Equal("oak/0", await here.Shelves());
        Assert.Equal("oak/0", await there.Shelves());

        await InAct(house, async (db, _) => (await db.Set<Shelf>().SingleAsync()).Name = "pine");
        Assert.Equal("pine/0", await here.Shelves());
        Assert.Equal("pine/0", await there.Shelves());

        await InAct(house, async (db, ids) => await db.AddAsync(new Board { Id = ids.Next<Board>(), ShelfId = shelf }));
        Assert.Equal("pine/1", await there.Shelves());
        Assert.Equal("pine/1", await there.Shelves());
        Assert.Equal(3, there.Reads);
    }

    [Theory, Engines]
    public async Task What_is_saved_outside_of_an_act_is_seen_too(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var here = new Node(house);
        await PutUp(house, "oak");
        Assert.Equal("oak/0", await here.Shelves());

        var db = house.Db;
        (await db.Set<Shelf>().SingleAsync()).Name = "pine";
        await db.SaveChangesAsync();

        Assert.Equal("pine/0", await here.Shelves());
    }

    [Theory, Engines]
    public async Task What_is_written_in_bulk_is_seen_too(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var here = new Node(house);
        Assert.Equal("", await here.Shelves());
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var (db, rows, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>(), scope.ServiceProvider.GetRequiredService<IdSource>());
            await ids.Reserve(1, default);
            await using var transaction = await db.Database.BeginTransactionAsync();
            await rows.Insert([new Shelf { Id = ids.Next<Shelf>(), Name = "oak" }], default);
            await transaction.CommitAsync();
        }

        Assert.Equal("oak/0", await here.Shelves());
    }

    [Theory, Engines]
    public async Task Who_changes_it_reads_what_it_wrote_and_nobody_else_does_before_it_stands(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var here = new Node(house);
        await PutUp(house, "oak");
        Assert.Equal("oak/0", await here.Shelves());
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Set<Shelf>().SingleAsync()).Name = "pine";
            await db.SaveChangesAsync();
            Assert.Equal("pine/0", await here.Shelves(db));
            await transaction.RollbackAsync();
        }

        Assert.Equal("oak/0", await here.Shelves());
    }

    private static async Task<Id<Shelf>> PutUp(House house, string name)
    {
        Id<Shelf> id = default;
        await InAct(house, async (db, ids) => await db.AddAsync(new Shelf { Id = id = ids.Next<Shelf>(), Name = name }));
        return id;
    }

    private static async Task InAct(House house, Func<MusubiDb, IdSource, Task> act)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var (db, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        await ids.Reserve(20, default);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await act(db, ids);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>A process that remembers for itself; each question is another act's.</summary>
    private sealed class Node(House house)
    {
        private readonly MasterMemory memory = new();

        public int Reads { get; private set; }

        public async Task<string> Shelves(MusubiDb? acting = null)
        {
            var db = acting ?? house.Db;
            return await new MasterData(db, memory).Of<Shelf, string>("", async () =>
            {
                Reads++;
                return string.Join(' ', await db.Set<Shelf>().OrderBy(s => s.Id).Select(s => s.Name + "/" + db.Set<Board>().Count(b => b.ShelfId == s.Id)).ToListAsync());
            }, default);
        }
    }
}
