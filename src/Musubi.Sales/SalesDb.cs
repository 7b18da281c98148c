using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Sales.Credit;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Sales;

/// <summary>The tables of Sales.</summary>
internal sealed class SalesDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<SalesOrder> Orders => db.Set<SalesOrder>();
    public DbSet<CustomerCredit> Credits => db.Set<CustomerCredit>();
    public DbSet<Delivery> Deliveries => db.Set<Delivery>();
    public DbSet<SalesReturn> Returns => db.Set<SalesReturn>();

    public Task<SalesOrder?> OrderWithLines(Id<SalesOrder> id, CancellationToken ct) =>
        Orders.Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == id, ct);

    public Task<Delivery?> DeliveryWhole(Id<Delivery> id, CancellationToken ct) =>
        Deliveries.Include(d => d.Lines.OrderBy(l => l.Position)).Include(d => d.Picks.OrderBy(p => p.Position)).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct);

    public Task<SalesReturn?> ReturnWhole(Id<SalesReturn> id, CancellationToken ct) =>
        Returns.Include(r => r.Lines.OrderBy(l => l.Position)).Include(r => r.Parts.OrderBy(p => p.Position)).Include(r => r.Credits.OrderBy(c => c.Id)).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>Deliveries of an order of which nothing is left to bill no longer wait to be billed.</summary>
    public async Task SettleDeliveries(SalesOrder order, CancellationToken ct)
    {
        foreach (var delivery in await Deliveries.Include(d => d.Lines).Where(d => d.OrderId == order.Id && d.State == DeliveryState.Shipped && d.InvoiceId == null && !d.BillsNothing).OrderBy(d => d.Id).ToListAsync(ct))
        {
            if (delivery.InvoiceId is null && delivery.DueOf(order).Count == 0)
                delivery.BillNothing();
        }
    }

    /// <summary>Whether goods of an order are being gathered, so that they cannot be let go under the hands of who gathers them.</summary>
    public async Task<Refusal?> WhyBeingPicked(Id<SalesOrder> order, CancellationToken ct) =>
        await Deliveries.Where(d => d.OrderId == order && d.State == DeliveryState.Picking).OrderBy(d => d.Id).Select(d => new { d.Id, d.Number }).FirstOrDefaultAsync(ct) is { } under
            ? new("sales.being-picked", new Text("出荷 {0} を準備中です。", "发货单 {0} 正在备货。", "Delivery {0} is being gathered.").With(under.Number),
                new Text("先に出荷するか、取り消してください。", "请先发货或取消。", "Ship it or cancel it first."), Kind: RefusalKind.Conflict) { Href = $"/sales/deliveries/{under.Id}" }
            : null;
}
