using System.Data.Common;
using System.Diagnostics;
using Musubi.Data.Bulk;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>The limit that writing is measured by: prepared statements on one open connection, a transaction a document.</summary>
internal sealed class BareRows(House house, DbConnection connection) : IAsyncDisposable
{
    private readonly Dictionary<string, DbCommand> prepared = [];
    private DbTransaction? transaction;

    public static async Task<BareRows> Open(House house)
    {
        var connection = house.Engine.NewConnection();
        await connection.OpenAsync();
        return new(house, connection);
    }

    /// <summary>Milliseconds of one document.</summary>
    public async Task<double> Write(Func<Task> rows)
    {
        var one = Stopwatch.StartNew();
        using (await house.Engine.WriteTurn(default))
        {
            await using (transaction = await connection.BeginTransactionAsync())
            {
                await rows();
                await transaction.CommitAsync();
            }
        }
        return one.Elapsed.TotalMilliseconds;
    }

    public Task Insert(RowShape shape, object?[] values) => Run(
        shape.Table, () => $"INSERT INTO {shape.Table} ({string.Join(", ", shape.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", shape.Columns.Select((_, i) => $"@p{i}"))})", values);

    /// <summary>A statement with the parameters @p0, @p1 …</summary>
    public Task Say(string sql, params object?[] values) => Run(sql, () => sql, values);

    private async Task Run(string key, Func<string> sql, object?[] values)
    {
        if (!prepared.TryGetValue(key, out var command))
        {
            prepared[key] = command = connection.CreateCommand();
            command.CommandText = sql();
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", values[i] ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
        }
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in prepared.Values)
            await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}
