using Microsoft.EntityFrameworkCore;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;

namespace Musubi.Stories.Starting;

/// <summary>After a change to a table, <c>./dev migrate</c> has been run.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_sqlite_make_the_tables_the_code_knows()
    {
        using var db = SqliteDesign.Context();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void The_migrations_of_postgres_make_the_tables_the_code_knows()
    {
        using var db = PostgresDesign.Context();
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
