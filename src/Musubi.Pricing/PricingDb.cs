using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;
using Musubi.Pricing.Simulations;

namespace Musubi.Pricing;

/// <summary>The tables of Pricing.</summary>
internal sealed class PricingDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<PriceList> Lists => db.Set<PriceList>();
    public DbSet<PriceRule> Rules => db.Set<PriceRule>();
    public DbSet<Grade> Grades => db.Set<Grade>();
    public DbSet<PriceTier> Tiers => db.Set<PriceTier>();
    public DbSet<CustomerGrade> CustomerGrades => db.Set<CustomerGrade>();
    public DbSet<GradeRuleSet> RuleSets => db.Set<GradeRuleSet>();
    public DbSet<GradeRun> Runs => db.Set<GradeRun>();
    public DbSet<GradeSimulation> Simulations => db.Set<GradeSimulation>();
    public IQueryable<SimulatedCustomer> SimulatedCustomers => db.Set<SimulatedCustomer>();
    public IQueryable<SimulatedException> SimulatedExceptions => db.Set<SimulatedException>();

    /// <summary>The one row of each customer that counts on a day, as <see cref="CustomerGrades"/> finds it: a person's word before the rules', of two of a kind the later.</summary>
    public IQueryable<CustomerGrade> Counting(DateOnly day)
    {
        var standing = CustomerGrades.AsNoTracking().Where(g => g.State == GradeState.Stands && g.From <= day && (g.Until == null || g.Until >= day));
        return standing.Where(g => !standing.Any(o => o.CustomerId == g.CustomerId && o.Id != g.Id
            && ((o.Source == GradeSource.Manual && g.Source == GradeSource.Computed) || (o.Source == g.Source && (o.From > g.From || (o.From == g.From && o.Id > g.Id))))));
    }

    public Task<GradeRuleSet?> WholeRules(Id<GradeRuleSet> id, CancellationToken ct) => Whole.SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>The grade rules in force on a day: of those applied the latest to begin. Null before the first.</summary>
    public Task<GradeRuleSet?> RulesOn(DateOnly date, CancellationToken ct) =>
        Whole.AsNoTracking().Where(r => r.State == RuleSetState.Applied && r.From <= date).OrderByDescending(r => r.From).ThenByDescending(r => r.Number).FirstOrDefaultAsync(ct);

    private IQueryable<GradeRuleSet> Whole => RuleSets.Include(r => r.Facts.OrderBy(f => f.Position)).Include(r => r.Cuts.OrderByDescending(c => c.Least)).AsSplitQuery();

    /// <summary>The settings with their parts; those a company starts with until somebody has set others.</summary>
    public Task<PricingSettings> Settings(CancellationToken ct) => db.Masters.Of<PricingSettings, PricingSettings>("", async () =>
        await db.Set<PricingSettings>().AsNoTracking().Include(s => s.Roundings.OrderBy(r => r.Id)).Include(s => s.Floors.OrderBy(f => f.Id)).AsSingleQuery()
            .SingleOrDefaultAsync(s => s.Id == PricingSettings.Only, ct) ?? new PricingSettings { Id = PricingSettings.Only }, ct);

    /// <summary>What stands in a list on a day: of rules of one subject, unit and quantity the latest.</summary>
    public async Task<IReadOnlyList<PriceRule>> Standing(Id<PriceList> list, DateOnly date, CancellationToken ct) =>
        Latest(await Rules.AsNoTracking().Where(r => r.ListId == list && r.From <= date && (r.Until == null || r.Until >= date)).ToListAsync(ct));

    public static IReadOnlyList<PriceRule> Latest(IEnumerable<PriceRule> rules) => [.. rules.GroupBy(r => r.Key).Select(g => g.MaxBy(r => (r.From, r.Id))!)];
}
