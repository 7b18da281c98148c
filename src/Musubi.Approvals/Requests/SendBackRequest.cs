using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Wants it changed, or looked at again: back to its submitter, or to a step before, whose answers from there on are asked anew.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class SendBackRequest(Answering answering, News news, CurrentAct act, Clock clock) : IUseCase<SendBackRequest.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRequest> Id { get; init; }
        public int? Step { get; init; }
        public string Words { get; init; } = "";

        /// <summary>The step that is asked again, from 0; unset, it goes back to the submitter.</summary>
        public int? ToStep { get; init; }
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
        if (input.ToStep is { } to && (to < 0 || to >= request.Step))
            return NotBefore.At("ToStep");

        await answering.Say(taken.Value, Verdict.SentBack, reason.Value, ct);
        if (input.ToStep is { } step)
        {
            foreach (var answer in request.Answers.Where(a => a.Step >= step && a.Verdict == Verdict.Approved))
                answer.Counts = false;
            (request.Step, request.AskedAt, request.Reminders) = (step, clock.Now, 0);
            return new Done();
        }
        request.End(RequestState.SentBack, clock.Now);
        var sentBack = new ApprovalSentBack(request.Kind, request.SubjectId, act.Actor.Name, reason.Value);
        if (await subject.SentBack(sentBack, ct) is { } refusal)
            return refusal;
        await news.Announce(sentBack, ct);
        return new Done();
    }

    private static readonly Refusal NotBefore = new("approvals.not-before",
        new Text("その手順には戻せません。", "不能退回到该步骤。", "It cannot go back to that step."),
        new Text("今より前の手順か、申請者を選んでください。", "请选择更早的步骤或申请人。", "Choose a step before the present one, or the submitter."));
}
