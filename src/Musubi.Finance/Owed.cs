using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Numbers;
using Musubi.Finance.Aging;
using Musubi.Finance.Opening;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;

namespace Musubi.Finance;

/// <summary>What the module declares of receivables, payables, payments and tax.</summary>
internal static class Owed
{
    public static readonly IReadOnlyList<Permission> Permissions =
    [
        new(FinancePermission.ReceivePayments, new("入金の入力", "录入收款", "enter payments received"), Department.Finance, Department.Management),
        new(FinancePermission.MakePayments, new("支払の入力", "录入付款", "enter payments made"), Department.Finance),
        new(FinancePermission.Allocate, new("消込と入出金の取消", "核销及冲销收付款", "allocate, and take payments back"), Department.Finance),
        new(FinancePermission.EnterBills, new("仕入請求の入力", "录入供应商账单", "enter bills"), Department.Finance, Department.Purchasing),
        new(FinancePermission.WriteOff, new("差額の切り捨て", "核销差额", "write off differences"), Department.Management),
        new(FinancePermission.EnterOpeningItems, new("開始残高の明細の入力", "录入期初明细", "enter opening items"), Department.Finance),
    ];

    public static readonly IReadOnlyList<MenuEntry> Menu =
    [
        new(Department.Finance, Words.CreditNotes, "/finance/credit-notes", "undo-2", FinancePermission.View),
        new(Department.Finance, Words.Bills, "/finance/bills", "receipt", FinancePermission.View),
        new(Department.Finance, Words.Payments, "/finance/payments", "banknote", FinancePermission.View, 'm'),
        new(Department.Finance, Words.OpenItems, "/finance/open-items", "list-checks", FinancePermission.View),
        new(Department.Finance, Words.Aging, "/finance/aging", "timer", FinancePermission.View),
        new(Department.Finance, Words.TaxSummary, "/finance/tax", "percent", FinancePermission.View),
    ];

    public static readonly IReadOnlyList<MenuEntry> Acts =
    [
        new(Department.Finance, Words.ReceivePayment, "/finance/payments/receive", "banknote", FinancePermission.ReceivePayments),
        new(Department.Finance, Words.EnterBill, "/finance/bills/new", "receipt", FinancePermission.EnterBills),
        new(Department.Finance, Words.MakePayment, "/finance/payments/make", "wallet", FinancePermission.MakePayments),
    ];

    public static readonly IReadOnlyList<SubjectPage> Subjects =
    [
        new("payment", Words.Payment, "/finance/payments/{0}", "banknote"),
        new("credit_note", Words.CreditNote, "/finance/credit-notes/{0}", "undo-2", FinancePermission.SeeInvoices),
        new("supplier_bill", Words.Bill, "/finance/bills/{0}", "receipt"),
        new("open_item", Words.OpenItem, "/finance/open-items/{0}", "list-checks", FinancePermission.View),
    ];

    public static readonly IReadOnlyList<TrailWord> Trail =
    [
        new(nameof(ReceivePayment), new("入金を入力しました", "录入了收款", "entered the payment")),
        new(nameof(MakePayment), new("支払を入力しました", "录入了付款", "entered the payment")),
        new(nameof(IssueCreditNote), new("赤伝を発行しました", "开具了红字账单", "issued the credit note")),
        new(nameof(EnterBill), new("仕入請求を入力しました", "录入了供应商账单", "entered the bill")),
        new(nameof(CancelBill), new("取り消しました", "已冲销", "cancelled it")),
        new(nameof(ReversePayment), new("取り消しました", "已冲销", "took it back")),
        new(nameof(AllocateItems), new("消し込みました", "进行了核销", "allocated it")),
        new("allocation", Words.Allocation), new("allocation.Date", Words.Date), new("allocation.Amount", Words.Amount), new("allocation.Reverses", new Text("取り消した消込", "所撤销的核销", "Takes back")),
        new(nameof(UndoAllocation), new("消込を外しました", "撤销了核销", "undid an allocation")),
    ];

    public static readonly IReadOnlyList<IListDefinition> Lists = [CreditNoteList.Definition, BillList.Definition, PaymentList.Definition, OpenItemList.Definition];

