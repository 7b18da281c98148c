using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Sales.Closings;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Sales.Returns;

namespace Musubi.Sales;

/// <summary>The tables of Sales.</summary>
internal sealed class SalesDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<SalesOrder> Orders => db.Set<SalesOrder>();
    public DbSet<OrderChange> OrderChanges => db.Set<OrderChange>();
    public DbSet<ProposedChange> ProposedChanges => db.Set<ProposedChange>();
    public DbSet<Quote> Quotes => db.Set<Quote>();
    public DbSet<CustomerCredit> Credits => db.Set<CustomerCredit>();
    public DbSet<Delivery> Deliveries => db.Set<Delivery>();
    public DbSet<ClosingBill> ClosingBills => db.Set<ClosingBill>();
    public DbSet<SalesReturn> Returns => db.Set<SalesReturn>();

    public Task<SalesOrder?> OrderWithLines(Id<SalesOrder> id, CancellationToken ct) =>
        Orders.Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == id, ct);

    /// <summary>An order to change. Its row is written first, which is a lock: of two who change it at once the second reads what the first did.</summary>
    public async Task<SalesOrder?> TakeOrder(Id<SalesOrder> id, CancellationToken ct)
    {
        await Orders.Where(o => o.Id == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Edition, o => o.Edition), ct);
        return await OrderWithLines(id, ct);
    }

    /// <summary>The change of an order that waits for approval; of one order there is one.</summary>
    public Task<ProposedChange?> WaitingChange(Id<SalesOrder> order, CancellationToken ct) => ProposedChanges.SingleOrDefaultAsync(c => c.OrderId == order && c.State == ProposalState.Waiting, ct);

    /// <summary>The first change first.</summary>
    public Task<List<OrderChange>> ChangesOf(Id<SalesOrder> order, CancellationToken ct) =>
        OrderChanges.AsNoTracking().Include(c => c.Lines.OrderBy(l => l.Position)).Include(c => c.Stock.OrderBy(s => s.Position)).AsSplitQuery().Where(c => c.OrderId == order).OrderBy(c => c.Number).ToListAsync(ct);

    public Task<Quote?> QuoteWhole(Id<Quote> id, CancellationToken ct) =>
        Quotes.Include(q => q.Lines.OrderBy(l => l.Position)).Include(q => q.Options.OrderBy(o => o.Part)).AsSplitQuery().SingleOrDefaultAsync(q => q.Id == id, ct);

    /// <summary>A quote to act upon once. Its row is written first, which is a lock: of two who accept it at once the second reads what the first did.</summary>
    public async Task<Quote?> TakeQuote(Id<Quote> id, CancellationToken ct)
    {
        await Quotes.Where(q => q.Id == id).ExecuteUpdateAsync(set => set.SetProperty(q => q.Revision, q => q.Revision), ct);
        return await QuoteWhole(id, ct);
    }

    public Task<Delivery?> DeliveryWhole(Id<Delivery> id, CancellationToken ct) =>
        Deliveries.Include(d => d.Lines.OrderBy(l => l.Position)).Include(d => d.Picks.OrderBy(p => p.Position)).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct);

    private const int Some = 500;

    /// <summary>Deliveries with their orders, both with their lines, the oldest first. Deliveries of one order share it.</summary>
    /// <param name="tracked">To be acted on; else they are copies that nobody saves.</param>
    public async Task<List<(Delivery Delivery, SalesOrder Order)>> WithOrders(IQueryable<Delivery> deliveries, bool tracked, CancellationToken ct)
    {
        var found = deliveries.Include(d => d.Lines.OrderBy(l => l.Position)).OrderBy(d => d.Date).ThenBy(d => d.Id).AsSplitQuery();
        var all = await (tracked ? found : found.AsNoTracking()).ToListAsync(ct);
        var orders = new Dictionary<Id<SalesOrder>, SalesOrder>();
        foreach (var some in all.Select(d => d.OrderId).Distinct().Chunk(Some))
        {
            var of = Orders.Where(o => some.Contains(o.Id)).Include(o => o.Lines.OrderBy(l => l.Position)).AsSplitQuery();
            foreach (var order in await (tracked ? of : of.AsNoTracking()).ToListAsync(ct))
                orders[order.Id] = order;
        }
        return all.ConvertAll(d => (d, orders[d.OrderId]));
    }

    public Task<ClosingBill?> ClosingBillWhole(Id<ClosingBill> id, CancellationToken ct) =>
        ClosingBills.Include(b => b.Lines.OrderBy(l => l.Position)).Include(b => b.Documents.OrderBy(d => d.Position)).Include(b => b.Taxes.OrderByDescending(t => t.Rate)).AsSplitQuery().SingleOrDefaultAsync(b => b.Id == id, ct);

    public Task<SalesReturn?> ReturnWhole(Id<SalesReturn> id, CancellationToken ct) =>
        Returns.Include(r => r.Lines.OrderBy(l => l.Position)).Include(r => r.Parts.OrderBy(p => p.Position)).Include(r => r.Credits.OrderBy(c => c.Id)).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>Deliveries of an order of which nothing is left to bill no longer wait to be billed.</summary>
    public async Task SettleDeliveries(SalesOrder order, CancellationToken ct)
    {
        foreach (var delivery in await Deliveries.Include(d => d.Lines).Where(Delivery.Waits).Where(d => d.OrderId == order.Id).OrderBy(d => d.Id).ToListAsync(ct))
        {
            // What this act itself billed still reads as it did.
            if (delivery.InvoiceId is null && delivery.ClosingBillId is null && delivery.DueOf(order).Count == 0)
                delivery.BillNothing();
        }
    }

    /// <summary>Whether goods of an order are being gathered, or a supplier was asked for them, so that they cannot be let go under the hands of who ships them.</summary>
    public async Task<Refusal?> WhyBeingPicked(Id<SalesOrder> order, CancellationToken ct) =>
        await Deliveries.Where(d => d.OrderId == order && (d.State == DeliveryState.Picking || d.State == DeliveryState.Requested)).OrderBy(d => d.Id).Select(d => new { d.Id, d.Number, d.State, d.SupplierName }).FirstOrDefaultAsync(ct) is { } under
            ? new("sales.being-picked", under.State == DeliveryState.Requested
                    ? new Text("出荷 {0} を {1} に手配中です。", "发货单 {0} 已委托 {1}。", "Delivery {0} is with {1}.").With(under.Number, under.SupplierName)
                    : new Text("出荷 {0} を準備中です。", "发货单 {0} 正在备货。", "Delivery {0} is being gathered.").With(under.Number),
                new Text("先に出荷するか、取り消してください。", "请先发货或取消。", "Ship it or cancel it first."), Kind: RefusalKind.Conflict) { Href = $"/sales/deliveries/{under.Id}" }
            : null;
}
