using Musubi.Approvals.Rules;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>A figure as it is read.</summary>
public sealed record ShownFigure(Text Label, string Value);

/// <summary>What a rule could look at of what is asked, as a reader sees it. What is earned by it is for those who decide.</summary>
internal static class RequestFigures
{
    public static IReadOnlyList<ShownFigure> Of(ApprovalSubject? subject, ApprovalRequest request, bool decides)
    {
        var facts = request.Facts;
        return [.. (subject?.Facts ?? []).Where(f => IsShown(f, facts, decides)).Select(f => new ShownFigure(f.Name, Shown(f, facts)))];
    }

    /// <summary>Why it is asked: the figures that met the rule, and those that ask by themselves.</summary>
    /// <param name="rule">As it stands now; null where the kind itself asks.</param>
    public static IReadOnlyList<ShownFigure> Met(ApprovalSubject? subject, ApprovalRequest request, ApprovalRule? rule, bool decides)
    {
        var facts = request.Facts;
        var met = (rule?.Conditions ?? []).OrderBy(c => c.Position).Where(c => c.Holds(facts, request.Department)).Select(c => c.Fact).Concat(subject?.AskedAlways(facts).Select(a => a.Fact.Key) ?? []).Distinct();
        return [.. met.Select(key => subject?.Facts.FirstOrDefault(f => f.Key == key)).OfType<ApprovalFact>().Where(f => IsShown(f, facts, decides)).Select(f => new ShownFigure(f.Name, Shown(f, facts)))];
    }

    private static bool IsShown(ApprovalFact fact, ApprovalFacts facts, bool decides) => fact.Kind != FactKind.Department && facts.Of(fact.Key) is not null && (decides || fact.Key != ApprovalFact.Margin.Key);

    private static string Shown(ApprovalFact fact, ApprovalFacts facts) => fact.Kind switch
    {
        FactKind.Days => new Text("{0}日", "{0}天", "{0} {0:day|days}").With(facts.Of(fact.Key)!.Value.ToString("#,0.######", Languages.Current.Culture)).ToString(),
        FactKind.Percent => Rate.OfPercent(facts.Of(fact.Key)!.Value).ToString(),
        FactKind.Money when fact.Key == ApprovalFact.Amount.Key => facts.Amount!.Value.ToString(),
        FactKind.Money when fact.Key == ApprovalFact.OverCredit.Key => facts.OverCredit!.Value.ToString(),
        _ => facts.Of(fact.Key)!.Value.ToString("#,0.######", Languages.Current.Culture),
    };
}
