using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>Undoes a year end: the closing entry is reversed on its own day and the last period stands open, with a reason that is kept. Later years come first.</summary>
[Needs(FinancePermission.ReopenPeriods)]
internal sealed class ReopenYear(FinanceDb db, Ledger ledger, FiscalCalendar calendar, IdSource ids, CurrentAct act, Clock clock) : IUseCase<ReopenYear.Input, Id<FiscalYear>>
{
    public sealed record Input
    {
        public Id<FiscalYear> Id { get; init; }
        public string Reason { get; init; } = "";
    }

    public async Task<Result<Id<FiscalYear>>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason))
            return Refusal.Missing("Reason", Words.Reason);
        if (input.Reason.Length > PeriodRules.MostReason)
            return Refusal.TooLong("Reason", Words.Reason, input.Reason.Length, PeriodRules.MostReason);
        await calendar.HoldAlone(ct);
        if (await db.Years.Include(y => y.Periods).SingleOrDefaultAsync(y => y.Id == input.Id, ct) is not { } year)
            return Refusal.NotFound(Words.FiscalYear, input.Id);
        if (!year.Closed)
            return new Refusal("finance.year-open", new Text("{0}は決算されていません。", "{0}尚未年结。", "{0} is not closed.").With(year.Name), new Text("画面を更新してください。", "请刷新页面。", "Refresh the page."), Kind: RefusalKind.Conflict);
        if (await db.Years.Where(y => y.From > year.To && y.Closed).OrderByDescending(y => y.From).FirstOrDefaultAsync(ct) is { } later)
            return new Refusal("finance.later-year", new Text("後の{0}が決算済みです。", "之后的{0}已年结。", "{0} after it is closed.").With(later.Name), new Text("新しい年度から順に取り消してください。", "请从最近的年度开始取消。", "Undo the later one first."), Kind: RefusalKind.Conflict);

        var last = year.Periods.MaxBy(p => p.To)!;
        last.Closed = false;
        db.PeriodChanges.Add(PeriodRules.Change(ids, clock.Now, act, last, PeriodAct.YearReopened, PeriodArea.General, input.Reason));
        await db.All.SaveChangesAsync(ct);
        calendar.Forget();
        if (year.ClosedBy is { } entry)
        {
            var back = await ledger.Reverse(entry, year.To, input.Reason, ct);
            if (!back.Ok)
                return Result<Id<FiscalYear>>.Refused(back.Refusals);
        }
        (year.Closed, year.ClosedBy) = (false, null);
        db.All.Touch(year);
        return year.Id;
    }
}
