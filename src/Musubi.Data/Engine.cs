using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Musubi.Data;

/// <summary>
/// What differs between the database engines, and nothing else: how to connect, how writers queue,
/// which failures are worth another try, and how many rows are written fast.
/// </summary>
public abstract class Engine(string connectionString)
{
    public string ConnectionString { get; } = connectionString;

    /// <summary><c>sqlite</c> or <c>postgres</c>: for figures and logs.</summary>
    public abstract string Name { get; }

    /// <summary>The folder in which the database lies; null where a server keeps it.</summary>
    public virtual string? Folder => null;

    /// <summary>The collation under which text sorts by code point. Null where that is the engine's own way.</summary>
    public virtual string? Collation => null;

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>A new closed connection, for work beside the context: id blocks, bulk loads, locks.</summary>
    public abstract DbConnection NewConnection();

    /// <summary>Whether one writes at a time, in turns.</summary>
    public virtual bool TakesTurns => false;

    /// <summary>Waits for this process's turn to write. An engine with one writer queues fairly here rather than polling a busy file.</summary>
    public virtual ValueTask<IDisposable> WriteTurn(CancellationToken ct) => ValueTask.FromResult<IDisposable>(NoTurn.Instance);

    /// <summary>Begins to read: until it is disposed, everything asked of the context is answered as of one moment, and nobody waits for it.</summary>
    public abstract Task<IAsyncDisposable> Snapshot(MusubiDb db, CancellationToken ct);

    /// <summary>True when the same act may succeed if simply run again: serialization failure, deadlock, busy file.</summary>
    public abstract bool IsWorthRetrying(Exception failure);

    /// <summary>True when a unique index refused the row.</summary>
    public abstract bool IsDuplicate(Exception failure);

    /// <summary>Waits until no other node is in here, and keeps them out until disposed; a node that dies lets go. For what is done once at start.</summary>
    public abstract Task<IAsyncDisposable> Alone(CancellationToken ct);

    /// <summary>True when the database had no room left.</summary>
    public abstract bool IsDiskFull(Exception failure);

    /// <summary>Says that a server is at work on this database, until disposed; a server that dies lets go.</summary>
    public abstract Task<IAsyncDisposable> Attend(CancellationToken ct);

    /// <summary>Keeps every server out until disposed, for what may only be done while none is at work; null when one is.</summary>
    public abstract Task<IAsyncDisposable?> TryAlone(CancellationToken ct);

    /// <summary>Begins to write a whole company anew in one transaction of the context: the tables are empty, their rows may come in any order, and keys and indexes are built and checked in the end.</summary>
    public abstract Task<Loading> Load(MusubiDb db, IReadOnlyList<string> tables, CancellationToken ct);

    /// <summary>Brings the schema up to date; safe when several nodes start at once.</summary>
    public abstract Task Migrate(MusubiDb db, CancellationToken ct);

    /// <summary>Writes many rows of one table as fast as the engine can, inside the given open transaction. Values in column order; null as null.</summary>
    /// <param name="table">Table name as stored.</param>
    /// <param name="columns">Column names as stored.</param>
    /// <returns>The number of rows written.</returns>
    public abstract Task<long> WriteRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken ct);

    /// <summary>Says one statement for each of some rows, whose values are $1, $2 …: prepared once, in as few round trips as the engine can.</summary>
    /// <returns>The number of rows written or changed.</returns>
    public abstract Task<long> SayEach(DbTransaction transaction, string sql, IEnumerable<object?[]> rows, CancellationToken ct);

    /// <summary>Adds figures to rows of a table that are known by their key; those that are not there begin with them.</summary>
    /// <param name="sums">Columns of whole numbers.</param>
    /// <param name="rows">Values of the key and then of the sums; no key twice.</param>
    public abstract Task AddToRows(DbTransaction transaction, string table, IReadOnlyList<string> key, IReadOnlyList<string> sums, IReadOnlyList<object[]> rows, CancellationToken ct);

    /// <summary>What to do where the key stands already.</summary>
    protected static string OnConflict(string table, IReadOnlyList<string> key, IReadOnlyList<string> sums) =>
        $" ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", sums.Select(s => $"{s} = {table}.{s} + excluded.{s}"))}";

    /// <summary>Where the jobs' clock keeps its plan: in this process, or in the database for all nodes.</summary>
    public virtual void KeepJobs(IQuartzBuilder jobs) => jobs.UseInMemoryStore();

    private sealed class NoTurn : IDisposable
    {
        public static readonly NoTurn Instance = new();
        public void Dispose() { }
    }
}

/// <summary>A company being written anew. Disposed without a commit, it leaves what was there.</summary>
public abstract class Loading : IAsyncDisposable
{
    /// <exception cref="DbException">Rows do not go together: a key is doubled, or leads nowhere.</exception>
    public abstract Task Commit(CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}
