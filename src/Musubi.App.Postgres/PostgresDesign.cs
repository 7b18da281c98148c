using Microsoft.EntityFrameworkCore;
using Musubi.App;
using Musubi.Data;

namespace Musubi.App.Postgres;

/// <summary>The context as migrations see it.</summary>
public static class PostgresDesign
{
    public static MusubiDb Context()
    {
        var engine = new PostgresEngine("Host=localhost;Database=design");
        var options = new DbContextOptionsBuilder<MusubiDb>();
        engine.Configure(options);
        return new MusubiDb(options.Options, engine, MusubiModules.All);
    }
}
