using System.Globalization;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Sales.Orders;

public enum OrderState { Draft, Confirmed, Billed, Cancelled }

/// <summary>What a customer has ordered (受注). A draft may change in any way; from confirmation on only its state does.</summary>
public sealed class SalesOrder : IVersioned, ISearchable
{
    public required Id<SalesOrder> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Given at confirmation; empty before.</summary>
    public string Number { get; private set; } = "";
    public OrderState State { get; private set; } = OrderState.Draft;

    /// <summary>The customer, and its name as the order says it.</summary>
    public required long CustomerId { get; set; }
    public required string CustomerName { get; set; }
    public required DateOnly Date { get; set; }

    /// <summary>The customer's own order number.</summary>
    public required string Reference { get; set; }
    public required string Note { get; set; }
    public required Money Net { get; set; }
    public required Money Tax { get; set; }
    public required Money Total { get; set; }

    /// <summary>The invoice it was billed with.</summary>
    public long? InvoiceId { get; private set; }
    public List<SalesOrderLine> Lines { get; init; } = [];

    public Refusal? WhyNotEdit() => State == OrderState.Draft ? null : Refused("sales.not-a-draft",
        new("この受注は{0}のため、変更できません。", "此订单{0}，不能修改。", "This order is {0} and cannot be changed."),
        new("取り消して、写しを作り直してください。", "请取消后复制一份重新制作。", "Cancel it and make a corrected copy."));

    public Refusal? WhyNotConfirm() => State == OrderState.Draft ? null : Refused("sales.not-a-draft",
        new("この受注はすでに{0}です。", "此订单已是{0}状态。", "This order is already {0}."), null);

    public Refusal? WhyNotBill() => State == OrderState.Confirmed ? null : Refused("sales.not-confirmed",
        new("{0}の受注は請求できません。", "{0}的订单不能开票。", "An order that is {0} cannot be billed."),
        State == OrderState.Draft ? new("先に確定してください。", "请先确认订单。", "Confirm it first.") : null);

    public Refusal? WhyNotCancel() => State is OrderState.Draft or OrderState.Confirmed ? null : Refused("sales.not-open",
        new("{0}の受注は取り消せません。", "{0}的订单不能取消。", "An order that is {0} cannot be cancelled."),
        State == OrderState.Billed ? new("請求書を取り消す手続きが必要です。", "需要先冲销账单。", "Its invoice must be reversed instead.") : null);

    public void Confirm(string number) => (Number, State) = (number, OrderState.Confirmed);

    public void Bill(long invoiceId) => (InvoiceId, State) = (invoiceId, OrderState.Billed);

    public void Cancel() => State = OrderState.Cancelled;

    private Refusal Refused(string code, Text what, Text? advice) => new(code, what.With(Words.StateOf(State)), advice, Kind: RefusalKind.Conflict);

    public long SearchId => Id.Value;
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
    public required Quantity Quantity { get; init; }

    /// <summary>Price of one unit, in the order's currency.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>True when a person typed the price rather than the list giving it.</summary>
    public required bool PriceTyped { get; init; }

    /// <summary>How the price came about, as it was saved (<see cref="Pricing.PriceTrace"/>): a fact, whatever grades and lists say later.</summary>
    [NotAudited]
    public string PriceTrace { get; init; } = "";

    /// <summary>Tax rate as a fraction, of the order's date.</summary>
    public required decimal TaxRate { get; init; }
    public required Money Net { get; init; }
    public required string PostingGroup { get; init; }
    public (string Kind, long Id) Whole => ("sales_order", OrderId.Value);
}
