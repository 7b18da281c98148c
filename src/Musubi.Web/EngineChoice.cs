using System.Data.Common;
using Microsoft.Data.Sqlite;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;
using Musubi.Data;

namespace Musubi.Web;

/// <summary>From an ADO.NET connection string to its engine: a <c>Host</c> means PostgreSQL, a <c>Data Source</c> a SQLite file.</summary>
public static class EngineChoice
{
    private const string Write = "Write 'Data Source=musubi.db' or 'Host=…;Database=…;Username=…;Password=…'.";

    public static Engine Of(string connectionString)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server") ? new PostgresEngine(connectionString)
                : parts.ContainsKey("Data Source") || parts.ContainsKey("DataSource") || parts.ContainsKey("Filename") ? Sqlite(connectionString)
                : throw new StartupException($"MUSUBI_DATABASE names neither a file nor a host. {Write}");
        }
        catch (ArgumentException failure)
        {
            throw new StartupException($"MUSUBI_DATABASE is not a connection string ({failure.Message.Split('\n')[0].TrimEnd('.', '\r')}). {Write}");
        }
    }

    private static SqliteEngine Sqlite(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        if (file.Length == 0 || file == ":memory:")
            throw new StartupException($"MUSUBI_DATABASE names no file, and Musubi keeps its books in one. {Write}");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The folder {folder} cannot be written. Give MUSUBI_DATABASE a file in a folder that can.");
        }
        return new SqliteEngine(connectionString);
    }
}

/// <summary>Something the person who starts the program can mend: one sentence, exit code 1.</summary>
public sealed class StartupException(string message) : Exception(message);
