using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>
/// Locks a period for one area, or closes it for all, and with it every period before it: a month is not closed while the one before it is open.
/// </summary>
[Needs(FinancePermission.ClosePeriods)]
internal sealed class LockPeriod(FinanceDb db, IdSource ids, FiscalCalendar calendar, CurrentAct act, Clock clock) : IUseCase<LockPeriod.Input, int>
{
    public sealed record Input
    {
        public Id<FiscalPeriod> Id { get; init; }

        /// <summary>General closes the period for all.</summary>
        public PeriodArea Area { get; init; }
        public string Reason { get; init; } = "";
    }

    /// <returns>How many periods were locked.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (input.Reason.Length > PeriodRules.MostReason)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, PeriodRules.MostReason);
        await calendar.HoldAlone(ct);
        if (await db.Periods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.Id, ct) is not { } last)
            return Refusal.NotFound(Words.Period, input.Id);
        if (last.From > clock.Today)
            return new Refusal("finance.period-ahead", new Text("{0:yyyy年M月} はまだ始まっていません。", "{0:yyyy年M月}尚未开始。", "{0:MMMM yyyy} has not begun.").With(last.From),
                new Text("終わった月を選んでください。", "请选择已结束的月份。", "Choose a month that is over."));
        var years = await db.Years.Include(y => y.Periods).Where(y => y.From <= last.From).OrderBy(y => y.From).ToListAsync(ct);
        var open = years.SelectMany(y => y.Periods.OrderBy(p => p.From).Select(p => (Year: y, Period: p))).Where(p => p.Period.From <= last.From && !p.Period.IsLocked(input.Area)).ToList();
        var now = clock.Now;
        foreach (var (year, period) in open)
        {
            period.Set(input.Area, locked: true);
            db.All.Touch(year);
            db.PeriodChanges.Add(PeriodRules.Change(ids, now, act, period, PeriodAct.Locked, input.Area, input.Reason));
        }
        return open.Count;
    }
}

internal static class PeriodRules
{
    public const int MostReason = 500;

    public static PeriodChange Change(IdSource ids, DateTime at, CurrentAct act, FiscalPeriod period, PeriodAct what, PeriodArea area, string reason) => new()
    {
        Id = ids.Next<PeriodChange>(), YearId = period.YearId, PeriodId = period.Id, At = at, ByName = act.Actor.Name, Act = what, Area = area, Reason = reason.Trim(),
    };
}
