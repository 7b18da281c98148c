using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Musubi.Data;
using Musubi.Data.Acts;

namespace Musubi.Finance.Balances;

/// <summary>
/// Rolls entries of the tail up into totals, some thousands at a time, behind the commits. Readers add the tail to the totals, so it changes no figure,
/// only what one costs; and one roller at a time touches the totals, so posters never wait.
/// </summary>
public sealed partial class RollUp(IServiceScopeFactory scopes, Engine engine, AfterCommit afterCommit, ILogger<RollUp> log) : BackgroundService
{
    public const int Batch = 5000;

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
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var postgres = engine.Name == "postgres";
        if (postgres)
            await Say($"SELECT pg_advisory_xact_lock({Gate})");
        // What is taken here is what is rolled up: an entry that commits meanwhile waits for the next batch.
        await Say("CREATE TEMPORARY TABLE IF NOT EXISTS rolling (entry_id BIGINT PRIMARY KEY)");
        await Say("DELETE FROM rolling");
        var taken = await Say($"INSERT INTO rolling (entry_id) SELECT entry_id FROM journal_tail ORDER BY entry_id LIMIT {Batch}");
        var (month, year) = postgres
            ? ("date_trunc('month', l.date)::date", "date_trunc('year', l.date)::date")
            : ("substr(l.date, 1, 8) || '01'", "substr(l.date, 1, 5) || '01-01'");
        foreach (var (span, start) in new[] { (TotalSpan.Day, "l.date"), (TotalSpan.Month, month), (TotalSpan.Year, year) })
        {
            await Say($"""
                INSERT INTO account_total (span, start, account_id, dimension_set_id, currency, debit, credit, original)
                SELECT {(int)span}, {start}, l.account_id, l.dimension_set_id, l.original_currency,
                    SUM(CASE WHEN l.amount_minor > 0 THEN l.amount_minor ELSE 0 END), SUM(CASE WHEN l.amount_minor < 0 THEN -l.amount_minor ELSE 0 END), SUM(l.original_minor)
                FROM rolling r JOIN journal_line l ON l.entry_id = r.entry_id
                WHERE true GROUP BY 1, 2, 3, 4, 5
                ON CONFLICT (span, start, account_id, dimension_set_id, currency) DO UPDATE
                SET debit = account_total.debit + excluded.debit, credit = account_total.credit + excluded.credit, original = account_total.original + excluded.original
                """);
        }
        await Say("DELETE FROM journal_tail WHERE entry_id IN (SELECT entry_id FROM rolling)");
        await Say("DELETE FROM rolling");
        await transaction.CommitAsync(ct);
        return taken;

        async Task<int> Say(string sql)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction.GetDbTransaction(), sql, 600);
            return await command.ExecuteNonQueryAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Balances could not be rolled up now, it is tried again: {Reason}")]
    private partial void LogTrouble(string reason);
}
