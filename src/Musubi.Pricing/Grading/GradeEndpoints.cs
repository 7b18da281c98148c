using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Errands;
using Musubi.Modules.Forms;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Simulations;

namespace Musubi.Pricing.Grading;

internal static class GradeEndpoints
{
    public static void MapGrading(this IEndpointRouteBuilder api)
    {
        api.MapAct<SaveGradeRules>("POST", "/pricing/grade-rules");
        api.MapAct<SaveGradeRules>("PUT", "/pricing/grade-rules/{id:long}");
        api.MapAct<RemoveGradeRules>("DELETE", "/pricing/grade-rules/{id:long}");
        api.MapAct<ApplyGradeRules>("POST", "/pricing/grade-rules/{id:long}/apply");
        api.MapAct<SimulateGradeRules>("POST", "/pricing/grade-rules/{id:long}/simulate");
        api.MapAct<StopGradeSimulation>("POST", "/pricing/grade-simulations/{id:long}/stop");
        api.MapAct<RecomputeGrades>("POST", "/pricing/grade-runs");
        api.MapAct<StopGrading>("POST", "/pricing/grade-runs/{id:long}/stop");

        api.MapGet("/pricing/grade-rules/{id:long}", Rules).WithName("GetGradeRules").Produces<RulesAnswer>().ProducesProblem(404).Needs(PricingPermission.View);
        api.MapGet("/pricing/grade-facts", (FactReading facts) => TypedResults.Json(facts.Facts.Select(f => new FactAnswer(f.Key, f.Name, f.Measure, f.LessIsBetter)), Inputs.Json))
            .WithName("GetGradeFacts").Produces<IEnumerable<FactAnswer>>().Needs(PricingPermission.View);
        api.MapGet("/pricing/customers/{customer:long}/standing", Standing).WithName("GetCustomerStanding").Produces<StandingAnswer>().Needs(PricingPermission.View);
        api.MapGet("/pricing/grade-simulations/{id:long}", Simulation).WithName("GetGradeSimulation").Produces<SimulationAnswer>().ProducesProblem(404).Needs(PricingPermission.EditGradeRules);
        api.MapGet("/pricing/grade-simulations/{id:long}/progress", async (long id, PricingDb db, ErrandDesk desk, CancellationToken ct) =>
                TypedResults.Json(await desk.ProgressOf(db.All, SimulationErrand.Name, id, $"/pricing/grade-simulations/{id}", GradeWords.Grading, ct) ?? new Progress(1, 1, "", "done", $"/pricing/grade-simulations/{id}"), Inputs.Json))
            .WithName("GradeSimulationProgress").Produces<Progress>().Needs(PricingPermission.EditGradeRules);
        api.MapGet("/pricing/grade-runs/{id:long}/progress", async (long id, PricingDb db, ErrandDesk desk, CancellationToken ct) =>
                TypedResults.Json(await desk.ProgressOf(db.All, GradeErrand.Name, id, $"/pricing/grade-runs/{id}", GradeWords.Grading, ct) ?? new Progress(1, 1, "", "done", $"/pricing/grade-runs/{id}"), Inputs.Json))
            .WithName("GradeRunProgress").Produces<Progress>().Needs(PricingPermission.View);
    }

    private sealed record FactAnswer(string Fact, Text Name, FactMeasure Measure, bool LessIsBetter);

    private sealed record RulesAnswer(Id<GradeRuleSet> Id, int Number, RuleSetState State, DateOnly? From, SaveGradeRules.Input Rules);

    private static async Task<IResult> Rules(long id, PricingDb db, CancellationToken ct) => await db.WholeRules(new(id), ct) is { } rules
        ? TypedResults.Json(new RulesAnswer(rules.Id, rules.Number, rules.State, rules.From, SaveGradeRules.Input.Of(rules)), Inputs.Json) : Problem.Of([Refusal.NotFound(GradeWords.RuleSet, id)]);

    /// <param name="Points">Of 5.</param>
    /// <param name="Grade">What the next run would give.</param>
    private sealed record StandingAnswer(decimal Points, long? Grade, IReadOnlyList<StandingFact> Facts);

    /// <param name="Value">Null where the reader may not see it.</param>
    private sealed record StandingFact(string Fact, decimal? Value, int Score, int Weight);

    /// <summary>How a customer stands by the rules today; null where they give it no grade.</summary>
    private static async Task<IResult> Standing(long customer, GradeStanding standing, FactReading facts, CurrentAct act, CancellationToken ct)
    {
        var basis = (await standing.Of(customer, ct))?.Basis;
        return TypedResults.Json(basis is null ? null : new StandingAnswer(basis.Points / 100m, basis.Grade,
            [.. basis.Facts.Select(f => new StandingFact(f.Fact, facts.Fact(f.Fact) is { TellsCost: true } && !act.Actor.May(Catalog.CatalogPermission.SeeCost) ? null : f.Value, f.Score, f.Weight))]), Inputs.Json);
    }

    /// <param name="Exceptions">Lines that do not come to what was charged.</param>
    private sealed record SimulationAnswer(Id<GradeSimulation> Id, Id<GradeRuleSet> Rules, GradeRunState State, int Customers, int Up, int Down, int Exceptions, IReadOnlyList<TotalAnswer> Totals);

    /// <param name="MarginThen">Null where the reader may not see costs.</param>
    private sealed record TotalAnswer(SoldKind Kind, int Lines, Money Then, Money Now, Money? MarginThen, Money? MarginNow);

    private static async Task<IResult> Simulation(long id, PricingDb db, CurrentAct act, CancellationToken ct)
    {
        if (await db.Simulations.AsNoTracking().Include(s => s.Totals).SingleOrDefaultAsync(s => s.Id == new Id<GradeSimulation>(id), ct) is not { } found)
            return Problem.Of([Refusal.NotFound(GradeWords.Simulation, id)]);
        var costs = act.Actor.May(Catalog.CatalogPermission.SeeCost);
        return TypedResults.Json(new SimulationAnswer(found.Id, found.RuleSetId, found.State, found.Customers, found.Up, found.Down, found.Exceptions,
            [.. found.Totals.OrderBy(t => t.Kind).Select(t => new TotalAnswer(t.Kind, t.Lines, t.Then, t.Now, costs ? t.MarginThen : null, costs ? t.MarginNow : null))]), Inputs.Json);
    }
}
