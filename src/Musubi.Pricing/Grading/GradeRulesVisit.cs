using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Pricing.Grading;

/// <summary>Rules that are being drafted, to be simulated before they count.</summary>
internal sealed class GradeRulesVisit(PricingDb db) : IVisitStop
{
    private static readonly Text Title = new("ルールは適用前に試算する", "规则先试算再应用", "Rules are tried on history first");
    private static readonly Text Benefit = new("ランクのルールを変えると誰が上がり誰が下がるか、価格がいくら動くかを、過去の受注で先に確かめられます。", "更改等级规则前，先用历史订单算出谁升谁降、价格变动多少。", "Before new grade rules count, past orders show who would move and what it does to prices.");
    private static readonly Text Look = new("右上の「試算する」を押すと、この下書きを過去1年の受注に当てはめた結果が出ます。", "点击右上角的“试算”，即可看到把此草稿用于过去一年订单的结果。", "Simulate, at the top, applies this draft to the orders of the past and shows what would change.");

    public VisitStop Stop { get; } = new("rules", 100, "scale", Title, Benefit, Look, PricingPermission.View, PricingPermission.EditGradeRules);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.RuleSets.Where(r => r.State == RuleSetState.Draft).OrderByDescending(r => r.Id).Select(r => (Id<GradeRuleSet>?)r.Id).FirstOrDefaultAsync(ct) is { } id ? $"/pricing/grade-rules/{id}" : null;
}
