using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Telephone numbers as typed, and as compared.</summary>
internal static class Telephone
{
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["JP"] = "81", ["CN"] = "86", ["TW"] = "886", ["HK"] = "852", ["KR"] = "82", ["US"] = "1", ["CA"] = "1", ["GB"] = "44", ["DE"] = "49", ["FR"] = "33", ["SG"] = "65", ["TH"] = "66", ["VN"] = "84",
    };

    /// <summary>Digits only, without the international prefix: what people type into the search box.</summary>
    public static string Plain(string typed) => string.Concat(Digits.ToAscii(typed).Where(char.IsAsciiDigit));

    /// <summary>E.164 digits: 03-1234-5678 in Japan is 81312345678. Empty when there are too few digits to be a number.</summary>
    public static string Key(string typed, string country)
    {
        var text = Digits.ToAscii(typed).Trim();
        var digits = Plain(text);
        if (digits.Length < 6)
            return "";
        if (text.StartsWith('+'))
            return digits;
        if (text.StartsWith("00", StringComparison.Ordinal))
            return digits[2..];
        return Prefixes.TryGetValue(country, out var prefix) ? prefix + digits.TrimStart('0') : digits;
    }

    public static bool IsPossible(string typed) => typed.Length == 0 || (Plain(typed).Length is >= 6 and <= 16 && Digits.ToAscii(typed).All(c => char.IsAsciiDigit(c) || "+-() ./extEXT#".Contains(c, StringComparison.Ordinal)));
}
