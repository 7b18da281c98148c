using System.Globalization;
using System.Linq.Expressions;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

public enum OrderState { Draft, Waiting, Confirmed, Completed, Cancelled }

/// <summary>How far something has come.</summary>
public enum Progress { None, Partly, Wholly }

/// <summary>What a customer has ordered (受注). A draft may change in any way; from confirmation on only by a change that keeps on record what it did (<see cref="OrderChange"/>).</summary>
public sealed class SalesOrder : IVersioned, ISearchable
{
    public required Id<SalesOrder> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Given at confirmation; empty before.</summary>
    public string Number { get; private set; } = "";
    public OrderState State { get; private set; } = OrderState.Draft;

    /// <summary>Why it was not approved, in the words of who gave it back; empty when it was not.</summary>
    public string ReturnedFor { get; private set; } = "";

    /// <summary>Promised beyond the customer's credit limit, by who may or with others' approval: it leaves without being asked again.</summary>
    public bool BeyondCredit { get; private set; }

    /// <summary>The customer, and its name as the order says it.</summary>
    public required long CustomerId { get; set; }
    public required string CustomerName { get; set; }
    public required DateOnly Date { get; set; }

    /// <summary>The day the customer wants it; null: as soon as possible. Lines may have days of their own.</summary>
    public required DateOnly? Needed { get; set; }
    public Progress Delivered { get; private set; }
    public Progress Billed { get; private set; }

    /// <summary>Something of it is still to be shipped by a supplier.</summary>
    public bool AwaitsSupplier { get; private set; }

    /// <summary>The customer's own order number.</summary>
    public required string Reference { get; set; }
    public required string Note { get; set; }
    public required Money Net { get; set; }
    public required Money Tax { get; set; }
    public required Money Total { get; set; }

    /// <summary>What it is written in; chosen while it is a draft.</summary>
    public Currency Currency => Total.Currency;

    /// <summary>How often it was changed since it was confirmed: the edition (改訂) of its confirmation.</summary>
    public int Edition { get; private set; }

    /// <summary>The quote that the customer accepted; a quote becomes one order.</summary>
    public Id<Quotes.Quote>? QuoteId { get; set; }

    /// <summary>The invoice of what was billed by order rather than by delivery.</summary>
    public long? InvoiceId { get; private set; }
    public List<SalesOrderLine> Lines { get; init; } = [];

    /// <summary>The day it is due: what is wanted as soon as possible, on that of the order.</summary>
    public static readonly Expression<Func<SalesOrder, DateOnly>> DueOn = o => o.Needed ?? o.Date;

    /// <summary>What should have been delivered before that day, and was not.</summary>
    public static Expression<Func<SalesOrder, bool>> LateOn(DateOnly today) => o => o.State == OrderState.Confirmed && o.Delivered != Progress.Wholly && (o.Needed ?? o.Date) < today;

    /// <summary>Services of it wait to be billed: no delivery brings them to mind.</summary>
    public static readonly Expression<Func<SalesOrder, bool>> WaitsToBeBilled = o => o.State == OrderState.Confirmed && o.Delivered == Progress.Wholly && o.Billed != Progress.Wholly
        && o.Lines.Any(l => !l.IsGoods && l.Billed.Millionths < l.Quantity.Millionths);

    public bool IsLate(DateOnly today) => State == OrderState.Confirmed && Delivered != Progress.Wholly && (Needed ?? Date) < today;

    public Refusal? WhyNotEdit() => State == OrderState.Draft ? null : Refused("sales.not-a-draft",
        new("この受注は{0}のため、変更できません。", "此订单{0}，不能修改。", "This order is {0} and cannot be changed."),
        State switch
        {
            OrderState.Waiting => WithdrawFirst,
            OrderState.Confirmed => new("受注の変更から、理由を添えて変更してください。", "请通过订单变更并填写原因进行修改。", "Change it as a confirmed order, with a reason."),
            _ => null,
        });

    /// <summary>Whether it may be changed after its confirmation.</summary>
    public Refusal? WhyNotChange() => State == OrderState.Confirmed ? null : Refused("sales.not-confirmed",
        new("{0}の受注に変更は入れられません。", "{0}的订单不能变更。", "An order that is {0} is not changed this way."), State switch
        {
            OrderState.Draft => new("下書きはそのまま編集できます。", "草稿可以直接修改。", "A draft is simply edited."),
            OrderState.Waiting => WithdrawFirst,
            OrderState.Completed => new("追加は新しい受注に、減らす分は返品にしてください。", "追加请新建订单，减少请做退货。", "Enter a new order for more; what is too much comes back as a return."),
            _ => null,
        });

    public Refusal? WhyNotConfirm() => State == OrderState.Draft ? null : Refused("sales.not-a-draft",
        new("この受注はすでに{0}です。", "此订单已是{0}状态。", "This order is already {0}."), null);

