using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>Changes a rule. Requests that are open go on as they were asked.</summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class EditApprovalRule(ApprovalsDb db, RuleWriting writing) : IUseCase<EditApprovalRule.Input, Done>
{
    public sealed record Input : RuleDraft
    {
        public Input() { }
        public Input(RuleDraft draft) : base(draft) { }
        public Id<ApprovalRule> Id { get; init; }
        public int Version { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.WholeRules.AsTracking().SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rule)
            return Refusal.NotFound(Words.Rule, input.Id);
        if (await writing.WhyNot(rule.Kind, input, ct) is { Count: > 0 } refusals)
            return refusals;
        db.All.Expect(rule, input.Version);
        db.All.Touch(rule);
        await writing.Write(rule, input, ct);
        return new Done();
    }
}
