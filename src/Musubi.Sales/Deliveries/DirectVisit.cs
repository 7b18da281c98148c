using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Visits;

namespace Musubi.Sales.Deliveries;

/// <summary>Goods that went straight from a supplier to a customer.</summary>
internal sealed class DirectVisit(SalesDb db) : IVisitStop
{
    private static readonly Text Title = new("仕入先からの直送も同じ受注で", "供应商直发也在同一订单", "A supplier ships, the order knows");
    private static readonly Text Benefit = new("仕入先がじかに届けた分も、同じ受注の出荷として数量と原価が残ります。", "供应商直接送达的部分，也作为同一订单的发货记下数量与成本。", "What a supplier ships straight to the customer is a delivery of the same order, with its cost.");
    private static readonly Text Look = new("依頼した数量と実際に届いた数量、送り状番号、上の鎖にある元の受注を見てください。", "请看委托数量与实际送达数量、运单号，以及上方链中的原订单。", "See what was asked for and what was shipped, the tracking number, and the order in the chain above.");

    public VisitStop Stop { get; } = new("direct", 110, "factory", Title, Benefit, Look, SalesPermission.SeeDeliveries);

    public async Task<string?> Find(Actor actor, CancellationToken ct) =>
        await db.Deliveries.Where(d => d.SupplierId != null && d.State == DeliveryState.Shipped).OrderByDescending(d => d.Id).Select(d => (Id<Delivery>?)d.Id).FirstOrDefaultAsync(ct) is { } id ? $"/sales/deliveries/{id}" : null;
}
