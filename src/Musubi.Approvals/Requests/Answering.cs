using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>What every answer has in common: whether it is this person's to give, and writing it down.</summary>
internal sealed class Answering(ApprovalsDb db, ApproverBook book, ApprovalSubjects subjects, ApproverNames names, CurrentAct act, IdSource ids, Clock clock)
{
    /// <summary>The request, locked, and the places the actor can fill in its present step; or why they cannot answer it.</summary>
    /// <param name="seen">The step the actor looked at; null does not say.</param>
    /// <param name="unchanged">Whether the document must still say what was submitted. Who says no to it need not wait for that.</param>
    public async Task<Result<Asked>> Take(Id<ApprovalRequest> id, int? seen, bool unchanged, CancellationToken ct)
    {
        if (await db.Take(id, ct) is not { } request)
            return Refusal.NotFound(Words.Request, id);
        if (request.State != RequestState.Open)
            return Refusals.Over(request);
        if (seen is { } step && step != request.Step)
            return Refusals.MovedOn(request);
        var subject = subjects.Of(request.Kind);
        if (unchanged && await subject.FingerprintOf(request.SubjectId, ct) is var now && now != request.Fingerprint)
            return now is null ? Refusals.Gone(request) : Refusals.Changed(request);
        var voices = await book.VoicesOf(request, act.Actor.Id, ct);
        if (voices.Count > 0)
            return new Asked(request, subject, voices);
        return request.SubmitterId == act.Actor.Id && !request.OwnAllowed ? Refusals.Own(request) : Refusals.NotAsked(await names.Asked(request, ct));
    }

    /// <summary>Writes an answer down.</summary>
    public async Task<ApprovalAnswer> Say(Asked asked, Verdict verdict, string words, CancellationToken ct)
    {
        var (request, _, voices) = asked;
        var instead = voices.Any(v => v.For == act.Actor.Id) ? null : (long?)voices[0].For;
        var answer = new ApprovalAnswer
        {
            Id = ids.Next<ApprovalAnswer>(), RequestId = request.Id, Step = request.Step, Verdict = verdict, PersonId = act.Actor.Id, PersonName = act.Actor.Name,
            InsteadOf = instead is { } absent ? (await book.Names([absent], ct)).GetValueOrDefault(absent, "") : "",
            Places = string.Join(',', voices.Select(v => v.Place)), Words = words, At = MusubiDb.Stored(clock.Now), Kind = request.Kind, SubjectId = request.SubjectId,
        };
        request.Answers.Add(answer);
        return answer;
    }

    /// <summary>The reason of a no, or its refusal.</summary>
    public static Result<string> Reason(string words, Text name)
    {
        var reason = words.Trim();
        return reason.Length == 0 ? Refusals.NoReason(name)
            : reason.Length > ApprovalRequest.MostWords ? Refusal.TooLong("Words", name, reason.Length, ApprovalRequest.MostWords)
            : reason;
    }
}

/// <summary>A request with the places its reader can fill.</summary>
internal sealed record Asked(ApprovalRequest Request, ApprovalSubject Subject, IReadOnlyList<Voice> Voices);

/// <summary>The kinds of documents that can be approved. Asked late: their modules themselves come to the <see cref="ApprovalDesk"/>.</summary>
internal sealed class ApprovalSubjects(IServiceProvider services)
{
    public IReadOnlyList<ApprovalSubject> All => field ??= [.. services.GetServices<ApprovalSubject>()];

    /// <summary>Those that rules are written for.</summary>
    public IEnumerable<ApprovalSubject> Ruled => All.Where(s => s.RulesOf == s.Kind);

    /// <summary>A kind nobody declared is a programming error: its module forgot to register it.</summary>
    public ApprovalSubject Of(string kind) => Find(kind) ?? throw new InvalidOperationException($"No module declares how a '{kind}' is approved.");

    public ApprovalSubject? Find(string kind) => All.FirstOrDefault(s => s.Kind == kind);
}
