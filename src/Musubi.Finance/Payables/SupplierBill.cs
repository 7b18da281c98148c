using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payables;

public enum BillKind { Bill, CreditNote }

/// <summary>What a supplier asks us to pay (仕入請求), or credits us with. Booked once; what is wrong is corrected by the other kind, or, while nothing settles it, taken back and entered anew. Figures are positive in both.</summary>
public sealed class SupplierBill : ISearchable
{
    public required Id<SupplierBill> Id { get; init; }

    /// <summary>Ours.</summary>
    public required string Number { get; init; }
    public required BillKind Kind { get; init; }

    /// <summary>The supplier's own.</summary>
    public required string SupplierNumber { get; init; }
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }

    /// <summary>Of the transaction: the tax falls on it.</summary>
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }

    /// <summary>A qualified invoice (適格請求書), a special fapiao (专用发票): its tax is deducted in full.</summary>
    public required bool Qualified { get; init; }
    public required PriceBasis Basis { get; init; }
    public required Money Net { get; init; }
    public required Money Tax { get; init; }

    /// <summary>Of the tax, what may be deducted; the rest is part of the cost.</summary>
    public required Money Deductible { get; init; }
    public required Money Total { get; init; }
    public required string Note { get; init; }
    public required Id<Journal.JournalEntry> EntryId { get; init; }
    public required Id<OpenItem> ItemId { get; init; }
    public List<SupplierBillLine> Lines { get; init; } = [];

    /// <summary>Negative of a credit note.</summary>
    public List<TaxRow> Taxes { get; init; } = [];

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Number, Number, PartyName, [PartyName, SupplierNumber, Total.Figures(Language.English.Culture)], FinancePermission.View, 46);
}

public sealed class SupplierBillLine : IPartOf
{
    public required Id<SupplierBillLine> Id { get; init; }
    public required Id<SupplierBill> BillId { get; init; }
    public required int Position { get; init; }
    public required string Description { get; init; }

    /// <summary>What it is booked on.</summary>
    public required Id<Account> AccountId { get; init; }
    public required TaxCategory TaxCategory { get; init; }

    /// <summary>As a fraction.</summary>
    public required decimal TaxRate { get; init; }

    /// <summary>As the supplier writes it: with the tax where the bill's prices hold it.</summary>
    public required Money Amount { get; init; }
    public required Money Net { get; init; }

    /// <summary>What is booked: net, and the tax that may not be deducted.</summary>
    public required Money Cost { get; init; }
    public (string Kind, long Id) Whole => ("supplier_bill", BillId.Value);
}
