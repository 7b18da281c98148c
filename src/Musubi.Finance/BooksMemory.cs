using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What every posting asks and hardly ever changes: the chart, its map, the periods, the values of dimensions. Nobody changes what stands in here.</summary>
internal sealed record BooksFacts
{
    public required string Stamp { get; init; }
    public required IReadOnlyDictionary<Id<Account>, Account> Accounts { get; init; }
    public required IReadOnlyDictionary<(AccountRole Role, string Group), Id<Account>> Parts { get; init; }
    public required IReadOnlyList<FiscalPeriod> Periods { get; init; }
    public required IReadOnlyDictionary<(string Dimension, string Value), Id<DimensionValue>> Values { get; init; }
}

/// <summary>Facts kept from act to act of this process. Each act asks the database for their stamp, so that a change on any node is seen by the next posting.</summary>
internal sealed class BooksMemory
{
    public volatile BooksFacts? Facts;

    /// <summary>Numbers of combinations of dimensions that are committed: they never change.</summary>
    public ConcurrentDictionary<string, Id<DimensionSet>> Sets { get; } = new(StringComparer.Ordinal);
}

/// <summary>The facts of the books as they stand for one act.</summary>
internal sealed class BooksReading(FinanceDb db, BooksMemory memory)
{
    /// <summary>Posters hold it together, who locks a period holds it alone: nobody posts into a period that is being closed under them.</summary>
    private const long Gate = 0x4D75_5065_7269;

    private const string Stamp = """
        SELECT (SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) FROM account) || ' ' || (SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) || '.' || COALESCE(MAX(id), 0) FROM mapped_account)
            || ' ' || (SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) FROM fiscal_year) || ' ' || (SELECT COUNT(*) || '.' || COALESCE(SUM(version), 0) FROM dimension)
        """;

    private BooksFacts? facts;

    public async Task<BooksFacts> Facts(CancellationToken ct)
    {
        if (facts is not null)
            return facts;
        await Hold("pg_advisory_xact_lock_shared", ct);
        await db.All.Database.OpenConnectionAsync(ct);
        try
        {
            // An act that changes the books reads them for itself: what it changed may yet be rolled back.
            if (Changes)
                return facts = await Load("", ct);
            var stamp = (string)(await Command(Stamp).ExecuteScalarAsync(ct))!;
            if (memory.Facts is not { } known || known.Stamp != stamp)
                memory.Facts = known = await Load(stamp, ct);
            return facts = known;
        }
        finally
        {
            await db.All.Database.CloseConnectionAsync();
        }
    }

    /// <summary>This act changed something: it is read again.</summary>
    public void Forget() => facts = null;

    /// <summary>Waits until nobody is posting, and keeps posters out until this act ends.</summary>
    public Task HoldAlone(CancellationToken ct) => Hold("pg_advisory_xact_lock", ct);

    private bool Changes => db.All.ChangeTracker.Entries().Any(e => e.Entity is Account or MappedAccount or FiscalYear or FiscalPeriod or Dimension or DimensionValue);

    private async Task<BooksFacts> Load(string stamp, CancellationToken ct) => new()
    {
        Stamp = stamp,
        Accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct),
        Parts = await db.MappedAccounts.AsNoTracking().ToDictionaryAsync(m => (m.Role, m.PostingGroup), m => m.AccountId, ct),
        Periods = await db.Periods.AsNoTracking().OrderBy(p => p.From).ToListAsync(ct),
        Values = (await db.Dimensions.AsNoTracking().Where(d => d.Active).SelectMany(d => d.Values.Where(v => v.Active), (d, v) => new { Dimension = d.Code, v.Code, v.Id }).ToListAsync(ct)).ToDictionary(v => (v.Dimension, v.Code), v => v.Id),
    };

    /// <summary>SQLite has one writer, who needs no gate.</summary>
    private async Task Hold(string how, CancellationToken ct)
    {
        if (db.All.Engine.Name == "postgres" && db.All.Database.CurrentTransaction is not null)
            await Command($"SELECT {how}({Gate})").ExecuteNonQueryAsync(ct);
    }

    private DbCommand Command(string sql)
    {
        var command = db.All.Database.GetDbConnection().CreateCommand();
        (command.Transaction, command.CommandText) = (db.All.Database.CurrentTransaction?.GetDbTransaction(), sql);
        return command;
    }
}
