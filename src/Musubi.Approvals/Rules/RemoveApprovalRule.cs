using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>Takes a rule away. Requests made by it go on; they hold their own copy.</summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class RemoveApprovalRule(ApprovalsDb db) : IUseCase<RemoveApprovalRule.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRule> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.WholeRules.AsTracking().SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rule)
            return Refusal.NotFound(Words.Rule, input.Id);
        db.All.RemoveRange(rule.Conditions);
        db.All.RemoveRange(rule.Steps);
        db.All.RemoveRange(rule.Approvers);
        db.All.Remove(rule);
        return new Done();
    }
}
