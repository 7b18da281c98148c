using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.History.Files;
using Musubi.Kernel;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;

namespace Musubi.History.Runs;

/// <summary>Grades the customers of a history as they would have been graded: at the end of each month, by the facts until then.</summary>
internal sealed class HistoryGrades(MusubiDb db, Runner runner, GradeWork work, Engine engine, CurrentAct act, Clock clock)
{
    /// <summary>Grades and rules where the company has none: what a customer bought and earned us counts most, then how often and how lately, how late it paid and whether it grows.</summary>
    public async Task SetUp(DateOnly from, int months, CancellationToken ct)
    {
        if (await db.Set<GradeRuleSet>().AnyAsync(r => r.State == RuleSetState.Applied && r.From <= from, ct))
            return;
        var grades = await db.Set<Grade>().AsNoTracking().OrderBy(g => g.Position).Select(g => g.Id).ToListAsync(ct);
        if (grades.Count == 0)
        {
            foreach (var (code, names) in new[] { ("A", Names.Of("特約", "核心客户", "Partner")), ("B", Names.Of("優良", "优质客户", "Preferred")), ("C", Names.Of("一般", "普通客户", "Regular")) })
            {
                var tier = await runner.Do<SaveTier, SaveTier.Input, Id<PriceTier>>(new() { Code = code, Names = names }, ct);
                grades.Add(await runner.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = code, Names = names, Tier = tier }, ct));
            }
        }
        var rules = await runner.Do<SaveGradeRules, SaveGradeRules.Input, Id<GradeRuleSet>>(new()
        {
            Months = months,
            Facts =
            [
                new() { Fact = "net-sales", Weight = 30, Scale = FactScale.Quantiles }, new() { Fact = "margin", Weight = 15, Scale = FactScale.Quantiles }, new() { Fact = "frequency", Weight = 20, Scale = FactScale.Quantiles },
                new() { Fact = "recency", Weight = 15, Scale = FactScale.Thresholds, Two = 180, Three = 90, Four = 30, Five = 10 }, new() { Fact = "days-late", Weight = 10, Scale = FactScale.Thresholds, Two = 30, Three = 14, Four = 5, Five = 0 },
                new() { Fact = "growth", Weight = 10, Scale = FactScale.Thresholds, Two = -20, Three = 0, Four = 10, Five = 25 },
            ],
            Cuts = [.. grades.Take(3).Select((g, i) => new SaveGradeRules.CutLine { Grade = g, Points = i switch { 0 => 4, 1 => 3, _ => 1 } })],
        }, ct);
        using var turn = await engine.WriteTurn(ct);
        act.Continue(Actor.System, nameof(ApplyGradeRules));
        var set = await db.Set<GradeRuleSet>().SingleAsync(r => r.Id == rules, ct);
        // What is in force from a day gone by was applied by nobody here: these are the rules of the history.
        set.Apply(from, clock.Now, Actor.System.Name);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>At the end of each month from one day until another that is not graded yet.</summary>
    public async Task Grade(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var last = await db.Set<GradeRun>().Where(r => r.State == GradeRunState.Done && r.Day <= until).MaxAsync(r => (DateOnly?)r.Day, ct);
        for (var end = EndOf(from); end <= until; end = EndOf(end.AddDays(1)))
        {
            if (last is null || end > last)
                await work.Run(end, null, Actor.System, nameof(RecomputeGrades), _ => Task.FromResult(true), ct);
        }
    }

    private static DateOnly EndOf(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1);
}
