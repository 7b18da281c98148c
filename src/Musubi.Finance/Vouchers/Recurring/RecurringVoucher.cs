using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers.Recurring;

/// <summary>A voucher that comes round (定期仕訳): rent, leases. On each of its days a copy is written and handed over for approval.</summary>
public sealed class RecurringVoucher : IVersioned
{
    public required Id<RecurringVoucher> Id { get; init; }
    public int Version { get; set; }

    /// <summary>The voucher it copies.</summary>
    public required Id<Voucher> PatternId { get; init; }
    public required string Name { get; set; }

    /// <summary>1 every month, 3 every quarter, 12 every year.</summary>
    public required int EveryMonths { get; set; }

    /// <summary>Day of the month; beyond its last day, the last. 31 is the last day of every month.</summary>
    public required int Day { get; set; }

    /// <summary>When the next copy is written.</summary>
    public required DateOnly Next { get; set; }

    /// <summary>The last day on which one is; null runs on.</summary>
    public DateOnly? Until { get; set; }
    public bool Active { get; set; } = true;

    public bool IsDue(DateOnly today) => Active && Next <= today && !(Next > Until);

    /// <summary>The day after <see cref="Next"/>, so many months on.</summary>
    public DateOnly Following => OnDay(new DateOnly(Next.Year, Next.Month, 1).AddMonths(EveryMonths), Day);

    /// <summary>A day of a month, or its last.</summary>
    public static DateOnly OnDay(DateOnly month, int day) => new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
