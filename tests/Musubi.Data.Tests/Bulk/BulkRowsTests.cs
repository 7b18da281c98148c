using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Testing;
using Xunit;

namespace Musubi.Data.Tests.Bulk;

public class BulkRowsTests
{
    [Theory, Engines]
    public async Task What_changed_of_rows_is_written_at_once_and_not_again(TestEngine engine)
    {
        await using var house = await Blocks(engine);
        await using var scope = house.Services.CreateAsyncScope();
        var (db, rows) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>());
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var held = await db.Set<IdBlock>().Where(b => b.Name == "a" || b.Name == "b" || b.Name == "c").OrderBy(b => b.Name).ToListAsync();
            (held[0].Next, held[1].Next) = (10, 20);
            await rows.Save(held, CancellationToken.None);
            Assert.False(db.ChangeTracker.HasChanges());
            Assert.Equal([10, 20, 3], held.Select(b => b.Next));
            await transaction.CommitAsync();
        }

        Assert.Equal([10, 20, 3], await house.Db.Set<IdBlock>().Where(b => b.Name == "a" || b.Name == "b" || b.Name == "c").OrderBy(b => b.Name).Select(b => b.Next).ToListAsync());
    }

    [Theory, Engines]
    public async Task A_row_that_is_gone_is_not_taken_for_changed(TestEngine engine)
    {
        await using var house = await Blocks(engine);
        await using var scope = house.Services.CreateAsyncScope();
        var (db, rows) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<BulkRows>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var held = await db.Set<IdBlock>().SingleAsync(b => b.Name == "a");
        await db.Set<IdBlock>().Where(b => b.Name == "a").ExecuteDeleteAsync();
        held.Next = 10;

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => rows.Save([held], CancellationToken.None));
    }

    [Theory, Engines]
    public async Task What_has_a_version_or_a_trail_is_left_to_saving(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await using var scope = house.Services.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Database.BeginTransactionAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<BulkRows>().Save(new List<Note>(), CancellationToken.None));
    }

    [Fact]
    public async Task A_value_is_stored_in_bulk_as_a_command_stores_it()
    {
        await using var house = await NotebookModule.Open(TestEngine.Sqlite);
        await using var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TEMPORARY TABLE kept (nth INTEGER, value)";
        await command.ExecuteNonQueryAsync();
        object?[] values =
        [
            null, "", "結び 'quoted'", 0, -7, long.MaxValue, true, false, (short)3, (byte)4, 1.5m, 12m, 0.10m, -1234567890.123456m, new byte[] { 0, 1, 255 }, Array.Empty<byte>(),
            new DateOnly(2026, 4, 1), DateOnly.MinValue, new TimeOnly(9, 30), new TimeOnly(9, 30, 1, 250), new DateTime(2026, 4, 1, 9, 0, 0, DateTimeKind.Utc), new DateTime(2026, 4, 1, 9, 0, 0, 123, 456, DateTimeKind.Utc),
        ];

        command.CommandText = "INSERT INTO kept (nth, value) VALUES ($nth, $value)";
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Clear();
            foreach (var (name, value) in new[] { ("$nth", i), ("$value", values[i]) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
            await command.ExecuteNonQueryAsync();
        }
        Assert.Equal(values.Length, await house.Engine.SayEach(transaction, "INSERT INTO kept (nth, value) VALUES ($1, $2)", values.Select((v, i) => new[] { i, v }), CancellationToken.None));

        command.Parameters.Clear();
        command.CommandText = "SELECT COUNT(*) FROM (SELECT nth, typeof(value), quote(value) FROM kept GROUP BY 1, 2, 3)";
        Assert.Equal((long)values.Length, await command.ExecuteScalarAsync());
    }

    /// <summary>Three rows of the machine's bookkeeping.</summary>
    private static async Task<House> Blocks(TestEngine engine)
    {
        var house = await NotebookModule.Open(engine);
        var db = house.Db;
        db.AddRange(new IdBlock { Name = "a", Next = 1 }, new IdBlock { Name = "b", Next = 2 }, new IdBlock { Name = "c", Next = 3 });
        await db.SaveChangesAsync();
        return house;
    }
}
