using Microsoft.EntityFrameworkCore;
using Musubi.App;
using Musubi.Data;

namespace Musubi.App.Sqlite;

/// <summary>The context as migrations see it.</summary>
public static class SqliteDesign
{
    public static MusubiDb Context()
    {
        var engine = new SqliteEngine("Data Source=:memory:");
        var options = new DbContextOptionsBuilder<MusubiDb>();
        engine.Configure(options);
        return new MusubiDb(options.Options, engine, MusubiModules.All);
    }
}