    public static void AddServices(IServiceCollection services) => services.AddScoped<SubLedger>().AddScoped<CreditedGoods>().AddScoped<PaymentDesk>().AddScoped<PartyItems>().AddScoped<BillDesk>().AddScoped<AgingReports>().AddScoped<Statements>().AddScoped<TaxSummaries>()
        .AddSingleton<ImportTarget>(new OpeningItemImport(OwedSide.Receivable)).AddSingleton<ImportTarget>(new OpeningItemImport(OwedSide.Payable))
        .AddScoped<IHomePart, OwedHome>().AddScoped<IInvariant, SubLedgerIsControlAccount>().AddScoped<IInvariant, NothingSettledBeyond>().AddScoped<IInvariant, DocumentsAreWhole>().AddScoped<IInvariant, DocumentsAreBookedOnce>()
        .AddSingleton(GaplessSeries.Of<Invoice>(FinanceModule.InvoiceSeries, i => new() { Number = i.Number, Date = i.Date }))
        .AddSingleton(GaplessSeries.Of<CreditNote>(IssueCreditNote.Series, n => new() { Number = n.Number, Date = n.Date }))
        .AddSingleton(GaplessSeries.Of<SupplierBill>(EnterBill.Bills, b => new() { Number = b.Number, Date = b.Date }, b => b.Kind == BillKind.Bill))
        .AddSingleton(GaplessSeries.Of<SupplierBill>(EnterBill.Credits, b => new() { Number = b.Number, Date = b.Date }, b => b.Kind == BillKind.CreditNote))
        .AddSingleton(GaplessSeries.Of<Payment>(PaymentDesk.Received, p => new() { Number = p.Number, Date = p.Date }, p => p.Direction == PaymentDirection.Received))
        .AddSingleton(GaplessSeries.Of<Payment>(PaymentDesk.Made, p => new() { Number = p.Number, Date = p.Date }, p => p.Direction == PaymentDirection.Made));

    public static void AddTables(ModelBuilder model)
    {
        model.Entity<OpenItem>(e =>
        {
            e.Property(i => i.Number).HasMaxLength(40);
            e.HasIndex(i => new { i.Kind, i.DocumentId }).IsUnique();
            // What is open stays few while history grows: kept apart, a planner cannot take the one for the other.
            e.HasIndex(i => new { i.Side, i.PartyId, i.Due }).HasFilter("is_open");
            e.HasIndex(i => new { i.Due, i.Id }, "ix_open_item_open_due").HasFilter("is_open");
            e.HasIndex(i => new { i.PartyId, i.Side, i.Date });
            e.HasIndex(i => new { i.PartyId, i.Date }, "ix_open_item_to_close").HasFilter("side = 'Receivable' AND closing_bill_id IS NULL");
            e.HasIndex(i => i.ClosingBillId);
            e.HasIndex(i => new { i.Due, i.Id });
            e.HasIndex(i => new { i.Date, i.Id });
        });
        model.Entity<Allocation>(e =>
        {
            e.HasIndex(a => a.DebitId);
            e.HasIndex(a => a.CreditId);
            e.HasIndex(a => a.Date);
            e.HasIndex(a => a.Reverses).IsUnique();
            e.HasOne<OpenItem>().WithMany().HasForeignKey(a => a.DebitId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<OpenItem>().WithMany().HasForeignKey(a => a.CreditId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CreditNote>(e =>
        {
            e.HasIndex(n => n.Number).IsUnique();
            e.HasIndex(n => new { n.Date, n.Id });
            e.HasIndex(n => n.InvoiceId);
            e.HasMany(n => n.Lines).WithOne().HasForeignKey(l => l.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(n => n.Taxes).WithOne().HasForeignKey(t => t.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SupplierBill>(e =>
        {
            e.Property(b => b.SupplierNumber).HasMaxLength(60);
            e.HasIndex(b => b.Number).IsUnique();
            e.HasIndex(b => new { b.Date, b.Id });
            e.HasIndex(b => new { b.PartyId, b.SupplierNumber });
            e.HasMany(b => b.Lines).WithOne().HasForeignKey(l => l.BillId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(b => b.Taxes).WithOne().HasForeignKey(t => t.BillId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<TaxRow>(e =>
        {
            e.HasIndex(t => new { t.Direction, t.Date });
            e.Property(t => t.Number).HasMaxLength(40);
        });
        model.Entity<InputTaxShare>(e =>
        {
            e.HasIndex(s => new { s.Country, s.From }).IsUnique();
            e.HasData(StatutoryShares.All);
        });
        model.Entity<Payment>(e =>
        {
            e.HasIndex(p => p.Number).IsUnique();
            e.HasIndex(p => new { p.Date, p.Id });
            e.HasIndex(p => new { p.PartyId, p.Date });
            e.Property(p => p.Reference).HasMaxLength(60);
            e.HasMany(p => p.Taxes).WithOne().HasForeignKey(t => t.PaymentId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public static void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<ReceivePayment>("POST", "/finance/payments/received");
        api.MapAct<MakePayment>("POST", "/finance/payments/made");
        api.MapAct<ReversePayment>("POST", "/finance/payments/{id}/reverse");
        api.MapAct<AllocateItems>("POST", "/finance/allocations");
        api.MapAct<UndoAllocation>("POST", "/finance/allocations/{id}/undo");
        api.MapAct<EnterOpeningItem>("POST", "/finance/open-items");
        api.MapAct<IssueCreditNote>("POST", "/finance/invoices/{invoice}/credit-notes");
        api.MapAct<EnterBill>("POST", "/finance/bills");
        api.MapAct<CancelBill>("POST", "/finance/bills/{id}/cancel");
        api.MapSettlementPreviews();
        api.MapBillPreview();
        api.MapReports();
    }
}
