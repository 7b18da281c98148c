using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Says no, and why. One no ends the request: the others are no longer asked.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class RefuseRequest(Answering answering, News news, CurrentAct act, Clock clock) : IUseCase<RefuseRequest.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRequest> Id { get; init; }
        public int? Step { get; init; }
        public string Words { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var reason = Answering.Reason(input.Words, Words.Reason);
        if (!reason.Ok)
            return Result<Done>.Refused(reason.Refusals);
        var taken = await answering.Take(input.Id, input.Step, unchanged: false, ct);
        if (!taken.Ok)
            return Result<Done>.Refused(taken.Refusals);
        var (request, subject, _) = taken.Value;

        await answering.Say(taken.Value, Verdict.Refused, reason.Value, ct);
        request.End(RequestState.Refused, clock.Now);
        var refused = new ApprovalRefused(request.Kind, request.SubjectId, act.Actor.Name, reason.Value);
        if (await subject.Refused(refused, ct) is { } refusal)
            return refusal;
        await news.Announce(refused, ct);
        return new Done();
    }
}
