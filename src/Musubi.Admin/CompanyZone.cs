using Musubi.Admin.Companies;
using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Admin;

/// <summary>The time zone of the company, by which its business days begin. Every node reads it at start and when it is changed there.</summary>
public sealed class CompanyZone
{
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>Those people choose from; any other that the machine knows is taken too.</summary>
    internal static readonly IReadOnlyList<Choice> Choices =
        [.. new[] { "Asia/Tokyo", "Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Seoul", "Asia/Singapore", "Asia/Bangkok", "Asia/Ho_Chi_Minh", "Asia/Kolkata", "Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Los_Angeles", "Australia/Sydney", "UTC" }.Select(z => new Choice(z, Text.Same(z)))];

    internal static Refusal? WhyNot(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? null
        : new("company.no-such-zone", new Text("タイムゾーン「{0}」はありません。", "没有时区“{0}”。", "There is no time zone '{0}'.").With(id), CompanyWords.ChooseFromList, "TimeZone");

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
