using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Trail;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Workplace.Timeline;
using Musubi.Parties;
using Musubi.Parties.Register;
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

    [Fact]
    public async Task Every_choice_that_the_trail_tells_has_words()
    {
        await using var house = await House.Open(TestEngine.Sqlite);
        var words = house.Get<IEnumerable<Musubi.Modules.Module>>().SelectMany(m => m.Trail).Select(w => w.Key).ToHashSet(StringComparer.Ordinal);

        var raw = (from entity in house.Db.Model.GetEntityTypes()
                   from property in entity.GetProperties()
                   let choice = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
                   let field = $"{entity.GetTableName()}.{property.Name}"
                   where choice.IsEnum && words.Contains(field)
                   from value in Enum.GetNames(choice)
                   where !words.Contains($"{field}={value}") && !words.Contains("=" + value)
                   select $"{field}={value} ({choice.Name})").Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(raw.Count == 0, $"The trail shows the names of the program:\n{string.Join("\n", raw)}");
    }

    [Theory, Engines]
    public async Task A_line_of_the_trail_says_the_number_and_the_name_of_the_record_and_which_part_of_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var party = await house.Do<CreateParty, PartyDraft, Id<Party>>(new() { Name = "北斗化学株式会社", Roles = [PartyRole.Customer], Addresses = [new() { City = "千代田区" }] });
        await house.Do<CreateRole, CreateRole.Input, Id<Role>>(new() { Name = "Night shift" });

        var said = await Subjects(house);

        Assert.Contains("party P00001 北斗化学株式会社", said);
        Assert.Contains("party P00001 北斗化学株式会社 · address", said);
        Assert.Contains("role Night shift", said);
        Assert.DoesNotContain(said, s => s.Contains(party.ToString(), StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task The_trail_calls_a_record_by_its_name_in_the_language_of_who_reads_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "TEA", Names = new() { Ja = "煎茶", Zh = "煎绿茶", En = "Green tea" } });

        foreach (var (language, name) in new[] { (Language.Japanese, "TEA 煎茶"), (Language.Chinese, "TEA 煎绿茶"), (Language.English, "TEA Green tea") })
        {
            CultureInfo.CurrentUICulture = language.Culture;
            Assert.Contains(await Subjects(house), s => s.EndsWith(name, StringComparison.Ordinal));
            Assert.EndsWith(name[4..], TrailSubject.Said("item", "item", null, """{"NameJa":[null,"煎茶"],"NameZh":[null,"煎绿茶"],"NameEn":[null,"Green tea"]}"""), StringComparison.Ordinal);
        }
    }

    private static async Task<List<string>> Subjects(House house)
    {
        var definition = TrailList.Definition;
        var at = definition.Columns.Index().Single(c => c.Item.Key == "subject").Index;
        return (await definition.Read(house.Get<IServiceProvider>(), Actor.System, new(), default)).Rows.Select(r => (string)r.Cells[at]!).ToList();
    }
}
