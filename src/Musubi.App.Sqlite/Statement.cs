using System.Collections.Concurrent;
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
    private static readonly ConditionalWeakTable<sqlite3, Dictionary<string, Statement>> Kept = [];
    private static readonly ConcurrentDictionary<string, bool> Pooled = new(StringComparer.Ordinal);
    private readonly sqlite3 handle;
    private readonly sqlite3_stmt prepared;

    /// <summary>A connection closes, and leaves the file whole, when its last statement is let go.</summary>
    static Statement() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var (_, known) in Kept)
            LetGo(known);
    };

    public Statement(sqlite3 handle, string sql)
    {
        this.handle = handle;
        Must(raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out prepared));
    }

    /// <summary>The statement of a connection that goes back to the pool; null where it keeps too many already, some of which may be in use.</summary>
    private static Statement? Keep(sqlite3 handle, string sql)
    {
        var known = Kept.GetOrCreateValue(handle);
        lock (known)
            return known.TryGetValue(sql, out var statement) ? statement : known.Count < Most ? known[sql] = new(handle, sql) : null;
    }

    public void Dispose() => prepared.Dispose();

    /// <summary>The statements of a connection: kept where it goes back to the pool, let go when whoever asks is done where it does not.</summary>
    public static Statements From(SqliteConnection connection) => new(connection.Handle!, IsPooled(connection.ConnectionString));

    private static bool IsPooled(string connectionString) => Pooled.GetOrAdd(connectionString, static c => new SqliteConnectionStringBuilder(c).Pooling);

    private static void LetGo(Dictionary<string, Statement> known)
    {
        lock (known)
        {
            foreach (var statement in known.Values)
                statement.Dispose();
            known.Clear();
        }
    }

    /// <returns>The number of rows written or changed.</returns>
    public long Say(object?[] values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
                Must(Bind(i + 1, values[i]));
            var said = raw.sqlite3_step(prepared);
            if (said != raw.SQLITE_DONE)
                Must(said);
            return raw.sqlite3_changes(handle);
        }
        finally
        {
            // Its answer is the failure told already, if there was one.
            _ = raw.sqlite3_reset(prepared);
        }
    }

    private void Must(int said) => SqliteException.ThrowExceptionForRC(said, handle);

    private int Bind(int at, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(prepared, at),
        string text => raw.sqlite3_bind_text(prepared, at, text),
        long number => raw.sqlite3_bind_int64(prepared, at, number),
        int number => raw.sqlite3_bind_int64(prepared, at, number),
        bool flag => raw.sqlite3_bind_int64(prepared, at, flag ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(prepared, at, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime instant => raw.sqlite3_bind_text(prepared, at, instant.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        TimeOnly time => raw.sqlite3_bind_text(prepared, at, time.Ticks % TimeSpan.TicksPerSecond == 0 ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) : time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
        decimal amount => raw.sqlite3_bind_text(prepared, at, amount.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        byte[] bytes => raw.sqlite3_bind_blob(prepared, at, bytes),
        short or byte => raw.sqlite3_bind_int64(prepared, at, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} is not stored."),
    };

    internal readonly struct Statements(sqlite3 handle, bool pooled) : IDisposable
    {
        private readonly List<Statement> own = [];

        public Statement Of(string sql)
        {
            if (pooled && Keep(handle, sql) is { } kept)
                return kept;
            own.Add(new(handle, sql));
            return own[^1];
        }

        public void Dispose()
        {
            foreach (var statement in own)
                statement.Dispose();
        }
    }
}
