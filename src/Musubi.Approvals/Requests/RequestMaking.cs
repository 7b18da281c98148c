using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Finds the rule for a document and makes a request of it; the rule may change afterwards, the request keeps what was asked.</summary>
internal sealed class RequestMaking(ApprovalsDb db, ApproverBook book, ApproverNames names, IdSource ids, Clock clock)
{
    /// <summary>What is asked: a rule of the company's, or the kind's own default.</summary>
    internal sealed record Plan(Text Name, Id<ApprovalRule>? Rule, string RuleName, bool OwnAllowed, int RemindAfter, Department? Department, IReadOnlyList<RuleStep> Steps, IReadOnlyList<RuleApprover> Approvers);

    /// <summary>The plan for these facts today; null where nobody is asked, or there is nobody to ask.</summary>
    public async Task<Plan?> Choose(ApprovalSubject subject, ApprovalFacts facts, Actor submitter, CancellationToken ct)
    {
        var department = facts.Department ?? await DepartmentOf(submitter, ct);
        var today = clock.Today;
        var rules = await db.WholeRules.AsNoTracking().Where(r => r.Kind == subject.RulesOf).OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(ct);
        var rule = rules.Find(r => r.IsInForce(today) && r.Matches(facts, department));
        var always = subject.AskedAlways(facts).ToList();
        var asked = always.Select(a => a.Asked).Concat(rule is null && always.Count == 0 && subject.AskedWithoutRule is { } standing ? [standing] : []).Distinct().ToList();
        var roles = asked.Count == 0 ? [] : await db.Roles.AsNoTracking().Where(r => r.Standard != null && asked.Contains(r.Standard.Value)).ToDictionaryAsync(r => r.Standard!.Value, r => r.Id.Value, ct);
        // Who would have to be asked, and is nobody: it is for the subject to say what that means.
        if (!asked.TrueForAll(roles.ContainsKey))
            return null;
        if (rule is null)
            return asked.Count == 0 ? null : new(Words.WithoutRule, null, "", false, 0, department, [.. asked.Select((_, i) => StepAt(i))], [.. asked.Select((a, i) => RoleAt(i, roles[a]))]);
        var steps = rule.Steps.OrderBy(s => s.Position).ToList();
        var next = steps.Select(s => s.Position).DefaultIfEmpty(-1).Max() + 1;
        var open = always.Where(a => !rule.Conditions.Exists(c => c.Fact == a.Fact.Key)).Select(a => roles[a.Asked]).Distinct().ToList();
        var openRoles = open.ConvertAll(role => new Id<Role>(role));
        var holders = open.Count == 0 ? [] : (await db.UserRoles.AsNoTracking().Where(u => openRoles.Contains(u.RoleId)).ToListAsync(ct)).Select(u => (u.RoleId.Value, u.UserId.Value)).ToHashSet();
        // A step that nobody else can fill asks them already.
        var added = open.Where(role => !steps.Exists(s => rule.Approvers.Where(p => p.Step == s.Position).ToList() is { Count: > 0 } asks
            && asks.TrueForAll(p => p.Approver == ApproverKind.Role ? p.HolderId == role : p.Approver == ApproverKind.User && holders.Contains((role, p.HolderId))))).ToList();
        return new(Text.Same(rule.Name), rule.Id, rule.Name, rule.OwnAllowed, rule.RemindAfter, department, [.. steps, .. added.Select((_, i) => StepAt(next + i))], [.. rule.Approvers, .. added.Select((role, i) => RoleAt(next + i, role))]);

        static RuleStep StepAt(int position) => new() { RuleId = default, Position = position, Mode = StepMode.Any, Count = 1 };
        static RuleApprover RoleAt(int step, long role) => new() { RuleId = default, Step = step, Position = 0, Approver = ApproverKind.Role, HolderId = role, Department = null };
    }

