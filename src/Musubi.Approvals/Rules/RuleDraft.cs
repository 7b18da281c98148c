using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Requests;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>A rule as it is written on the screen: conditions, and steps with who is asked.</summary>
public record RuleDraft
{
    public string Name { get; init; } = "";
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
    public bool OwnAllowed { get; init; }

    /// <summary>Business hours until a reminder; none, nobody is reminded.</summary>
    public int? RemindAfter { get; init; }
    public List<ConditionDraft> Conditions { get; init; } = [];
    public List<StepDraft> Steps { get; init; } = [];
}

public sealed record ConditionDraft
{
    public string Fact { get; init; } = "";
    public Comparison? Comparison { get; init; }
    public decimal? Number { get; init; }
    public Department? Department { get; init; }
    internal bool IsBlank => Fact.Length == 0 && Comparison is null && Number is null && Department is null;
}

public sealed record StepDraft
{
    public StepMode? Mode { get; init; }

    /// <summary>For <see cref="StepMode.Count"/>: how many.</summary>
    public int? Count { get; init; }

    /// <summary><c>role:12</c>, <c>user:5</c>, <c>head:Sales</c>, or <c>head</c> for that of the document's own department. One twice asks for two people.</summary>
    public List<string> Approvers { get; init; } = [];
}

/// <summary>An approver as it stands in a field.</summary>
internal static class ApproverCode
{
    public static string Write(ApproverKind kind, long id, Department? department) => kind switch
    {
        ApproverKind.Role => $"role:{id}",
        ApproverKind.User => $"user:{id}",
        ApproverKind.HeadOf => $"head:{department}",
        _ => "head",
    };

