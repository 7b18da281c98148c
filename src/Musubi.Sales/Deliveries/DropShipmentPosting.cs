using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Sales.Deliveries;

/// <summary>What a supplier's shipment to our customer books: the goods are sold, and their bill has not come. Stock never held them.</summary>
public static class DropShipmentPosting
{
    /// <param name="lines">What each cost, in the currency of the books.</param>
    /// <returns>Null where it cost nothing.</returns>
    public static BalancedEntry? For(string number, string supplier, IEnumerable<(string PostingGroup, Money Cost)> lines)
    {
        var costs = lines.GroupBy(l => l.PostingGroup, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Group: g.Key, Cost: Money.Sum(g.Select(l => l.Cost), g.First().Cost.Currency))).Where(g => !g.Cost.IsZero).ToList();
        return costs.Count == 0 ? null : BalancedEntry.Of(
            new Text("直送 {0} {1}", "供应商直发 {0} {1}", "Drop shipment {0} {1}").With(number, supplier),
            costs.SelectMany(c => new[] { Posting.Debit(new AccountPart(AccountRole.CostOfSales, c.Group), c.Cost), Posting.Credit(new AccountPart(AccountRole.GoodsReceivedNotInvoiced, c.Group), c.Cost) }));
    }
}
