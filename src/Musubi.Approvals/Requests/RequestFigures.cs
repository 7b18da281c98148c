using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>What a rule could look at of what is asked, as a reader sees it. What is earned by it is for those who decide.</summary>
internal static class RequestFigures
{
    public static IReadOnlyList<(Text Label, string Value)> Of(ApprovalSubject? subject, ApprovalRequest request, bool decides)
    {
        var facts = request.Facts;
        return [.. (subject?.Facts ?? []).Where(f => f.Kind != FactKind.Department && facts.Of(f.Key) is not null && (decides || f.Key != ApprovalFact.Margin.Key)).Select(f => (f.Name, Shown(f, facts)))];
    }

    private static string Shown(ApprovalFact fact, ApprovalFacts facts) => fact.Kind switch
    {
        FactKind.Days => new Text("{0}日", "{0}天", "{0} days").With(facts.Of(fact.Key)!.Value).ToString(),
        FactKind.Percent => Rate.OfPercent(facts.Of(fact.Key)!.Value).ToString(),
        FactKind.Money when fact.Key == ApprovalFact.Amount.Key => facts.Amount!.Value.ToString(),
        FactKind.Money when fact.Key == ApprovalFact.OverCredit.Key => facts.OverCredit!.Value.ToString(),
        _ => facts.Of(fact.Key)!.Value.ToString("#,0.######", Languages.Current.Culture),
    };
}