    public Refusal? WhyNotBill() => State != OrderState.Confirmed
        ? Refused("sales.not-confirmed", new("{0}の受注は請求できません。", "{0}的订单不能开票。", "An order that is {0} cannot be billed."), State is OrderState.Draft or OrderState.Waiting ? ConfirmFirst : null)
        : Billed != Progress.Wholly ? null : new Refusal("sales.billed", new("この受注はすべて請求済です。", "此订单已全部开票。", "All of this order has been billed."), null, Kind: RefusalKind.Conflict);

    public Refusal? WhyNotDeliver() => State != OrderState.Confirmed
        ? Refused("sales.not-confirmed", new("{0}の受注は出荷できません。", "{0}的订单不能发货。", "An order that is {0} cannot be delivered."), State is OrderState.Draft or OrderState.Waiting ? ConfirmFirst : null)
        : Delivered != Progress.Wholly ? null : new Refusal("sales.delivered", new("この受注はすべて出荷済です。", "此订单已全部发货。", "All of this order has been delivered."), null, Kind: RefusalKind.Conflict);

    /// <summary>Whether what is left of it may be let go (残の打ち切り).</summary>
    public Refusal? WhyNotClose() => WhyNotDeliver() ?? (Lines.Find(l => l.Billed > l.DeliveredToPay && l.Billed > l.Quantity - l.Dropped - l.Open - l.TakenOff) is { } paid
        ? new Refusal("sales.billed-ahead", new Text("{0}は {1} まで請求済です。", "{0}已开票至 {1}。", "{0} has been billed up to {1}.").With(paid.ItemCode, paid.Billed),
            new("請求済の分を赤伝にするか、出荷してください。", "请先冲红已开票部分，或发货。", "Credit what was billed, or deliver it."), Kind: RefusalKind.Conflict)
        : null);

    public Refusal? WhyNotCancel() => State is not (OrderState.Draft or OrderState.Waiting or OrderState.Confirmed)
        ? Refused("sales.not-open", new("{0}の受注は取り消せません。", "{0}的订单不能取消。", "An order that is {0} cannot be cancelled."), null)
        : Delivered != Progress.None || Billed != Progress.None
            ? new Refusal("sales.under-way", new("一部が出荷または請求済のため、取り消せません。", "已部分发货或开票，不能取消。", "Some of it has been delivered or billed, so it cannot be cancelled."),
                new("残りを打ち切ってください。出荷した分は返品で戻します。", "请关闭余量；已发货部分请做退货。", "Close what is left; what was delivered comes back as a return."), Kind: RefusalKind.Conflict)
            : null;

    public void WaitForApproval() => (State, ReturnedFor) = (OrderState.Waiting, "");

    public void Return(string why) => (State, ReturnedFor) = (OrderState.Draft, why);

    public void PromiseBeyondCredit() => BeyondCredit = true;

    public void Confirm(string number)
    {
        (Number, State, ReturnedFor) = (number, OrderState.Confirmed, "");
        Settle();
    }

    /// <summary>These parts of its lines are billed by this invoice.</summary>
    public void Bill(long invoiceId, IEnumerable<(SalesOrderLine Line, Quantity Part)> parts)
    {
        InvoiceId = invoiceId;
        Bill(parts);
    }

    /// <summary>These parts of its lines are billed by what a delivery bears.</summary>
    public void Bill(IEnumerable<(SalesOrderLine Line, Quantity Part)> parts)
    {
        foreach (var (line, part) in parts)
            line.Bill(part);
        Settle();
    }

    /// <summary>Nothing more of it will be delivered.</summary>
    public void Close()
    {
        foreach (var line in Lines)
            line.Drop();
        Settle();
    }

    /// <summary>Brings its progress in step with its lines.</summary>
    public void Settle()
    {
        Delivered = Lines.TrueForAll(l => l.Open.IsZero) ? Progress.Wholly : Lines.Exists(l => !l.Delivered.IsZero) ? Progress.Partly : Progress.None;
        Billed = Lines.TrueForAll(l => l.ToBill.IsZero) ? Progress.Wholly : Lines.Exists(l => !l.Billed.IsZero) ? Progress.Partly : Progress.None;
        AwaitsSupplier = Lines.Exists(l => l.SupplierId is not null && !l.Open.IsZero);
        var done = Delivered == Progress.Wholly && Billed == Progress.Wholly;
        if (State == OrderState.Confirmed && done)
            State = OrderState.Completed;
        // What came back and is to be replaced opens it again.
        else if (State == OrderState.Completed && !done)
            State = OrderState.Confirmed;
    }

