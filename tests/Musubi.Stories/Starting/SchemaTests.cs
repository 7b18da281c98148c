using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Musubi.Testing;

namespace Musubi.Stories.Starting;

public class SchemaTests
{
    [Theory, Engines]
    public async Task The_migrations_make_every_table_and_column_of_the_model(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var db = house.Db;
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var columns = Columns(entity).Select(c => $"\"{c}\"");
#pragma warning disable EF1002 // Names come from the model.
            await db.Database.ExecuteSqlRawAsync($"SELECT {string.Join(", ", columns)} FROM \"{entity.GetTableName()}\" WHERE 1 = 0");
#pragma warning restore EF1002
        }
    }

    private static IEnumerable<string> Columns(ITypeBase type) =>
        type.GetProperties().Select(p => p.GetColumnName()).Concat(type.GetComplexProperties().Where(c => !c.IsCollection).SelectMany(c => Columns(c.ComplexType)));
}
