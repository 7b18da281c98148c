using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Simulations;

/// <summary>Orders a simulation of grade rules on the orders of their window: what they would move, and what it would do to sales and margin. Of rules in force it checks history.</summary>
[Needs(PricingPermission.EditGradeRules)]
internal sealed class SimulateGradeRules(PricingDb db, IdSource ids, CurrentAct act, Clock clock) : IUseCase<SimulateGradeRules.Input, Id<GradeSimulation>>
{
    public sealed record Input
    {
        public Id<GradeRuleSet> Id { get; init; }
    }

    public async Task<Result<Id<GradeSimulation>>> Run(Input input, CancellationToken ct)
    {
        if (await db.RuleSets.AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rules)
            return Refusal.NotFound(GradeWords.RuleSet, input.Id);
        var simulation = new GradeSimulation
        {
            Id = ids.Next<GradeSimulation>(), RuleSetId = rules.Id, RuleSetVersion = rules.Version, Number = rules.Number, Months = rules.Months, Day = clock.Today, At = clock.Now, ByName = act.Actor.Name,
        };
        db.Simulations.Add(simulation);
        db.All.Add(Errand.Of(SimulationErrand.Name, simulation.Id.Value, act, clock));
        return simulation.Id;
    }
}

/// <summary>Stops a simulation under way.</summary>
[Needs(PricingPermission.EditGradeRules)]
internal sealed class StopGradeSimulation(PricingDb db, ErrandDesk desk) : IUseCase<StopGradeSimulation.Input, Id<GradeSimulation>>
{
    public sealed record Input
    {
        public Id<GradeSimulation> Id { get; init; }
    }

    public async Task<Result<Id<GradeSimulation>>> Run(Input input, CancellationToken ct)
    {
        if (!await db.Simulations.AnyAsync(s => s.Id == input.Id, ct))
            return Refusal.NotFound(GradeWords.Simulation, input.Id);
        return await desk.Stop(db.All, SimulationErrand.Name, input.Id.Value, ct) ? input.Id : new Refusal("pricing.over-already", GradeWords.AlreadyOver, Kind: RefusalKind.Conflict);
    }
}
