using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Sales.Orders;

namespace Musubi.Demo;

/// <summary>Grades by rules: a version in force by which those who order are graded, a draft to simulate, partners by contract, and one lift that waits for a yes.</summary>
public static class DemoGrades
{
    public static async Task Add(IServiceProvider services, bool years, CancellationToken ct)
    {
        List<Grade> grades;
        List<CustomerGrade> byHand;
        HashSet<long> ordering;
        User? seller;
        long role;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
            grades = await db.Set<Grade>().AsNoTracking().OrderBy(g => g.Position).ToListAsync(ct);
            byHand = await db.Set<CustomerGrade>().AsNoTracking().Where(g => g.Source == GradeSource.Manual).OrderBy(g => g.Id).ToListAsync(ct);
            ordering = [.. await db.Set<SalesOrder>().Where(o => o.State != OrderState.Draft && o.State != OrderState.Waiting).Select(o => o.CustomerId).Distinct().ToListAsync(ct)];
            seller = await db.Set<User>().AsNoTracking().Where(u => u.Department == Department.Sales).OrderBy(u => u.Id).FirstOrDefaultAsync(ct);
            role = await db.Set<Role>().Where(r => r.Standard == Department.Management).Select(r => r.Id.Value).FirstOrDefaultAsync(ct);
        }
        if (grades.Count < 3 || ordering.Count == 0)
            return;
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;

        // What was carried over by hand ends where there are orders to be graded by; partners keep what their contract says.
        foreach (var row in byHand.Where(g => g.GradeId != grades[0].Id && ordering.Contains(g.CustomerId.Value)))
            await Do<EndCustomerGrade, EndCustomerGrade.Input, Done>(new() { Id = row.Id });
        if (!years)
            await Apply(services, today, ct);
        await services.GetRequiredService<GradeWork>().Run(today.AddDays(-1), null, Actor.System, nameof(RecomputeGrades), _ => Task.FromResult(true), ct);
        await Rules(runner, grades, "来期案：支払の遅れをより重く見る", netSales: 20, daysLate: 40, ct);

        if (seller is null || role == 0)
            return;
        await Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(new()
        {
            Kind = GradeApproval.OfKind, Name = "2段階以上の引き上げ", From = new(today.Year, 1, 1), RemindAfter = 18, Conditions = [new() { Fact = "steps-up", Comparison = Comparison.AtLeast, Number = 2 }], Steps = [new() { Approvers = [$"role:{role}"] }],
        });
        if (await Lowest() is { } customer)
        {
            _ = (await runner.Run<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new(seller.Id.Value, seller.Name, seller.Language, new HashSet<string>(StringComparer.Ordinal) { PricingPermission.SetGrades }),
                new() { Customer = customer, Grade = grades[0].Id, Until = today.AddMonths(6), Reason = "新ライン向けの年間契約を交渉中。競合が特約店価格を提示" }, ct: ct)).Value;
        }

        async Task<Id<Party>?> Lowest()
        {
            await using var scope = services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<CustomerGrade>().Where(g => g.Source == GradeSource.Computed && g.GradeId == grades[2].Id).OrderByDescending(g => g.Points).ThenBy(g => g.Id).Select(g => (Id<Party>?)g.CustomerId).FirstOrDefaultAsync(ct);
        }

        async Task<TOutput> Do<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput>
        {
            var result = await runner.Run<TUseCase, TInput, TOutput>(Actor.System, input, ct: ct);
            return result.Ok ? result.Value : throw new InvalidOperationException($"{typeof(TUseCase).Name}: {string.Join(" ", result.Refusals)}");
        }
    }

    /// <summary>The first version of the rules, in force from that day.</summary>
    internal static async Task Apply(IServiceProvider services, DateOnly from, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var grades = await db.Set<Grade>().AsNoTracking().OrderBy(g => g.Position).ToListAsync(ct);
        var manager = await db.Set<User>().Where(u => u.Department == Department.Management).OrderBy(u => u.Id).Select(u => u.Name).FirstOrDefaultAsync(ct);
        var rules = await Rules(services.GetRequiredService<Runner>(), grades, "売上・粗利・支払をバランスよく見る", netSales: 30, daysLate: 20, ct);
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(Actor.System, nameof(ApplyGradeRules));
        var set = await db.Set<GradeRuleSet>().SingleAsync(r => r.Id == rules, ct);
        set.Apply(from, services.GetRequiredService<Clock>().Now, manager ?? Actor.System.Name);
        await db.SaveChangesAsync(ct);
    }

    private static async Task<Id<GradeRuleSet>> Rules(Runner runner, List<Grade> grades, string note, int netSales, int daysLate, CancellationToken ct) => (await runner.Run<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(Actor.System, new()
    {
        Note = note,
        Facts =
        [
            new() { Fact = "net-sales", Weight = netSales, Scale = FactScale.Quantiles }, new() { Fact = "margin", Weight = 15, Scale = FactScale.Quantiles }, new() { Fact = "frequency", Weight = 15, Scale = FactScale.Quantiles },
            new() { Fact = "recency", Weight = 10, Scale = FactScale.Thresholds, Two = 180, Three = 90, Four = 30, Five = 10 }, new() { Fact = "days-late", Weight = daysLate, Scale = FactScale.Thresholds, Two = 30, Three = 14, Four = 5, Five = 0 },
            new() { Fact = "growth", Weight = 10, Scale = FactScale.Thresholds, Two = -20, Three = 0, Four = 10, Five = 25 },
        ],
        Cuts = [new() { Grade = grades[0].Id, Points = 4 }, new() { Grade = grades[1].Id, Points = 3.1m }, new() { Grade = grades[2].Id, Points = 1 }],
    }, ct: ct)).Value;
}
