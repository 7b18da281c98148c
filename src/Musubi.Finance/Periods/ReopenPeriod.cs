using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>Opens a locked period again, this one alone. Who did it and why stays on the year's page.</summary>
[Needs(FinancePermission.ReopenPeriods)]
internal sealed class ReopenPeriod(FinanceDb db, IdSource ids, FiscalCalendar calendar, CurrentAct act, Clock clock) : IUseCase<ReopenPeriod.Input, Done>
{
    public sealed record Input
    {
        public Id<FiscalPeriod> Id { get; init; }
        public PeriodArea Area { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > PeriodRules.MostReason)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, PeriodRules.MostReason);
        await calendar.HoldAlone(ct);
        var year = await db.Years.Include(y => y.Periods).SingleOrDefaultAsync(y => y.Periods.Any(p => p.Id == input.Id), ct);
        if (year?.Periods.Find(p => p.Id == input.Id) is not { } period)
            return Refusal.NotFound(Words.Period, input.Id);
        if (year.Closed)
            return new Refusal("finance.year-closed",
                new Text("{0}は決算済みです。", "{0}已年结。", "{0} is closed.").With(year.Name),
                new Text("先に決算を取り消してください。", "请先取消年结。", "Undo its year end first."), Kind: RefusalKind.Conflict);
        if (!period.IsLocked(input.Area))
            return new Refusal("finance.period-open",
                new Text("{0:yyyy年M月} の{1}は開いています。", "{0:yyyy年M月}的{1}处于开放状态。", "{0:MMMM yyyy} is open for {1}.").With(period.From, Words.AreaOf(input.Area)),
                new Text("画面を更新してください。", "请刷新页面。", "Refresh the page."), Kind: RefusalKind.Conflict);
        period.Set(input.Area, locked: false);
        db.All.Touch(year);
        db.PeriodChanges.Add(PeriodRules.Change(ids, clock.Now, act, period, PeriodAct.Reopened, input.Area, input.Reason));
        return default(Done);
    }
}
