using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Kernel;

namespace Musubi.Data.Ids;

/// <summary>Where the next block of ids begins.</summary>
[NotAudited]
public sealed class IdBlock
{
    public required string Name { get; init; }
    public long Next { get; set; }
}

/// <summary>
/// The process's stock of ids: blocks reserved in the database (hi/lo), one sequence for all tables, handed out without a round trip.
/// A block is taken in a transaction of its own before an act begins, so that an act that rolls back cannot give its ids to another.
/// </summary>
public sealed class IdStock(Engine engine) : IDisposable
{
    private const long Block = 16_384;

    /// <summary>What is kept beyond what an act asks for: others begin at the same moment, and none should run dry inside its transaction.</summary>
    private const long Others = 4_096;
    private readonly Queue<(long From, long To)> spare = new();
    private readonly Lock gate = new();
    private readonly SemaphoreSlim refill = new(1, 1);
    private long next, end, left;

    /// <summary>Makes sure that at least <paramref name="count"/> ids are in stock. Call before a transaction begins.</summary>
    public async ValueTask Ensure(int count, CancellationToken ct)
    {
        if (Has(count))
            return;
        await refill.WaitAsync(ct);
        try
        {
            if (Has(count))
                return;
            using var turn = await engine.WriteTurn(ct);
            await using var connection = engine.NewConnection();
            await connection.OpenAsync(ct);
            var block = await Take(connection, count + Others + Block, ct);
            lock (gate)
            {
                spare.Enqueue(block);
                left += block.To - block.From;
            }
        }
        finally
        {
            refill.Release();
        }
    }

    /// <summary>A block of consecutive ids for the caller alone: what was written under them is found again by their range.</summary>
    public async Task<(long From, long To)> Reserve(long count, CancellationToken ct)
    {
        await using var connection = engine.NewConnection();
        using var turn = await engine.WriteTurn(ct);
        await connection.OpenAsync(ct);
        return await Take(connection, count, ct);
    }

    /// <summary>Lets go of what is in stock: another process has written much meanwhile, and what is written now is to stand behind it.</summary>
    public void LetGo()
    {
        lock (gate)
        {
            spare.Clear();
            (next, end, left) = (0, 0, 0);
        }
    }

    public void Dispose() => refill.Dispose();

    internal bool TryNext(out long id)
    {
        lock (gate)
        {
            while (next >= end)
            {
                if (!spare.TryDequeue(out var block))
                {
                    id = 0;
                    return false;
                }
                (next, end) = block;
            }
            id = next++;
            left--;
            return true;
        }
    }

    private bool Has(int count)
    {
        lock (gate)
            return left >= count + Others;
    }

    private static async Task<(long From, long To)> Take(DbConnection connection, long count, CancellationToken ct)
    {
        await using var command = Command(connection, null, count);
        var to = (long)(await command.ExecuteScalarAsync(ct))!;
        return (to - count, to);
    }

    /// <summary>
    /// For an act that outgrew the stock inside its transaction. Where acts run side by side it is taken apart from that transaction: the row would stay locked until it ends, and everybody wait for it.
    /// Where they take turns it is taken within, and kept by the act to itself: if that rolls back, the block is given out again.
    /// </summary>
    internal (long From, long To) TakeNow(MusubiDb db, long count)
    {
        if (engine.TakesTurns)
            return Take(db.Database.GetDbConnection(), db.Database.CurrentTransaction?.GetDbTransaction(), count);
        using var connection = engine.NewConnection();
        connection.Open();
        return Take(connection, null, count);
    }

    private static (long From, long To) Take(DbConnection connection, DbTransaction? transaction, long count)
    {
        using var command = Command(connection, transaction, count);
        var to = (long)command.ExecuteScalar()!;
        return (to - count, to);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, long count)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO id_block (name, next) VALUES ('all', {1000 + count}) ON CONFLICT (name) DO UPDATE SET next = id_block.next + {count} RETURNING next";
        return command;
    }
}

/// <summary>Gives new rows their ids within one act.</summary>
public sealed class IdSource(IdStock stock, MusubiDb db)
{
    private long next, end;

    /// <summary>Takes a block for this scope alone: work that makes thousands of rows outside of a transaction.</summary>
    public async Task Reserve(long count, CancellationToken ct) => (next, end) = await stock.Reserve(count, ct);

    /// <summary>Gives ids that are nobody's: for a trial whose rows are thrown away.</summary>
    public void Pretend() => (next, end) = (1L << 52, 1L << 53);

    public Id<T> Next<T>() => new(NextNumber());

    public long NextNumber()
    {
        if (next < end)
            return next++;
        if (stock.TryNext(out var id))
            return id;
        (next, end) = stock.TakeNow(db, 4096);
        return next++;
    }
}
