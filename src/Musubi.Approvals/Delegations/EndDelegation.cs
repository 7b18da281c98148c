using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Delegations;

/// <summary>Back at the desk: from today on nobody stands in. One that had not begun is taken away whole.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class EndDelegation(ApprovalsDb db, CurrentAct act, Clock clock) : IUseCase<EndDelegation.Input, Done>
{
    public sealed record Input
    {
        public Id<Delegation> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Delegations.AsTracking().SingleOrDefaultAsync(d => d.Id == input.Id, ct) is not { } delegation || (delegation.AbsentId != act.Actor.Id && !act.Actor.May(ApprovalPermission.SetRules)))
            return Refusal.NotFound(Words.Delegation, input.Id);
        var yesterday = clock.Today.AddDays(-1);
        if (delegation.From > yesterday)
            db.All.Remove(delegation);
        else if (delegation.Until > yesterday)
            delegation.Until = yesterday;
        return new Done();
    }
}
