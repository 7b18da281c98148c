using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Approvals.Requests;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Approvals.Rules;

/// <summary>A rule as the API gives it, ready to be sent back changed.</summary>
internal sealed record RuleRow(Id<ApprovalRule> Id, string Kind, int Position, int Version, string When, IReadOnlyList<string> Asks, RuleDraft Draft);

/// <param name="Rule">Null where the kind's own default asks; nobody is asked where <paramref name="Asked"/> is false.</param>
internal sealed record TryAnswer(bool Asked, Id<ApprovalRule>? Rule, string? Name);

internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        api.MapGet("/approvals/rules", async (ApprovalsDb db, ApprovalSubjects subjects, RuleWords say, CancellationToken ct) =>
            {
                var rules = await db.WholeRules.AsNoTracking().OrderBy(r => r.Kind).ThenBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(ct);
                await say.Load(rules.SelectMany(r => r.Approvers).Select(a => (a.Approver, a.HolderId)), ct);
                return TypedResults.Json(rules.Where(r => subjects.Find(r.Kind) is not null).Select(r => new RuleRow(r.Id, r.Kind, r.Position, r.Version,
                    say.Conditions(subjects.Of(r.Kind), r).ToString(), [.. say.Steps(r).Select(s => s.ToString())], RuleWriting.Draft(r, d => d))), Inputs.Json);
            })
            .WithName("ApprovalRules").Produces<IReadOnlyList<RuleRow>>().Needs(ApprovalPermission.SetRules);

        // Which rule would these figures meet today: GET /api/approvals/try?kind=voucher&amount=1000000&department=Sales
        api.MapGet("/approvals/try", async (HttpContext http, ApprovalSubjects subjects, RequestMaking making, CancellationToken ct) =>
            {
                if (subjects.Find(http.Request.Query["kind"].ToString()) is not { } subject)
                    return Problem.Of([Refusal.NotFound(Words.DocumentKind, http.Request.Query["kind"].ToString())]);
                var plan = await making.Choose(subject, TryOut.Facts(subject, key => http.Request.Query[key].ToString()), Actor.Nobody, ct);
                return TypedResults.Json(new TryAnswer(plan is not null, plan?.Rule, plan?.Name.ToString()), Inputs.Json);
            })
            .WithName("TryApprovalRules").Produces<TryAnswer>().Needs(ApprovalPermission.SetRules);
    }
}
