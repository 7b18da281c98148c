using Musubi.Kernel;

namespace Musubi.Admin;

/// <summary>The time zone of the company, by which its business days begin. Every node reads it at start and when it is changed there.</summary>
public sealed class CompanyZone
{
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public void Set(string id)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            Zone = zone;
    }
}

/// <summary>The machine's clock in the company's zone.</summary>
public sealed class CompanyClock(CompanyZone company) : Clock
{
    public override DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
    public override TimeZoneInfo Zone => company.Zone;
}
