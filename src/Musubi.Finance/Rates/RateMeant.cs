using Musubi.Modules.Forms;

namespace Musubi.Finance.Rates;

/// <summary>The field that says a rate far from the last is right: forms show it once they were asked.</summary>
internal static class RateMeant
{
    public const string Name = "RateMeant";

    public static bool IsAsked(PostedForm form) => form.Refusals.Any(r => r.Code == "finance.rate-unusual") || form.Value(Name) is { Length: > 0 } said && !said.Equals("false", StringComparison.OrdinalIgnoreCase);
}
