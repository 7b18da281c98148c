using System.Linq.Expressions;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Deliveries;

public enum DeliveryState
{
    Picking,

    /// <summary>A supplier was asked to ship it, and has not said that it did.</summary>
    Requested,
    Shipped,
    Cancelled,
}

/// <summary>
/// Goods of an order that go out together (出荷): from one warehouse, gathered by a pick list, or from one supplier, straight to the customer (直送). Shipped, it is a fact.
/// </summary>
public sealed class Delivery : IVersioned, ISearchable
{
    public required Id<Delivery> Id { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }
    public DeliveryState State { get; private set; } = DeliveryState.Picking;
    public required Id<SalesOrder> OrderId { get; init; }
    public required string OrderNumber { get; init; }
    public required long CustomerId { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>Who gets the goods, and where, as it was known when the delivery was planned; lines of an envelope.</summary>
    public required long ShipToId { get; init; }
    public required string ShipToName { get; init; }
    public required string Address { get; init; }

    /// <summary>Where it leaves from: a warehouse of ours, or a supplier and its name as it was then. One of the two.</summary>
    public required long? WarehouseId { get; init; }
    public long? SupplierId { get; init; }
    public string SupplierName { get; init; } = "";

    /// <summary>The day the supplier was asked to ship on.</summary>
    public DateOnly? WantedOn { get; init; }

    /// <summary>The day it is to leave; once shipped, the day it did.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>What the customer likes: packing, hours of delivery, papers.</summary>
    public string Wishes { get; init; } = "";
    public string Carrier { get; private set; } = "";
    public string Tracking { get; private set; } = "";
    public int? Parcels { get; private set; }
    public string Note { get; set; } = "";

    /// <summary>Why more went out than was ordered.</summary>
    public string OverReason { get; private set; } = "";

    /// <summary>The stock document of what left.</summary>
    public long? StockDocumentId { get; private set; }
    public long? InvoiceId { get; private set; }

    /// <summary>The closing bill that billed it.</summary>
    public long? ClosingBillId { get; private set; }
    /// <summary>Nothing of it is to be billed: it replaced what was billed before, or all of it came back unbilled.</summary>
    public bool BillsNothing { get; private set; }

    /// <summary>Who took it in, and when.</summary>
    public string ReceivedBy { get; private set; } = "";
    public DateOnly? ReceivedOn { get; private set; }
    public List<DeliveryLine> Lines { get; init; } = [];
    public List<DeliveryPick> Picks { get; init; } = [];

    public Refusal? WhyNotPick() => State == DeliveryState.Picking ? null : Refused(
        new("{0}の出荷は変更できません。", "{0}的发货不能修改。", "A delivery that is {0} cannot be changed."),
        State switch
        {
            DeliveryState.Shipped => new("戻った品は返品として登録してください。", "退回的货物请登记退货。", "What comes back is entered as a return."),
            DeliveryState.Requested => new("仕入先が出荷したら「仕入先の出荷を記録」してください。", "供应商发货后，请“登记供应商发货”。", "Record it as shipped by the supplier once it has left."),
            _ => null,
        });

    /// <summary>Whether a supplier's shipment may be recorded.</summary>
    public Refusal? WhyNotRecord() => State == DeliveryState.Requested ? null : Refused(
        new("{0}の出荷に仕入先の出荷は記録できません。", "{0}的发货不能登记供应商发货。", "A delivery that is {0} is not shipped by a supplier."),
        State == DeliveryState.Picking ? new("倉庫から出荷してください。", "请从仓库发货。", "Ship it from the warehouse.") : null);

    public Refusal? WhyNotCancel() => IsUnderWay ? null : WhyNotPick();

    /// <summary>Neither shipped nor given up.</summary>
    public bool IsUnderWay => State is DeliveryState.Picking or DeliveryState.Requested;

    public Refusal? WhyNotBill() => State != DeliveryState.Shipped
        ? Refused(new("{0}の出荷は請求できません。", "{0}的发货不能开票。", "A delivery that is {0} cannot be billed."), IsUnderWay ? new("先に出荷してください。", "请先发货。", "Ship it first.") : null)
        : BillsNothing ? new Refusal("delivery.nothing-to-bill", new Text("この出荷に請求するものはありません。", "此发货没有要开票的内容。", "Nothing of this delivery is to be billed."),
            new Text("交換品か、請求前に返品された出荷です。", "这是换货，或开票前已全部退货。", "It is a replacement, or all of it came back before it was billed."), Kind: RefusalKind.Conflict)
        : InvoiceId is null && ClosingBillId is null ? null : new Refusal("delivery.billed", new Text("この出荷は請求済です。", "此发货已开票。", "This delivery has been billed."), null, Kind: RefusalKind.Conflict) { Href = ClosingBillId is null ? $"/finance/invoices/{InvoiceId}" : $"/sales/closing-bills/{ClosingBillId}" };

    /// <summary>Shipped, and waiting to be billed.</summary>
    public static readonly Expression<Func<Delivery, bool>> Waits = d => d.State == DeliveryState.Shipped && d.InvoiceId == null && d.ClosingBillId == null && !d.BillsNothing;

    public Refusal? WhyNotProve() => State == DeliveryState.Shipped ? null : Refused(
        new("{0}の出荷に受領は記録できません。", "{0}的发货不能登记签收。", "A delivery that is {0} has not been received."), IsUnderWay ? new("先に出荷してください。", "请先发货。", "Ship it first.") : null);

    public Refusal? WhyNotReturn() => State == DeliveryState.Shipped ? null : Refused(
        new("{0}の出荷は返品できません。", "{0}的发货不能退货。", "Nothing comes back of a delivery that is {0}."), IsUnderWay ? new("出荷前なら、出荷を取り消してください。", "尚未发货时，请取消发货。", "Before it has left, cancel it.") : null);

    /// <summary>What of it is to be billed, by line of its order.</summary>
    public List<(SalesOrderLine Line, Quantity Part)> DueOf(SalesOrder order) =>
        [.. Lines.Join(order.Lines, l => l.OrderLineId, o => o.Id, (l, o) => (Line: o, l.Due)).Select(l => (l.Line, Part: Quantity.Min(l.Due, l.Line.DeliveredToBill))).Where(l => !l.Part.IsZero)];

    public void Ship(DateOnly date, long? stockDocument, string carrier, string tracking, int? parcels, string overReason) =>
        (State, Date, StockDocumentId, Carrier, Tracking, Parcels, OverReason) = (DeliveryState.Shipped, date, stockDocument, carrier, tracking, parcels, overReason);

    /// <summary>A supplier is asked to ship it.</summary>
    public void Request() => State = DeliveryState.Requested;

    public void Bill(long invoice) => InvoiceId = invoice;

    /// <summary>Billed by a closing bill; without an invoice where it came to nothing.</summary>
    public void Close(long bill, long? invoice) => (ClosingBillId, InvoiceId) = (bill, invoice);

    /// <summary>Its closing bill was undone: it waits to be billed again.</summary>
    public void Unclose() => (ClosingBillId, InvoiceId) = (null, null);

    public void BillNothing() => BillsNothing = true;

    public void Prove(string receivedBy, DateOnly on) => (ReceivedBy, ReceivedOn) = (receivedBy, on);

    public void Cancel() => State = DeliveryState.Cancelled;

    private Refusal Refused(Text what, Text? advice) => new("delivery.state", what.With(Words.StateOf(State)), advice, Kind: RefusalKind.Conflict);

    public long SearchId => Id.Value;
    public bool SaysOnlyItself => true;
    public SearchWords SearchWords => new(Number, Number, CustomerName, [CustomerName, ShipToName, SupplierName, OrderNumber, Tracking], SalesPermission.SeeDeliveries, 32);
}

/// <summary>What goes out of a line of the order.</summary>
public sealed class DeliveryLine : IPartOf
{
    public required Id<DeliveryLine> Id { get; init; }
    public required Id<Delivery> DeliveryId { get; init; }
    public required int Position { get; init; }
    public required Id<SalesOrderLine> OrderLineId { get; init; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }

