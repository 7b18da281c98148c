using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data;
using Musubi.Data.Acts;

namespace Musubi.Finance.Balances;

/// <summary>
/// Rolls entries of the tail up into totals, many at a time, behind the commits. Readers add the tail to the totals, so it changes no figure,
/// only what one costs; and one roller at a time touches the totals, so posters never wait.
/// </summary>
public sealed partial class RollUp(IServiceScopeFactory scopes, Engine engine, AfterCommit afterCommit, ILogger<RollUp> log) : BackgroundService
{
    /// <summary>The more at once, the fewer times a total is written when years of entries wait; their lines must fit into memory.</summary>
    private const int Batch = 100_000;

    /// <summary>Below this many entries reading them is cheaper than rolling them up.</summary>
    private const int Worth = 500;
    private const long Gate = 0x4D75_526F_6C6C;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = afterCommit.Next;
            try
            {
                while (await Some(Worth, stoppingToken) == Batch) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(failure.Message);
            }
            await AfterCommit.Wait(committed, TimeSpan.FromMinutes(1), stoppingToken);
            await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Rolls up all there is.</summary>
    public async Task All(CancellationToken ct)
    {
        while (await Some(1, ct) > 0) { }
    }

    /// <summary>Rolls up to a batch, where the tail has at least <paramref name="worth"/> entries; answers how many.</summary>
    private async Task<int> Some(int worth, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        if (await db.Set<JournalTail>().OrderBy(t => t.EntryId).Take(worth).CountAsync(ct) < worth)
            return 0;
        await db.Database.OpenConnectionAsync(ct);
        var taken = await Gather(db, ct);
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (engine.Name == "postgres")
            await Say(db, $"SELECT pg_advisory_xact_lock({Gate})", ct);
        foreach (var (span, start) in Starts())
        {
            await Say(db, $"""
                INSERT INTO account_total (span, start, account_id, dimension_set_id, currency, debit, credit, original)
                SELECT {(int)span}, {start}, account_id, dimension_set_id, currency, SUM(debit), SUM(credit), SUM(original) FROM rolled WHERE true GROUP BY 1, 2, 3, 4, 5
                ON CONFLICT (span, start, account_id, dimension_set_id, currency) DO UPDATE
                SET debit = account_total.debit + excluded.debit, credit = account_total.credit + excluded.credit, original = account_total.original + excluded.original
                """, ct);
        }
        // What another roller took meanwhile is its to count: then nothing of this batch stands, and it is gathered anew.
        if (await Say(db, "DELETE FROM journal_tail WHERE entry_id IN (SELECT entry_id FROM rolling)", ct) != taken)
            return taken;
        await transaction.CommitAsync(ct);
        return taken;
    }

    /// <summary>
    /// Sums the lines of a batch by day into a temporary table, each line read once, before the writer's turn is asked for: an entry of the tail never changes, and one that commits meanwhile
    /// waits for the next batch. The lines are looked up entry by entry; a planner left to itself may read the whole journal for each batch.
    /// </summary>
    private async Task<int> Gather(MusubiDb db, CancellationToken ct)
    {
        foreach (var table in new[] { "rolling", "rolled" })
            await Say(db, $"DROP TABLE IF EXISTS {table}", ct);
        await Say(db, $"CREATE TEMPORARY TABLE rolling AS SELECT entry_id FROM journal_tail ORDER BY entry_id LIMIT {Batch}", ct);
        var lines = engine.Name == "postgres"
            ? "rolling r CROSS JOIN LATERAL (SELECT * FROM journal_line WHERE entry_id = r.entry_id OFFSET 0) l WHERE true"
            : "rolling r CROSS JOIN journal_line l WHERE l.entry_id = r.entry_id";
        await Say(db, $"""
            CREATE TEMPORARY TABLE rolled AS
            SELECT l.date AS start, l.account_id, l.dimension_set_id, l.original_currency AS currency, SUM(CASE WHEN l.amount_minor > 0 THEN l.amount_minor ELSE 0 END) AS debit,
                SUM(CASE WHEN l.amount_minor < 0 THEN -l.amount_minor ELSE 0 END) AS credit, SUM(l.original_minor) AS original
            FROM {lines} GROUP BY 1, 2, 3, 4
            """, ct);
        return (int)await db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS \"Value\" FROM rolling").SingleAsync(ct);
    }

    /// <summary>The first day of each span, from the day.</summary>
    private IEnumerable<(TotalSpan Span, string Start)> Starts() => engine.Name == "postgres"
        ? [(TotalSpan.Day, "start"), (TotalSpan.Month, "date_trunc('month', start)::date"), (TotalSpan.Year, "date_trunc('year', start)::date")]
        : [(TotalSpan.Day, "start"), (TotalSpan.Month, "substr(start, 1, 8) || '01'"), (TotalSpan.Year, "substr(start, 1, 5) || '01-01'")];

    private static async Task<int> Say(MusubiDb db, string sql, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (db.Database.CurrentTransaction?.GetDbTransaction(), sql, 600);
        return await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Balances could not be rolled up now, it is tried again: {Reason}")]
    private partial void LogTrouble(string reason);
}
