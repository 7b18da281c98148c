using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Returns;

/// <summary>A return that was settled: its goods are in stock again or gone, and what it was worth is credited.</summary>
internal sealed class ReturnVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("返品は在庫にも請求にも戻る", "退货同时回到库存与账款", "A return flows back into both");
    private static readonly Text Benefit = new("お客様の苦情が返品となり、検品した良品は在庫へ、代金は赤伝へ。どこにも取り残されません。", "客户投诉成为退货：检验合格的回到库存，货款开红字账单，不会遗漏。", "A complaint becomes a return: what is good goes back to stock, its price is credited, nothing is left behind.");
    private static readonly Text Look = new("お客様の言葉、検品の結果、入庫と赤伝が1枚につながっています。鎖から、元の受注へも戻れます。", "客户的原话、检验结果、入库与红字账单连在一张单上，也可沿链回到原订单。", "The customer's words, what inspection found, stock and credit hang together here; the chain leads back to the order.");

    public VisitStop Stop { get; } = new("return", 60, "undo-2", Title, Benefit, Look, SalesPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.Returns.Where(r => r.State == ReturnState.Closed).OrderByDescending(r => r.Credits.Any()).ThenByDescending(r => r.Id).Select(r => (Id<SalesReturn>?)r.Id).FirstOrDefaultAsync(ct) is { } id ? $"/sales/returns/{id}" : null;
}
