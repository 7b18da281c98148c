using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Numbers;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.Opening;
using Musubi.Finance.Periods;
using Musubi.Finance.Rates;
using Musubi.Finance.Reports;
using Musubi.Finance.Vouchers;
using Musubi.Finance.Vouchers.Recurring;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;

namespace Musubi.Finance;

/// <summary>What the module says of its general ledger: accounts, periods, journal, balances.</summary>
internal static class GeneralLedger
{
    public static readonly IReadOnlyList<Permission> Permissions =
    [
        new(FinancePermission.WriteVouchers, new("振替伝票の起票", "编制手工凭证", "write vouchers"), Department.Finance),
        new(FinancePermission.ApproveVouchers, new("振替伝票の承認", "审核手工凭证", "approve vouchers"), Department.Finance, Department.Management),
        new(FinancePermission.Reverse, new("転記済伝票の取消", "冲销已过账凭证", "reverse posted vouchers"), Department.Finance, Department.Management),
        new(FinancePermission.OpenYears, new("会計年度の追加", "添加会计年度", "open fiscal years"), Department.Finance),
        new(FinancePermission.SetRates, new("為替レートの登録", "登记汇率", "enter exchange rates"), Department.Finance),
        new(FinancePermission.ClosePeriods, new("会計期間の締め", "会计期间结账", "close periods"), Department.Finance),
        new(FinancePermission.CloseYears, new("年度の決算", "年度结账", "close fiscal years"), Department.Finance),
        new(FinancePermission.ReopenPeriods, new("締めた期間の再開", "反结账", "reopen closed periods"), Department.Management),
    ];

    internal static readonly Series VoucherSeries = new("VC", "{0}-{1:yyMM}-{2:00000}");

    public static readonly IReadOnlyList<MenuEntry> Menu =
    [
        new(Department.Finance, Words.Vouchers, "/finance/vouchers", "notebook-pen", FinancePermission.View),
        new(Department.Finance, Words.JournalEntries, "/finance/journal", "book-open", FinancePermission.View, 'j'),
        new(Department.Finance, Words.Statements, "/finance/reports/trial-balance", "scale", FinancePermission.View),
        new(Department.Finance, Words.Accounts, "/finance/accounts", "landmark", FinancePermission.View),
        new(Department.Finance, Words.FiscalYears, "/finance/years", "calendar-check", FinancePermission.View),
        new(Department.Finance, Words.Dimensions, "/finance/dimensions", "tags", FinancePermission.View),
        new(Department.Finance, Words.ExchangeRates, "/finance/rates", "globe", FinancePermission.View),
    ];

    public static readonly IReadOnlyList<SubjectPage> Subjects =
    [
        new("voucher", Words.Voucher, "/finance/vouchers/{0}", "notebook-pen"),
        new("journal_entry", Words.JournalEntry, "/finance/journal/{0}", "book-open"),
        new("account", Words.Account, "/finance/accounts/{0}/card", "landmark", FinancePermission.View),
        new("dimension", Words.Dimension, "/finance/dimensions/{0}", "tags", FinancePermission.View),
        new("fiscal_year", Words.FiscalYear, "/finance/years", "calendar-check", FinancePermission.View),
        new(Revaluation.Kind, Words.Revaluation, "/finance/revaluation/{0}", "refresh-cw", FinancePermission.View),
        new(PostOpeningBalances.Kind, Words.OpeningBalances, "/finance/opening-balances", "flag", FinancePermission.EnterOpeningItems),
    ];

    public static readonly IReadOnlyList<IListDefinition> Lists = [VoucherList.Definition, JournalList.Definition, AccountList.Definition, DimensionList.Definition, RateList.Definition];

