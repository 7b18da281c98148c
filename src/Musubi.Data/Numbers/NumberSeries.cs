using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Musubi.Kernel;

namespace Musubi.Data.Numbers;

/// <summary>Whether a series may skip numbers.</summary>
public enum Gaps
{
    /// <summary>Drawn inside the act's transaction: an act that fails gives its number back. Others wait for the row, so draw late.</summary>
    None,

    /// <summary>Drawn outside it: an act that fails leaves a gap, and nobody waits.</summary>
    Allowed,
}

/// <summary>How a kind of document is numbered.</summary>
/// <param name="Code">The series, also its prefix: <c>SO</c>.</param>
/// <param name="Format">.NET format with {0} = prefix, {1} = date, {2} = number: <c>{0}-{1:yyMM}-{2:0000}</c>.</param>
/// <param name="Period">A date format whose value restarts the count: <c>yyyy</c> yearly, <c>yyyyMM</c> monthly, empty never.</param>
public sealed record Series(string Code, string Format, string Period = "yyyy", Gaps Gaps = Gaps.None)
{
    public string PeriodOf(DateOnly date) => Period.Length == 0 ? "" : date.ToString(Period, CultureInfo.InvariantCulture);
    public string Write(DateOnly date, long number) => string.Format(CultureInfo.InvariantCulture, Format, Code, date, number);
}

/// <summary>The last number given in a series and period.</summary>
[NotAudited]
public sealed class NumberSeriesRow
{
    public required string Series { get; init; }
    public required string Period { get; init; }
    public long Last { get; set; }
}

/// <summary>Draws document numbers.</summary>
public sealed class NumberSeries(MusubiDb db, Engine engine)
{
    public async Task<string> Next(Series series, DateOnly date, CancellationToken ct) =>
        series.Write(date, await Draw(series, series.PeriodOf(date), 1, ct));

    /// <summary>Several numbers in a row, for as many rows of a file.</summary>
    public async Task<IReadOnlyList<string>> Next(Series series, DateOnly date, int count, CancellationToken ct)
    {
        var last = count == 0 ? 0 : await Draw(series, series.PeriodOf(date), count, ct);
        return [.. Enumerable.Range(0, count).Select(i => series.Write(date, last - count + 1 + i))];
    }

    /// <summary>A number for each of some documents, in order; those of a period drawn together, for the series is a row that others wait for.</summary>
    public async Task<IReadOnlyList<string>> Next<T>(Series series, IReadOnlyList<T> documents, Func<T, DateOnly> dateOf, CancellationToken ct)
    {
        var given = new string[documents.Count];
        foreach (var period in documents.Select((d, i) => (Date: dateOf(d), At: i)).GroupBy(d => series.PeriodOf(d.Date)))
        {
            var last = await Draw(series, period.Key, period.Count(), ct);
            var number = last - period.Count();
            foreach (var (date, at) in period)
                given[at] = series.Write(date, ++number);
        }
        return given;
    }

    private async Task<long> Draw(Series series, string period, int count, CancellationToken ct)
    {
        const string Sql = "INSERT INTO number_series_row (series, period, last) VALUES (@series, @period, @count) ON CONFLICT (series, period) DO UPDATE SET last = number_series_row.last + @count RETURNING last";
        // One writer at a time means no second connection can draw while this act writes: there a gapped series is drawn like a gapless one.
        var inside = series.Gaps == Gaps.None || engine.Name == "sqlite";
        await using var own = inside ? null : engine.NewConnection();
        if (own is not null)
            await own.OpenAsync(ct);
        else
            await db.Database.OpenConnectionAsync(ct);
        await using var command = (own ?? db.Database.GetDbConnection()).CreateCommand();
        command.Transaction = inside ? db.Database.CurrentTransaction?.GetDbTransaction() : null;
        command.CommandText = Sql;
        foreach (var (name, value) in new (string, object)[] { ("@series", series.Code), ("@period", period), ("@count", (long)count) })
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
