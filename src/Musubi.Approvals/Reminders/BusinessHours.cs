using Musubi.Kernel;

namespace Musubi.Approvals.Reminders;

/// <summary>Hours in which somebody may be expected to answer: nine to six on days that the company works, by the company's clock.</summary>
internal static class BusinessHours
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9), Closes = TimeSpan.FromHours(18);

    /// <summary>How long the desk was open between two moments of the company's clock.</summary>
    public static TimeSpan Between(DateTime from, DateTime to, BankCalendar days)
    {
        var open = TimeSpan.Zero;
        for (var day = from.Date; day <= to.Date; day = day.AddDays(1))
        {
            if (days.IsClosed(DateOnly.FromDateTime(day)))
                continue;
            var (begin, end) = (day + Opens, day + Closes);
            var (first, last) = (from > begin ? from : begin, to < end ? to : end);
            if (last > first)
                open += last - first;
        }
        return open;
    }
}
