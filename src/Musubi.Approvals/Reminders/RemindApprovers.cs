using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Admin.Mail;
using Musubi.Admin.Users;
using Musubi.Approvals.Requests;
using Musubi.Data.Acts;
using Musubi.Data.Jobs;
using Musubi.Data.Outbox;
using Musubi.Kernel;

namespace Musubi.Approvals.Reminders;

/// <summary>
/// Every hour: writes to those who let a request lie longer than its rule allows, in business hours. From the second time on the head of the
/// document's department hears of it as well.
/// </summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class RemindApprovers(ApprovalsDb db, ApproverBook book, OutboxBox outbox, SiteAddress site, WorkingDays working, Clock clock) : IUseCase<JobInput, Text>
{
    public static readonly JobEntry Job = JobEntry.Of<RemindApprovers>("remind-approvers", new("承認の督促", "审批催办", "Remind those who are asked to approve"), "0 5 * * * ?");

    private static readonly Text Reminded = new("{0}件を督促しました。", "已催办{0}条。", "{0} {0:request was|requests were} reminded of.");
    private static readonly Text Subject = new("承認待ち: {0}（{1}さんの申請）", "待审批：{0}（{1}提交）", "To approve: {0} from {1}");
    private static readonly Text Body = new("{0} の承認が {1} から待っています。\n\n{2}\n", "{0} 自 {1} 起等待审批。\n\n{2}\n", "{0} has been waiting for approval since {1}.\n\n{2}\n");

    public async Task<Result<Text>> Run(JobInput input, CancellationToken ct)
    {
        var (absences, heads, now) = (await book.Absences(ct), await book.Heads(ct), clock.Now);
        var (days, reminded) = (await working.OfCompany(ct), 0);
        foreach (var request in await db.Whole.AsTracking().Where(r => r.State == RequestState.Open && r.RemindAfter > 0).OrderBy(r => r.Id).ToListAsync(ct))
        {
            if (BusinessHours.Between(clock.Local(request.AskedAt), clock.Local(now), days) < TimeSpan.FromHours(request.RemindAfter))
                continue;
            var holders = await book.Holders(request.PlacesOf(request.Step), ct);
            var (standIns, barred) = (ApproverBook.StandInsOf(request, absences), ApproverBook.Barred(request));
            var said = request.YesesOf(request.Step).Select(a => a.PersonId).ToHashSet();
            var asked = holders.SelectMany(h => h).Concat(absences.Select(a => a.DelegateId)).Concat(request.Handovers.Select(h => h.ToId)).Distinct()
                .Where(p => !said.Contains(p) && Voices.Helps(request.VoicesOf(request.Step), [.. Voices.Of(p, holders, standIns, barred).Select(v => v.Place)])).ToList();
            if (request.Reminders > 0 && request.Department is { } department && heads.TryGetValue(department, out var head))
                asked.Add(head);
            await Write(request, asked, ct);
            (request.AskedAt, request.Reminders) = (now, request.Reminders + 1);
            reminded++;
        }
        return Reminded.With(reminded);
    }

    private async Task Write(ApprovalRequest request, IEnumerable<long> people, CancellationToken ct)
    {
        var ids = people.Distinct().Select(p => new Id<User>(p)).ToList();
        foreach (var user in await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.IsActive).OrderBy(u => u.Id).ToListAsync(ct))
            outbox.Put(Mail.Kind, new Mail
            {
                To = user.Email, Subject = Subject.With(request.Title, request.SubmitterName).In(user.Language),
                Body = Body.With(request.Title, clock.Local(request.SubmittedAt), site.To(Refusals.Href(request))).In(user.Language),
            });
    }
}
