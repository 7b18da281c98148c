using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Says yes. The yes that fills the last step grants the request, and its module goes on with the document in the same transaction.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class ApproveRequest(Answering answering, News news, CurrentAct act, Clock clock) : IUseCase<ApproveRequest.Input, RequestState>
{
    public sealed record Input
    {
        public Id<ApprovalRequest> Id { get; init; }

        /// <summary>The step its reader saw, from 0: a page left open does not approve what came after it.</summary>
        public int? Step { get; init; }
        public string Words { get; init; } = "";
    }

    public async Task<Result<RequestState>> Run(Input input, CancellationToken ct)
    {
        var words = input.Words.Trim();
        if (words.Length > ApprovalRequest.MostWords)
            return Refusal.TooLong("Words", Words.Comment, words.Length, ApprovalRequest.MostWords);
        var taken = await answering.Take(input.Id, input.Step, unchanged: true, ct);
        if (!taken.Ok)
            return Result<RequestState>.Refused(taken.Refusals);
        var (request, subject, voices) = taken.Value;
        var said = request.YesesOf(request.Step).ToList();
        if (said.Find(a => a.PersonId == act.Actor.Id) is { } mine)
            return Refusals.AlreadySaid(mine);
        if (!Voices.Helps(request.VoicesOf(request.Step), [.. voices.Select(v => v.Place)]))
            return Refusals.Filled(said.Find(a => a.CouldFill.Intersect(voices.Select(v => v.Place)).Any())?.PersonName ?? said[^1].PersonName);

        if (await subject.WhyNotNow(request.SubjectId, ct) is { } late)
            return late;
        await answering.Say(taken.Value, Verdict.Approved, words, ct);
        if (!request.IsFull(request.Step))
            return request.State;
        if (request.Step + 1 < request.Steps.Count)
        {
            (request.Step, request.AskedAt, request.Reminders) = (request.Step + 1, clock.Now, 0);
            return request.State;
        }
        request.End(RequestState.Granted, clock.Now);
        var granted = new ApprovalGranted(request.Kind, request.SubjectId, request.Fingerprint, request.SubmitterId, request.Facts);
        if (await subject.Granted(granted, ct) is { } refusal)
            return refusal;
        await news.Announce(granted, ct);
        return request.State;
    }
}
