using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Banking;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Finance.Periods;
using Musubi.Finance.Rates;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Finance.Vouchers;
using Musubi.Finance.Vouchers.Recurring;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>The tables of Finance.</summary>
internal sealed class FinanceDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<Account> Accounts => db.Set<Account>();
    public DbSet<MappedAccount> MappedAccounts => db.Set<MappedAccount>();
    public DbSet<FiscalYear> Years => db.Set<FiscalYear>();
    public IQueryable<FiscalPeriod> Periods => db.Set<FiscalPeriod>();
    public DbSet<PeriodChange> PeriodChanges => db.Set<PeriodChange>();
    public DbSet<JournalEntry> Entries => db.Set<JournalEntry>();
    public IQueryable<JournalLine> Lines => db.Set<JournalLine>();
    public DbSet<Dimension> Dimensions => db.Set<Dimension>();
    public IQueryable<DimensionSet> DimensionSets => db.Set<DimensionSet>();
    public IQueryable<DimensionSetMember> DimensionSetMembers => db.Set<DimensionSetMember>();
    public DbSet<DayRate> DayRates => db.Set<DayRate>();
    public IQueryable<AccountTotal> Totals => db.Set<AccountTotal>();
    public IQueryable<JournalTail> Tail => db.Set<JournalTail>();
    public DbSet<OpenItem> Items => db.Set<OpenItem>();
    public DbSet<Allocation> Allocations => db.Set<Allocation>();
    public DbSet<Payment> Payments => db.Set<Payment>();
    public DbSet<BankLine> BankLines => db.Set<BankLine>();
    public DbSet<KnownPayer> KnownPayers => db.Set<KnownPayer>();
    public DbSet<Invoice> Invoices => db.Set<Invoice>();
    public DbSet<CreditNote> CreditNotes => db.Set<CreditNote>();
    public DbSet<SupplierBill> Bills => db.Set<SupplierBill>();
    public IQueryable<TaxRow> TaxRows => db.Set<TaxRow>();

    public DbSet<Voucher> Vouchers => db.Set<Voucher>();

    /// <summary>The voucher that books a bank's line, or is to; null where none stands.</summary>
    public Task<Voucher?> VoucherOf(Id<BankLine> line, CancellationToken ct) => Vouchers.AsNoTracking().SingleOrDefaultAsync(v => v.BankLineId == line && v.State != VoucherState.Reversed, ct);
    public DbSet<RecurringVoucher> Recurring => db.Set<RecurringVoucher>();

    /// <summary>Combinations of dimensions in the reader's words: their values' names.</summary>
    public async Task<Dictionary<Id<DimensionSet>, string>> SetNames(IEnumerable<Id<DimensionSet>> of, CancellationToken ct)
    {
        var sets = of.Where(s => !s.IsNone).Distinct().ToList();
        var rows = await (from m in DimensionSetMembers join v in db.Set<DimensionValue>() on m.ValueId equals v.Id where sets.Contains(m.SetId) orderby v.DimensionId, v.Code select new { m.SetId, v }).AsNoTracking().ToListAsync(ct);
        return rows.GroupBy(r => r.SetId).ToDictionary(g => g.Key, g => string.Join(" · ", g.Select(r => r.v.Name.ToString())));
    }

    public Task<JournalEntry?> EntryWithLines(Id<JournalEntry> id, CancellationToken ct) =>
        Entries.AsNoTracking().Include(e => e.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(e => e.Id == id, ct);

    /// <summary>What earlier credit notes took of an invoice's lines.</summary>
    public Task<List<CreditNoteLine>> CreditsOf(Id<Invoice> invoice, CancellationToken ct) =>
        CreditNotes.AsNoTracking().Where(c => c.InvoiceId == invoice).SelectMany(c => c.Lines).ToListAsync(ct);

    public Task<Invoice?> InvoiceWithLines(Id<Invoice> id, CancellationToken ct) =>
        Invoices.AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).Include(i => i.Taxes.OrderBy(t => t.Rate)).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
}