    /// <summary>Null where nobody is asked.</summary>
    public async Task<Result<ApprovalRequest?>> Make(ApprovalSubject subject, long id, ApprovalFacts facts, string fingerprint, Actor submitter, CancellationToken ct)
    {
        if (await Choose(subject, facts, submitter, ct) is not { } plan)
            return (ApprovalRequest?)null;
        var (key, now) = (ids.Next<ApprovalRequest>(), MusubiDb.Stored(clock.Now));
        var request = new ApprovalRequest
        {
            Id = key, Kind = subject.Kind, SubjectId = id, Title = facts.Title, DetailJa = facts.Detail.Ja, DetailZh = facts.Detail.Zh, DetailEn = facts.Detail.En, HasAmount = facts.Amount is not null, Amount = facts.Amount ?? Money.Zero(Currency.JPY),
            FactsJson = JsonSerializer.Serialize(facts), Fingerprint = fingerprint, RuleId = plan.Rule, RuleName = plan.RuleName, OwnAllowed = plan.OwnAllowed, RemindAfter = plan.RemindAfter,
            Department = plan.Department, SubmitterId = submitter.Id, SubmitterName = submitter.Name, SubmittedAt = now, AskedAt = now,
            Steps = [.. plan.Steps.Select((s, i) => new ApprovalStep { RequestId = key, Position = i, Mode = s.Mode, Count = s.Count, Kind = subject.Kind, SubjectId = id })],
            Places = [.. plan.Steps.SelectMany((s, i) => plan.Approvers.Where(a => a.Step == s.Position).OrderBy(a => a.Position).Select((a, n) => new ApprovalPlace
            {
                RequestId = key, Step = i, Position = n, Approver = a.Approver, HolderId = a.HolderId, Department = a.Approver == ApproverKind.OwnHead ? plan.Department : a.Department,
            }))],
        };
        if (await WhyNobody(request, plan.Name, ct) is { Count: > 0 } refusals)
            return refusals;
        db.All.Add(request);
        return request;
    }

    /// <summary>Steps that could never be filled by the people there are, so that nothing is submitted into the void.</summary>
    private async Task<List<Refusal>> WhyNobody(ApprovalRequest request, Text rule, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var (absences, barred) = (ApproverBook.StandInsOf(request, []), ApproverBook.Barred(request));
        foreach (var step in request.Steps)
        {
            var places = request.PlacesOf(step.Position);
            var holders = await book.Holders(places, ct);
            var voices = holders.SelectMany(h => h).Distinct().Order().Select(person => (IReadOnlyList<int>)[.. Voices.Of(person, holders, absences, barred).Select(v => v.Place)]).ToList();
            var (could, needed) = (Voices.Filled(voices), step.Needed(places.Count));
            if (could >= needed)
                continue;
            await names.Load(places.Select(p => (p.Approver, p.HolderId)), ct);
            var asked = ApproverNames.Join(places.Select(p => names.Of(p.Approver, p.HolderId, p.Department)));
            refusals.Add(new Refusal("approvals.nobody",
                new Text("承認ルール「{0}」の手順{1}（{2}）は{3}人の承認が必要ですが、回答できる人が{4}人しかいません。", "审批规则“{0}”的第{1}步（{2}）需要{3}人批准，但可答复的只有{4}人。", "Step {1} of rule '{0}' ({2}) needs {3} people, but only {4} can answer it.")
                    .With(rule, step.Position + 1, asked, needed, could),
                new Text("役割や部門長の割り当て、または承認ルールを見直すよう、管理者に依頼してください。申請者本人は数えません。", "请管理员检查角色、部门负责人的分配或审批规则。申请人本人不计入。",
                    "Ask an administrator to fill the role, name the head of department, or mend the rule. Who submits is not counted."), Kind: RefusalKind.Conflict)
            { Href = request.RuleId is { } id ? $"/approvals/rules/{id}" : "/approvals/rules" });
        }
        return refusals;
    }

    private async Task<Department?> DepartmentOf(Actor submitter, CancellationToken ct) =>
        await db.Users.Where(u => u.Id == new Id<User>(submitter.Id)).Select(u => (Department?)u.Department).SingleOrDefaultAsync(ct);
}
