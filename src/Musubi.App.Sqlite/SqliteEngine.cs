using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Musubi.Data;
using SQLitePCL;

namespace Musubi.App.Sqlite;

/// <summary>The embedded engine: one file, many readers, one writer at a time.</summary>
public sealed class SqliteEngine(string connectionString) : Engine(connectionString), IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020), WouldBlockOnLinux = 11, WouldBlockOnMac = 35;
    private const int Busy = 5, Locked = 6, Full = 13, Constraint = 19, ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;
    private readonly SemaphoreSlim writer = new(1, 1);
    private readonly KeptConnections connections = new(connectionString);

    public override string Name => "sqlite";

    public override string? Folder => Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource));

    public override void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteEngine).Assembly.GetName().Name)).AddInterceptors(connections.Keeps ? [Pragmas.Instance, connections, PreparedQuestions.Instance] : [Pragmas.Instance])
            .ReplaceService<IModificationCommandBatchFactory, PreparedWrites>();

    public override DbConnection NewConnection() => new PragmaConnection(ConnectionString);

    public override bool TakesTurns => true;

    public override async ValueTask<IDisposable> WriteTurn(CancellationToken ct)
    {
        await writer.WaitAsync(ct);
        return new Turn(writer);
    }

    /// <summary>Deferred: it never asks for the one writer's turn.</summary>
    public override async Task<IAsyncDisposable> Snapshot(MusubiDb db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var reading = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(reading, ct);
        return new Reading(db, reading);
    }

    public override bool IsWorthRetrying(Exception failure) => Sqlite(failure) is { SqliteErrorCode: Busy or Locked };

    public override bool IsDiskFull(Exception failure) => Sqlite(failure) is { SqliteErrorCode: Full };

    public override bool IsDuplicate(Exception failure) =>
        Sqlite(failure) is { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    /// <summary>
    /// One process migrates while the others wait at a lock file, which the system lets go with the process that holds it.
    /// EF's own lock is a row: it would outlive a process that died, and the next start would wait for it forever.
    /// </summary>
    public override async Task Migrate(MusubiDb db, CancellationToken ct)
    {
        await using (await Alone(ct))
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
            await db.Database.MigrateAsync(ct);
        }
    }

    public override async Task<IAsyncDisposable> Alone(CancellationToken ct)
    {
        var lockFile = new SqliteConnectionStringBuilder(ConnectionString).DataSource + ".lock";
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }

    /// <summary>A shared lock on a file beside the database.</summary>
    public override async Task<IAsyncDisposable> Attend(CancellationToken ct)
    {
        while (true)
        {
            if (TryOpen(FileAccess.Read, FileShare.Read) is { } here)
                return here;
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    public override Task<IAsyncDisposable?> TryAlone(CancellationToken ct) => Task.FromResult<IAsyncDisposable?>(TryOpen(FileAccess.ReadWrite, FileShare.None));

    private FileStream? TryOpen(FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(new SqliteConnectionStringBuilder(ConnectionString).DataSource + ".server", FileMode.OpenOrCreate, access, share);
        }
        catch (IOException held) when (IsHeld(held))
        {
            return null;
        }
    }

    private static bool IsHeld(IOException failure) => failure.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac;

    public override Task<Loading> Load(MusubiDb db, IReadOnlyList<string> tables, CancellationToken ct) => SqliteLoading.Begin(db, tables, ct);

    public override Task<long> WriteRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct) =>
        SayEach(transaction, $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i + 1}"))})", rows, ct);

    public override Task<long> SayEach(DbTransaction transaction, string sql, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        using var statements = Statement.From((SqliteConnection)transaction.Connection!);
        var statement = statements.Of(sql);
        var written = 0L;
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            written += statement.Say(row);
        }
        return Task.FromResult(written);
    }

    public override Task AddToRows(DbTransaction transaction, string table, IReadOnlyList<string> key, IReadOnlyList<string> sums, IReadOnlyList<object[]> rows, CancellationToken ct) =>
        SayEach(transaction, $"INSERT INTO {table} ({string.Join(", ", key.Concat(sums))}) VALUES ({string.Join(", ", key.Concat(sums).Select((_, i) => $"${i + 1}"))}){OnConflict(table, key, sums)}", rows, ct);

    public void Dispose()
    {
        connections.Dispose();
        writer.Dispose();
    }

    private static SqliteException? Sqlite(Exception? failure) => failure is null ? null : failure as SqliteException ?? Sqlite(failure.InnerException);

    /// <summary>
    /// A confirmed document survives power loss: FULL. Readers do not wait for the writer: WAL. What is temporary stays where SQLite puts it: kept
    /// in memory by temp_store, the journal of savepoints is walked from its start at every statement of a long transaction.
    /// </summary>
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 16384;";

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private static void Apply(DbConnection connection)
        {
            // EF looks whether the file exists through a connection that may not write, and so may not turn WAL on.
            var opened = (SqliteConnection)connection;
            if (opened.Handle is { } handle && !Set.TryGetValue(handle, out _) && new SqliteConnectionStringBuilder(connection.ConnectionString).Mode != SqliteOpenMode.ReadOnly)
                SetUp(opened, handle);
        }
    }

    /// <summary>Connections of the pool that bear their settings already: they keep them as long as the handle lives.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Set = [];

    private const int Memstatus = 9, Lookaside = 1001;

    /// <summary>Small pieces of memory that statements are made of, set aside for a connection: bytes of each, and how many.</summary>
    private const int Piece = 1200, Pieces = 400;

    static SqliteEngine()
    {
        Batteries_V2.Init();
        // Nobody reads how much memory the database takes; counting it costs a lock for each piece.
        raw.sqlite3_config(Memstatus, 0);
    }

    private static void SetUp(SqliteConnection connection, sqlite3 handle)
    {
        raw.sqlite3_db_config(handle, Lookaside, IntPtr.Zero, Piece, Pieces);
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        Set.AddOrUpdate(handle, Settings);
    }

    private sealed class PragmaConnection(string connectionString) : SqliteConnection(connectionString)
    {
        public override void Open()
        {
            base.Open();
            if (Handle is { } handle && !Set.TryGetValue(handle, out _))
                SetUp(this, handle);
        }
    }

    /// <summary>EF does not end a transaction it did not begin.</summary>
    private sealed class Reading(MusubiDb db, SqliteTransaction transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.UseTransactionAsync(null);
            await transaction.DisposeAsync();
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        private SemaphoreSlim? held = writer;
        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
