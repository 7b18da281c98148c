using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Testing;
using Microsoft.Extensions.DependencyInjection;
using static Musubi.Finance.Tests.Books;

namespace Musubi.Finance.Tests.Analysis;

public class DimensionTests
{
    [Theory, Engines]
    public async Task Amounts_are_summed_by_a_value_and_what_is_below_it_alike_before_and_after_rolling_up(TestEngine engine)
    {
        await using var house = await Departments(engine);
        await house.Post(Sale(100), On(Today) with { Dimensions = Dimensions.Of(("department", "tokyo")) });
        await house.Post(Sale(10), On(Today) with { Dimensions = Dimensions.Of(("DEPARTMENT", "OSAKA")) });
        await house.Post(Sale(1), On(Today));
        await house.Post(Sale(100), On(Today) with { Dimensions = Dimensions.Of(("department", "tokyo")) });

        Assert.Equal(2, await house.Db.Set<DimensionSet>().CountAsync());
        var values = await house.Db.Set<DimensionValue>().ToDictionaryAsync(v => v.Code, v => v.Id);
        var account = (await house.Db.Set<MappedAccount>().SingleAsync(m => m.Role == AccountRole.Receivable)).AccountId;
        for (var rolled = 0; rolled < 2; rolled++)
        {
            Assert.Equal(200, await Owed(values["TOKYO"]));
            Assert.Equal(210, await Owed(values["TOKYO"], values["OSAKA"]));
            await house.Services.GetRequiredService<RollUp>().All(default);
        }

        async Task<long> Owed(params Id<DimensionValue>[] of) => (await house.Get<AccountSums>().ByAccount(new() { To = Today, Values = [of] }, default))[account].Balance;
    }

    [Theory, Engines]
    public async Task A_line_has_its_own_dimensions_over_those_of_its_document(TestEngine engine)
    {
        await using var house = await Departments(engine);
        var id = (await house.Post(BalancedEntry.Of(Text.Same("sale"),
            [Posting.Debit(AccountRole.Receivable, Yen(1)), Posting.Credit(AccountRole.Revenue, Yen(1)) with { Dimensions = Dimensions.Of(("DEPARTMENT", "OSAKA")) }]),
            On(Today) with { Dimensions = Dimensions.Of(("DEPARTMENT", "TOKYO")) })).Value;

        var sets = await house.Db.Set<DimensionSet>().ToDictionaryAsync(s => s.Id, s => s.Key);
        Assert.Equal(["DEPARTMENT=TOKYO", "DEPARTMENT=OSAKA"], (await house.Db.Set<JournalLine>().Where(l => l.EntryId == id).OrderBy(l => l.Position).ToListAsync()).Select(l => sets[l.DimensionSetId]));
    }

    [Theory, Engines]
    public async Task A_value_that_is_not_in_use_is_refused(TestEngine engine)
    {
        await using var house = await Departments(engine);

        var refused = await house.Post(Sale(1), On(Today) with { Dimensions = Dimensions.Of(("DEPARTMENT", "NAGOYA")) });

        Assert.Equal(["finance.no-dimension-value"], refused.Refusals.Select(r => r.Code));
    }

    [Theory, Engines]
    public async Task A_hierarchy_of_values_has_a_top(TestEngine engine)
    {
        await using var house = await Books.Open(engine);

        var refused = await house.Run<SaveDimension, SaveDimension.Input, Id<Dimension>>(new()
        {
            Code = "PROJECT", NameJa = "プロジェクト", Values = [new() { Code = "A", NameJa = "あ", Parent = "B" }, new() { Code = "B", NameJa = "い", Parent = "A" }],
        });

        Assert.Equal(["Values[0].Parent", "Values[1].Parent"], refused.Refusals.Select(r => r.Field));
    }

    private static async Task<House> Departments(TestEngine engine)
    {
        var house = await Books.Open(engine);
        await house.Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new()
        {
            Code = "department", NameJa = "部門", NameEn = "Department",
            Values = [new() { Code = "JP", NameJa = "国内" }, new() { Code = "tokyo", NameJa = "東京", Parent = "jp" }, new() { Code = "OSAKA", NameJa = "大阪", Parent = "JP" }],
        });
        return house;
    }
}