    /// <summary>Parts of its lines are to be billed again.</summary>
    public void Unbill(IEnumerable<(SalesOrderLine Line, Quantity Part, Money Net)> parts)
    {
        foreach (var (line, part, net) in parts)
            line.Unbill(part, net);
        if (State == OrderState.Completed)
            State = OrderState.Confirmed;
        Settle();
    }

    /// <summary>Whether somebody has promised it to the customer: from then on it has a number and progress.</summary>
    public static bool IsPromised(OrderState state) => state is not (OrderState.Draft or OrderState.Waiting);

    public void Cancel() => (State, AwaitsSupplier) = (OrderState.Cancelled, false);

    /// <summary>Its lines were changed; what they come to from here on.</summary>
    public void Change(Money net, Money tax, Money total)
    {
        (Net, Tax, Total) = (net, tax, total);
        Edition++;
        Settle();
    }

    private static readonly Text WithdrawFirst = new("先に承認申請を取り下げてください。", "请先撤回审批申请。", "Withdraw the request for approval first.");
    private static readonly Text ConfirmFirst = new("先に確定してください。", "请先确认订单。", "Confirm it first.");

    private Refusal Refused(string code, Text what, Text? advice) => new(code, what.With(Words.StateOf(State)), advice, Kind: RefusalKind.Conflict);

