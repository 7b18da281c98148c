using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

public enum ReturnState { Announced, Received, Inspected, Closed, Cancelled }

/// <summary>Why a customer sends something back; the customer's own words stand beside it.</summary>
public enum ReturnReason { Damaged, Defective, WrongItem, TooMany, Late, NotWanted, Other }

/// <summary>What the customer gets for what came back: its price, the same again, or nothing.</summary>
public enum Settlement { Credit, Replace, None }

/// <summary>Goods of a delivery that a customer sends back (返品): announced, taken in, looked at, then settled. What is settled is a fact.</summary>
public sealed class SalesReturn : IVersioned, ISearchable
{
    public required Id<SalesReturn> Id { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }
    public ReturnState State { get; private set; } = ReturnState.Announced;
    public required Id<Delivery> DeliveryId { get; init; }
    public required string DeliveryNumber { get; init; }
    public required Id<SalesOrder> OrderId { get; init; }
    public required string OrderNumber { get; init; }
    public required long CustomerId { get; init; }
    public required string CustomerName { get; init; }

    /// <summary>The day it was announced: from then on the customer may send it.</summary>
    public required DateOnly Date { get; init; }
    public required ReturnReason Reason { get; init; }

    /// <summary>What the customer says about it.</summary>
    public required string Said { get; init; }

    /// <summary>Who brings it, or brought it: a carrier, our own driver, the customer.</summary>
    public required string BroughtBy { get; set; }

    /// <summary>The warehouse that takes it in.</summary>
    public required long WarehouseId { get; set; }
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>The stock document by which it came in.</summary>
    public long? StockDocumentId { get; private set; }
    public DateOnly? InspectedOn { get; private set; }

    /// <summary>What inspection found.</summary>
    public string Findings { get; private set; } = "";
    public DateOnly? ClosedOn { get; private set; }
    public List<ReturnLine> Lines { get; init; } = [];
    public List<ReturnPart> Parts { get; init; } = [];
    public List<ReturnCredit> Credits { get; init; } = [];

    public Refusal? WhyNotCancel() => State == ReturnState.Announced ? null : Refused(
        new("{0}の返品は取り消せません。", "{0}的退货不能取消。", "A return that is {0} cannot be cancelled."), State == ReturnState.Cancelled ? null : new("届いた品は検品し、そのまま送り返すこともできます。", "已收到的货物请检验，也可原样退还客户。", "Inspect what came; it may go back to the customer as it is."));

    public Refusal? WhyNotReceive() => State == ReturnState.Announced ? null : Refused(new("{0}の返品は受け入れられません。", "{0}的退货不能收货。", "A return that is {0} cannot be received."), null);

    public Refusal? WhyNotInspect() => State == ReturnState.Received ? null : Refused(
        new("{0}の返品は検品できません。", "{0}的退货不能检验。", "A return that is {0} cannot be inspected."), State == ReturnState.Announced ? new("先に受け入れてください。", "请先收货。", "Receive it first.") : null);

    public Refusal? WhyNotSettle() => State == ReturnState.Inspected ? null : Refused(
        new("{0}の返品は精算できません。", "{0}的退货不能结算。", "A return that is {0} cannot be settled."), State is ReturnState.Announced or ReturnState.Received ? new("先に受入と検品を済ませてください。", "请先收货并检验。", "Receive and inspect it first.") : null);

    public void Receive(DateOnly on, long stockDocument) => (State, ReceivedOn, StockDocumentId) = (ReturnState.Received, on, stockDocument);

    public void Inspect(DateOnly on, string findings) => (State, InspectedOn, Findings) = (ReturnState.Inspected, on, findings);

    public void Close(DateOnly on) => (State, ClosedOn) = (ReturnState.Closed, on);

    public void Cancel() => State = ReturnState.Cancelled;

    private Refusal Refused(Text what, Text? advice) => new("return.state", what.With(ReturnWords.StateOf(State)), advice, Kind: RefusalKind.Conflict);

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, CustomerName, [CustomerName, DeliveryNumber, OrderNumber, Said], SalesPermission.View, 34);
}

/// <summary>What comes back of a line of the delivery, in its unit.</summary>
public sealed class ReturnLine : IPartOf
{
    public required Id<ReturnLine> Id { get; init; }
    public required Id<SalesReturn> ReturnId { get; init; }
    public required int Position { get; init; }
    public required Id<DeliveryLine> DeliveryLineId { get; init; }
    public required Id<SalesOrderLine> OrderLineId { get; init; }
    public required long ItemId { get; init; }
    public required string ItemCode { get; init; }
    public required string ItemName { get; init; }
    public required Quantity Announced { get; init; }

    /// <summary>What is announced; once received, what came.</summary>
    public required Quantity Quantity { get; set; }

    /// <summary>Of it, what went back to the customer as it is: not returned in the end.</summary>
    public required Quantity SentBack { get; set; }

    /// <summary>What the customer wants for it; once closed, what it got.</summary>
    public required Settlement Settlement { get; set; }

    /// <summary>Once closed: taken off what is to be billed, credited of what was billed, delivered again.</summary>
    public required Quantity TakenOff { get; set; }
    public required Quantity Credited { get; set; }
    public required Quantity Replaced { get; set; }

    /// <summary>What we keep.</summary>
    public Quantity Kept => Quantity - SentBack;
    public (string Kind, long Id) Whole => ("sales_return", ReturnId.Value);
}

/// <summary>What came of an item and lot, where it waited, and what became of it; in millionths of the base unit.</summary>
public sealed class ReturnPart : IPartOf
{
    public required Id<ReturnPart> Id { get; init; }
    public required Id<SalesReturn> ReturnId { get; init; }
    public required Id<ReturnLine> LineId { get; init; }
    public required int Position { get; init; }
    public required long ItemId { get; init; }
    public required long LotId { get; init; }
    public required long BinId { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>Available again.</summary>
    public long Restocked { get; set; }
    public long Scrapped { get; set; }

    /// <summary>Stays in quarantine, or blocked.</summary>
    public long Aside { get; set; }
    public long SentBack { get; set; }

    /// <summary>Where it went; 0 to the warehouse as such, and of what stays aside: to no other bin.</summary>
    public long RestockBinId { get; set; }
    public long AsideBinId { get; set; }

    /// <summary>What was wrong with it.</summary>
    public string Why { get; set; } = "";
    public (string Kind, long Id) Whole => ("sales_return", ReturnId.Value);
}

/// <summary>So much of a line of an invoice is credited for what came back.</summary>
public sealed class ReturnCredit : IPartOf
{
    public required Id<ReturnCredit> Id { get; init; }
    public required Id<SalesReturn> ReturnId { get; init; }
    public required Id<ReturnLine> LineId { get; init; }
    public required long InvoiceId { get; init; }
    public required long InvoiceLineId { get; init; }

    /// <summary>Null where what came back had cost nothing.</summary>
    public required long? CreditNoteId { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>As the invoice prints it.</summary>
    public required Money Amount { get; init; }
    public (string Kind, long Id) Whole => ("sales_return", ReturnId.Value);
}
