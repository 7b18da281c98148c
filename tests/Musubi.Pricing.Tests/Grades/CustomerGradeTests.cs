using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Testing;

namespace Musubi.Pricing.Tests.Grades;

public sealed class CustomerGradeTests
{
    [Theory, Engines]
    public async Task A_grade_by_word_holds_until_its_last_day_and_the_later_word_counts(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        var other = await shop.House.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = "B", Names = Catalog.Names.Of("優良") });
        await shop.Grades(new(2026, 1, 1), new(2026, 6, 30));
        await shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customer, Grade = other, From = new(2026, 4, 1), Until = new(2026, 4, 30), Reason = "Trial" });

        Assert.Equal("A", await On(new(2026, 3, 31)));
        Assert.Equal("B", await On(new(2026, 4, 1)));
        Assert.Equal("A", await On(new(2026, 5, 1)));
        Assert.Null(await On(new(2026, 7, 1)));

        async Task<string?> On(DateOnly date) => (await shop.House.Get<CustomerGrades>().Of(shop.Customer.Value, date, default))?.Code;
    }

    [Theory, Engines]
    public async Task A_grade_by_word_needs_a_reason_and_a_last_day(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);

        var refused = await shop.House.Run<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customer, Grade = shop.Grade });

        Assert.Equal(["Until", "Reason"], refused.Refusals.Select(r => r.Field));
    }

    [Theory, Engines]
    public async Task Ending_a_grade_keeps_its_past_and_takes_back_what_has_not_begun(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Grades(new(2026, 1, 1), new(2026, 12, 31));
        await shop.Grades(new(2026, 9, 1), new(2026, 12, 31));
        foreach (var said in await shop.House.Db.Set<CustomerGrade>().Select(g => g.Id).ToListAsync())
            await shop.House.Do<EndCustomerGrade, EndCustomerGrade.Input, Done>(new() { Id = said });

        var left = await shop.House.Db.Set<CustomerGrade>().SingleAsync();
        Assert.Equal((new DateOnly(2026, 1, 1), (DateOnly?)shop.Today.AddDays(-1)), (left.From, left.Until));
    }

    [Theory, Engines]
    public async Task A_grade_or_tier_in_use_is_not_removed(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.Grades(new(2026, 1, 1), new(2026, 12, 31));

        Assert.Equal("pricing.grade-in-use", (await shop.House.Run<RemoveGrade, RemoveGrade.Input, Done>(new() { Id = shop.Grade })).Refusals[0].Code);
        Assert.Equal("pricing.tier-in-use", (await shop.House.Run<RemoveTier, RemoveTier.Input, Done>(new() { Id = shop.Tier })).Refusals[0].Code);
    }
}
