using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Lets somebody else answer this one request in one's place. Who sets the rules may do it for others, so that nothing waits for who is gone.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class HandOverRequest(ApprovalsDb db, ApproverBook book, ApproverNames names, CurrentAct act, IdSource ids, Clock clock) : IUseCase<HandOverRequest.Input, Done>
{
    public sealed record Input
    {
        public Id<ApprovalRequest> Id { get; init; }
        public Id<User> To { get; init; }

        /// <summary>Whose place; unset, one's own.</summary>
        public Id<User> From { get; init; }
        public string Words { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Take(input.Id, ct) is not { } request)
            return Refusal.NotFound(Words.Request, input.Id);
        if (request.State != RequestState.Open)
            return Refusals.Over(request);
        var from = input.From.IsNone ? act.Actor.Id : input.From.Value;
        if (from != act.Actor.Id && !act.Actor.May(ApprovalPermission.SetRules))
            return Refusal.Forbidden(Words.MaySetRules);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == input.To, ct) is not { IsActive: true } to)
            return input.To.IsNone ? Refusal.Missing("To", Words.HandOverTo) : Refusal.NotFound(Words.Person, input.To).At("To");
        if (to.Id.Value == from)
            return Same.At("To");
        if (to.Id.Value == ApproverBook.Barred(request))
            return ToSubmitter.At("To");
        if ((await book.VoicesOf(request, from, ct)).Count == 0)
            return Refusals.NotAsked(await names.Asked(request, ct));
        if (request.YesesOf(request.Step).Any(a => a.PersonId == from))
            return Refusals.AlreadySaid(request.YesesOf(request.Step).First(a => a.PersonId == from));
        request.Handovers.Add(new()
        {
            Id = ids.Next<ApprovalHandover>(), RequestId = request.Id, FromId = from, FromName = (await book.Names([from], ct)).GetValueOrDefault(from, act.Actor.Name),
            ToId = to.Id.Value, ToName = to.Name, Words = input.Words.Trim(), At = MusubiDb.Stored(clock.Now), Kind = request.Kind, SubjectId = request.SubjectId,
        });
        return new Done();
    }

    private static readonly Refusal Same = new("approvals.same-person",
        new Text("自分自身には任せられません。", "不能转交给本人。", "That is the same person."),
        new Text("ほかの人を選んでください。", "请选择其他人。", "Choose somebody else."));

    private static readonly Refusal ToSubmitter = new("approvals.to-submitter",
        new Text("申請した本人には任せられません。", "不能转交给申请人本人。", "They submitted it themselves."),
        new Text("ほかの人を選んでください。", "请选择其他人。", "Choose somebody else."));
}