    public static bool TryRead(string code, out ApproverKind kind, out long id, out Department? department)
    {
        (kind, id, department) = (ApproverKind.OwnHead, 0, null);
        switch (code.Split(':'))
        {
            case ["head"]:
                return true;
            case ["head", var name] when Enum.TryParse<Department>(name, out var of) && Enum.IsDefined(of):
                (kind, department) = (ApproverKind.HeadOf, of);
                return true;
            case ["role" or "user", var number] when long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out id):
                kind = code[0] == 'r' ? ApproverKind.Role : ApproverKind.User;
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Checks a draft and writes it into a rule.</summary>
internal sealed class RuleWriting(ApprovalsDb db, ApprovalSubjects subjects)
{
    public async Task<List<Refusal>> WhyNot(string kind, RuleDraft draft, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var name = draft.Name.Trim();
        if (subjects.Find(kind) is not { } subject)
            return [Refusal.NotFound(Words.DocumentKind, kind).At("Kind")];
        if (name.Length == 0)
            refusals.Add(Refusal.Missing("Name", Words.RuleName));
        else if (name.Length > ApprovalRule.MostName)
            refusals.Add(Refusal.TooLong("Name", Words.RuleName, name.Length, ApprovalRule.MostName));
        if (draft.From is null)
            refusals.Add(Refusal.Missing("From", Words.From));
        if (draft.Until < draft.From)
            refusals.Add(EndsBefore.At("Until"));
        if (draft.RemindAfter is < 0 or > 400)
            refusals.Add(OutOfRange(Words.RemindAfter, 0, 400).At("RemindAfter"));
        for (var i = 0; i < draft.Conditions.Count; i++)
            refusals.AddRange(WhyNot(subject, draft.Conditions[i], $"Conditions[{i}]"));
        await WhyNotSteps(draft, refusals, ct);
        return refusals;
    }

    /// <summary>Writes the draft; parts that say the same as before stay as they are.</summary>
    public async Task Write(ApprovalRule rule, RuleDraft draft, CancellationToken ct)
    {
        (rule.Name, rule.From, rule.Until, rule.OwnAllowed, rule.RemindAfter) = (draft.Name.Trim(), draft.From!.Value, draft.Until, draft.OwnAllowed, draft.RemindAfter ?? 0);
        var conditions = draft.Conditions.Where(c => !c.IsBlank).Select((c, i) => new RuleCondition { RuleId = rule.Id, Position = i, Fact = c.Fact, Comparison = c.Comparison!.Value, Number = c.Number ?? 0, Department = c.Department }).ToList();
        var filled = draft.Steps.Where(HasApprovers).ToList();
        var steps = filled.Select((s, i) => new RuleStep { RuleId = rule.Id, Position = i, Mode = s.Mode ?? StepMode.Any, Count = s.Count ?? 1 }).ToList();
        var approvers = filled.SelectMany((s, i) => s.Approvers.Where(a => a.Length > 0).Select((a, n) =>
        {
            _ = ApproverCode.TryRead(a, out var kind, out var id, out var department);
            return new RuleApprover { RuleId = rule.Id, Step = i, Position = n, Approver = kind, HolderId = id, Department = department };
        })).ToList();
        // What goes is deleted before its successor with the same key is written.
        var (newConditions, newSteps, newApprovers) = (
            Differ(rule.Conditions, conditions, c => (c.Position, c.Fact, c.Comparison, c.Number, c.Department)),
            Differ(rule.Steps, steps, s => (s.Position, s.Mode, s.Count)),
            Differ(rule.Approvers, approvers, a => (a.Step, a.Position, a.Approver, a.HolderId, a.Department)));
        if (newConditions) db.All.RemoveRange(rule.Conditions);
        if (newSteps) db.All.RemoveRange(rule.Steps);
        if (newApprovers) db.All.RemoveRange(rule.Approvers);
        if (rule.Conditions.Count + rule.Steps.Count > 0)
            await db.All.SaveChangesAsync(ct);
        if (newConditions) db.All.AddRange(conditions);
        if (newSteps) db.All.AddRange(steps);
        if (newApprovers) db.All.AddRange(approvers);
    }

    /// <summary>The rule as its form shows it.</summary>
    public static T Draft<T>(ApprovalRule rule, Func<RuleDraft, T> of) => of(new()
    {
        Name = rule.Name, From = rule.From, Until = rule.Until, OwnAllowed = rule.OwnAllowed, RemindAfter = rule.RemindAfter == 0 ? null : rule.RemindAfter,
        Conditions = [.. rule.Conditions.OrderBy(c => c.Position).Select(c => new ConditionDraft { Fact = c.Fact, Comparison = c.Comparison, Number = c.Comparison == Comparison.Unknown || c.Department is not null ? null : c.Number, Department = c.Department })],
        Steps = [.. rule.Steps.OrderBy(s => s.Position).Select(s => new StepDraft
        {
            Mode = s.Mode, Count = s.Mode == StepMode.Count ? s.Count : null,
            Approvers = [.. rule.Approvers.Where(a => a.Step == s.Position).OrderBy(a => a.Position).Select(a => ApproverCode.Write(a.Approver, a.HolderId, a.Department))],
        })],
    });

    private static bool HasApprovers(StepDraft step) => step.Approvers.Exists(a => a.Length > 0);

    private static bool Differ<T, TPrint>(IEnumerable<T> before, IEnumerable<T> after, Func<T, TPrint> print) => !before.Select(print).ToHashSet().SetEquals(after.Select(print));

    private static IEnumerable<Refusal> WhyNot(ApprovalSubject subject, ConditionDraft condition, string path)
    {
        if (condition.IsBlank)
            yield break;
        if (subject.Facts.FirstOrDefault(f => f.Key == condition.Fact) is not { } fact)
        {
            yield return condition.Fact.Length == 0 ? Refusal.Missing($"{path}.Fact", Words.Fact) : Refusal.NotFound(Words.Fact, condition.Fact).At($"{path}.Fact");
            yield break;
        }
        if (condition.Comparison is not { } comparison)
            yield return Refusal.Missing($"{path}.Comparison", Words.ComparisonWord);
        else if (fact.Kind == FactKind.Department && comparison is not (Comparison.Is or Comparison.IsNot or Comparison.Unknown))
            yield return NotOfDepartments.At($"{path}.Comparison");
        else if (comparison != Comparison.Unknown && fact.Kind == FactKind.Department && condition.Department is null)
            yield return Refusal.Missing($"{path}.Department", Words.Department);
        else if (comparison != Comparison.Unknown && fact.Kind != FactKind.Department && condition.Number is null)
            yield return Refusal.Missing($"{path}.Number", Words.Value);
    }

    private async Task WhyNotSteps(RuleDraft draft, List<Refusal> refusals, CancellationToken ct)
    {
        if (!draft.Steps.Exists(HasApprovers))
            refusals.Add(Nobody.At("Steps"));
        if (draft.Steps.Count(HasApprovers) > ApprovalRule.MostSteps)
            refusals.Add(OutOfRange(Words.Step, 1, ApprovalRule.MostSteps).At("Steps"));
        for (var i = 0; i < draft.Steps.Count; i++)
        {
            var (step, path) = (draft.Steps[i], $"Steps[{i}]");
            var asked = step.Approvers.Where(a => a.Length > 0).ToList();
            if (asked.Count > ApprovalRule.MostApprovers)
                refusals.Add(OutOfRange(Words.AskedNow, 1, ApprovalRule.MostApprovers).At($"{path}.Approvers"));
            if (asked.Count > 0 && step.Mode == StepMode.Count && step.Count is not { } count)
                refusals.Add(Refusal.Missing($"{path}.Count", Words.HowMany));
            else if (asked.Count > 0 && step.Mode == StepMode.Count && (step.Count < 1 || step.Count > asked.Count))
                refusals.Add(OutOfRange(Words.HowMany, 1, asked.Count).At($"{path}.Count"));
            foreach (var code in asked)
            {
                if (!ApproverCode.TryRead(code, out var kind, out var id, out _)
                    || (kind == ApproverKind.Role && !await db.Roles.AnyAsync(r => r.Id == new Id<Role>(id), ct))
                    || (kind == ApproverKind.User && !await db.Users.AnyAsync(u => u.Id == new Id<User>(id) && u.IsActive, ct)))
                    refusals.Add(Refusal.NotFound(Words.AskedNow, code).At($"{path}.Approvers"));
            }
        }
    }

    private static Refusal OutOfRange(Text what, int from, int to) => new("approvals.out-of-range",
        new Text("{0}は{1}から{2}までです。", "{0}应在{1}到{2}之间。", "{0}: from {1} to {2}.").With(what, from, to),
        new Text("範囲の中の数にしてください。", "请填写范围内的数字。", "Choose a number in between."));

    private static readonly Refusal Nobody = new("approvals.no-step",
        new Text("承認者がまだ選ばれていません。", "尚未选择审批人。", "Nobody is asked yet."),
        new Text("手順1の承認者を選んでください。", "请选择第1步的审批人。", "Choose who is asked in step 1."));

    private static readonly Refusal EndsBefore = new("approvals.ends-before",
        new Text("終了日が開始日より前です。", "结束日期早于开始日期。", "It would end before it begins."),
        new Text("開始日以降の日付にしてください。", "请填写不早于开始日期的日期。", "Choose a later day."));

    private static readonly Refusal NotOfDepartments = new("approvals.not-of-departments",
        new Text("部署は「等しい」「異なる」「不明」だけで比べられます。", "部门只能用“等于”“不等于”“未知”比较。", "A department is, is not, or is not known."),
        new Text("比べ方を選び直してください。", "请重新选择比较方式。", "Choose another comparison."));
}
