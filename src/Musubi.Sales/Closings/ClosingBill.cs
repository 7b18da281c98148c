using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Parties.Terms;

namespace Musubi.Sales.Closings;

/// <summary>
/// The bill of a closing day (請求書（締）): what stood on the one before, what was paid since, what was sold, and what is owed now. Its figures are facts; it is undone, never changed, and
/// keeps its number.
/// </summary>
public sealed class ClosingBill : IVersioned, ISearchable
{
    public required Id<ClosingBill> Id { get; init; }
    public int Version { get; set; }
    public required string Number { get; init; }

    /// <summary>Who gets it, and the name on that day.</summary>
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required Currency Currency { get; init; }

    /// <summary>The first day of the period, and the closing day, which is its last.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly Closing { get; init; }
    public required DateOnly Due { get; init; }

    /// <summary>Whether each slip is the invoice, or this bill, as the terms said.</summary>
    public required TaxUnit TaxUnit { get; init; }

    /// <summary>The bill that stood before it. The first has none: its <see cref="Previous"/> is the balance of the account.</summary>
    public Id<ClosingBill>? BeforeId { get; init; }

    /// <summary>前回請求額.</summary>
    public required Money Previous { get; init; }

    /// <summary>入金額: what was transferred.</summary>
    public required Money Paid { get; init; }

    /// <summary>調整額: fees, discounts and differences that count as paid; what was brought forward since, or taken back of it.</summary>
    public required Money Adjusted { get; init; }

    /// <summary>繰越額.</summary>
    public required Money Carried { get; init; }

    /// <summary>今回売上額, less credits; without tax.</summary>
    public required Money Sales { get; init; }
    public required Money Tax { get; init; }

    /// <summary>今回請求額.</summary>
    public required Money Billed { get; init; }

    /// <summary>The one invoice over all deliveries, where the bill is the invoice and there was something to invoice.</summary>
    public long? InvoiceId { get; init; }

    /// <summary>False once it was undone.</summary>
    public bool Stands { get; private set; } = true;
    public DateOnly? UndoneOn { get; private set; }
    public string Reason { get; private set; } = "";
    public List<ClosingBillLine> Lines { get; init; } = [];
    public List<ClosingBillDocument> Documents { get; init; } = [];
    public List<ClosingBillTax> Taxes { get; init; } = [];

    public Refusal? WhyNotUndo() => UndoneOn is not { } day ? null : new Refusal("closing.undone",
        new Text("{0} の締めは {1:yyyy/MM/dd} に解除されています。", "{0}已于{1:yyyy-MM-dd}撤销对账。", "{0} was undone on {1:dd/MM/yyyy}.").With(Number, day),
        new Text("必要なら、締め直してください。", "如有需要，请重新对账。", "Close anew if need be."), Kind: RefusalKind.Conflict);

    public void Undo(DateOnly on, string reason) => (Stands, UndoneOn, Reason) = (false, on, reason);

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, PartyName, [PartyName, Billed.Figures(Language.English.Culture)], FinancePermission.View, 41);
}

/// <summary>What the bill bills of a line of a delivery, at the price of its order.</summary>
public sealed class ClosingBillLine : IPartOf
{
    public required Id<ClosingBillLine> Id { get; init; }
    public required Id<ClosingBill> BillId { get; init; }
    public required int Position { get; init; }
    public required long DeliveryId { get; init; }
    public required string DeliveryNumber { get; init; }
    public required DateOnly DeliveryDate { get; init; }
    public required long OrderId { get; init; }
    public required long OrderLineId { get; init; }
    public required string Description { get; init; }
    public required Quantity Quantity { get; init; }
    public required decimal UnitPrice { get; init; }

    /// <summary>As a fraction.</summary>
    public required decimal TaxRate { get; init; }

    /// <summary>As on the order; null says no more than its rate.</summary>
    public required TaxCategory? TaxCategory { get; init; }
    public required Money Net { get; init; }

    /// <summary>The invoice it stands on; none where the delivery came to nothing.</summary>
    public required long? InvoiceId { get; init; }
    public (string Kind, long Id) Whole => ("closing_bill", BillId.Value);
}

/// <summary>A document of the account that the bill gathered: an invoice, a credit note, a payment.</summary>
public sealed class ClosingBillDocument : IPartOf
{
    public required Id<ClosingBillDocument> Id { get; init; }
    public required Id<ClosingBill> BillId { get; init; }
    public required int Position { get; init; }
    public required ItemKind Kind { get; init; }
    public required long DocumentId { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>As the account has it: what was paid or credited is negative.</summary>
    public required Money Amount { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }

    /// <summary>Part of the balance before the first bill.</summary>
    public required bool Before { get; init; }

    /// <summary>Issued by the closing itself.</summary>
    public required bool Issued { get; init; }
    public (string Kind, long Id) Whole => ("closing_bill", BillId.Value);
}

/// <summary>What was sold in the period at one rate, and its tax, as the documents have it.</summary>
public sealed class ClosingBillTax : IPartOf
{
    public required Id<ClosingBillTax> Id { get; init; }
    public required Id<ClosingBill> BillId { get; init; }
    public required TaxCategory Category { get; init; }

    /// <summary>As a fraction.</summary>
    public required decimal Rate { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }
    public (string Kind, long Id) Whole => ("closing_bill", BillId.Value);
}
