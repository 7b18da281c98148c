using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>Years of rows written straight into the tables, as a restore would: what looks them up by other things than their key is made when they all are there, and PostgreSQL does not look up what each refers to.</summary>
internal sealed class History : IAsyncDisposable
{
    private readonly AsyncServiceScope scope;
    private readonly IDisposable turn;
    private readonly MusubiDb db;
    private readonly List<string> indexes = [];

    private History(AsyncServiceScope scope, IDisposable writing) => (this.scope, turn, db) = (scope, writing, scope.ServiceProvider.GetRequiredService<MusubiDb>());

    /// <param name="kinds">Of what there will be many.</param>
    public static async Task<History> Begin(House house, params Type[] kinds)
    {
        var history = new History(house.Services.CreateAsyncScope(), await house.Engine.WriteTurn(default));
        await history.db.Database.OpenConnectionAsync();
        foreach (var kind in kinds)
            await history.DropIndexes(RowShape.Of(history.db, kind).Table);
        if (history.IsPostgres)
            await history.Say("SET session_replication_role = replica");
        return history;
    }

    public MusubiDb Db => db;

    /// <summary>All of it or none.</summary>
    public async Task Write(Func<BulkRows, Task> rows)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await rows(scope.ServiceProvider.GetRequiredService<BulkRows>());
        await transaction.CommitAsync();
    }

    public async Task End()
    {
        foreach (var index in indexes)
            await Say(index);
        if (IsPostgres)
            await Say("SET session_replication_role = DEFAULT");
    }

    public async ValueTask DisposeAsync()
    {
        await scope.DisposeAsync();
        turn.Dispose();
    }

    private bool IsPostgres => db.Engine.Name == "postgres";

    private async Task DropIndexes(string table)
    {
        var found = new List<(string Name, string Made)>();
        await using (var command = Command(IsPostgres
            ? $"SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = '{table}' AND indexname NOT IN (SELECT conname FROM pg_constraint)"
            : $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                found.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (name, made) in found)
        {
            await Say($"DROP INDEX \"{name}\"");
            indexes.Add(made);
        }
    }

    private async Task Say(string sql)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync();
    }

    private DbCommand Command(string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 3600);
        return command;
    }
}
