using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Approvals.Requests;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Delegations;

/// <summary>Names who answers while somebody is away. Who sets the rules may do it for others.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class AddDelegation(ApprovalsDb db, ApprovalSubjects subjects, CurrentAct act, IdSource ids, Clock clock) : IUseCase<AddDelegation.Input, Id<Delegation>>
{
    public const int MostReason = 200;

    public sealed record Input
    {
        /// <summary>Who is away; unset, oneself.</summary>
        public Id<User> Absent { get; init; }
        public Id<User> Delegate { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }

        /// <summary>A kind of document; empty for all.</summary>
        public string OfKind { get; init; } = "";
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<Delegation>>> Run(Input input, CancellationToken ct)
    {
        var absent = input.Absent.IsNone ? act.Actor.Id : input.Absent.Value;
        if (absent != act.Actor.Id && !act.Actor.May(ApprovalPermission.SetRules))
            return Refusal.Forbidden(Words.MaySetRules);
        var refusals = new List<Refusal>();
        if (input.Delegate.IsNone)
            refusals.Add(Refusal.Missing("Delegate", Words.HandOverTo));
        else if (input.Delegate.Value == absent)
            refusals.Add(Same.At("Delegate"));
        else if (!await db.Users.AnyAsync(u => u.Id == input.Delegate && u.IsActive, ct))
            refusals.Add(Refusal.NotFound(Words.Person, input.Delegate).At("Delegate"));
        if (input.From is null)
            refusals.Add(Refusal.Missing("From", Words.From));
        if (input.Until is null)
            refusals.Add(Refusal.Missing("Until", Words.Until));
        else if (input.Until < input.From)
            refusals.Add(EndsBefore.At("Until"));
        else if (input.Until < clock.Today)
            refusals.Add(Past.At("Until"));
        if (input.OfKind.Length > 0 && subjects.Find(input.OfKind) is null)
            refusals.Add(Refusal.NotFound(Words.DocumentKind, input.OfKind).At("OfKind"));
        if (input.Reason.Length > MostReason)
            refusals.Add(Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, MostReason));
        if (refusals.Count == 0 && await db.Delegations.Where(d => d.AbsentId == input.Delegate.Value && d.From <= input.Until && d.Until >= input.From).OrderBy(d => d.From).FirstOrDefaultAsync(ct) is { } away)
            refusals.Add(AwayToo.With(away).At("Delegate"));
        if (refusals.Count > 0)
            return refusals;
        var delegation = new Delegation
        {
            Id = ids.Next<Delegation>(), AbsentId = absent, DelegateId = input.Delegate.Value, From = input.From!.Value, Until = input.Until!.Value,
            OfKind = input.OfKind, Reason = input.Reason.Trim(), MadeAt = MusubiDb.Stored(clock.Now),
        };
        db.All.Add(delegation);
        return delegation.Id;
    }

    private static readonly Refusal Same = new("approvals.same-person",
        new Text("自分自身を代理にはできません。", "不能设置本人为代理。", "That is the same person."),
        new Text("ほかの人を選んでください。", "请选择其他人。", "Choose somebody else."));

    private static readonly Refusal EndsBefore = new("approvals.ends-before",
        new Text("終了日が開始日より前です。", "结束日期早于开始日期。", "It would end before it begins."),
        new Text("開始日以降の日付にしてください。", "请填写不早于开始日期的日期。", "Choose a later day."));

    private static readonly Refusal Past = new("approvals.past",
        new Text("終了日が過ぎています。", "结束日期已过。", "That time is over."),
        new Text("今日以降の日付にしてください。", "请填写今天或以后的日期。", "Choose today or later."));

    private static class AwayToo
    {
        public static Refusal With(Delegation away) => new("approvals.away-too",
            new Text("その人も {0:yyyy/MM/dd} から {1:yyyy/MM/dd} まで不在です。", "该人员在 {0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 期间也不在。", "They are away as well, from {0:dd/MM/yyyy} to {1:dd/MM/yyyy}.").With(away.From, away.Until),
            new Text("その間に在席している人を選んでください。", "请选择该期间在岗的人员。", "Choose somebody who is there."), Kind: RefusalKind.Conflict);
    }
}
