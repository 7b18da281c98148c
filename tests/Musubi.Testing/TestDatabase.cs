using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;
using Musubi.Data;
using Npgsql;

namespace Musubi.Testing;

/// <summary>
/// A fresh database for one test, copied from a template that is made once: per process, or per run where <c>MUSUBI_TEST_TEMPLATES</c> names a folder that the programs of the run share. A file copy on SQLite,
/// <c>CREATE DATABASE … TEMPLATE</c> on PostgreSQL.
/// </summary>
public abstract class TestDatabase(Engine engine) : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new(StringComparer.Ordinal);
    private static readonly string? Shared = Environment.GetEnvironmentVariable("MUSUBI_TEST_TEMPLATES") is { Length: > 0 } folder ? folder : null;
    private static int count;

    public Engine Engine { get; } = engine;

    /// <summary>Why an engine cannot be tested on here; null when it can.</summary>
    public static string? WhyNot(TestEngine engine) => engine switch
    {
        TestEngine.Postgres when PostgresDatabase.Server is null => "No PostgreSQL: run ./test, which starts one, or set MUSUBI_TEST_POSTGRES to a connection string that may create databases.",
        _ => null,
    };

    /// <summary>A database in which there is nothing yet: tests of the first start.</summary>
    public static async Task<TestDatabase> Empty(TestEngine engine) =>
        engine == TestEngine.Postgres ? await PostgresDatabase.Copy(null) : new SqliteDatabase(SqliteDatabase.NewFile());

    /// <summary>The demo company, as a first start today makes it, without its years: they tell a test nothing, and cost it seconds.</summary>
    public static Task<TestDatabase> Demo(TestEngine engine) => Open(engine, "the demo company", async fresh =>
    {
        await using var product = await ProductProcess.Run(fresh.ConnectionString.Replace(SqliteDatabase.Unpooled, "", StringComparison.Ordinal), ("MUSUBI_DEMO", "brief"));
        await product.Stop();
    });

    /// <param name="schema">Names the schema: databases of one name are copies of one template.</param>
    /// <param name="create">Fills the template.</param>
    internal static async Task<TestDatabase> Open(TestEngine engine, string schema, Func<Engine, Task> create)
    {
        var template = await Templates.GetOrAdd($"{engine} {schema}", _ => new(() => Shared is null ? Template(engine, create) : SharedTemplate(engine, schema, create))).Value;
        return engine == TestEngine.Postgres ? await PostgresDatabase.Copy(template) : SqliteDatabase.Copy(template);
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>A name no other database of this machine has.</summary>
    protected static string NewName() => $"musubi_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";

    /// <summary>Made by the first program of the run that asks; the others wait for it.</summary>
    private static async Task<string> SharedTemplate(TestEngine engine, string schema, Func<Engine, Task> create)
    {
        var file = Path.Combine(Shared!, $"{engine}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema)))[..16]}");
        await using var turn = await Turn(file + ".turn");
        if (File.Exists(file + ".name"))
            return await File.ReadAllTextAsync(file + ".name");
        var template = await Template(engine, create);
        if (engine == TestEngine.Sqlite)
        {
            File.Copy(template, file + ".db");
            template = file + ".db";
        }
        await File.WriteAllTextAsync(file + ".name", template);
        return template;
    }

    private static async Task<FileStream> Turn(string file)
    {
        for (; ; await Task.Delay(50))
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Somebody else is at it.
            }
        }
    }

    private static async Task<string> Template(TestEngine engine, Func<Engine, Task> create)
    {
        if (engine == TestEngine.Postgres)
        {
            var name = await PostgresDatabase.New(null);
            using var postgres = new PostgresEngine(PostgresDatabase.ConnectionString(name));
            await create(postgres);
            return name;
        }
        var file = SqliteDatabase.NewFile();
        using var sqlite = new SqliteEngine($"Data Source={file}{SqliteDatabase.Unpooled}");
        await create(sqlite);
        // A copy of the file is a copy of all of it.
        await using var last = sqlite.NewConnection();
        await last.OpenAsync();
        await using var fold = last.CreateCommand();
        fold.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await fold.ExecuteNonQueryAsync();
        return file;
    }

    private sealed class SqliteDatabase(string file) : TestDatabase(new SqliteEngine($"Data Source={file}"))
    {
        private static readonly Lazy<string> Folder = new(() =>
        {
            var folder = Directory.CreateTempSubdirectory("musubi-test-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            return folder;
        });

        public const string Unpooled = ";Pooling=False";

        public static string NewFile() => Path.Combine(Folder.Value, NewName() + ".db");

        public static SqliteDatabase Copy(string template)
        {
            var file = NewFile();
            File.Copy(template, file);
            return new(file);
        }

        public override ValueTask DisposeAsync()
        {
            using (var connection = new SqliteConnection(Engine.ConnectionString))
                SqliteConnection.ClearPool(connection);
            ((SqliteEngine)Engine).Dispose();
            foreach (var suffix in new[] { "", "-wal", "-shm", ".lock", ".server" })
                File.Delete(file + suffix);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresDatabase(string name) : TestDatabase(new PostgresEngine(ConnectionString(name)))
    {
        public static readonly string? Server = Environment.GetEnvironmentVariable("MUSUBI_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

        public static string ConnectionString(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 30, IncludeErrorDetail = true }.ConnectionString;

        public static async Task<string> New(string? template)
        {
            var name = NewName();
            await Say($"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template ?? "template0"}");
            return name;
        }

        public static async Task<PostgresDatabase> Copy(string? template) => new(await New(template));

        public override async ValueTask DisposeAsync()
        {
            ((PostgresEngine)Engine).Dispose();
            await Say($"DROP DATABASE {name} WITH (FORCE)");
        }

        private static async Task Say(string sql)
        {
            await using var connection = new NpgsqlConnection(Server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
