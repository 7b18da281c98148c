using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Testing;
using Xunit;

namespace Musubi.Data.Tests.Acts;

/// <summary>On SQLite connections go from one context to the next: nobody inherits what another left behind.</summary>
public class KeptConnectionTests
{
    [Fact]
    public async Task A_connection_serves_one_context_after_the_other()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        var first = await Ask(house);

        Assert.Same(first, await Ask(house));
    }

    [Fact]
    public async Task Two_contexts_at_once_have_two()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        var (one, other) = (house.Db, house.Db);

        Assert.NotSame(one.Database.GetDbConnection(), other.Database.GetDbConnection());
        Assert.Equal(0, await one.Set<Note>().CountAsync() + await other.Set<Note>().CountAsync());
    }

    [Fact]
    public async Task A_transaction_left_open_ends_with_its_context()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"INSERT INTO id_block (name, next) VALUES ('left', 1)");
        }

        Assert.False(await house.Db.Set<IdBlock>().AnyAsync(b => b.Name == "left"));
        await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "a" });
    }

    [Fact]
    public async Task An_answer_left_half_read_keeps_nobody_at_that_moment()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        for (var i = 0; i < 3; i++)
            await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = $"A{i}", Body = "a" });
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Note>().AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator();
            Assert.True(await rows.MoveNextAsync());
        }
        await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "B", Body = "b" });

        Assert.Equal(4, await house.Db.Set<Note>().CountAsync());
    }

    [Fact]
    public async Task The_same_question_asked_while_its_answer_is_read_is_answered()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        for (var i = 0; i < 3; i++)
            await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = $"A{i}", Body = "a" });
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();

        var pairs = 0;
        await foreach (var _ in db.Set<Note>().AsNoTracking().AsAsyncEnumerable())
        {
            await foreach (var inner in db.Set<Note>().AsNoTracking().AsAsyncEnumerable())
                pairs += inner.Code.Length > 0 ? 1 : 0;
        }

        Assert.Equal(9, pairs);
    }

    [Fact]
    public async Task A_question_after_the_table_changed_reads_it_as_it_is()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "a" });
        Assert.Equal("A", await Code(house));
        await house.Db.Database.ExecuteSqlRawAsync("ALTER TABLE note ADD COLUMN later TEXT");

        Assert.Equal("A", await Code(house));
    }

    private static Task<string> Code(House house) => house.Db.Set<Note>().Select(n => n.Code).SingleAsync();

    private static async Task<object> Ask(House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await db.Set<Note>().CountAsync();
        return db.Database.GetDbConnection();
    }
}
