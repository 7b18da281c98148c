using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Testing;

namespace Musubi.Stories.Proof;

public sealed class TrailTests
{
    [Fact]
    public async Task Every_record_on_the_trail_is_called_by_a_word()
    {
        await using var house = await House.Open(TestEngine.Sqlite);

        var raw = house.Db.Model.GetEntityTypes().Select(e => e.ClrType)
            .Where(t => t.GetCustomAttribute<NotAuditedAttribute>() is null && !typeof(IPartOf).IsAssignableFrom(t))
            .Select(t => MusubiDb.Snake(t.Name)).Distinct().Where(kind => TrailWords.Kind(kind).Ja == kind).Order(StringComparer.Ordinal).ToList();

        Assert.True(raw.Count == 0, $"The trail shows the names of tables: {string.Join(", ", raw)}.");
    }
}
