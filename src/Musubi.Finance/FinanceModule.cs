using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Finance.Rates;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Finance;

/// <summary>The books. Finance knows no product and no order: lines carry a posting group, and the accounts say which group books where.</summary>
public sealed class FinanceModule : Module
{
    public override Text Name { get; } = new("会計", "财务", "Finance");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(FinancePermission.View, new("帳簿の閲覧", "查看账簿", "see the books"), Department.Finance, Department.Management),
        new(FinancePermission.SeeInvoices, new("請求書・赤伝の閲覧と印刷", "查看和打印账单、红字账单", "read and print invoices and credit notes"), Department.Finance, Department.Sales, Department.Management),
        new(FinancePermission.Bill, new("請求書の発行", "开具账单", "issue invoices"), Department.Finance, Department.Sales),
        new(FinancePermission.SetUpAccounts, new("勘定科目の設定", "设置会计科目", "set up accounts"), Department.Finance),
        .. Owed.Permissions,
        .. GeneralLedger.Permissions,
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Finance, Words.Invoices, "/finance/invoices", "receipt-text", FinancePermission.View, 'b'),
        .. Owed.Menu,
        .. Banks.Menu,
        .. GeneralLedger.Menu,
    ];

    public override IReadOnlyList<MenuEntry> Acts => [.. Owed.Acts, .. Banks.Acts];

    public override IReadOnlyList<TrailWord> Trail => [.. Owed.Trail, .. Banks.Trail, .. GeneralLedger.Trail];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("invoice", Words.Invoice, "/finance/invoices/{0}", "receipt-text", FinancePermission.SeeInvoices),
        .. Owed.Subjects,
        .. Banks.Subjects,
        .. GeneralLedger.Subjects,
    ];

    public override IReadOnlyList<SubjectPart> Parts { get; } = [new("party", typeof(OpenItems.PartyBalance), FinancePermission.View)];

    public override IReadOnlyList<PrintForm> Prints { get; } = [InvoicePrint.Form, CreditNotePrint.Form, Payments.ReceiptPrint.Form];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [InvoiceList.Definition, .. Owed.Lists, .. Banks.Lists, .. GeneralLedger.Lists];

    internal static readonly Series InvoiceSeries = new("INV", "{0}-{1:yyMM}-{2:00000}");
    internal static readonly Series EntrySeries = new("JE", "{0}-{1:yyyy}-{2:000000}");

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FinanceDb>().AddScoped<PaymentHabits>();
        services.AddScoped<IHomePart, InvoicesHome>().AddScoped<IHomePart, AccountsHome>();
        GeneralLedger.AddServices(services);
        Owed.AddServices(services);
        Banks.AddServices(services);
        // Front doors are public, what they stand on is not: they are made here.
        services.AddScoped(p => new CreditNotes(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<SubLedger>(), p.GetRequiredService<IdSource>(), p.GetRequiredService<NumberSeries>(), p.GetRequiredService<BulkRecords>(), p.GetRequiredService<Clock>()));
        services.AddScoped(p => new Billing(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<SubLedger>(), p.GetRequiredService<Ledger>(), p.GetRequiredService<CompanyProfile>(), p.GetRequiredService<TaxRates>(), p.GetRequiredService<IdSource>(), p.GetRequiredService<NumberSeries>(), p.GetRequiredService<CreditNotes>(), p.GetRequiredService<BulkRecords>()));
        services.AddScoped(p => new Accruals(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<EntryWriting>(), p.GetRequiredService<Ledger>(), p.GetRequiredService<Clock>()));
        services.AddScoped(p => new AccountItems(p.GetRequiredService<FinanceDb>()));
        services.AddScoped(p => new PaymentsReceived(p.GetRequiredService<Payments.PaymentDesk>()));
    }

    public override void AddTables(ModelBuilder model)
    {
        GeneralLedger.AddTables(model);
        Owed.AddTables(model);
        Banks.AddTables(model);
        model.Entity<Invoice>(e =>
        {
            e.HasIndex(i => i.Number).IsUnique();
            e.HasIndex(i => new { i.Date, i.Id });
            e.HasIndex(i => new { i.SourceKind, i.SourceId });
            e.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(i => i.Taxes).WithOne().HasForeignKey(t => t.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        GeneralLedger.MapApi(api);
        Owed.MapApi(api);
        Banks.MapApi(api);
    }
}