    public static readonly IReadOnlyList<TrailWord> Trail =
    [
        new("day_rate", new("為替レート", "汇率", "Exchange rate")), new("mapped_account", new("科目の割当", "科目对应", "Account map")), new("recurring_voucher", new("定期仕訳", "定期凭证", "Recurring voucher")), new("input_tax_share", new("課税売上割合", "进项税比例", "Share of input tax")),
        new(nameof(SubmitVoucher), new("承認を依頼しました", "提交了审核", "submitted it for approval")),
        new(nameof(ApproveVoucher), new("承認し、転記しました", "审核通过并过账", "approved and posted it")),
        new(nameof(ReturnVoucher), new("差し戻しました", "退回了凭证", "sent it back")),
        new(nameof(WithdrawVoucher), new("取り下げました", "撤回了凭证", "withdrew it")),
        new(nameof(ReverseVoucher), new("赤伝で取り消しました", "冲销了凭证", "reversed it")),
        new(nameof(WriteDueVouchers), new("定期仕訳として起票しました", "按定期凭证生成", "created it as a recurring voucher")),
        new("voucher.Number", Words.Number), new("voucher.BookedMinor", Words.Total), new("voucher.Date", Words.Date), new("voucher.Description", Words.Description), new("voucher.ReturnedFor", Words.Reason), new("voucher.BankLineId", Words.BankLine), new("voucher.ReverseOn", Words.ReverseOn),
        .. TrailWord.Of<Tax.PriceBasis>("voucher.Basis", Words.BasisOf),
        new("voucher.Basis", Words.Basis), new("voucher_line", Words.Lines), new("voucher_line.KnownAs", Words.LineNo), new("voucher_line.Tax", Words.TaxCategory), new("voucher_line.Memo", Words.Memo), new("voucher_line.Debit.Minor", Words.Debit), new("voucher_line.Credit.Minor", Words.Credit), new("voucher_line.DimensionKey", Words.Dimensions),
        new("dimension.NameJa", Words.NameJa), new("dimension.NameZh", Words.NameZh), new("dimension.NameEn", Words.NameEn), new("dimension_value.Code", Words.Code), new("dimension_value.NameJa", Words.NameJa),
        new("journal_entry.Number", Words.Number), new("journal_entry.WrittenByName", Words.MadeBy), new("fiscal_year.From", new("開始日", "开始日", "First day")), new("fiscal_year.To", new("末日", "截止日", "Last day")), new("fiscal_year.Closed", Words.Closed),
        new("fiscal_period", Words.Period), new("fiscal_period.KnownAs", Words.Period), new("fiscal_period.Closed", Words.Closed), new("fiscal_period.ReceivablesLocked", Words.AreaOf(PeriodArea.Receivables)), new("fiscal_period.PayablesLocked", Words.AreaOf(PeriodArea.Payables)), new("fiscal_period.InventoryLocked", Words.AreaOf(PeriodArea.Inventory)),
    ];

    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<IInvariant, EntriesBalance>().AddScoped<IInvariant, EntriesWhole>().AddScoped<IInvariant, TotalsAgree>().AddScoped<IInvariant, EntriesInBooksCurrency>();
        services.AddScoped<IKeepBooks, JournalKeepsBooks>().AddScoped<IFindByNumber, EntryByNumber>();
        services.AddSingleton(GaplessSeries.Of<JournalEntry>(FinanceModule.EntrySeries, e => new() { Number = e.Number, Date = e.Date }));
        services.AddSingleton(GaplessSeries.Of<Voucher>(VoucherSeries, v => new() { Number = v.Number, Date = v.Date }, v => v.Number != ""));
        services.AddScoped<Revaluation>();
        services.AddScoped<UnfinishedWork>().AddScoped<ITellUnfinished, UnfinishedBooks>();
        services.AddScoped<FinancialReports>();
        services.AddScoped<VoucherPreview>().AddScoped<IHomePart, VouchersHome>();
        services.AddScoped<VoucherDesk>().AddScoped<VoucherBooking>().AddScoped<Approvals.ApprovalSubject, VoucherApproval>();
        services.AddSingleton(WriteDueVouchers.Job);
        services.AddSingleton<SetMemory>().AddScoped<BooksReading>();
        services.AddScoped<YearEnd>().AddScoped<AccountMap>().AddScoped<FiscalCalendar>().AddScoped<DimensionSets>().AddScoped<AccountSums>().AddScoped<EntryWriting>();
        services.AddSingleton<ImportTarget, RateImport>().AddSingleton<ImportTarget, BalanceImport>();
        services.AddSingleton<RollUp>().AddHostedService(p => p.GetRequiredService<RollUp>());
        services.AddScoped(p => new ExchangeRates(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<CompanyProfile>()));
        services.AddScoped(p => new Ledger(p.GetRequiredService<FinanceDb>(), p.GetRequiredService<EntryWriting>(), p.GetRequiredService<FiscalCalendar>(), p.GetRequiredService<AccountMap>(), p.GetRequiredService<AccountSums>()));
    }

    public static void AddTables(ModelBuilder model)
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
        model.Entity<Dimension>(e =>
        {
            e.HasIndex(d => d.Code).IsUnique();
            e.Property(d => d.Code).HasMaxLength(20);
            e.HasMany(d => d.Values).WithOne().HasForeignKey(v => v.DimensionId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DimensionValue>(e =>
        {
            e.HasIndex(v => new { v.DimensionId, v.Code }).IsUnique();
            e.Property(v => v.Code).HasMaxLength(20);
            e.Property(v => v.Parent).HasMaxLength(20);
        });
        model.Entity<DimensionSet>().HasIndex(d => d.Key).IsUnique();
        model.Entity<DimensionSetMember>(e =>
        {
            e.HasKey(m => new { m.SetId, m.ValueId });
            e.HasIndex(m => m.ValueId);
        });
        model.Entity<DayRate>(e =>
        {
            e.HasIndex(r => new { r.Currency, r.Date }).IsUnique();
        });
        model.Entity<AccountTotal>(e =>
        {
            e.HasKey(t => new { t.Span, t.Start, t.AccountId, t.DimensionSetId, t.Currency });
            e.Property(t => t.Span).HasConversion<int>();
            e.HasIndex(t => new { t.AccountId, t.Span, t.Start });
        });
        model.Entity<Voucher>(e =>
        {
            e.HasIndex(v => new { v.Date, v.Id });
            e.HasIndex(v => new { v.State, v.MadeBy });
            // A line of the bank is booked once.
            e.HasIndex(v => v.BankLineId).IsUnique().HasFilter("bank_line_id IS NOT NULL AND state <> 'Reversed'");
            e.HasOne<Banking.BankLine>().WithMany().HasForeignKey(v => v.BankLineId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(v => v.Lines).WithOne().HasForeignKey(l => l.VoucherId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(v => v.Taxes).WithOne().HasForeignKey(t => t.VoucherId).OnDelete(DeleteBehavior.Restrict);
            e.Ignore(v => v.Booked);
            e.Property(v => v.Description).HasMaxLength(200);
        });
        model.Entity<VoucherLine>().Property(l => l.Tax).HasMaxLength(40);
        model.Entity<RecurringVoucher>(e =>
        {
            e.HasIndex(r => r.Next);
            e.HasOne<Voucher>().WithMany().HasForeignKey(r => r.PatternId).OnDelete(DeleteBehavior.Restrict);
            e.Ignore(r => r.Following);
        });
        model.Entity<JournalTail>().HasKey(t => t.EntryId);
        model.Entity<JournalEntry>(e =>
        {
            e.HasIndex(j => j.Number).IsUnique();
            e.HasIndex(j => new { j.Date, j.Id });
            e.HasIndex(j => new { j.SourceKind, j.SourceId });
            e.HasIndex(j => j.Reverses).IsUnique();
            e.HasIndex(j => new { j.Kind, j.Date }).HasFilter("kind = 'Closing'");
            e.HasMany(j => j.Lines).WithOne().HasForeignKey(l => l.EntryId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<JournalLine>().HasIndex(l => new { l.AccountId, l.Date, l.Id });
    }

    public static void MapApi(IEndpointRouteBuilder api)
    {
        api.MapVouchers();
        api.MapAct<RevalueBalances>("POST", "/finance/revaluations");
        api.MapAct<PostOpeningBalances>("POST", "/finance/opening-balances");
        api.MapFinanceReports();
        api.MapAct<CloseYear>("POST", "/finance/years/{id}/close");
        api.MapAct<ReopenYear>("POST", "/finance/years/{id}/reopen");
        api.MapAct<SaveAccount>("POST", "/finance/accounts");
        api.MapAct<SaveAccount>("PUT", "/finance/accounts/{id}");
        api.MapAct<SaveAccountMap>("PUT", "/finance/accounts/map");
        api.MapAct<SaveRecurring>("POST", "/finance/recurring");
        api.MapAct<SaveRecurring>("PUT", "/finance/recurring/{id}");
        api.MapAct<WriteDueVouchers>("POST", "/finance/recurring/write-due");
        api.MapAct<SetUpAccounts>("POST", "/finance/accounts/set-up");
        api.MapAct<OpenFiscalYear>("POST", "/finance/years");
        api.MapAct<LockPeriod>("POST", "/finance/periods/{id}/lock");
        api.MapGet("/finance/unfinished", async (DateOnly until, PeriodArea? area, UnfinishedWork work, CancellationToken ct) => TypedResults.Json(await work.Until(until, area ?? PeriodArea.General, ct), Musubi.Modules.Forms.Inputs.Json))
            .WithName("UnfinishedWork").Needs(FinancePermission.View);
        api.MapAct<SaveDimension>("POST", "/finance/dimensions");
        api.MapAct<SaveDimension>("PUT", "/finance/dimensions/{id}");
        api.MapAct<SaveRate>("POST", "/finance/rates");
        api.MapAct<DeleteRate>("DELETE", "/finance/rates/{id}");
        api.MapAct<ReopenPeriod>("POST", "/finance/periods/{id}/reopen");
    }
}
