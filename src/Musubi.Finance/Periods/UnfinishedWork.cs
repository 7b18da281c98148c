using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Banking;
using Musubi.Finance.Rates;
using Musubi.Finance.Vouchers;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>What every module has not finished up to a day.</summary>
internal sealed class UnfinishedWork(IEnumerable<ITellUnfinished> modules)
{
    public async Task<List<Unfinished>> Until(DateOnly last, PeriodArea area, CancellationToken ct)
    {
        var all = new List<Unfinished>();
        foreach (var module in modules)
            all.AddRange((await module.Until(last, area, ct)).Where(u => u.Count > 0));
        return all;
    }
}

/// <summary>Of the books themselves: vouchers, deposits, and what was not valued at the last day's rate.</summary>
internal sealed class UnfinishedBooks(FinanceDb db, Revaluation revaluation, Clock clock) : ITellUnfinished
{
    public async Task<IReadOnlyList<Unfinished>> Until(DateOnly last, PeriodArea area, CancellationToken ct)
    {
        var found = new List<Unfinished>();
        var until = string.Create(CultureInfo.InvariantCulture, $"..{last:yyyy-MM-dd}");
        if (area is PeriodArea.General or PeriodArea.Receivables)
            found.Add(new(await db.BankLines.LongCountAsync(l => l.State == BankLineState.Waiting && l.Date <= last, ct), Words.DepositsWait, $"/finance/bank-lines?f.state={nameof(BankLineState.Waiting)}&f.date={until}", FinancePermission.View));
        if (area != PeriodArea.General)
            return found;
        found.Add(new(await db.Vouchers.LongCountAsync(v => v.State == VoucherState.Draft && v.Date <= last, ct), Words.DraftVouchers, $"/finance/vouchers?f.state={nameof(VoucherState.Draft)}&f.date={until}", FinancePermission.View));
        found.Add(new(await db.Vouchers.LongCountAsync(v => v.State == VoucherState.Submitted && v.Date <= last, ct), Words.SubmittedVouchers, $"/finance/vouchers?f.state={nameof(VoucherState.Submitted)}&f.date={until}", FinancePermission.View));
        found.Add(new((await db.Recurring.AsNoTracking().Where(r => r.Active && r.Next <= last).ToListAsync(ct)).Count(r => r.IsDue(last)), Words.RecurringDue, "/finance/recurring", FinancePermission.View));
        if (last <= clock.Today)
            found.Add(new(await Unvalued(last, ct), Words.NotRevalued, string.Create(CultureInfo.InvariantCulture, $"/finance/revaluation?to={last:yyyy-MM-dd}"), FinancePermission.View));
        return found;
    }

    private async Task<long> Unvalued(DateOnly last, CancellationToken ct)
    {
        var found = await revaluation.On(last, ct);
        return found.Ok ? found.Value.Count(r => !r.Difference.IsZero) : found.Refusals.Count;
    }
}
