using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data.Audit;
using Musubi.Demo;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Sales.Orders;
using Musubi.Testing;

namespace Musubi.Stories.Grades;

/// <summary>What a customer does sets its grade, and its grade what it pays.</summary>
public class GradeStory
{
    [Theory, Engines]
    public async Task A_customer_who_buys_more_rises_and_is_priced_by_it_from_the_next_day_while_what_was_confirmed_keeps_its_prices(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        var run = await shop.Apply(await shop.RulesBySales(30_000, 100_000, 200_000, 500_000));
        Assert.Equal((GradeRunState.Done, 1, 1, 0), (run.State, run.Customers, run.New, run.Up));
        Assert.Null(await shop.GradeOf(1));

        shop.MoveTo(4, 2);
        Assert.Equal("C", await shop.GradeOf(1));
        var confirmed = await shop.Order(1, 200);
        var draft = await shop.Draft(1, 1);
        Assert.Equal(1000m, await shop.PriceIn(confirmed));

        shop.MoveTo(4, 3, hour: 1);
        await shop.Night();
        Assert.Equal(("C", "B"), (await shop.GradeOf(1, new(2026, 4, 2)), await shop.GradeOf(1)));
        Assert.Equal(1000m, await shop.PriceIn(confirmed));
        Assert.Equal(900m, await shop.PriceIn(await shop.Order(1, 1)));
        // Its price as of the day it was dated stands too: the grade changed for the days after it.
        await shop.House.Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = draft });
        Assert.Equal(1000m, await shop.PriceIn(draft));

        var rows = await shop.Rows(1);
        Assert.Equal([(shop.C, new DateOnly(2026, 4, 2), (DateOnly?)new DateOnly(2026, 4, 2), GradeMove.New), (shop.B, new DateOnly(2026, 4, 3), null, GradeMove.Up)], rows.Select(r => (r.GradeId, r.From, r.Until, r.Move)));
        var basis = GradeBasis.Read(rows[1].Basis)!;
        Assert.Equal((400, 240_000m, 4, new DateOnly(2026, 4, 2)), (basis.Points, basis.Facts.Single().Value, basis.Facts.Single().Score, basis.Day));
        var lift = GradeScoring.Lift(basis)!;
        Assert.Equal((shop.A.Value, 100, false, 500_000m), (lift.Grade, lift.Missing, lift.Together, lift.Facts.Single().Needed));
        // It stands on the customer's own trail.
        var customer = shop.Customers[0].Value;
        Assert.Equal(3, await shop.House.Db.Set<AuditEntry>().CountAsync(a => a.SubjectKind == "party" && a.SubjectId == customer && a.Table == "customer_grade"));
        await shop.Verify();
    }

    [Theory, Engines]
    public async Task A_run_writes_only_what_changed_and_twice_is_once(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        await shop.Order(2, 300);
        await shop.Apply(await shop.RulesBySales(30_000, 100_000, 200_000, 500_000));
        var before = await Rows();

        for (var again = 0; again < 2; again++)
        {
            await shop.House.Do<RecomputeGrades, RecomputeGrades.Input, Id<GradeRun>>(new());
            await shop.Work();
        }
        shop.MoveTo(4, 2, hour: 1);
        await shop.Night();

        Assert.Equal(before, await Rows());
        Assert.All(await shop.House.Db.Set<GradeRun>().OrderBy(r => r.Id).Skip(1).ToListAsync(), r => Assert.Equal((GradeRunState.Done, 2, 0, 0, 0, 0), (r.State, r.Customers, r.New, r.Up, r.Down, r.Ended)));
        // Of two runs for one day the later counts, and the first leaves nothing behind.
        shop.MoveTo(4, 2);
        await shop.Order(1, 500);
        await Again();
        Assert.Equal(["C", "A"], (await Rows()).Where(r => r.Customer == shop.Customers[0].Value).Select(r => r.Grade));
        var orders = await shop.House.Db.Set<SalesOrder>().OrderByDescending(o => o.Id).Select(o => o.Id).FirstAsync();
        await shop.House.Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = orders });
        await Again();
        Assert.Equal(before, await Rows());

        async Task Again()
        {
            await shop.House.Do<RecomputeGrades, RecomputeGrades.Input, Id<GradeRun>>(new());
            await shop.Work();
        }

        async Task<List<(long Customer, string Grade, DateOnly From, DateOnly? Until)>> Rows()
        {
            var db = shop.House.Db;
            return [.. (await db.Set<CustomerGrade>().Join(db.Set<Grade>(), c => c.GradeId, g => g.Id, (c, g) => new { c.CustomerId, g.Code, c.From, c.Until, c.Id }).ToListAsync())
                .OrderBy(r => r.CustomerId).ThenBy(r => r.Id).Select(r => (r.CustomerId.Value, r.Code, r.From, r.Until))];
        }
    }

    [Theory, Engines]
    public async Task A_grade_by_hand_outlives_the_nightly_run_until_it_expires_and_then_the_rules_take_over(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        await shop.Apply(await shop.RulesBySales(30_000, 100_000, 200_000, 500_000));
        shop.MoveTo(4, 2);
        await shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customers[0], Grade = shop.A, Until = new(2026, 4, 10), Reason = "新工場の立上げ" });
        Assert.Equal(800m, await shop.PriceIn(await shop.Order(1, 100)));

        for (var day = 3; day <= 10; day++)
        {
            shop.MoveTo(4, day, hour: 1);
            await shop.Night();
            Assert.Equal("A", await shop.GradeOf(1));
        }
        shop.MoveTo(4, 11, hour: 1);
        await shop.Night();
        // What it bought meanwhile lifted it by the rules: 120,000 yen are a 3.
        Assert.Equal("B", await shop.GradeOf(1));
        Assert.Equal(900m, await shop.PriceIn(await shop.Order(1, 1)));
    }

    [Theory, Engines]
    public async Task A_grade_by_hand_that_lifts_far_waits_for_management_and_prices_nothing_meanwhile(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await DemoUsers.Add(shop.House.Services, default);
        var (manager, seller) = (await Person(Department.Management), await Person(Department.Sales));
        await shop.House.Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(new()
        {
            Kind = "customer_grade", Name = "2段階以上", From = new(2026, 1, 1), Conditions = [new() { Fact = "steps-up", Comparison = Comparison.AtLeast, Number = 2 }], Steps = [new() { Approvers = [$"user:{manager.Id}"] }],
        });

        var small = await Set(shop.C);
        var large = await Set(shop.A);
        Assert.Equal((GradeState.Stands, GradeState.Waiting), (await StateOf(small), await StateOf(large)));
        Assert.Equal("C", await shop.GradeOf(1));
        Assert.Equal(1000m, await shop.PriceIn(await shop.Order(1, 1)));

        shop.MoveTo(4, 5);
        var request = await shop.House.Db.Set<ApprovalRequest>().SingleAsync(r => r.SubjectId == large.Value);
        await shop.House.Do<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = request.Id }, manager);
        // It holds from the day of the yes: the days before are not priced anew.
        Assert.Equal(("C", "A"), (await shop.GradeOf(1, new(2026, 4, 4)), await shop.GradeOf(1)));
        var refused = await Set(shop.A, customer: 2);
        var second = await shop.House.Db.Set<ApprovalRequest>().SingleAsync(r => r.SubjectId == refused.Value);
        await shop.House.Do<RefuseRequest, RefuseRequest.Input, Done>(new() { Id = second.Id, Words = "実績がない" }, manager);
        Assert.Equal((GradeState.Refused, (string?)null), (await StateOf(refused), await shop.GradeOf(2)));

        Task<Id<CustomerGrade>> Set(Id<Grade> grade, int customer = 1) =>
            shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customers[customer - 1], Grade = grade, Until = new(2026, 12, 31), Reason = "大型案件" }, seller);

        async Task<GradeState> StateOf(Id<CustomerGrade> id) => (await shop.House.Db.Set<CustomerGrade>().SingleAsync(g => g.Id == id)).State;

        async Task<Actor> Person(Department department)
        {
            var user = await shop.House.Db.Set<User>().SingleAsync(u => u.Department == department);
            return new(user.Id.Value, user.Name, user.Language, new HashSet<string>([ApprovalPermission.Decide, PricingPermission.SetGrades]));
        }
    }

    [Theory, Engines]
    public async Task The_facts_are_those_of_the_orders_and_payments_of_the_window(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 30, new(2025, 2, 10));
        await shop.Order(1, 40, new(2025, 6, 10));
        await shop.Order(1, 20, new(2026, 3, 22), typed: 750, reason: "見本");
        await shop.Order(2, 10, new(2025, 1, 15));
        await shop.Draft(3, 100);
        // Half of it is paid in time, half of it ten days late.
        var item = await shop.House.Do<EnterOpeningItem, EnterOpeningItem.Input, Id<OpenItem>>(new() { Side = OwedSide.Receivable, Party = shop.Customers[0], Number = "旧-1", Date = new(2026, 2, 1), Due = new(2026, 2, 28), Amount = 100_000 });
        foreach (var day in new DateOnly[] { new(2026, 2, 27), new(2026, 3, 10) })
            await shop.House.Do<ReceivePayment, PaymentDraft, Id<Payment>>(new() { Party = shop.Customers[0], Date = day, Amount = 50_000, Lines = [new() { Item = item, Amount = 50_000 }] });

        var facts = await shop.House.Get<FactReading>().Read(FactWindow.Of(12, shop.Today), null, default);

        Assert.Equal([shop.Customers[0].Value, shop.Customers[1].Value], facts.Customers);
        Assert.Equal(["recency", "frequency", "net-sales", "margin", "growth", "days-late", "on-time"], shop.House.Get<FactReading>().Facts.Select(f => f.Key));
        // 40 at 1,000 and 20 at 750 make 55,000; they cost 36,000; the window before had 30,000.
        Assert.Equal([10m, 2m, 55_000m, 34.5m, 83.3m, 5m, 50m], shop.House.Get<FactReading>().Facts.Select(f => facts.Of(f.Key, shop.Customers[0].Value)!.Value));
        Assert.Equal([(decimal?)441m, 0m, 0m, null, -100m, null, null], shop.House.Get<FactReading>().Facts.Select(f => facts.Of(f.Key, shop.Customers[1].Value)));
        // One customer alone has the same.
        var alone = await shop.House.Get<FactReading>().Read(FactWindow.Of(12, shop.Today), shop.Customers[0].Value, default);
        Assert.Equal(alone.Customers.Single(), shop.Customers[0].Value);
        Assert.All(shop.House.Get<FactReading>().Facts, f => Assert.Equal(facts.Of(f.Key, shop.Customers[0].Value), alone.Of(f.Key, shop.Customers[0].Value)));
    }

    [Theory, Engines]
    public async Task Fifths_of_all_customers_give_the_same_grades_on_both_engines(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        foreach (var (customer, pieces) in new[] { (3, 50m), (1, 10m), (5, 30m), (2, 40m), (4, 20m) })
            await shop.Order(customer, pieces, new DateOnly(2026, 1, 1).AddDays(customer * 7));
        await shop.Apply(await shop.Rules([new() { Fact = "net-sales", Weight = 3, Scale = FactScale.Quantiles }, new() { Fact = "recency", Weight = 1, Scale = FactScale.Quantiles }]));

        var graded = await shop.House.Db.Set<CustomerGrade>().Where(g => g.Source == GradeSource.Computed).OrderBy(g => g.CustomerId).Select(g => new { g.CustomerId, g.Points }).ToListAsync();
        // Sales score 1, 4, 5, 2, 3; the later the order the better: 1, 2, 3, 4, 5.
        Assert.Equal([100, 350, 450, 250, 350], graded.Select(g => g.Points!.Value));
        shop.MoveTo(4, 2);
        Assert.Equal(["C", "B", "B", "C", "B"], await Task.WhenAll(Enumerable.Range(1, 5).Select(c => shop.GradeOf(c))));
    }
}
