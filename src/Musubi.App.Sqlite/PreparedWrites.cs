using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace Musubi.App.Sqlite;

/// <summary>
/// What the context saves, row by row through statements prepared once: of its own accord EF makes a command with its parameters for each row, and the database prepares each anew,
/// which together take several times as long as writing the row.
/// </summary>
internal sealed class PreparedWrites(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    public ModificationCommandBatch Create() => new Rows(dependencies);

    private sealed class Rows(ModificationCommandBatchFactoryDependencies dependencies) : ModificationCommandBatch
    {
        /// <summary>Rows of one batch: the context holds the commands of a batch until it is done.</summary>
        private const int Most = 1000;
        private readonly List<IReadOnlyModificationCommand> rows = [];
        private bool more;

        /// <summary>For a row of which the database is to tell something back: EF's own way.</summary>
        private SingularModificationCommandBatch? asked;

        public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => asked?.ModificationCommands ?? rows;
        public override bool RequiresTransaction => asked?.RequiresTransaction ?? rows.Count > 1;
        public override bool AreMoreBatchesExpected => asked?.AreMoreBatchesExpected ?? more;

        public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            var isPlain = modificationCommand.StoreStoredProcedure is null && modificationCommand.ColumnModifications.All(c => !c.IsRead && c.JsonPath is null);
            if (asked is not null || rows.Count == Most || !isPlain && rows.Count > 0)
                return false;
            if (!isPlain)
                return (asked = new(dependencies)).TryAddCommand(modificationCommand);
            rows.Add(modificationCommand);
            return true;
        }

        public override void Complete(bool moreBatchesExpected)
        {
            asked?.Complete(moreBatchesExpected);
            more = moreBatchesExpected;
        }

        public override void Execute(IRelationalConnection connection)
        {
            if (asked is null)
                Write((SqliteConnection)connection.DbConnection, default);
            else
                asked.Execute(connection);
        }

        /// <summary>The database is a file of this process: there is nothing to wait for beside it.</summary>
        public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            if (asked is not null)
                return asked.ExecuteAsync(connection, cancellationToken);
            Write((SqliteConnection)connection.DbConnection, cancellationToken);
            return Task.CompletedTask;
        }

        private void Write(SqliteConnection connection, CancellationToken ct)
        {
            using var statements = Statement.From(connection);
            var last = ("", default(Statement));
            foreach (var row in rows)
            {
                ct.ThrowIfCancellationRequested();
                var sql = Sql(row);
                if (sql != last.Item1)
                    last = (sql, statements.Of(sql));
                long written;
                try
                {
                    written = last.Item2!.Say(Values(row));
                }
                catch (DbException failure)
                {
                    throw new DbUpdateException($"A row of {row.TableName} was refused by the database.", failure, row.Entries);
                }
                if (written != 1)
                    throw new DbUpdateConcurrencyException($"A row of {row.TableName} is gone or was changed by somebody else.", row.Entries);
            }
        }

        private static string Sql(IReadOnlyModificationCommand row)
        {
            var sql = new StringBuilder();
            var written = 0;
            if (row.EntityState == EntityState.Added)
            {
                sql.Append("INSERT INTO \"").Append(row.TableName).Append("\" (");
                foreach (var column in row.ColumnModifications.Where(c => c.IsWrite))
                    sql.Append(written++ == 0 ? "\"" : ", \"").Append(column.ColumnName).Append('"');
                return sql.Append(") VALUES (").AppendJoin(", ", Enumerable.Repeat('?', written)).Append(')').ToString();
            }
            if (row.EntityState == EntityState.Deleted)
                sql.Append("DELETE FROM \"").Append(row.TableName).Append('"');
            else
            {
                sql.Append("UPDATE \"").Append(row.TableName).Append("\" SET ");
                foreach (var column in row.ColumnModifications.Where(c => c.IsWrite))
                    sql.Append(written++ == 0 ? "\"" : ", \"").Append(column.ColumnName).Append("\" = ?");
            }
            var conditions = 0;
            // IS finds nothing as nothing, too.
            foreach (var column in row.ColumnModifications.Where(c => c.IsCondition))
                sql.Append(conditions++ == 0 ? " WHERE \"" : " AND \"").Append(column.ColumnName).Append(column.IsKey ? "\" = ?" : "\" IS ?");
            return sql.ToString();
        }

        private static object?[] Values(IReadOnlyModificationCommand row) =>
            [.. row.ColumnModifications.Where(c => c.IsWrite).Select(c => Stored(c, c.Value)), .. row.ColumnModifications.Where(c => c.IsCondition).Select(c => Stored(c, c.OriginalValue))];

        private static object? Stored(IColumnModification column, object? value) => value is null ? null : column.TypeMapping?.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
