using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Simulations;
using Musubi.Testing;

namespace Musubi.Stories.Grades;

/// <summary>What grade rules would do is seen before they do it.</summary>
public class SimulationStory
{
    [Theory, Engines]
    public async Task Rules_in_force_reproduce_what_was_charged_and_what_they_do_not_is_listed_with_the_reason(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        await shop.Order(2, 150);
        var rules = await shop.RulesBySales(30_000, 100_000, 200_000, 500_000);
        await shop.Apply(rules);
        shop.MoveTo(4, 2);
        await shop.Order(1, 10);
        await shop.Order(2, 100);
        await shop.Order(2, 5, typed: 870, reason: "他社見積に合わせた");

        var simulation = await shop.Simulate(rules);

        // 40 and 10 at 1,000; 150 at 1,000 before the grade, 100 at 900 with it, 5 at 870.
        Assert.Equal((GradeRunState.Done, true, 1), (simulation.State, simulation.InForce, simulation.Exceptions));
        var sold = simulation.Totals.Single(t => t.Kind == SoldKind.Sold);
        Assert.Equal((5, 294_350L, 294_350L), (sold.Lines, sold.Then.Minor, sold.Now.Minor));
        var typed = await shop.House.Db.Set<SimulatedException>().SingleAsync();
        Assert.Equal((PriceDeviation.Typed, 870m, (decimal?)900m, "他社見積に合わせた"), (typed.Why, typed.Charged, typed.Again, typed.Reason));

        // A list put right later, and a grade given later for days that are past: each line says which it was.
        var version = (await shop.House.Db.Set<PriceList>().SingleAsync(l => l.Id == shop.ListOfB)).Version;
        await shop.House.Do<SetPrices, SetPrices.Input, int>(new() { Id = shop.ListOfB, Version = version, From = new(2025, 1, 1), Lines = [new() { Percent = 88 }] });
        await shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customers[0], Grade = shop.A, From = new(2026, 4, 2), Until = new(2026, 4, 30), Reason = "契約" });
        var after = await shop.Simulate(rules);
        Assert.Equal((1, 1, 1, 0), (after.TypedLines, after.RelistedLines, after.RegradedLines, after.UnpricedLines));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task New_rules_come_to_what_pricing_again_by_hand_does_and_are_applied_only_as_simulated(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40, new(2025, 8, 1));
        await shop.Order(1, 60);
        await shop.Order(2, 150, new(2025, 12, 24));
        await shop.Order(3, 5, typed: 700, reason: "見本");
        await shop.Draft(1, 10);
        await shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customers[1], Grade = shop.B, From = new(2026, 4, 1), Until = new(2026, 12, 31), Reason = "契約" });
        var rules = await shop.RulesBySales(2_000, 50_000, 60_000, 90_000);
        var refused = await shop.House.Run<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = rules });
        Assert.Equal("pricing.simulate-first", Assert.Single(refused.Refusals).Code);

        var simulation = await shop.Simulate(rules);

        // The first customer has 100,000 and becomes A: 100 at 800. The second is B by hand: 150 at 900. The third becomes C, and its price was typed.
        var sold = simulation.Totals.Single(t => t.Kind == SoldKind.Sold);
        Assert.Equal((4, 253_500L, 80_000L + 135_000 + 3_500), (sold.Lines, sold.Then.Minor, sold.Now.Minor));
        Assert.Equal((253_500L - 255 * 600, 218_500L - 255 * 600), (sold.MarginThen.Minor, sold.MarginNow.Minor));
        var open = simulation.Totals.Single(t => t.Kind == SoldKind.OpenOrder);
        Assert.Equal((1, 10_000L, 8_000L), (open.Lines, open.Then.Minor, open.Now.Minor));
        var rows = await shop.House.Db.Set<SimulatedCustomer>().OrderBy(r => r.CustomerId).ToListAsync();
        Assert.Equal(new (Id<Grade>?, Id<Grade>?, GradeMove, bool, long)[] { (null, shop.A, GradeMove.New, false, -20_000), (shop.B, shop.B, GradeMove.Same, true, -15_000), (null, shop.C, GradeMove.New, false, 0) },
            rows.Select(r => (r.OldId, r.NewId, r.Move, r.ByHand, r.Difference.Minor)));
        Assert.Equal(0, await shop.House.Db.Set<CustomerGrade>().CountAsync(g => g.Source == GradeSource.Computed));

        // Changed after it was simulated, it is simulated again first.
        var draft = await shop.House.Db.Set<GradeRuleSet>().Include(r => r.Facts).Include(r => r.Cuts).SingleAsync();
        await shop.House.Do<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(SaveGradeRules.Input.Of(draft) with { Note = "見直し" });
        Assert.Equal("pricing.simulate-first", Assert.Single((await shop.House.Run<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = rules })).Refusals).Code);
        await shop.Apply(rules);
        Assert.Equal("pricing.rules-applied", Assert.Single((await shop.House.Run<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(SaveGradeRules.Input.Of(draft))).Refusals).Code);
        shop.MoveTo(4, 2);
        Assert.Equal(("A", "B", "C"), (await shop.GradeOf(1), await shop.GradeOf(2), await shop.GradeOf(3)));
        Assert.Equal(800m, await shop.PriceIn(await shop.Order(1, 1)));
    }

    [Theory, Engines]
    public async Task Rules_that_begin_later_leave_todays_in_force_until_the_night_before(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        await shop.Apply(await shop.RulesBySales(30_000, 100_000, 200_000, 500_000));
        var later = await shop.RulesBySales(1_000, 2_000, 3_000, 4_000);
        await shop.Simulate(later);
        var applied = await shop.House.Do<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = later, From = new(2026, 4, 10) });
        Assert.Null(applied.Run);
        Assert.Equal("pricing.rules-too-early", Assert.Single((await shop.House.Run<ApplyGradeRules, ApplyGradeRules.Input, ApplyGradeRules.Answer>(new() { Id = await shop.RulesBySales(1, 2, 3, 4), From = shop.Today })).Refusals).Code);

        foreach (var (day, grade) in new[] { (9, "C"), (10, "A") })
        {
            shop.MoveTo(4, day, hour: 1);
            await shop.Night();
            Assert.Equal(grade, await shop.GradeOf(1));
        }
    }

    [Theory, Engines]
    public async Task Rules_that_cannot_be_are_refused_beside_their_fields(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        var refused = await shop.House.Run<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(new()
        {
            Months = 0,
            Facts =
            [
                new() { Fact = "weather", Weight = 1 }, new() { Fact = "net-sales", Weight = 0, Scale = FactScale.Thresholds, Two = 5, Three = 4, Four = 3, Five = 2 },
                new() { Fact = "days-late", Weight = 5, Scale = FactScale.Thresholds, Two = 30 }, new() { Fact = "net-sales", Weight = 1 },
            ],
            Cuts = [new() { Grade = shop.A, Points = 6 }, new() { Grade = shop.A, Points = 2 }],
        });

        Assert.Equal(["Months", "Facts[0].Fact", "Facts[1].Weight", "Facts[1].Two", "Facts[2].Two", "Facts[3].Fact", "Cuts[0].Points", "Cuts[1].Grade"], refused.Refusals.Select(r => r.Field));
    }
}
