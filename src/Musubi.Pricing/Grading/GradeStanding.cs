using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Pricing.Grading;

/// <summary>How one customer stands by the rules today: its facts as they are now, scored as in the last run.</summary>
internal sealed class GradeStanding(PricingDb db, FactReading facts, Clock clock)
{
    /// <param name="Months">Within which nothing was ordered, where there is no basis.</param>
    public sealed record Answer(GradeBasis? Basis, int Months);

    /// <summary>Null where no rules have been run.</summary>
    public async Task<Answer?> Of(long customer, CancellationToken ct)
    {
        if (await db.Runs.AsNoTracking().Where(r => r.State == GradeRunState.Done).OrderByDescending(r => r.EndedAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct) is not { } run
            || await db.WholeRules(run.RuleSetId, ct) is not { } rules)
            return null;
        var scales = JsonSerializer.Deserialize<List<Scale>>(run.Scales, GradeBasis.Kept)!;
        var table = await facts.Read(FactWindow.Of(rules.Months, clock.Today), customer, ct);
        var cuts = GradingResult.Cuts(rules, await db.Grades.AsNoTracking().ToListAsync(ct));
        return new(table.Customers.Count == 0 ? null : GradeScoring.Of(customer, rules, scales, cuts, table), rules.Months * 2);
    }
}
