using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

/// <summary>What is said when goods leave, from our own warehouse or from a supplier.</summary>
public abstract record LeavingDraft
{
    public Id<Delivery> Id { get; init; }

    /// <summary>The version the user saw; null to act on whatever stands.</summary>
    public int? Version { get; init; }

    /// <summary>Left out, today.</summary>
    public DateOnly? Date { get; init; }
    public string Carrier { get; init; } = "";
    public string Tracking { get; init; } = "";
    public int? Parcels { get; init; }

    /// <summary>Why more goes out than was ordered; asked for where it does.</summary>
    public string OverReason { get; init; } = "";
}

/// <summary>Goods have left, whoever shipped them: the order knows what was delivered, and what was billed before needs no bill of its own.</summary>
internal sealed class DeliveryLeaving(SalesDb db, News news)
{
    public static List<Refusal> WhyNot(LeavingDraft input)
    {
        var refusals = new[] { ("Carrier", Words.Carrier, input.Carrier, 60), ("Tracking", Words.Tracking, input.Tracking, 60), ("OverReason", Words.OverReason, input.OverReason, 200) }
            .Where(t => t.Item3.Length > t.Item4).Select(t => Refusal.TooLong(t.Item1, t.Item2, t.Item3.Length, t.Item4)).ToList();
        if (input.Parcels is < 1 or > 9999)
            refusals.Add(new("out-of-range", new Text("個口数 {0} は範囲外です。", "件数 {0} 超出范围。", "{0} parcels are out of range.").With(input.Parcels), new Text("1から9999までの数を入力してください。", "请输入1到9999之间的数。", "Type a number from 1 to 9999."), "Parcels"));
        return refusals;
    }

    /// <summary>More than was ordered leaves only with a reason.</summary>
    public static Refusal? WhyNotSoMuch(SalesOrderLine sold, Quantity shipped, LeavingDraft input) => sold.IsGoods && shipped > sold.Open && input.OverReason.Trim().Length == 0
        ? new("delivery.over", new Text("{0}は受注残 {1} に対し {2} 出荷しようとしています。", "{0}的订单余量为 {1}，本次发货 {2}。", "Of {0}, {2} are being shipped where {1} are open.").With(sold.ItemCode, sold.Open, shipped),
            new Text("超過の理由を入力するか、数量を減らしてください。", "请填写超发原因，或减少数量。", "Give the reason for shipping more, or take less."), "OverReason")
        : null;

    public async Task Leave(SalesOrder order, Delivery delivery, DateOnly date, long? stockDocument, LeavingDraft input, CancellationToken ct)
    {
        delivery.Ship(date, stockDocument, input.Carrier.Trim(), input.Tracking.Trim(), input.Parcels, input.OverReason.Trim());
        var ordered = order.Lines.ToDictionary(l => l.Id);
        foreach (var line in delivery.Lines)
            ordered[line.OrderLineId].Deliver(line.Quantity);
        order.Settle();
        // What leaves is not taken off the order meanwhile.
        db.All.Touch(order);
        // What was billed before it left needs no bill of its own.
        if (order.InvoiceId is { } ahead && delivery.Lines.TrueForAll(l => ordered[l.OrderLineId].ToBill.IsZero))
            delivery.Bill(ahead);
        else if (delivery.DueOf(order).Count == 0)
            delivery.BillNothing();
        await news.Announce(new DeliveryShipped(delivery.Id, delivery.OrderId, delivery.CustomerId, date), ct);
    }
}
