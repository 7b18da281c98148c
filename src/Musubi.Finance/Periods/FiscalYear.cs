using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Finance.Periods;

/// <summary>The parts of the books that can be locked one by one before the period closes as a whole.</summary>
public enum PeriodArea { General, Receivables, Payables, Inventory }

/// <summary>A fiscal year (会計年度) of twelve months.</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class FiscalYear : IVersioned
{
    public required Id<FiscalYear> Id { get; init; }
    public int Version { get; set; }
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    public bool Closed { get; set; }

    /// <summary>The entry that closed its revenue and expenses into retained earnings; null while the year is open, or where there was nothing to close.</summary>
    [NotAudited]
    public Id<Journal.JournalEntry>? ClosedBy { get; set; }
    public List<FiscalPeriod> Periods { get; init; } = [];

    /// <summary>Named after the year it begins in, as in 2026年度.</summary>
    public Text Name => new Text("{0}年度", "{0}年度", "FY {0}").With(From.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A month of a fiscal year: open, locked area by area, or closed for all.</summary>
[Master(PartOf = typeof(BooksFacts))]
public sealed class FiscalPeriod : IKnownPart
{
    public required Id<FiscalPeriod> Id { get; init; }
    public required Id<FiscalYear> YearId { get; init; }

    /// <summary>1 to 12 within the year.</summary>
    public required int Number { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public bool Closed { get; set; }
    public bool ReceivablesLocked { get; set; }
    public bool PayablesLocked { get; set; }
    public bool InventoryLocked { get; set; }
    public (string Kind, long Id) Whole => ("fiscal_year", YearId.Value);
    public string KnownAs => From.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    public bool IsOpen(PeriodArea area) => !Closed && !IsLocked(area);

    public bool IsLocked(PeriodArea area) => area switch
    {
        PeriodArea.Receivables => ReceivablesLocked,
        PeriodArea.Payables => PayablesLocked,
        PeriodArea.Inventory => InventoryLocked,
        _ => Closed,
    };

    /// <summary>Locks or opens one area. For <see cref="PeriodArea.General"/> it closes or reopens the whole.</summary>
    internal void Set(PeriodArea area, bool locked)
    {
        switch (area)
        {
            case PeriodArea.Receivables: ReceivablesLocked = locked; break;
            case PeriodArea.Payables: PayablesLocked = locked; break;
            case PeriodArea.Inventory: InventoryLocked = locked; break;
            default: Closed = locked; break;
        }
    }
}

public enum PeriodAct
{
    Locked,
    Reopened,

    /// <summary>The year end, and its undoing: an act on the whole year, kept with its last period.</summary>
    YearClosed,
    YearReopened,
}

/// <summary>Who locked or reopened what, when, and why. Appended, never changed.</summary>
public sealed class PeriodChange : IPartOf
{
    public required Id<PeriodChange> Id { get; init; }
    public required Id<FiscalYear> YearId { get; init; }
    public required Id<FiscalPeriod> PeriodId { get; init; }

    /// <summary>The same for all that one act changed.</summary>
    public required DateTime At { get; init; }
    public required string ByName { get; init; }
    public required PeriodAct Act { get; init; }
    public required PeriodArea Area { get; init; }
    public required string Reason { get; init; }
    public (string Kind, long Id) Whole => ("fiscal_year", YearId.Value);
}
