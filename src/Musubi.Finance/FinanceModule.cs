using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
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
        new(FinancePermission.Bill, new("請求書の発行", "开具账单", "issue invoices"), Department.Finance, Department.Sales),
        new(FinancePermission.SetUpAccounts, new("勘定科目の設定", "设置会计科目", "set up accounts"), Department.Finance),
        new(FinancePermission.OpenYears, new("会計年度の追加", "添加会计年度", "open fiscal years"), Department.Finance),
        new(FinancePermission.ClosePeriods, new("会計期間の締め", "会计期间结账", "close periods"), Department.Finance),
        new(FinancePermission.ReopenPeriods, new("締めた期間の再開", "反结账", "reopen closed periods"), Department.Management),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Finance, Words.Invoices, "/finance/invoices", "receipt-text", FinancePermission.View, 'i'),
        new(Department.Finance, Words.JournalEntries, "/finance/journal", "book-open", FinancePermission.View, 'j'),
        new(Department.Finance, Words.Accounts, "/finance/accounts", "landmark", FinancePermission.View),
        new(Department.Finance, Words.FiscalYears, "/finance/years", "calendar-check", FinancePermission.View),
    ];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("invoice", Words.Invoice, "/finance/invoices/{0}", "receipt-text"),
        new("journal_entry", Words.JournalEntry, "/finance/journal/{0}", "book-open"),
        new("fiscal_year", Words.FiscalYear, "/finance/years", "calendar-check", FinancePermission.View),
    ];

    public override IReadOnlyList<PrintForm> Prints { get; } = [InvoicePrint.Form];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [InvoiceList.Definition, JournalList.Definition, AccountList.Definition];

    internal static readonly Series InvoiceSeries = new("INV", "{0}-{1:yyMM}-{2:00000}");
    internal static readonly Series EntrySeries = new("JE", "{0}-{1:yyyy}-{2:000000}");

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<FinanceDb>();
        services.AddScoped<IHomePart, InvoicesHome>();
        services.AddScoped<IInvariant, EntriesBalance>();
        // Front doors are public, what they stand on is not: they are made here.
        services.AddScoped<AccountMap>().AddScoped<FiscalCalendar>().AddScoped<EntryWriting>();
        services.AddScoped(p => new Ledger(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<EntryWriting>(), p.GetRequiredService<FiscalCalendar>(), p.GetRequiredService<AccountMap>()));
        services.AddScoped(p => new Billing(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<Ledger>(), p.GetRequiredService<IdSource>(), p.GetRequiredService<NumberSeries>()));
    }

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.HasIndex(a => a.Code).IsUnique();
            e.Property(a => a.Code).HasMaxLength(20);
            e.Ignore(a => a.Type);
        });
        model.Entity<MappedAccount>(e =>
        {
            e.HasIndex(m => new { m.Role, m.PostingGroup }).IsUnique();
            e.Property(m => m.PostingGroup).HasMaxLength(40);
            e.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FiscalYear>(e =>
        {
            e.HasIndex(y => y.From).IsUnique();
            e.HasMany(y => y.Periods).WithOne().HasForeignKey(p => p.YearId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<FiscalPeriod>().HasIndex(p => p.From).IsUnique();
        model.Entity<PeriodChange>(e =>
        {
            e.HasIndex(c => new { c.YearId, c.At });
            e.Property(c => c.Reason).HasMaxLength(500);
        });
        model.Entity<DimensionSet>().HasIndex(d => d.Key).IsUnique();
        model.Entity<JournalEntry>(e =>
        {
            e.HasIndex(j => j.Number).IsUnique();
            e.HasIndex(j => new { j.Date, j.Id });
            e.HasIndex(j => new { j.SourceKind, j.SourceId });
            e.HasIndex(j => j.Reverses).IsUnique();
            e.HasMany(j => j.Lines).WithOne().HasForeignKey(l => l.EntryId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JournalLine>().HasIndex(l => new { l.AccountId, l.Date, l.Id });
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
        api.MapAct<SetUpAccounts>("POST", "/finance/accounts/set-up");
        api.MapAct<OpenFiscalYear>("POST", "/finance/years");
        api.MapAct<LockPeriod>("POST", "/finance/periods/{id}/lock");
        api.MapAct<ReopenPeriod>("POST", "/finance/periods/{id}/reopen");
    }
}
