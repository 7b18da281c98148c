using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Pricing.Grading;

/// <summary>
/// Puts grade rules in force, from tomorrow or a later day: all customers are graded by them, and priced by their grades from that day. Only as simulated: who applies has seen what it does.
/// </summary>
[Needs(PricingPermission.ApplyGradeRules)]
internal sealed class ApplyGradeRules(PricingDb db, IdSource ids, CurrentAct act, Clock clock) : IUseCase<ApplyGradeRules.Input, ApplyGradeRules.Answer>
{
    public sealed record Input
    {
        public Id<GradeRuleSet> Id { get; init; }

        /// <summary>The version whose simulation was seen; null to act on whatever stands.</summary>
        public int? Version { get; init; }

        /// <summary>The first day its grades hold; null is tomorrow.</summary>
        public DateOnly? From { get; init; }
    }

    /// <param name="Run">The grading that was ordered; null where the rules begin later than tomorrow.</param>
    public sealed record Answer(Id<GradeRuleSet> Rules, Id<GradeRun>? Run);

    public async Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        if (await db.WholeRules(input.Id, ct) is not { } rules)
            return Refusal.NotFound(GradeWords.RuleSet, input.Id);
        if (rules.WhyNotEdit() is { } reason)
            return reason;
        var tomorrow = clock.Today.AddDays(1);
        var from = input.From ?? tomorrow;
        if (from < tomorrow)
            return new Refusal("pricing.rules-too-early", GradeWords.NotBeforeTomorrow, GradeWords.NotBeforeTomorrowAdvice.With(tomorrow), nameof(input.From));
        if (await db.RuleSets.AsNoTracking().Where(r => r.From == from).OrderBy(r => r.Id).Select(r => (int?)r.Number).FirstOrDefaultAsync(ct) is { } other)
            return new Refusal("pricing.rules-that-day", GradeWords.AnotherThatDay.With(other), GradeWords.AnotherThatDayAdvice, nameof(input.From), RefusalKind.Conflict);
        if (!await db.Simulations.AnyAsync(s => s.RuleSetId == rules.Id && s.RuleSetVersion == rules.Version && s.State == GradeRunState.Done, ct))
            return new Refusal("pricing.simulate-first", GradeWords.SimulateFirst.With(rules.Number), GradeWords.SimulateFirstAdvice, Kind: RefusalKind.Conflict) { Href = $"/pricing/grade-rules/{rules.Id}" };
        if (input.Version is { } seen)
            db.All.Expect(rules, seen);
        rules.Apply(from, clock.Now, act.Actor.Name);
        return new Answer(rules.Id, from == tomorrow ? GradeErrand.Order(db, rules, clock.Today, ids, act, clock) : null);
    }
}
