using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>The periods as they stand for one act.</summary>
internal sealed class FiscalCalendar(BooksReading books)
{
    public async Task<IReadOnlyList<FiscalPeriod>> Periods(CancellationToken ct) => (await books.Facts(ct)).Periods;

    /// <summary>This act changed a period: they are read again.</summary>
    public void Forget() => books.Forget();

    /// <summary>Waits until nobody is posting, and keeps posters out until this act ends.</summary>
    public Task HoldAlone(CancellationToken ct) => books.HoldAlone(ct);

    /// <summary>Why nothing may be posted on this day in this area; null when it may.</summary>
    public async Task<Refusal?> WhyNot(DateOnly date, PeriodArea area, string field, CancellationToken ct)
    {
        var all = await Periods(ct);
        if (At(all, date) is not { } period)
            return NoYear(date, all, field);
        return period.IsOpen(area) ? null : ClosedPeriod(date, period.Closed ? PeriodArea.General : area, FirstOpen(all, date, area), field);
    }

    /// <summary>The day itself where its period is open, else the first day after it that is; null when none is.</summary>
    public async Task<DateOnly?> FirstOpen(DateOnly date, PeriodArea area, CancellationToken ct) => FirstOpen(await Periods(ct), date, area);

    private static DateOnly? FirstOpen(IReadOnlyList<FiscalPeriod> all, DateOnly date, PeriodArea area) =>
        all.FirstOrDefault(p => p.To >= date && p.IsOpen(area)) is { } open ? (open.From > date ? open.From : date) : null;

    private static FiscalPeriod? At(IReadOnlyList<FiscalPeriod> all, DateOnly date)
    {
        var (low, high) = (0, all.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (date < all[middle].From)
                high = middle - 1;
            else if (date > all[middle].To)
                low = middle + 1;
            else
                return all[middle];
        }
        return null;
    }

    private static Refusal NoYear(DateOnly date, IReadOnlyList<FiscalPeriod> all, string field) => new("finance.no-fiscal-year",
        all.Count == 0
            ? new Text("{0:yyyy/MM/dd} の会計年度がありません。", "{0:yyyy-MM-dd}没有对应的会计年度。", "{0:dd/MM/yyyy} is in no fiscal year.").With(date)
            : new Text("{0:yyyy/MM/dd} の会計年度がありません。開いているのは {1:yyyy/MM/dd} から {2:yyyy/MM/dd} までです。", "{0:yyyy-MM-dd}没有对应的会计年度，已设置的为{1:yyyy-MM-dd}至{2:yyyy-MM-dd}。", "{0:dd/MM/yyyy} is in no fiscal year; they run from {1:dd/MM/yyyy} to {2:dd/MM/yyyy}.")
                .With(date, all[0].From, all[^1].To),
        new Text("日付を確認するか、会計 > 会計年度 で年度を追加してください。", "请核对日期，或在 财务 > 会计年度 中添加年度。", "Check the date, or open the year under Finance > Fiscal years."),
        field) { Href = "/finance/years", Opens = Words.SeeYears };

    private static Refusal ClosedPeriod(DateOnly date, PeriodArea area, DateOnly? open, string field) => new("finance.period-closed",
        new Text("{0:yyyy年M月} の{1}は締め切られています。", "{0:yyyy年M月}的{1}已结账。", "{0:MMMM yyyy} is closed for {1}.").With(date, Words.AreaOf(area)),
        open is { } first
            ? new Text("入力できる最初の日は {0:yyyy/MM/dd} です。", "最早可记账日期为{0:yyyy-MM-dd}。", "The first open date is {0:dd/MM/yyyy}.").With(first)
            : new Text("開いている期間がありません。会計 > 会計年度 で期間を開いてください。", "没有可记账的期间，请在 财务 > 会计年度 中开启。", "No period is open; open one under Finance > Fiscal years."),
        field, RefusalKind.Conflict) { Href = "/finance/years", Opens = Words.SeeYears };
}
