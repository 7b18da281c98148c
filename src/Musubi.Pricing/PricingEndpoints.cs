using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;
using Musubi.Pricing.Simulator;

namespace Musubi.Pricing;

internal static class PricingEndpoints
{
    public static void MapPricing(this IEndpointRouteBuilder api)
    {
        api.MapAct<SavePriceList>("POST", "/pricing/lists");
        api.MapAct<SavePriceList>("PUT", "/pricing/lists/{id:long}");
        api.MapAct<SetPrices>("PUT", "/pricing/lists/{id:long}/prices");
        api.MapAct<SaveGrade>("POST", "/pricing/grades");
        api.MapAct<SaveGrade>("PUT", "/pricing/grades/{id:long}");
        api.MapAct<RemoveGrade>("DELETE", "/pricing/grades/{id:long}");
        api.MapAct<SaveTier>("POST", "/pricing/tiers");
        api.MapAct<SaveTier>("PUT", "/pricing/tiers/{id:long}");
        api.MapAct<RemoveTier>("DELETE", "/pricing/tiers/{id:long}");
        api.MapAct<SetCustomerGrade>("POST", "/pricing/customers/{customer:long}/grades");
        api.MapAct<EndCustomerGrade>("POST", "/pricing/customer-grades/{id:long}/end");
        api.MapAct<SetPricing>("PUT", "/pricing/settings");

        api.MapGet("/pricing/settings", async (PricingDb db, CancellationToken ct) => TypedResults.Json(SetPricing.Input.Of(await db.Settings(ct)), Inputs.Json))
            .WithName("GetPricingSettings").Produces<SetPricing.Input>().Needs(PricingPermission.SetRules);
        api.MapGet("/pricing/lists/{id:long}/prices", Prices).WithName("GetPriceListPrices").Produces<ListAnswer>().ProducesProblem(404).Needs(PricingPermission.View);
        api.MapGet("/pricing/grades", async (PricingDb db, CancellationToken ct) =>
                TypedResults.Json((await db.Grades.AsNoTracking().OrderBy(g => g.Position).ThenBy(g => g.Code).ToListAsync(ct)).Select(g => new GradeAnswer(g.Id, g.Version, g.Code, g.Names, g.Position, g.TierId)), Inputs.Json))
            .WithName("GetGrades").Produces<IEnumerable<GradeAnswer>>().Needs(PricingPermission.View);
        api.MapGet("/pricing/customers/{customer:long}/grade", async (long customer, DateOnly? on, CustomerGrades grades, Clock clock, CancellationToken ct) =>
                TypedResults.Json((await grades.Of([customer], on ?? clock.Today, ct)).GetValueOrDefault(customer) is { } now
                    ? new CustomerGradeAnswer(now.Grade.Id, now.Grade.Code, now.Grade.Names.AsText(), now.Said.From, now.Said.Until, now.Said.Source, now.Said.Reason, now.Said.Points / 100m) : null, Inputs.Json))
            .WithName("GetCustomerGrade").Produces<CustomerGradeAnswer>().Needs(PricingPermission.View);
        api.MapPost("/pricing/price", async (PriceSimulation.Question question, PriceSimulation simulation, CurrentAct act, CancellationToken ct) =>
            {
                var answer = await simulation.Of(question, ct);
                return answer.Ok ? TypedResults.Json(PriceAnswer.Of(answer.Value, act.Actor), Inputs.Json) : Problem.Of(answer.Refusals);
            })
            .WithName("AskPrice").Produces<PriceAnswer>().ProducesProblem(400).Needs(PricingPermission.View);
    }

    private sealed record GradeAnswer(Id<Grade> Id, int Version, string Code, Names Names, int Position, Id<PriceTier>? Tier);

    /// <param name="Points">Of one found by rules: of 5.</param>
    private sealed record CustomerGradeAnswer(Id<Grade> Grade, string Code, Text Name, DateOnly From, DateOnly? Until, GradeSource Source, string Reason, decimal? Points);

    /// <param name="Trace">How the amount came about, and what lost.</param>
    private sealed record PriceAnswer(PriceTrace Trace, Money? Total, IReadOnlyList<PriceAnswer.Other> Grades)
    {
        public sealed record Other(Text Grade, bool Own, decimal? Amount);

        public static PriceAnswer Of(PriceSimulation.Answer answer, Actor actor) => new(answer.Trace.For(actor), answer.Total, [.. answer.Grades.Select(g => new Other(g.Name, g.Own, g.Trace.Amount))]);
    }

    private sealed record ListAnswer(Id<PriceList> Id, int Version, DateOnly On, IReadOnlyList<RuleAnswer> Rules);

    private sealed record RuleAnswer(Id<PriceRule> Id, long? Item, long? Group, Unit? Unit, decimal Least, decimal? Price, decimal? Rate, DateOnly From, DateOnly? Until);

    /// <summary>GET /api/pricing/lists/1042/prices?on=2026-12-01: what stands on that day.</summary>
    private static async Task<IResult> Prices(long id, DateOnly? on, PricingDb db, Clock clock, CancellationToken ct)
    {
        if (await db.Lists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == new Id<PriceList>(id), ct) is not { } list)
            return Problem.Of([Refusal.NotFound(Words.PriceList, id)]);
        var day = on ?? clock.Today;
        return TypedResults.Json(new ListAnswer(list.Id, list.Version, day, [.. (await db.Standing(list.Id, day, ct)).OrderBy(r => r.SubjectId).ThenBy(r => r.Least).ThenBy(r => r.Id)
            .Select(r => new RuleAnswer(r.Id, r.ItemId?.Value, r.CategoryId?.Value, r.Unit, r.Least, r.Price, r.Rate, r.From, r.Until))]), Inputs.Json);
    }
}
