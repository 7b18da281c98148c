using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Takes back what one submitted, as long as it is open. Who sets the rules may do it for somebody who is gone.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class WithdrawRequest(ApprovalsDb db, ApprovalSubjects subjects, News news, CurrentAct act, Clock clock) : IUseCase<WithdrawRequest.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRequest> Id { get; init; }
        public string Words { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } request)
            return Refusal.NotFound(Words.Request, input.Id);
        if (request.State != RequestState.Open)
            return Refusals.Over(request);
        if (request.SubmitterId != act.Actor.Id && !act.Actor.May(ApprovalPermission.SetRules))
            return NotYours.With(request);
        request.End(RequestState.Withdrawn, clock.Now);
        var withdrawn = new ApprovalWithdrawn(request.Kind, request.SubjectId, act.Actor.Name, input.Words.Trim());
        if (await subjects.Of(request.Kind).Withdrawn(withdrawn, ct) is { } refusal)
            return refusal;
        await news.Announce(withdrawn, ct);
        return new Done();
    }

    private static class NotYours
    {
        public static Refusal With(ApprovalRequest request) => new("approvals.not-yours",
            new Text("取り下げられるのは申請者だけです。", "只有申请人可以撤回。", "Only who submitted it can withdraw it."),
            new Text("{0}さんに依頼してください。", "请联系{0}。", "Ask {0}.").With(request.SubmitterName), Kind: RefusalKind.Forbidden);
    }
}
