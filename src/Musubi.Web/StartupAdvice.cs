using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Musubi.Admin.Security;
using Npgsql;

namespace Musubi.Web;

/// <summary>From a failure at start to the one sentence that helps. Null: a bug, shown as it is.</summary>
public static class StartupAdvice
{
    private const int SqliteReadOnly = 8, SqliteCannotOpen = 14, SqliteNotADatabase = 26;

    public static string? For(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (Sentence(e) is { } sentence)
                return sentence;
        }
        return null;
    }

    private static string? Sentence(Exception failure) => failure switch
    {
        StartupException => failure.Message,
        IOException or SocketException when failure.Message.Contains("address already in use", StringComparison.OrdinalIgnoreCase) =>
            "The port is in use by another program. Stop that one, or choose another port: MUSUBI_URLS=http://127.0.0.1:5081.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "This user may not listen on that port. Choose one above 1024: MUSUBI_URLS=http://127.0.0.1:5080.",
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            "This machine does not have the address to listen on. Choose one it has: MUSUBI_URLS=http://127.0.0.1:5080.",
        FormatException when failure.Message.StartsWith(MasterKey.Variable, StringComparison.Ordinal) => failure.Message,
        FormatException when failure.Message.Contains("url", StringComparison.OrdinalIgnoreCase) =>
            "MUSUBI_URLS is not an address to listen on. Write http://127.0.0.1:5080.",
        SqliteException { SqliteErrorCode: SqliteNotADatabase } =>
            "The file MUSUBI_DATABASE names is not a SQLite database. Name another file, or move this one away.",
        SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } =>
            "The database file cannot be written. Check who owns it and its folder, or name another in MUSUBI_DATABASE.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } e =>
            $"The server has no such database ({e.MessageText}). Create it there, or name another in MUSUBI_DATABASE.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } e =>
            $"The database server refuses the name or the password ({e.MessageText}). Check Username and Password in MUSUBI_DATABASE.",
        NpgsqlException { InnerException: SocketException or TimeoutException or IOException } =>
            $"The database server does not answer ({failure.InnerException!.Message.TrimEnd('.')}). Check Host and Port in MUSUBI_DATABASE, and that the server runs.",
        UnauthorizedAccessException or IOException => $"A file cannot be written ({failure.Message.TrimEnd('.')}). Check who owns it and its folder, or name another in MUSUBI_DATABASE.",
        DbException => $"The database could not be opened ({failure.Message.TrimEnd('.')}). Check MUSUBI_DATABASE.",
        _ => null,
    };
}
