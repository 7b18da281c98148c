using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>Moves a rule one place up or down: the first that matches applies.</summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class MoveApprovalRule(ApprovalsDb db) : IUseCase<MoveApprovalRule.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRule> Id { get; init; }
        public bool Down { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Rules.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } rule)
            return Refusal.NotFound(Words.Rule, input.Id);
        var others = await db.Rules.Where(r => r.Kind == rule.Kind).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(ct);
        var at = others.IndexOf(rule);
        var to = at + (input.Down ? 1 : -1);
        if (to >= 0 && to < others.Count)
            (others[at].Position, others[to].Position) = (others[to].Position, others[at].Position);
        return new Done();
    }
}