    /// <summary>What is to go out, in the order line's unit; once shipped, what did.</summary>
    public required Quantity Quantity { get; set; }

    /// <summary>Millionths of it that came back before they were billed, and never will be.</summary>
    public long TakenOff { get; set; }

    /// <summary>Of a supplier's delivery: millionths it was asked for, the lots or serial numbers it tells, what it charges for one unit, and what all of it cost in minor units of the books' currency.</summary>
    public long Asked { get; set; }
    public string Lots { get; set; } = "";
    public decimal UnitCost { get; private set; }
    public long CostMinor { get; private set; }

    /// <summary>Of the same, millionths of the item's base unit that came back into our own stock, at their share of what it cost.</summary>
    public long TakenIn { get; set; }

    public Quantity AskedFor => Quantity with { Millionths = Asked };

    /// <summary>So much of it the supplier shipped, at that cost of one unit.</summary>
    public void Cost(Quantity shipped, decimal unitCost, Currency books) => (Quantity, UnitCost, CostMinor) = (shipped, unitCost, Money.Of(unitCost * shipped.Value, books, Rounding.HalfUp).Minor);

    public Quantity Due => Quantity with { Millionths = Quantity.Millionths - TakenOff };
    public (string Kind, long Id) Whole => ("delivery", DeliveryId.Value);
}

/// <summary>So much of an item to be taken from a place; a kit has one for each of its parts.</summary>
public sealed class DeliveryPick : IPartOf
{
    public required Id<DeliveryPick> Id { get; init; }
    public required Id<Delivery> DeliveryId { get; init; }
    public required Id<DeliveryLine> LineId { get; init; }
    public required int Position { get; init; }
    public required long ItemId { get; init; }
    public required long BinId { get; set; }
    public required long LotId { get; set; }

    /// <summary>In the base unit.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Millionths of the base unit that were taken; null before somebody says so, and then it is all.</summary>
    public long? Picked { get; set; }

    public Quantity Taken => Picked is { } millionths ? Quantity with { Millionths = millionths } : Quantity;
    public (string Kind, long Id) Whole => ("delivery", DeliveryId.Value);
}
