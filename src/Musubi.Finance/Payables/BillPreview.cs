using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Finance.Payables;

/// <summary>What the bill being typed comes to, asked while typing. Saves nothing.</summary>
internal static class BillPreview
{
    public static void MapBillPreview(this IEndpointRouteBuilder api) =>
        api.MapPost("/finance/bills/preview", async (GridDraft draft, BillDesk desk, CurrentAct act, Clock clock, CancellationToken ct) =>
                TypedResults.Json(await Of(draft, desk, act.Actor.Language, clock.Today, ct), Inputs.Json))
            .WithName("PreviewBill").Needs(FinancePermission.EnterBills);

    private static async Task<GridPreview> Of(GridDraft draft, BillDesk desk, Language language, DateOnly today, CancellationToken ct)
    {
        var (read, unread) = draft.Read<BillDraft>("Lines", language, today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);
        var frame = await desk.Plan(read.Value, ct);
        var plan = frame.Plan;
        string Shown(Money money) => money.ToString(null, language.Culture);
        return new GridPreview
        {
            Lines =
            [
                .. plan.Lines.Select((line, i) => line is null ? GridPreview.Line(i, "Lines", plan.Refusals.Where(r => r.Code != "missing"))
                    : new() { ["tax"] = line.Rate.ToString(), ["cost"] = line.Cost.Figures(language.Culture) }),
            ],
            Totals =
            [
                new(Words.Net, Shown(plan.Net)),
                .. plan.Rates.Where(r => !r.Rate.IsZero).Select(r => new GridTotal(Words.TaxAt.With(r.Rate), Shown(r.Tax))),
                .. plan.Deductible == plan.Tax ? [] : new[] { new GridTotal(new Text("{0} {1}", "{0} {1}", "{0} {1}").With(Words.Deductible, plan.Share), Shown(plan.Deductible)), new(Words.NotDeductible, Shown(plan.Tax - plan.Deductible)) },
                new(Words.Total, Shown(plan.Total), Strong: true),
            ],
            Refusals = frame.Refusals.Where(r => r.Code != "missing" && r.Field is { } field && !field.StartsWith("Lines", StringComparison.Ordinal)).GroupBy(r => r.Field!).ToDictionary(g => g.Key, g => g.First().ToString()),
        }.Saying("Lines", unread);
    }
}
