using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Finance.OpenItems;

/// <summary>The forms of payments and allocations while they are typed: the same part of the page, anew. Saves nothing.</summary>
internal static class SettlementPreviews
{
    public static void MapSettlementPreviews(this IEndpointRouteBuilder api)
    {
        api.MapPost("/finance/payments/preview", (HttpContext http, PaymentDirection direction, Clock clock) =>
                Part<PaymentPreview, PaymentDraft>(http, clock, new() { ["Direction"] = direction, ["Live"] = true }))
            .WithName("PreviewPayment").DisableAntiforgery().Needs(FinancePermission.View);
        api.MapPost("/finance/allocations/preview", (HttpContext http, Clock clock) => Part<AllocationPreview, AllocationDraft>(http, clock, []))
            .WithName("PreviewAllocation").DisableAntiforgery().Needs(FinancePermission.View);
        api.MapPost("/finance/credit-notes/preview", (HttpContext http, Clock clock) => Part<CreditNotePreview, CreditNoteDraft>(http, clock, new() { ["Live"] = true }))
            .WithName("PreviewCreditNote").DisableAntiforgery().Needs(FinancePermission.Bill);
    }

    private static IResult Part<TComponent, TDraft>(HttpContext http, Clock clock, Dictionary<string, object?> parameters) where TComponent : Microsoft.AspNetCore.Components.IComponent
    {
        var draft = PostedForm.Of(http).Read<TDraft>(Languages.Current, clock.Today);
        return draft.Ok ? new RazorComponentResult<TComponent>(new Dictionary<string, object?>(parameters) { ["Draft"] = draft.Value }) : TypedResults.NoContent();
    }
}
