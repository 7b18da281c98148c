using Musubi.Admin;
using Musubi.Approvals.Requests;
using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Approvals.Rules;

/// <summary>A rule as a sentence: amount at least 1,000,000 and margin under 20%; 1. any one: role Finance.</summary>
internal sealed class RuleWords(ApproverNames names, CompanyProfile company)
{
    private Currency currency;

    public async Task Load(IEnumerable<(ApproverKind, long)> approvers, CancellationToken ct)
    {
        currency = (await company.Get(ct)).Currency;
        await names.Load(approvers, ct);
    }

    public Text Conditions(ApprovalSubject subject, ApprovalRule rule) => rule.Conditions.Count == 0 ? Words.Always : And(rule.Conditions.OrderBy(c => c.Position).Select(c => Condition(subject, c)));

    public IReadOnlyList<Text> Steps(ApprovalRule rule) => Steps(rule.Steps, rule.Approvers);

    public Text Plan(RequestMaking.Plan plan) => ApproverNames.Join(Steps(plan.Steps, plan.Approvers));

    private IReadOnlyList<Text> Steps(IEnumerable<RuleStep> steps, IEnumerable<RuleApprover> approvers) => [.. steps.OrderBy(s => s.Position).Select((step, i) =>
    {
        var asked = approvers.Where(a => a.Step == step.Position).OrderBy(a => a.Position).ToList();
        var who = ApproverNames.Join(asked.Select(a => names.Of(a.Approver, a.HolderId, a.Department)));
        return asked.Count == 1 ? new Text("{0}. {1}", "{0}. {1}", "{0}. {1}").With(i + 1, who) : new Text("{0}. {2}（{1}）", "{0}. {2}（{1}）", "{0}. {2} ({1})").With(i + 1, Words.Of(step.Mode, step.Count, asked.Count), who);
    })];

    private Text Condition(ApprovalSubject subject, RuleCondition condition)
    {
        var fact = subject.Facts.FirstOrDefault(f => f.Key == condition.Fact);
        var name = fact?.Name ?? Text.Same(condition.Fact);
        if (condition.Comparison == Comparison.Unknown)
            return new Text("{0}が不明", "{0}未知", "{0} is not known").With(name);
        object value = fact?.Kind switch
        {
            FactKind.Department => condition.Department is { } department ? UiWords.Of(department) : Words.Department,
            FactKind.Percent => Rate.OfPercent(condition.Number).ToString(),
            FactKind.Money when !currency.IsNone => Money.Of(condition.Number, currency, Rounding.HalfUp),
            FactKind.Days => new Text("{0}日", "{0}天", "{0} {0:day|days}").With(condition.Number.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture)),
            _ => condition.Number.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture),
        };
        return (condition.Comparison switch
        {
            Comparison.AtLeast => new Text("{0}が{1}以上", "{0}≥{1}", "{0} at least {1}"),
            Comparison.Over => new Text("{0}が{1}超", "{0}＞{1}", "{0} over {1}"),
            Comparison.AtMost => new Text("{0}が{1}以下", "{0}≤{1}", "{0} at most {1}"),
            Comparison.Under => new Text("{0}が{1}未満", "{0}＜{1}", "{0} under {1}"),
            Comparison.Is => new Text("{0}が{1}", "{0}为{1}", "{0} is {1}"),
            _ => new Text("{0}が{1}以外", "{0}不是{1}", "{0} is not {1}"),
        }).With(name, value);
    }

    private static Text And(IEnumerable<Text> all)
    {
        var parts = all.ToList();
        return new(string.Join('、', parts.Select(p => p.Ja)), string.Join("，", parts.Select(p => p.Zh)), string.Join(" and ", parts.Select(p => p.En)));
    }
}
