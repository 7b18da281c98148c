using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Data;

namespace Musubi.App.Sqlite;

/// <summary>Keys are not looked at row by row but all at once in the end, and indexes are built from sorted rows: a fraction of the time.</summary>
internal sealed class SqliteLoading : Loading
{
    private const int Constraint = 19;
    private readonly MusubiDb db;
    private readonly SqliteConnection connection;
    private readonly List<string> indexes = [];
    private IDbContextTransaction? transaction;

    private SqliteLoading(MusubiDb db) => (this.db, connection) = (db, (SqliteConnection)db.Database.GetDbConnection());

    public static async Task<Loading> Begin(MusubiDb db, IReadOnlyList<string> tables, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var loading = new SqliteLoading(db);
        try
        {
            await loading.Say("PRAGMA foreign_keys = OFF;", ct);
            loading.transaction = await db.Database.BeginTransactionAsync(ct);
            var names = new List<string>();
            await using (var command = loading.Command("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"))
            await using (var reader = await command.ExecuteReaderAsync(ct))
            {
                while (await reader.ReadAsync(ct))
                {
                    names.Add(reader.GetString(0));
                    loading.indexes.Add(reader.GetString(1));
                }
            }
            foreach (var name in names)
                await loading.Say($"DROP INDEX \"{name}\"", ct);
            foreach (var table in tables)
                await loading.Say($"DELETE FROM \"{table}\"", ct);
            return loading;
        }
        catch
        {
            await loading.DisposeAsync();
            throw;
        }
    }

    public override async Task Commit(CancellationToken ct)
    {
        foreach (var index in indexes)
            await Say(index, ct);
        await using (var command = Command("PRAGMA foreign_key_check"))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct))
                throw new SqliteException($"A row of {reader.GetString(0)} names one of {reader.GetString(2)} that is not there", Constraint);
        }
        await transaction!.CommitAsync(ct);
    }

    public override async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        await Say("PRAGMA foreign_keys = ON;", CancellationToken.None);
        await db.Database.CloseConnectionAsync();
    }

    private async Task Say(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }
}
