using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Addresses of web sites: http or https and nothing else, for the page makes a link of them.</summary>
internal static class WebAddress
{
    /// <summary>As a browser takes it, though it is kept as it was typed, <c>example.co.jp</c> with its https; empty for nothing, null for what is none.</summary>
    public static string? Tidy(string? typed)
    {
        var plain = Digits.ToAscii(typed).Trim();
        if (plain.Length == 0)
            return "";
        var whole = plain.Contains("://", StringComparison.Ordinal) ? plain : "https://" + plain;
        return Uri.TryCreate(whole, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0 && !whole.Any(char.IsWhiteSpace) ? whole : null;
    }
}
