using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>Opens the fiscal year that holds a day, and those between it and the years that stand: they lie side by side without a gap.</summary>
[Needs(FinancePermission.OpenYears)]
internal sealed class OpenFiscalYear(FinanceDb db, IdSource ids, FiscalCalendar calendar) : IUseCase<OpenFiscalYear.Input, int>
{
    private const int MostAtOnce = 20;

    public sealed record Input
    {
        /// <summary>Any day in the year.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>The month fiscal years begin in, for the first one; those after it follow the first.</summary>
        public int? StartMonth { get; init; }
    }

    /// <returns>How many years were opened; none where the day's year stands already.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (input.Date is not { } day)
            return Refusal.Missing("Date", Words.Date);
        if (input.StartMonth is < 1 or > 12)
            return new Refusal("finance.start-month", new Text("開始月は1から12までです。", "起始月为1至12。", "The first month is 1 to 12."), new Text("月を選んでください。", "请选择月份。", "Choose a month."), "StartMonth");
        await calendar.HoldAlone(ct);
        return await Years.Open(db, ids, day, day, input.StartMonth, MostAtOnce, ct) is { } opened ? opened
            : new Refusal("finance.year-too-far",
                new Text("{0:yyyy/MM/dd} は、今ある会計年度から離れすぎています。", "{0:yyyy-MM-dd}距现有会计年度过远。", "{0:dd/MM/yyyy} is too far from the fiscal years that stand.").With(day),
                new Text("日付を確認してください。一度に追加できるのは{0}年度までです。", "请核对日期；一次最多添加{0}个年度。", "Check the date; up to {0} years are opened at once.").With(MostAtOnce), "Date");
    }
}

/// <summary>Makes years of twelve months.</summary>
internal static class Years
{
    /// <summary>Opens what is missing from one day to another. Null when more than <paramref name="most"/> years would be needed.</summary>
    public static async Task<int?> Open(FinanceDb db, IdSource ids, DateOnly from, DateOnly until, int? startMonth, int most, CancellationToken ct)
    {
        var standing = await db.Years.AsNoTracking().OrderBy(y => y.From).Select(y => new { y.From, y.To }).ToListAsync(ct);
        var first = standing.Count > 0 ? standing[0].From : Start(from, startMonth ?? 1);
        var next = standing.Count > 0 ? standing[^1].To.AddDays(1) : first;
        var opened = new List<DateOnly>();
        while (first > from && opened.Count <= most)
            opened.Add(first = first.AddYears(-1));
        for (; next <= until && opened.Count <= most; next = next.AddYears(1))
            opened.Add(next);
        if (opened.Count > most)
            return null;
        foreach (var start in opened)
        {
            var id = ids.Next<FiscalYear>();
            db.Years.Add(new FiscalYear
            {
                Id = id, From = start, To = start.AddYears(1).AddDays(-1),
                Periods = [.. Enumerable.Range(0, 12).Select(m => new FiscalPeriod { Id = ids.Next<FiscalPeriod>(), YearId = id, Number = m + 1, From = start.AddMonths(m), To = start.AddMonths(m + 1).AddDays(-1) })],
            });
        }
        return opened.Count;
    }

    private static DateOnly Start(DateOnly day, int month) => new(day.Month >= month ? day.Year : day.Year - 1, month, 1);
}
