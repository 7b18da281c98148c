using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What every posting asks and hardly ever changes: the chart, its map, the periods, the values of dimensions. Nobody changes what stands in here.</summary>
internal sealed record BooksFacts
{
    public required IReadOnlyDictionary<Id<Account>, Account> Accounts { get; init; }
    public required IReadOnlyDictionary<(AccountRole Role, string Group), Id<Account>> Parts { get; init; }
    public required IReadOnlyList<FiscalPeriod> Periods { get; init; }
    public required IReadOnlyDictionary<(string Dimension, string Value), Id<DimensionValue>> Values { get; init; }
}

/// <summary>Numbers of combinations of dimensions that are committed, from act to act of this process: they never change.</summary>
internal sealed class SetMemory
{
    public ConcurrentDictionary<string, Id<DimensionSet>> Sets { get; } = new(StringComparer.Ordinal);
}

/// <summary>The facts of the books as they stand for one act.</summary>
internal sealed class BooksReading(FinanceDb db)
{
    /// <summary>Posters hold it together, who locks a period holds it alone: nobody posts into a period that is being closed under them.</summary>
    private const long Gate = 0x4D75_5065_7269;

    private BooksFacts? facts;

    public async Task<BooksFacts> Facts(CancellationToken ct)
    {
        if (facts is not null)
            return facts;
        await Hold($"SELECT pg_advisory_xact_lock_shared({Gate})", ct);
        return facts = await db.All.Masters.Of<BooksFacts, BooksFacts>("", () => Load(ct), ct);
    }

    /// <summary>This act changed something: it is read again.</summary>
    public void Forget() => facts = null;

    /// <summary>Waits until nobody is posting, and keeps posters out until this act ends.</summary>
    public Task HoldAlone(CancellationToken ct) => Hold($"SELECT pg_advisory_xact_lock({Gate})", ct);

    private async Task<BooksFacts> Load(CancellationToken ct) => new()
    {
        Accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct),
        Parts = await db.MappedAccounts.AsNoTracking().ToDictionaryAsync(m => (m.Role, m.PostingGroup), m => m.AccountId, ct),
        Periods = await db.Periods.AsNoTracking().OrderBy(p => p.From).ToListAsync(ct),
        Values = (await db.Dimensions.AsNoTracking().Where(d => d.Active).SelectMany(d => d.Values.Where(v => v.Active), (d, v) => new { Dimension = d.Code, v.Code, v.Id }).ToListAsync(ct)).ToDictionary(v => (v.Dimension, v.Code), v => v.Id),
    };

    /// <summary>SQLite has one writer, who needs no gate. Whoever waited here looks again at what may have changed meanwhile.</summary>
    private async Task Hold(FormattableString gate, CancellationToken ct)
    {
        if (db.All.Engine.Name != "postgres" || db.All.Database.CurrentTransaction is null)
            return;
        await db.All.Database.ExecuteSqlAsync(gate, ct);
        db.All.Masters.LookAgain();
    }
}
