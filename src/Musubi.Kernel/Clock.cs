namespace Musubi.Kernel;

/// <summary>The only source of time. Instants are UTC; business dates are the company's own calendar day.</summary>
public abstract class Clock
{
    /// <summary>Now, UTC.</summary>
    public abstract DateTime Now { get; }

    /// <summary>The company's own time zone.</summary>
    public virtual TimeZoneInfo Zone => TimeZoneInfo.Utc;

    /// <summary>Today's business date in the company's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    /// <summary>An instant as the company's wall clock shows it.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);
}

/// <summary>The machine's clock, in a given zone.</summary>
public sealed class SystemClock(TimeZoneInfo zone) : Clock
{
    public override DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
    public override TimeZoneInfo Zone => zone;
}

/// <summary>A clock that stands where it is put: tests, the demo and replays move it by hand.</summary>
public sealed class SetClock(DateTime now, TimeZoneInfo? zone = null) : Clock
{
    private DateTime now = now;
    public override DateTime Now => now;
    public override TimeZoneInfo Zone => zone ?? TimeZoneInfo.Utc;
    public void MoveTo(DateTime utc) => now = utc;
    public void Advance(TimeSpan by) => now += by;
}
