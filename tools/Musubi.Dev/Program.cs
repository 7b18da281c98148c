using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Design.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Musubi.App.Postgres;
using Musubi.App.Sqlite;
using Musubi.Data;

// migrate pending | migrate NAME: whether the model has changed since the last migration; writes the migration of both engines.
Func<MusubiDb>[] engines = [SqliteDesign.Context, PostgresDesign.Context];
switch (args)
{
    case ["migrate", "pending"]:
        var pending = engines.Any(context =>
        {
            using var db = context();
            return !db.Database.GetMigrations().Any() || db.Database.HasPendingModelChanges();
        });
        Console.WriteLine(pending ? "The model has changed." : "The migrations are up to date.");
        return pending ? 3 : 0;
    case ["migrate", var name]:
        foreach (var context in engines)
        {
            using var db = context();
            var assembly = db.Engine.GetType().Assembly;
            var services = new DesignTimeServicesBuilder(assembly, assembly, new OperationReporter(new OperationReportHandler()), []).Build(db);
            using var scope = services.CreateScope();
            var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
            var migration = scaffolder.ScaffoldMigration(name, assembly.GetName().Name!, "Migrations", null, dryRun: false);
            var files = scaffolder.Save(Path.Combine("src", assembly.GetName().Name!), migration, Path.Combine("src", assembly.GetName().Name!, "Migrations"), dryRun: false);
            Console.WriteLine(files.MigrationFile);
        }
        return 0;
    default:
        Console.Error.WriteLine("usage: migrate pending | migrate NAME");
        return 2;
}
