using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Ids;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Inventory.Moves;

/// <summary>What an act on stock would do: it is tried out for real, and undone.</summary>
internal sealed class StockTrial(InventoryDb db, IdSource ids)
{
    public async Task<Result<StockPlan>> Of(Func<Task<Result<StockPlan>>> plan, CancellationToken ct)
    {
        ids.Pretend();
        using var turn = await db.All.Engine.WriteTurn(ct);
        await using var undone = await db.All.Database.BeginTransactionAsync(ct);
        return await plan();
    }
}

/// <summary>The forms of acts that change what goods cost, while they are typed: what they would book. Saves nothing.</summary>
internal static class StockTrialEndpoints
{
    public static void MapStockTrials(this IEndpointRouteBuilder api)
    {
        api.MapPost("/inventory/documents/{id:long}/reversal/preview", (HttpContext http, long id, StockTrial trial, StockReversal reversal, Clock clock, CancellationToken ct) =>
                Part<ReverseStock.Input>(http, id, clock, input => trial.Of(() => reversal.Plan(input, ct), ct)))
            .WithName("PreviewReversal").DisableAntiforgery().Needs(InventoryPermission.Adjust);
        api.MapPost("/inventory/documents/{id:long}/costs/preview", (HttpContext http, long id, StockTrial trial, AddLateCost cost, Clock clock, CancellationToken ct) =>
                Part<AddLateCost.Input>(http, id, clock, input => trial.Of(() => cost.Plan(input, ct), ct)))
            .WithName("PreviewLateCost").DisableAntiforgery().Needs(InventoryPermission.Value);
        api.MapPost("/inventory/items/{id:long}/revaluations/preview", (HttpContext http, long id, StockTrial trial, RevalueStock revalue, Clock clock, CancellationToken ct) =>
                Part<RevalueStock.Input>(http, id, clock, input => trial.Of(() => revalue.Plan(input, ct), ct)))
            .WithName("PreviewRevaluation").DisableAntiforgery().Needs(InventoryPermission.Value);
    }

    private static async Task<IResult> Part<TInput>(HttpContext http, long id, Clock clock, Func<TInput, Task<Result<StockPlan>>> plan)
    {
        var form = PostedForm.Of(http);
        form.Set("Id", $"{id}");
        var input = form.Read<TInput>(Languages.Current, clock.Today);
        return input.Ok ? new RazorComponentResult<PlanPreview>(new Dictionary<string, object?> { [nameof(PlanPreview.Plan)] = await plan(input.Value) }) : TypedResults.NoContent();
    }
}
