using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>One act on the periods of a year, as its page lists it: many months closed at once are one row, and so is a year end.</summary>
internal sealed record PeriodLogRow(DateTime At, string ByName, PeriodAct Act, PeriodArea Area, string Reason, Text Periods)
{
    /// <param name="year">With its periods.</param>
    /// <param name="changes">Of that year.</param>
    public static IReadOnlyList<PeriodLogRow> Of(FiscalYear year, IEnumerable<PeriodChange> changes) =>
    [
        .. changes.GroupBy(c => (c.At, c.ByName, c.Act, c.Area, c.Reason)).OrderByDescending(g => g.Key.At).ThenByDescending(g => g.Max(c => c.Id))
            .Select(g => new PeriodLogRow(g.Key.At, g.Key.ByName, g.Key.Act, g.Key.Area, g.Key.Reason, Months(year, g.Key.Act, g))),
    ];

    private static Text Months(FiscalYear year, PeriodAct act, IEnumerable<PeriodChange> changes)
    {
        if (act is PeriodAct.YearClosed or PeriodAct.YearReopened)
            return year.Name;
        var days = changes.Select(c => year.Periods.Find(p => p.Id == c.PeriodId)!.From).Order().ToList();
        return days.Count == 1 ? Words.MonthOf.With(days[0]) : Words.MonthsFromTo.With(days[0], days[^1]);
    }
}
