using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Approvals;

/// <summary>What became of submitting.</summary>
public enum ApprovalAsk
{
    /// <summary>No rule asks for it: go on at once.</summary>
    NotNeeded,

    /// <summary>This content was approved before and has not changed since: go on at once.</summary>
    AlreadyGranted,

    /// <summary>People are asked now: the document waits, and its <see cref="ApprovalSubject"/> hears of it.</summary>
    Asked,
}

public sealed record ApprovalOutcome(ApprovalAsk Ask, long RequestId)
{
    public bool Waits => Ask == ApprovalAsk.Asked;
}

public enum ApprovalStatus { None, Open, Granted, Refused, SentBack, Withdrawn }

/// <summary>How a document stands with its approval.</summary>
/// <param name="Fingerprint">Of what was last submitted.</param>
/// <param name="At">When it was submitted, or ended (UTC).</param>
public sealed record ApprovalState(ApprovalStatus Status, string Fingerprint, long RequestId, DateTime? At)
{
    public static readonly ApprovalState None = new(ApprovalStatus.None, "", 0, null);

    public bool IsGranted(string fingerprint) => Status == ApprovalStatus.Granted && Fingerprint == fingerprint;
}

/// <summary>
/// Front door for modules whose documents need approval. They submit, and go on where nothing waits; else their <see cref="ApprovalSubject"/> is called.
/// <code>
/// var asked = await desk.Submit("journal_entry", entry.Id.Value, facts, Fingerprint.Of(...), ct);
/// if (!asked.Ok) return Result.Refused(asked.Refusals);
/// if (asked.Value.Waits) entry.WaitForApproval(); else await Post(entry, ct);
/// </code>
/// </summary>
public sealed class ApprovalDesk
{
    private readonly ApprovalsDb db;
    private readonly ApprovalSubjects subjects;
    private readonly RequestMaking making;
    private readonly CompanyProfile company;
    private readonly CurrentAct act;
    private readonly Clock clock;

    internal ApprovalDesk(ApprovalsDb db, ApprovalSubjects subjects, RequestMaking making, CompanyProfile company, CurrentAct act, Clock clock) =>
        (this.db, this.subjects, this.making, this.company, this.act, this.clock) = (db, subjects, making, company, act, clock);

    /// <summary>
    /// Asks for approval of a document as it stands, in the transaction at hand. An open request of other content is withdrawn; one of the same goes on.
    /// Refused where a step of the rule has nobody who can answer it.
    /// </summary>
    /// <param name="submitter">Who may not approve it; unset, whoever acts.</param>
    public async Task<Result<ApprovalOutcome>> Submit(string kind, long id, ApprovalFacts facts, string fingerprint, CancellationToken ct, Actor? submitter = null)
    {
        var subject = subjects.Of(kind);
        var currency = (await company.Get(ct)).Currency;
        if (facts.Currencies.Where(c => c != currency).Select(c => (Currency?)c).FirstOrDefault() is { } other)
            return OtherCurrency.With(other, currency);
        var last = await db.Requests.AsNoTracking().Where(r => r.Kind == kind && r.SubjectId == id && r.State == RequestState.Granted).OrderByDescending(r => r.Id).Select(r => new { r.Id, r.Fingerprint }).FirstOrDefaultAsync(ct);
        if (await db.TakeOpen(kind, id, ct) is { } open)
        {
            if (open.Fingerprint == fingerprint)
                return new ApprovalOutcome(ApprovalAsk.Asked, open.Id.Value);
            open.End(RequestState.Withdrawn, clock.Now);
            // Before the new one is written: a document has one open request, which the database holds too.
            await db.All.SaveChangesAsync(ct);
        }
        if (last?.Fingerprint == fingerprint)
            return new ApprovalOutcome(ApprovalAsk.AlreadyGranted, last.Id.Value);
        var made = await making.Make(subject, id, facts, fingerprint, submitter ?? act.Actor, ct);
        return made.Then(request => request is null ? new ApprovalOutcome(ApprovalAsk.NotNeeded, 0) : new ApprovalOutcome(ApprovalAsk.Asked, request.Id.Value));
    }

    /// <summary>Whether any rule speaks of this kind today: where none does, and its subject asks for nothing by itself, there is nothing to submit.</summary>
    public async Task<bool> HasRules(string kind, CancellationToken ct)
    {
        var (today, ruled) = (clock.Today, subjects.Of(kind).RulesOf);
        var all = await db.All.Masters.Of<ApprovalRule, List<(string Kind, DateOnly From, DateOnly? Until)>>("", async () =>
            [.. (await db.Rules.Select(r => new { r.Kind, r.From, r.Until }).ToListAsync(ct)).Select(r => (r.Kind, r.From, r.Until))], ct);
        return all.Exists(r => r.Kind == ruled && r.From <= today && (r.Until is null || r.Until >= today));
    }

    public async Task<ApprovalState> StateOf(string kind, long id, CancellationToken ct)
    {
        var last = await db.Requests.AsNoTracking().Where(r => r.Kind == kind && r.SubjectId == id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        return last is null ? ApprovalState.None : new(Enum.Parse<ApprovalStatus>(last.State.ToString()), last.Fingerprint, last.Id.Value, last.EndedAt ?? last.SubmittedAt);
    }

    /// <summary>What is asked of a document now, as it was submitted; null where nothing is open.</summary>
    public async Task<ApprovalFacts?> AskedOf(string kind, long id, CancellationToken ct) =>
        (await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.SubjectId == id && r.State == RequestState.Open, ct))?.Facts;

    /// <summary>The documents of a kind that wait for an answer, by their ids: lists and counts leave them to the inbox.</summary>
    public async Task<IReadOnlyList<long>> Waiting(string kind, CancellationToken ct) => await db.Requests.Where(r => r.Kind == kind && r.State == RequestState.Open).Select(r => r.SubjectId).ToListAsync(ct);

    /// <summary>The document no longer asks: it was cancelled, or goes back to being a draft. Nothing when nothing is open.</summary>
    public async Task Withdraw(string kind, long id, CancellationToken ct) => (await db.TakeOpen(kind, id, ct))?.End(RequestState.Withdrawn, clock.Now);

    private static class OtherCurrency
    {
        public static Refusal With(Currency given, Currency books) => new("approvals.other-currency",
            new Text("承認ルールは{1}で判定しますが、金額が{0}で渡されました。", "审批规则按{1}判断，但金额为{0}。", "Rules are written in {1}, but the amount is in {0}.").With(given.Code, books.Code),
            new Text("為替レートを登録してから申請してください。", "请先登记汇率再提交。", "Enter an exchange rate, then submit it."));
    }
}
