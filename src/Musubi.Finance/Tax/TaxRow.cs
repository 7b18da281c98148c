using Musubi.Catalog;
using Musubi.Data;
using Musubi.Finance.Payables;
using Musubi.Finance.Receivables;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;

namespace Musubi.Finance.Tax;

public enum TaxDirection
{
    /// <summary>On what we sell: owed to the state.</summary>
    Output,

    /// <summary>On what we buy: deducted, as far as the law lets us.</summary>
    Input,
}

/// <summary>
/// The tax of one rate on one document, as the document states it: a fact. Of credit notes, and of what takes a voucher back, both figures are negative. The tax summary reads these rows and nothing else.
/// </summary>
[NotAudited]
public sealed class TaxRow : IPartOf
{
    public required Id<TaxRow> Id { get; init; }

    /// <summary>The document: one of the four.</summary>
    public Id<Invoice>? InvoiceId { get; init; }
    public Id<CreditNote>? CreditNoteId { get; init; }
    public Id<SupplierBill>? BillId { get; init; }
    public Id<Voucher>? VoucherId { get; init; }
    public required TaxDirection Direction { get; init; }

    /// <summary>The day the tax falls on.</summary>
    public required DateOnly Date { get; init; }
    public required TaxCategory Category { get; init; }

    /// <summary>As a fraction.</summary>
    public required decimal Rate { get; init; }

    /// <summary>In the document's currency.</summary>
    public required Money Net { get; init; }
    public required Money Tax { get; init; }

    /// <summary>In the currency of the books.</summary>
    public required Money NetInBooks { get; init; }
    public required Money TaxInBooks { get; init; }

    /// <summary>Of input tax, what may be deducted; of output tax, all of it. In the currency of the books.</summary>
    public required Money Deductible { get; init; }

    /// <summary>How much of input tax may be deducted, as a fraction; 1 of output tax.</summary>
    public required decimal Share { get; init; }

    public string Number { get; init; } = "";
    public string PartyName { get; init; } = "";
    public (string Kind, long Id) Whole => InvoiceId is { } invoice ? ("invoice", invoice.Value) : CreditNoteId is { } note ? ("credit_note", note.Value) : BillId is { } bill ? ("supplier_bill", bill.Value) : ("voucher", VoucherId!.Value.Value);
}

/// <summary>A document whose tax is recorded: which it is, when, and at what rate it stands in the books.</summary>
internal sealed record TaxedPaper(TaxDirection Direction, DateOnly Date, string Number, string PartyName, Money Whole, Money WholeInBooks, Rate Share)
{
    public TaxedPaper(TaxDirection direction, DateOnly date, string number, string partyName, OpenItems.OpenItem item, Rate share) : this(direction, date, number, partyName, item.Amount, item.InBooks, share)
    {
    }

    public Id<Invoice>? InvoiceId { get; init; }
    public Id<CreditNote>? CreditNoteId { get; init; }
    public Id<SupplierBill>? BillId { get; init; }
    public Id<Voucher>? VoucherId { get; init; }

    /// <summary>A row for each rate.</summary>
    public List<TaxRow> Rows(Data.Ids.IdSource ids, IEnumerable<RateTax> rates) =>
    [
        .. rates.Select(r => new TaxRow
        {
            Id = ids.Next<TaxRow>(), InvoiceId = InvoiceId, CreditNoteId = CreditNoteId, BillId = BillId, VoucherId = VoucherId, Direction = Direction, Date = Date, Category = r.Category, Rate = r.Rate.Fraction,
            Net = r.Net, Tax = r.Tax, NetInBooks = InBooks(r.Net), TaxInBooks = InBooks(r.Tax), Deductible = InBooks(Share.Of(r.Tax, Rounding.Down)), Share = Share.Fraction, Number = Number, PartyName = PartyName,
        }),
    ];

    /// <summary>At the rate the document as a whole was booked at.</summary>
    private Money InBooks(Money part) => part.Currency == WholeInBooks.Currency ? part
        : Money.OfMinor((long)Rounding.HalfUp.Divide((Int128)part.Minor * WholeInBooks.Abs().Minor, Whole.Abs().Minor), WholeInBooks.Currency);
}
