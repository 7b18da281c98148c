using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Closings;

/// <summary>A bill of a closing day that follows on another, the largest.</summary>
internal sealed class ClosingVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("締め請求は締日の残高そのもの", "对账单就是对账日的余额", "The closing bill is the account");
    private static readonly Text Benefit = new("前回・入金・繰越・今回がいつも帳簿と一致し、出荷を拾い直す締め作業がなくなります。", "上期、收款、结转、本期始终与账簿一致，不必再逐笔归集发货。", "Previous, paid, carried and new always agree with the books; nobody gathers slips by hand.");
    private static readonly Text Look = new("上の表の各金額が下の明細と合い、明細の出荷番号はその出荷を開きます。", "上表各金额与下方明细相符，明细中的发货号可打开该发货单。", "The figures on top are those of the lines below, and each line opens its delivery.");

    public VisitStop Stop { get; } = new("closing", 50, "calendar-check", Title, Benefit, Look, FinancePermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.ClosingBills.Where(b => b.Stands).OrderByDescending(b => b.BeforeId != null).ThenByDescending(b => b.Lines.Any()).ThenByDescending(b => b.Billed.Minor).ThenBy(b => b.Id).Select(b => (Id<ClosingBill>?)b.Id).FirstOrDefaultAsync(ct) is { } id ? $"/sales/closing-bills/{id}" : null;
}