    public long SearchId => Id.Value;
    public bool SaysOnlyItself => true;
    public SearchWords SearchWords => new(Number, Number.Length > 0 ? Number : CustomerName,
        string.Join(" · ", new[] { Number.Length > 0 ? CustomerName : "", Reference, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{Total.Currency.Code} {Total.Figures(Language.English.Culture)}" }.Where(w => w.Length > 0)),
        [CustomerName, Reference, Total.Figures(Language.English.Culture)], SalesPermission.View, 30);
}

public sealed class SalesOrderLine : IPartOf
{
    public required Id<SalesOrderLine> Id { get; init; }
    public required Id<SalesOrder> OrderId { get; init; }
    public required int Position { get; set; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }
    public required Quantity Quantity
    {
        get;
        set
        {
            // Another count of the same unit leaves what was done of it as it is.
            var anew = value.Unit != field.Unit;
            field = value;
            if (anew)
                Delivered = Dropped = Billed = Returned = TakenOff = Replaced = Quantity.Zero(value.Unit);
        }
    }

    /// <summary>The day the customer wants it; null: as soon as possible.</summary>
    public required DateOnly? Needed { get; set; }

    /// <summary>Whether it is goods, which are billed and then delivered or the other way round; a service is billed.</summary>
    public required bool IsGoods { get; init; }

    /// <summary>What has been shipped, what never will be, and what was billed, in the line's unit.</summary>
    public Quantity Delivered { get; private set; }
    public Quantity Dropped { get; private set; }
    public Quantity Billed { get; private set; }

    /// <summary>What was billed of its amount.</summary>
    public Money BilledNet { get; private set; }

    /// <summary>What came back for good; and of it what had not been billed, and is not going to be.</summary>
    public Quantity Returned { get; private set; }
    public Quantity TakenOff { get; private set; }
    public Money TakenOffNet { get; private set; }

    /// <summary>What came back and goes out again: delivered twice, billed once.</summary>
    public Quantity Replaced { get; private set; }

    /// <summary>Price of one unit, in the order's currency.</summary>
    public required decimal UnitPrice { get; set; }

    /// <summary>True when a person typed the price rather than the list giving it.</summary>
    public required bool PriceTyped { get; set; }

    /// <summary>How the price came about, as it was saved (<see cref="Pricing.PriceTrace"/>): a fact, whatever grades and lists say later.</summary>
    [NotAudited]
    public string PriceTrace { get; set; } = "";

    /// <summary>Tax rate as a fraction, of the order's date.</summary>
    public required decimal TaxRate { get; set; }

    /// <summary>What made the rate, which is on the trail; null on lines saved before it was kept.</summary>
    [NotAudited]
    public TaxCategory? TaxCategory { get; set; }
    public required Money Net
    {
        get;
        set
        {
            var anew = value.Currency != field.Currency;
            field = value;
            if (anew)
                BilledNet = TakenOffNet = Money.Zero(value.Currency);
        }
    }
    public required string PostingGroup { get; init; }

    /// <summary>The supplier that ships it straight to the customer, and its name as the order says it; null where it leaves our own stock.</summary>
    public long? SupplierId { get; private set; }
    public string SupplierName { get; private set; } = "";

    /// <summary>What the supplier charges for one unit of the line, in the currency of the books; null where nobody has said it. Shown to those who may see costs.</summary>
    public decimal? SupplierCost { get; private set; }

    public DropShipment? Shipment => SupplierId is { } supplier ? new(supplier, SupplierName, SupplierCost) : null;

    /// <summary>Shipped by that supplier from here on; by null from our own stock.</summary>
    public void ShipBy(DropShipment? by) => (SupplierId, SupplierName, SupplierCost) = (by?.Supplier, by?.Name ?? "", by?.Cost);

    /// <summary>What is still to be shipped.</summary>
    public Quantity Open => IsGoods ? Quantity.Max(Quantity + Replaced - Delivered - Dropped, Quantity.Zero(Quantity.Unit)) : Quantity.Zero(Quantity.Unit);

    /// <summary>What is still to be billed: all that was ordered and not let go; more, where more was delivered; less what came back unbilled.</summary>
    public Quantity ToBill => Quantity.Max(Quantity.Max(Delivered - Replaced, Quantity - Dropped) - TakenOff - Billed, Quantity.Zero(Quantity.Unit));

    /// <summary>What the customer has had and is to pay for, billed or not.</summary>
    public Quantity DeliveredToPay => Delivered - Replaced - TakenOff;

    /// <summary>Of what was delivered, what is still to be billed.</summary>
    public Quantity DeliveredToBill => Quantity.Max(DeliveredToPay - Billed, Quantity.Zero(Quantity.Unit));

    /// <summary>What a line comes to less what of it was lost: what was let go was never sold.</summary>
    internal static Money NetKept(Money net, decimal unitPrice, Quantity quantity, Quantity lost) =>
        lost.IsZero ? net : Money.Of(unitPrice * (quantity - lost).Value, net.Currency, Rounding.HalfUp);

    /// <summary>What was let go of an order's quantity, and what came back of it for its price. What came back of more than was ordered was none of it.</summary>
    internal static Quantity Lost(Quantity quantity, Quantity delivered, Quantity replaced, Quantity dropped, Quantity returned)
    {
        var zero = Quantity.Zero(quantity.Unit);
        return dropped + Quantity.Max(returned - Quantity.Max(delivered + dropped - replaced - quantity, zero), zero);
    }

    /// <summary>What of its amount was let go.</summary>
    public Money LetGo => Net - NetKept(Net, UnitPrice, Quantity, Dropped);

    /// <summary>What the next part to be billed comes to. The parts add up to what the whole would be.</summary>
    public Money NetOf(Quantity part) => Money.Of(UnitPrice * (Billed + part).Value, Net.Currency, Rounding.HalfUp) - BilledNet;

    public void Bill(Quantity part) => (BilledNet, Billed) = (BilledNet + NetOf(part), Billed + part);

    public void Unbill(Quantity part, Money net) => (BilledNet, Billed) = (BilledNet - net, Billed - part);

    public void Deliver(Quantity part) => Delivered += part;

    public void Drop() => Dropped += Open;

    /// <summary>Came back before it was billed.</summary>
    public void TakeOff(Quantity part) => (Returned, TakenOff, TakenOffNet) = (Returned + part, TakenOff + part, Money.Of(UnitPrice * (TakenOff + part).Value, Net.Currency, Rounding.HalfUp));

    /// <summary>Came back after it was billed, and is credited.</summary>
    public void Credit(Quantity part) => Returned += part;

    /// <summary>Delivered beyond what was ordered: that has no order to be replaced by.</summary>
    public Quantity Over => Quantity.Max(Delivered + Dropped - Replaced - Quantity, Quantity.Zero(Quantity.Unit));

    /// <summary>Came back, and is to be delivered again.</summary>
    public void Replace(Quantity part) => Replaced += part;

    /// <summary>Nothing of it has gone out, been billed or been let go.</summary>
    public bool IsUntouched => Delivered.IsZero && Billed.IsZero && Dropped.IsZero && Returned.IsZero && TakenOff.IsZero && Replaced.IsZero;

    /// <summary>The price a quote promised, which stands as long as nobody types another price or reason; null where it does not.</summary>
    public Pricing.PriceTrace? Promised(decimal price, Unit unit, string reason) =>
        price == UnitPrice && unit == Quantity.Unit && Pricing.PriceTrace.Read(PriceTrace) is { IsQuoted: true } promised && reason == promised.Reason ? promised : null;

    /// <summary>A draft's line typed anew, of the same item: what changed of it stands on the trail, and nothing else.</summary>
    public void Become(SalesOrderLine typed)
    {
        if (typed.Quantity != Quantity)
            Quantity = typed.Quantity;
        if (typed.Net != Net)
            Net = typed.Net;
        (Position, Needed, UnitPrice, PriceTyped, PriceTrace, TaxRate, TaxCategory) = (typed.Position, typed.Needed, typed.UnitPrice, typed.PriceTyped, typed.PriceTrace, typed.TaxRate, typed.TaxCategory);
        ShipBy(typed.Shipment);
    }
    public (string Kind, long Id) Whole => ("sales_order", OrderId.Value);
}
