using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Musubi.App.Sqlite;

/// <summary>
/// Connections that stay open from one context to the next. Of its own accord EF opens one for every question and closes it again, which takes the functions it brings along out of the
/// database and makes all prepared statements void; and every question is prepared anew. What is asked again on a connection that stays is prepared once.
/// </summary>
internal sealed class KeptConnections(string connectionString) : DbConnectionInterceptor, IDisposable
{
    /// <summary>More contexts than these at once are served by connections that close.</summary>
    private const int Most = 16;
    private readonly ConcurrentStack<Kept> idle = new();
    private volatile bool closed;

    /// <summary>Not where the address says that each connection is to be closed.</summary>
    public bool Keeps { get; } = new SqliteConnectionStringBuilder(connectionString).Pooling;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        string.Equals(eventData.ConnectionString, connectionString, StringComparison.Ordinal) ? InterceptionResult<DbConnection>.SuppressWithResult(Take()) : result;

    /// <summary>Closes them, so that the last of all leaves the file whole.</summary>
    public void Dispose()
    {
        closed = true;
        while (idle.TryPop(out var kept))
            kept.End();
    }

    private Kept Take()
    {
        if (!idle.TryPop(out var kept))
        {
            kept = new(this, connectionString);
            // A context that is handed a connection gives it the functions that it asks its questions by.
            using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite(kept).Options);
            context.Database.GetDbConnection();
        }
        kept.IsTaken = true;
        return kept;
    }

    private bool Keep(Kept connection)
    {
        if (closed || idle.Count >= Most)
            return false;
        idle.Push(connection);
        if (closed)
            Dispose();
        return true;
    }

    private sealed class Kept(KeptConnections home, string connectionString) : SqliteConnection(connectionString)
    {
        private bool ends;

        public bool IsTaken { get; set; }

        public override void Close()
        {
            if (ends)
                base.Close();
        }

        public void End()
        {
            ends = true;
            base.Dispose(true);
        }

        /// <summary>Whoever left a question half read, or a transaction open, leaves nothing that another could use.</summary>
#pragma warning disable CA2215 // It is kept, not ended.
        protected override void Dispose(bool disposing)
#pragma warning restore CA2215
        {
            if (!disposing || !IsTaken)
                return;
            IsTaken = false;
            if (State != ConnectionState.Open || Transaction is not null || raw.sqlite3_get_autocommit(Handle) == 0 || !PreparedQuestions.AreAnswered(this) || !home.Keep(this))
                End();
        }
    }
}

/// <summary>Questions prepared once for as long as their connection stays open. One that is asked while its last answer is still being read goes EF's own way.</summary>
internal sealed class PreparedQuestions : DbCommandInterceptor
{
    public static readonly PreparedQuestions Instance = new();

    /// <summary>A connection that has been asked more than this forgets and begins again: lists under ever new filters must not pile up.</summary>
    private const int Most = 300;
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, Question>> Known = [];

    private sealed class Question(SqliteCommand command)
    {
        private SqliteDataReader? answer;

        public SqliteCommand Command => command;
        public bool IsAnswered => answer is null or { IsClosed: true };

        public SqliteDataReader Ask(DbCommand asked)
        {
            Take(asked);
            return answer = command.ExecuteReader(CommandBehavior.Default);
        }

        public int Say(DbCommand asked)
        {
            Take(asked);
            return command.ExecuteNonQuery();
        }

        private void Take(DbCommand asked)
        {
            command.Transaction = (SqliteTransaction?)asked.Transaction;
            command.CommandTimeout = asked.CommandTimeout;
            command.Parameters.Clear();
            foreach (SqliteParameter parameter in asked.Parameters)
                command.Parameters.Add(parameter);
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Of(command) is { } question ? InterceptionResult<DbDataReader>.SuppressWithResult(question.Ask(command)) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Of(command) is { } question ? InterceptionResult<int>.SuppressWithResult(question.Say(command)) : result;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

    public static bool AreAnswered(SqliteConnection connection) => !Known.TryGetValue(connection, out var known) || known.Values.All(q => q.IsAnswered);

    private static Question? Of(DbCommand command)
    {
        if (command.Connection is not SqliteConnection { State: ConnectionState.Open } connection)
            return null;
        var known = Known.GetOrCreateValue(connection);
        if (known.TryGetValue(command.CommandText, out var question))
            return question.IsAnswered ? question : null;
        if (known.Count >= Most)
        {
            foreach (var (sql, old) in known.Where(q => q.Value.IsAnswered).ToList())
            {
                known.Remove(sql);
                old.Command.Dispose();
            }
        }
        return known[command.CommandText] = new(new SqliteCommand(command.CommandText, connection));
    }
}
