using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Data;
using Npgsql;

namespace Musubi.App.Postgres;

/// <summary>Constraints and indexes are taken away and put back behind the rows: here that is part of the transaction, and whoever asks meanwhile waits for its end.</summary>
internal sealed class PostgresLoading : Loading
{
    private const string Constraints = """
        SELECT 'ALTER TABLE ' || conrelid::regclass || ' DROP CONSTRAINT ' || quote_ident(conname), 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY conrelid::regclass::text, conname
        """;

    private const string Indexes = """
        SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index i
        WHERE NOT indisprimary AND indrelid = ANY($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('u', 'x')) ORDER BY indexrelid::regclass::text
        """;

    private readonly MusubiDb db;
    private readonly IDbContextTransaction transaction;
    private readonly string[] tables;
    private readonly List<string> back = [];

    private PostgresLoading(MusubiDb db, IDbContextTransaction transaction, IEnumerable<string> tables) => (this.db, this.transaction, this.tables) = (db, transaction, [.. tables.Select(t => $"\"{t}\"")]);

    public static async Task<Loading> Begin(MusubiDb db, IReadOnlyList<string> tables, CancellationToken ct)
    {
        var loading = new PostgresLoading(db, await db.Database.BeginTransactionAsync(ct), tables);
        try
        {
            await loading.TakeAway(Constraints, ct);
            await loading.TakeAway(Indexes, ct);
            // What was taken away last is put back first: a key leads to an index.
            loading.back.Reverse();
            await loading.Say($"TRUNCATE {string.Join(", ", loading.tables)}", ct);
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
        foreach (var one in back)
            await Say(one, ct);
        await Say($"ANALYZE {string.Join(", ", tables)}", ct);
        await transaction.CommitAsync(ct);
    }

    public override ValueTask DisposeAsync() => transaction.DisposeAsync();

    private async Task TakeAway(string question, CancellationToken ct)
    {
        var drops = new List<string>();
        await using (var command = Command(question))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = tables });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                drops.Add(reader.GetString(0));
                back.Add(reader.GetString(1));
            }
        }
        foreach (var drop in drops)
            await Say(drop, ct);
    }

    private async Task Say(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql) => new(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)transaction.GetDbTransaction()) { CommandTimeout = 0 };
}
