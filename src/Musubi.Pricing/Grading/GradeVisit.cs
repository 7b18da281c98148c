using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

/// <summary>A customer whom the rules grade today, one that rose if there is one, and has further to go.</summary>
internal sealed class GradeVisit(PricingDb db, Clock clock) : IVisitStop
{
    private static readonly Text Title = new("実績が得意先ランクになる", "交易表现决定客户等级", "Behaviour becomes a grade");
    private static readonly Text Benefit = new("いつ・どれだけ買い、どう支払ったかの事実から得意先のランクが決まり、その理由が残ります。", "何时购买、买多少、如何付款，这些事实决定客户等级，并留下理由。", "What a customer buys and how it pays makes its grade, and the reasons are kept.");
    private static readonly Text Look = new("表の1行が1つの事実です。それぞれの実績と点数、次のランクまでに何が要るかを見てください。", "表中每行是一项事实：看看各项实绩与得分，以及升到下一等级需要什么。", "Each row is a fact: what was done, its score, and what the next grade would take.");

    public VisitStop Stop { get; } = new("grade", 10, "award", Title, Benefit, Look, PricingPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.Counting(clock.Today).Where(g => g.Source == GradeSource.Computed && g.Basis != "")
            .OrderByDescending(g => g.Move == GradeMove.Up).ThenBy(g => g.Points).ThenBy(g => g.Id).Select(g => (Id<CustomerGrade>?)g.Id).FirstOrDefaultAsync(ct) is { } id ? $"/pricing/customer-grades/{id}" : null;
}
