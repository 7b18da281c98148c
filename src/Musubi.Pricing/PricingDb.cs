using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;

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

    /// <summary>The settings with their parts; those a company starts with until somebody has set others.</summary>
    public async Task<PricingSettings> Settings(CancellationToken ct) =>
        await db.Set<PricingSettings>().AsNoTracking().Include(s => s.Roundings.OrderBy(r => r.Id)).Include(s => s.Floors.OrderBy(f => f.Id)).AsSingleQuery()
            .SingleOrDefaultAsync(s => s.Id == PricingSettings.Only, ct) ?? new PricingSettings { Id = PricingSettings.Only };

    /// <summary>What stands in a list on a day: of rules of one subject, unit and quantity the latest.</summary>
    public async Task<IReadOnlyList<PriceRule>> Standing(Id<PriceList> list, DateOnly date, CancellationToken ct) =>
        Latest(await Rules.AsNoTracking().Where(r => r.ListId == list && r.From <= date && (r.Until == null || r.Until >= date)).ToListAsync(ct));

    public static IReadOnlyList<PriceRule> Latest(IEnumerable<PriceRule> rules) => [.. rules.GroupBy(r => r.Key).Select(g => g.MaxBy(r => (r.From, r.Id))!)];
}
