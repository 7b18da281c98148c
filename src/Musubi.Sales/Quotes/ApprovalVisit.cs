using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Quotes;

/// <summary>A quote that may not leave before somebody says yes to its price.</summary>
internal sealed class ApprovalVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("安すぎる見積は承認を待つ", "过低的报价要等审批", "Too low a price waits for a yes");
    private static readonly Text Benefit = new("値引きが決まりを超えた見積は、責任者が承認するまで得意先に出せません。", "折扣超出规定的报价，须经负责人批准才能发给客户。", "A quote discounted beyond the rules cannot leave until whoever answers for it agrees.");
    private static readonly Text Look = new("「承認」の欄で、どのルールが・どの数字で・誰に尋ねているかを見てください。", "请看“审批”栏：哪条规则、因哪个数字、在询问谁。", "In the approval, see which rule asks, by which figures, and whom.");

    public VisitStop Stop { get; } = new("approval", 80, "list-checks", Title, Benefit, Look, SalesPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.Quotes.Where(q => q.State == QuoteState.Waiting).OrderByDescending(q => q.Id).Select(q => (Id<Quote>?)q.Id).FirstOrDefaultAsync(ct) is { } id ? $"/sales/quotes/{id}" : null;
}
