using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Musubi.App.Sqlite;

/// <summary>
/// A statement prepared once for as long as its connection lives in the pool. A command would prepare it again for every act, which costs more than running it,
/// and wrap each value of each row. Values are stored as a command stores them.
/// </summary>
internal sealed class Statement : IDisposable
{
    /// <summary>What is said again and again comes to some hundreds; what is not must not pile up.</summary>
    private const int Most = 1000;
    private static readonly ConditionalWeakTable<sqlite3, Dictionary<string, Statement>> Prepared = [];
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt statement;

    /// <summary>A connection closes, and leaves the file whole, when its last statement is let go.</summary>
    static Statement() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var (_, known) in Prepared)
            LetGo(known);
    };

    public Statement(sqlite3 handle, string sql)
    {
        this.handle = handle;
        Must(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>The statement of a connection that goes back to the pool.</summary>
    public static Statement Of(sqlite3 handle, string sql)
    {
        var known = Prepared.GetOrCreateValue(handle);
        if (known.TryGetValue(sql, out var kept))
            return kept;
        if (known.Count >= Most)
            LetGo(known);
        return known[sql] = new(handle, sql);
    }

    public void Dispose() => statement.Dispose();

    private static void LetGo(Dictionary<string, Statement> known)
    {
        foreach (var old in known.Values)
            old.Dispose();
        known.Clear();
    }

    /// <returns>The number of rows written or changed.</returns>
    public long Say(object?[] values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
                Must(Bind(i + 1, values[i]));
            var said = raw.sqlite3_step(statement);
            if (said != raw.SQLITE_DONE)
                Must(said);
            return raw.sqlite3_changes(handle);
        }
        finally
        {
            // Its answer is the failure told already, if there was one.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private void Must(int said) => SqliteException.ThrowExceptionForRC(said, handle);

    private int Bind(int at, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool flag => raw.sqlite3_bind_int64(statement, at, flag ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(statement, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime instant => raw.sqlite3_bind_text(statement, at, instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        TimeOnly time => raw.sqlite3_bind_text(statement, at, time.Ticks % TimeSpan.TicksPerSecond == 0 ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        decimal amount => raw.sqlite3_bind_text(statement, at, amount.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        short or byte => raw.sqlite3_bind_int64(statement, at, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} is not stored."),
    };
}
