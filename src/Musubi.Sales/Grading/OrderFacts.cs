using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Grading;

/// <summary>
/// What orders tell of a customer: how lately, how often, how much, at what margin, and whether it is more than before. What was let go of an order, and what came back for its price, counts for nothing. What was ordered in another currency counts at the rate of
/// the last day looked at, the days before too: that a currency rose is no growth.
/// </summary>
internal sealed class OrderFacts(SalesDb db, ItemLookup items, CompanyProfile company, ExchangeRates rates) : ICustomerFacts
{
    private static readonly CustomerFact Recency = new("recency", new("最終受注からの日数", "距最近订单天数", "Days since last order"), FactMeasure.Days, LessIsBetter: true) { IsTrade = true };
    private static readonly CustomerFact Frequency = new("frequency", new("受注件数", "订单数", "Number of orders"), FactMeasure.Times);
    private static readonly CustomerFact NetSales = new("net-sales", new("純受注額", "净订货额", "Net orders"), FactMeasure.Money);
    private static readonly CustomerFact Margin = new("margin", new("粗利率", "毛利率", "Gross margin"), FactMeasure.Percent) { TellsCost = true };
    private static readonly CustomerFact Growth = new("growth", new("受注の伸び", "订货增长", "Growth of orders"), FactMeasure.Percent);

    public IReadOnlyList<CustomerFact> Facts { get; } = [Recency, Frequency, NetSales, Margin, Growth];

    private sealed class Sum
    {
        public int Orders;
        public DateOnly Last;
        public long Net, Before, Costed, Cost;

        /// <summary>Something of it is in a currency without a rate: what it comes to is not known.</summary>
        public bool Unknown;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<long, decimal>>> Of(FactWindow window, long? customer, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var sums = new Dictionary<long, Sum>();
        var (first, from, until) = (window.Earliest, window.From, window.Until);
        var orders = db.Orders.AsNoTracking().Where(o => (o.State == OrderState.Confirmed || o.State == OrderState.Completed) && o.Date >= first && o.Date <= until);
        if (customer is { } one)
            orders = orders.Where(o => o.CustomerId == one);
        var books = new Dictionary<Currency, ExchangeRate?>();
        foreach (var known in await orders.Select(o => o.Net.Currency).Distinct().ToListAsync(ct))
            books[known] = await rates.On(known, until, ct);
        foreach (var row in await orders.GroupBy(o => new { o.CustomerId, Now = o.Date >= @from, o.Net.Currency }).Select(g => new { g.Key.CustomerId, g.Key.Now, g.Key.Currency, Count = g.Count(), Net = g.Sum(o => o.Net.Minor), Last = g.Max(o => o.Date) }).ToListAsync(ct))
        {
            var sum = Of(row.CustomerId);
            sum.Last = row.Last > sum.Last ? row.Last : sum.Last;
            sum.Orders += row.Now ? row.Count : 0;
            if (InBooks(Money.OfMinor(row.Net, row.Currency)) is not { } net)
                sum.Unknown = true;
            else if (row.Now)
                sum.Net += net;
            else
                sum.Before += net;
        }
        foreach (var row in await (from l in db.All.Set<SalesOrderLine>().AsNoTracking() join o in orders on l.OrderId equals o.Id where l.Dropped.Millionths > 0 || l.Returned.Millionths > 0 select new { o.CustomerId, o.Date, l.UnitPrice, l.Net, l.Quantity, l.Delivered, l.Replaced, l.Dropped, l.Returned }).ToListAsync(ct))
        {
            if (InBooks(row.Net - SalesOrderLine.NetKept(row.Net, row.UnitPrice, row.Quantity, SalesOrderLine.Lost(row.Quantity, row.Delivered, row.Replaced, row.Dropped, row.Returned))) is not { } lost)
                continue;
            if (row.Date >= @from)
                Of(row.CustomerId).Net -= lost;
            else
                Of(row.CustomerId).Before -= lost;
        }
        await AddCosts(orders.Where(o => o.Date >= @from), currency, Of, InBooks, ct);

        var facts = Facts.ToDictionary(f => f.Key, _ => new Dictionary<long, decimal>(sums.Count), StringComparer.Ordinal);
        foreach (var (who, sum) in sums)
        {
            facts[Recency.Key][who] = until.DayNumber - sum.Last.DayNumber;
            facts[Frequency.Key][who] = sum.Orders;
            if (sum.Unknown)
                continue;
            facts[NetSales.Key][who] = Money.OfMinor(sum.Net, currency).Amount;
            if (sum.Costed > 0)
                facts[Margin.Key][who] = Rounding.HalfUp.Round((sum.Costed - sum.Cost) * 100m / sum.Costed, 1);
            if (sum.Before > 0)
                facts[Growth.Key][who] = Rounding.HalfUp.Round((sum.Net - sum.Before) * 100m / sum.Before, 1);
        }
        return facts.ToDictionary(f => f.Key, f => (IReadOnlyDictionary<long, decimal>)f.Value, StringComparer.Ordinal);

        Sum Of(long who) => sums.TryGetValue(who, out var sum) ? sum : sums[who] = new();

        long? InBooks(Money money) => books[money.Currency]?.Convert(money, Rounding.HalfUp).Minor;
    }

    /// <summary>Net and cost of the lines that have one, read as they stream by: what their supplier charges where one ships them, else the standard cost of the order's day.</summary>
    private async Task AddCosts(IQueryable<SalesOrder> orders, Currency currency, Func<long, Sum> of, Func<Money, long?> inBooks, CancellationToken ct)
    {
        var lines = from l in db.All.Set<SalesOrderLine>().AsNoTracking() join o in orders on l.OrderId equals o.Id select new { o.CustomerId, o.Date, l.ItemId, l.UnitPrice, l.Net, l.Quantity, l.Delivered, l.Replaced, l.Dropped, l.Returned, l.SupplierId, l.SupplierCost };
        var cards = await items.Cards((await lines.Select(l => l.ItemId).Distinct().ToListAsync(ct)).Select(i => new Id<Item>(i)), ct);
        var costs = await StandardCosts.Read(db.All, currency, ct);
        await foreach (var line in lines.AsAsyncEnumerable().WithCancellation(ct))
        {
            var lost = SalesOrderLine.Lost(line.Quantity, line.Delivered, line.Replaced, line.Dropped, line.Returned);
            var quantity = line.Quantity - lost;
            var charged = line is { SupplierId: not null, SupplierCost: { } each } ? Money.Of(each * quantity.Value, currency, Rounding.HalfUp) : (Money?)null;
            if ((charged ?? (cards.TryGetValue(new(line.ItemId), out var item) ? costs.Of(item, quantity, line.Date) : null)) is not { } cost)
                continue;
            if (inBooks(SalesOrderLine.NetKept(line.Net, line.UnitPrice, line.Quantity, lost)) is not { } net)
                continue;
            var sum = of(line.CustomerId);
            sum.Costed += net;
            sum.Cost += cost.Minor;
        }
    }
}
