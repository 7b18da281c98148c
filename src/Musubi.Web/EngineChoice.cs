using System.Data.Common;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;
using Musubi.Data;

namespace Musubi.Web;

/// <summary>From an ADO.NET connection string to its engine: a <c>Host</c> means PostgreSQL, a <c>Data Source</c> a SQLite file.</summary>
public static class EngineChoice
{
    public static Engine Of(string connectionString)
    {
        DbConnectionStringBuilder parts;
        try
        {
            parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
        }
        catch (ArgumentException)
        {
            throw new StartupException($"MUSUBI_DATABASE is not a connection string: '{Shown(connectionString)}'. Write 'Data Source=musubi.db' or 'Host=…;Database=…;Username=…;Password=…'.");
        }
        if (parts.ContainsKey("Host") || parts.ContainsKey("Server"))
            return new PostgresEngine(connectionString);
        if (!parts.TryGetValue("Data Source", out var file) && !parts.TryGetValue("Filename", out file))
            throw new StartupException("MUSUBI_DATABASE names neither a file nor a host. Write 'Data Source=musubi.db' or 'Host=…;Database=…;Username=…;Password=…'.");
        if (Path.GetDirectoryName(Path.GetFullPath((string)file)) is { } folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"The folder {folder} cannot be written. Give MUSUBI_DATABASE a file in a folder that can.");
            }
        }
        return new SqliteEngine(connectionString);
    }

    private static string Shown(string connectionString) => connectionString.Length > 60 ? connectionString[..60] + "…" : connectionString;
}

/// <summary>Something the person who starts the program can mend: one sentence, exit code 1.</summary>
public sealed class StartupException(string message) : Exception(message);
