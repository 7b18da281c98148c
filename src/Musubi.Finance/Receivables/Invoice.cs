using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>An invoice to a customer (請求書). Issued once, then a fact: its totals are stored, not computed again.</summary>
public sealed class Invoice : ISearchable
{
    public required Id<Invoice> Id { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }

    /// <summary>The billing party, and its name on that day.</summary>
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required string SourceKind { get; init; }
    public required long SourceId { get; init; }
    public required string SourceNumber { get; init; }

    /// <summary>The number the customer gave the order; empty for none.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The days on which what it bills was supplied (取引年月日); null where it was billed ahead. [消費税法57条の4 1項2号]</summary>
    public DateOnly? SuppliedFrom { get; init; }
    public DateOnly? SuppliedTo { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }
    public required Money Total { get; init; }
    public required Id<Journal.JournalEntry> EntryId { get; init; }

    /// <summary>How it was taxed: a credit note to it, years later, is taxed alike.</summary>
    public required TaxPolicy TaxPolicy { get; init; }
    public required Rounding TaxRounding { get; init; }
    public required PriceBasis Basis { get; init; }
    public List<InvoiceLine> Lines { get; init; } = [];
    public List<TaxRow> Taxes { get; init; } = [];

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, PartyName, [PartyName, SourceNumber, Reference, Total.Figures(Language.English.Culture)], FinancePermission.SeeInvoices, 40);
}

public sealed class InvoiceLine : IPartOf
{
    public required Id<InvoiceLine> Id { get; init; }
    public required Id<Invoice> InvoiceId { get; init; }
    public required int Position { get; init; }
    public required string Description { get; init; }
    public required Quantity Quantity { get; init; }

    /// <summary>Price of one unit, in the invoice's currency.</summary>
    public required decimal UnitPrice { get; init; }

    /// <summary>Tax rate as a fraction.</summary>
    public required decimal TaxRate { get; init; }
    public required TaxCategory TaxCategory { get; init; }

    /// <summary>As printed: with the tax where the invoice's prices hold it.</summary>
    public required Money Amount { get; init; }

    /// <summary>What is booked as sales.</summary>
    public required Money Net { get; init; }

    /// <summary>Of this line, where tax is rounded on each; else its share of the rate's tax, which no paper shows.</summary>
    public required Money Tax { get; init; }
    public required string PostingGroup { get; init; }

    /// <summary>The line it bills, as the source knows it; 0 for none. What comes back of it is credited by it.</summary>
    public long SourceLine { get; init; }
    public (string Kind, long Id) Whole => ("invoice", InvoiceId.Value);
}
