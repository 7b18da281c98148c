using System.Data;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Npgsql;
using Quartz;

namespace Musubi.App.Postgres;

/// <summary>The engine for many users and several nodes.</summary>
public sealed class PostgresEngine(string connectionString) : Engine(connectionString), IDisposable
{
    private const long StartLock = 0x4D757375_6269, ServerLock = StartLock + 1;

    /// <summary>Below this a copy costs more to begin than the rows.</summary>
    private const int FewRows = 40, MostSums = 1000;

    /// <summary>
    /// Every question here is short: compiling one, or starting processes beside it, takes longer than answering it. Who names other options keeps them.
    /// A string and no data source of its own: EF builds its model and its questions anew for each data source.
    /// </summary>
    private readonly string link = Link(new(connectionString));

    private static string Link(NpgsqlConnectionStringBuilder builder)
    {
        builder.Options ??= "-c jit=off -c max_parallel_workers_per_gather=0";
        return builder.ConnectionString;
    }

    public override string Name => "postgres";

    public override string Collation => "C";

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(link, npgsql => npgsql.MigrationsAssembly(typeof(PostgresEngine).Assembly.GetName().Name));

    public override DbConnection NewConnection() => new NpgsqlConnection(link);

    public override async Task<IAsyncDisposable> Snapshot(MusubiDb db, CancellationToken ct) => await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public override bool IsWorthRetrying(Exception failure) =>
        Postgres(failure) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public override bool IsDiskFull(Exception failure) => Postgres(failure) is { SqlState: PostgresErrorCodes.DiskFull };

    public override bool IsDuplicate(Exception failure) => Postgres(failure) is { SqlState: PostgresErrorCodes.UniqueViolation };

    public override async Task Migrate(MusubiDb db, CancellationToken ct)
    {
        await using (await Alone(ct))
            await db.Database.MigrateAsync(ct);
    }

    /// <summary>An advisory lock, which the server lets go with the connection that holds it.</summary>
    public override async Task<IAsyncDisposable> Alone(CancellationToken ct) => (await Take($"SELECT pg_advisory_lock({StartLock})", $"SELECT pg_advisory_unlock({StartLock})", ct))!;

    public override async Task<IAsyncDisposable> Attend(CancellationToken ct) => (await Take($"SELECT pg_advisory_lock_shared({ServerLock})", $"SELECT pg_advisory_unlock_shared({ServerLock})", ct))!;

    public override async Task<IAsyncDisposable?> TryAlone(CancellationToken ct) => await Take($"SELECT pg_try_advisory_lock({ServerLock})", $"SELECT pg_advisory_unlock({ServerLock})", ct);

    /// <summary>However long another node takes: the wait ends when that node is done or gone.</summary>
    private async Task<Held?> Take(string take, string release, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(link);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand(take, connection) { CommandTimeout = 0 };
            if (await command.ExecuteScalarAsync(ct) is not false)
                return new Held(connection, release);
            await connection.DisposeAsync();
            return null;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Held(NpgsqlConnection connection, string release) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (connection)
            {
                await using var command = new NpgsqlCommand(release, connection);
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    public override Task<Loading> Load(MusubiDb db, IReadOnlyList<string> tables, CancellationToken ct) => PostgresLoading.Begin(db, tables, ct);

    public override async Task<long> WriteRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)transaction.Connection!;
        var into = $"\"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))})";
        if (rows.TryGetNonEnumeratedCount(out var count) && count <= FewRows)
            return await SayEach(transaction, $"INSERT INTO {into} VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})", rows, ct);
        await using var writer = await connection.BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            foreach (var value in row)
            {
                if (value is null)
                    await writer.WriteNullAsync(ct);
                else
                    await writer.WriteAsync(value, ct);
            }
        }
        return (long)await writer.CompleteAsync(ct);
    }

    public override async Task<long> SayEach(DbTransaction transaction, string sql, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
        foreach (var row in rows)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in row)
                command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        return batch.BatchCommands.Count == 0 ? 0 : await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Some at a time in one statement: it has at most as many parameters as the protocol numbers.</summary>
    public override async Task AddToRows(DbTransaction transaction, string table, IReadOnlyList<string> key, IReadOnlyList<string> sums, IReadOnlyList<object[]> rows, CancellationToken ct)
    {
        foreach (var some in rows.Chunk(MostSums))
        {
            await using var command = new NpgsqlCommand { Connection = (NpgsqlConnection)transaction.Connection!, Transaction = (NpgsqlTransaction)transaction };
            var sql = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", key.Concat(sums))}) VALUES ");
            foreach (var row in some)
            {
                sql.Append(command.Parameters.Count > 0 ? ", (" : "(");
                for (var i = 0; i < row.Length; i++)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = row[i] });
                    sql.Append(i > 0 ? ", $" : "$").Append(command.Parameters.Count);
                }
                sql.Append(')');
            }
            command.CommandText = sql.Append(OnConflict(table, key, sums)).ToString();
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Nodes share one plan: each turn of a job is taken by one of them, and by another when that one dies.</summary>
    public override void KeepJobs(IQuartzBuilder jobs) => jobs.UsePersistentStore(store =>
    {
        store.UsePostgres(ConnectionString);
        store.UseClustering();
        store.ProvisionSchema();
    });

    /// <summary>Lets go of the connections that wait in the pool.</summary>
    public void Dispose()
    {
        using var connection = new NpgsqlConnection(link);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <summary>EF wraps once when saving, and once more when it thinks the failure passing.</summary>
    private static PostgresException? Postgres(Exception? failure) => failure is null ? null : failure as PostgresException ?? Postgres(failure.InnerException);
}
