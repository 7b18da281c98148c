using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>
/// Takes an invoice back, whole or in part (赤伝・適格返還請求書): taxed as the invoice was, at the rate of its day. Figures are positive: what the customer is credited.
/// </summary>
public sealed class CreditNote : ISearchable
{
    public required Id<CreditNote> Id { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required string InvoiceNumber { get; init; }
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required string Reason { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }
    public required Money Total { get; init; }
    public required Id<Journal.JournalEntry> EntryId { get; init; }
    public required Id<OpenItem> ItemId { get; init; }
    public List<CreditNoteLine> Lines { get; init; } = [];

    /// <summary>Negative: they lessen the invoice's.</summary>
    public List<TaxRow> Taxes { get; init; } = [];

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, PartyName, [PartyName, InvoiceNumber, Total.Figures(Language.English.Culture)], FinancePermission.SeeInvoices, 44);
}

/// <summary>What is credited of a line of the invoice.</summary>
public sealed class CreditNoteLine : IPartOf
{
    public required Id<CreditNoteLine> Id { get; init; }
    public required Id<CreditNote> CreditNoteId { get; init; }
    public required int Position { get; init; }
    public required Id<InvoiceLine> InvoiceLineId { get; init; }
    public required string Description { get; init; }
    public required TaxCategory TaxCategory { get; init; }

    /// <summary>As a fraction, of the invoice's day.</summary>
    public required decimal TaxRate { get; init; }

    /// <summary>As on the invoice: with the tax where its prices hold it.</summary>
    public required Money Amount { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }
    public required string PostingGroup { get; init; }
    public (string Kind, long Id) Whole => ("credit_note", CreditNoteId.Value);
}
