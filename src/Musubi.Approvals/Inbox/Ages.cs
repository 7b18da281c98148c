using Musubi.Kernel;

namespace Musubi.Approvals.Inbox;

/// <summary>How long something has waited, at a glance.</summary>
internal static class Ages
{
    private static readonly Text Minutes = new("{0}分", "{0}分钟", "{0} min"), Hours = new("{0}時間", "{0}小时", "{0} h"), Days = new("{0}日", "{0}天", "{0} d");

    public static Text Of(DateTime since, DateTime now)
    {
        var age = now > since ? now - since : TimeSpan.Zero;
        return age < TimeSpan.FromHours(1) ? Minutes.With((int)age.TotalMinutes) : age < TimeSpan.FromDays(1) ? Hours.With((int)age.TotalHours) : Days.With((int)age.TotalDays);
    }
}
