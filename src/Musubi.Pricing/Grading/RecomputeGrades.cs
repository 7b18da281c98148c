using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Pricing.Grading;

/// <summary>Orders that all customers are graded by their facts to this day; their new grades hold from tomorrow.</summary>
[Needs(PricingPermission.ApplyGradeRules)]
internal sealed class RecomputeGrades(PricingDb db, IdSource ids, CurrentAct act, Clock clock) : IUseCase<RecomputeGrades.Input, Id<GradeRun>>
{
    public sealed record Input;

    public async Task<Result<Id<GradeRun>>> Run(Input input, CancellationToken ct) =>
        await db.RulesOn(clock.Today.AddDays(1), ct) is { } rules ? GradeErrand.Order(db, rules, clock.Today, ids, act, clock)
            : new Refusal("pricing.no-grade-rules", GradeWords.NoRulesInForce, GradeWords.NoRulesInForceAdvice, Kind: RefusalKind.Conflict) { Href = "/pricing/grade-rules" };
}

/// <summary>Stops grading under way; nothing of it was written.</summary>
[Needs(PricingPermission.ApplyGradeRules)]
internal sealed class StopGrading(PricingDb db, ErrandDesk desk) : IUseCase<StopGrading.Input, Id<GradeRun>>
{
    public sealed record Input
    {
        public Id<GradeRun> Id { get; init; }
    }

    public async Task<Result<Id<GradeRun>>> Run(Input input, CancellationToken ct)
    {
        if (!await db.Runs.AnyAsync(r => r.Id == input.Id, ct))
            return Refusal.NotFound(GradeWords.GradeRun, input.Id);
        return await desk.Stop(db.All, GradeErrand.Name, input.Id.Value, ct) ? input.Id : new Refusal("pricing.over-already", GradeWords.AlreadyOver, Kind: RefusalKind.Conflict);
    }
}

/// <summary>Grades all customers behind the requests, and every night.</summary>
internal sealed class GradeErrand(IServiceScopeFactory scopes, Engine engine, GradeWork work, Clock clock, ErrandDesk desk) : ErrandWork
{
    public const string Name = "grades";

    /// <summary>Every night, by the facts to the end of the day before: who bought more is priced by it in the morning.</summary>
    public static readonly JobEntry Job = new("grade-customers", GradeWords.Job, "0 20 0 * * ?", async (services, ct) =>
    {
        var run = await services.GetRequiredService<GradeWork>().Run(services.GetRequiredService<Clock>().Today.AddDays(-1), null, Actor.System, nameof(RecomputeGrades), _ => Task.FromResult(true), ct);
        return run is null ? GradeWords.NoRulesInForce : GradeWords.RunSaid.With(run.Customers, run.New, run.Up, run.Down, run.Ended);
    });

    public override string Kind => Name;

    internal static Id<GradeRun> Order(PricingDb db, GradeRuleSet rules, DateOnly day, IdSource ids, CurrentAct act, Clock clock)
    {
        var run = new GradeRun { Id = ids.Next<GradeRun>(), Day = day, RuleSetId = rules.Id, At = clock.Now, ByName = act.Actor.Name };
        db.Runs.Add(run);
        db.All.Add(Errand.Of(Name, run.Id.Value, act, clock));
        return run.Id;
    }

    public override async Task Do(Errand errand, CancellationToken ct)
    {
        GradeRun? ordered;
        await using (var scope = scopes.CreateAsyncScope())
            ordered = await scope.ServiceProvider.GetRequiredService<PricingDb>().Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == new Id<GradeRun>(errand.SubjectId), ct);
        desk.Report(errand, 0, 0, GradeWords.Grading);
        if (ordered is null || await work.Run(ordered.Day, ordered, errand.Actor, errand.Act, db => desk.Finish(db, Name, errand.SubjectId), ct) is null)
            await End(errand, failed: true, ct);
    }

    public override async Task End(Errand errand, bool failed, CancellationToken ct)
    {
        var (id, now, state) = (new Id<GradeRun>(errand.SubjectId), clock.Now, failed ? GradeRunState.Failed : GradeRunState.Stopped);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<GradeRun>().Where(r => r.Id == id && r.State == GradeRunState.Running).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, state).SetProperty(x => x.EndedAt, now), ct);
        if (await desk.GiveUp(db, errand, ct))
            await transaction.CommitAsync(ct);
    }
}
