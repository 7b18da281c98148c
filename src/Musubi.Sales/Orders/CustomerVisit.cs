using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>The page of a customer of whom there is most to see: quoted, ordering, billed, and something came back.</summary>
internal sealed class CustomerVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("得意先のすべてが1ページに", "客户的一切都在一页", "One page for all of a customer");
    private static readonly Text Benefit = new("連絡先・ランク・見積・受注・返品・お金のやり取りを、探し回らずに1ページで見られます。", "联系人、等级、报价、订单、退货与往来款项，都在一页上，无需四处查找。", "People, grade, quotes, orders, returns and money stand on one page: nobody has to go looking.");
    private static readonly Text Look = new("下へたどると、会社と人、ランクと価格、見積、受注、与信が続きます。行の番号はその伝票を開きます。", "往下看：公司与人员、等级与价格、报价、订单、信用依次排列，点编号即可打开单据。", "Go down the page: the company and its people, grade and prices, quotes, orders, credit. A number opens its document.");

    public VisitStop Stop { get; } = new("customer", 30, "building-2", Title, Benefit, Look, PartiesPermission.View, SalesPermission.View);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        (await Billed.Where(o => db.Quotes.Any(q => q.CustomerId == o.CustomerId)).Join(db.Returns, o => o.CustomerId, r => r.CustomerId, (o, r) => new { r.Id, o.CustomerId }).OrderBy(r => r.Id).Select(r => (long?)r.CustomerId).FirstOrDefaultAsync(ct)
            ?? await Billed.OrderBy(o => o.Id).Select(o => (long?)o.CustomerId).FirstOrDefaultAsync(ct)) is { } id ? $"/parties/{id}" : null;

    private IQueryable<SalesOrder> Billed => db.Orders.Where(o => o.Billed != Progress.None);
}
