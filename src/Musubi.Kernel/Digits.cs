using System.Globalization;

namespace Musubi.Kernel;

/// <summary>
/// What a hand types, or a colleague pastes, as ASCII: full-width digits and letters, the IME's minus and commas.
/// </summary>
/// <remarks>
/// Unicode's NFKC is no substitute. It turns 10² into 102, ½ into 1⁄2, ① into 1, ㈱ into (株), ㎏ into kg, and half-width kana into full-width:
/// figures would change their value and names their spelling. Here only the width changes, never the meaning.
/// </remarks>
public static class Digits
{
    /// <summary>
    /// Full-width ASCII (！ to ～), ideographic and no-break spaces, ￥ ￡ ￦ and the many minus signs, as their plain forms. Kana, kanji
    /// and all else stay.
    /// </summary>
    public static string ToAscii(string? typed)
    {
        if (string.IsNullOrEmpty(typed)) return "";
        return string.Create(typed.Length, typed, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Plain(source[i]);
        });
    }

    /// <summary>
    /// Reads a figure: <c>1,234.5</c>, <c>１，２３４</c>, <c>△500</c>, <c>▲500</c>, <c>(500)</c>, <c>-500</c>, with one of the marks before or after it (<c>¥</c>, <c>円</c>, <c>kg</c>).
    /// Separators must stand at thousands: <c>1,23</c> may be a slip or a foreign decimal comma, and is refused. So is a trailing minus:
    /// Japanese receipts close an amount with it (¥1,234-) and mean no negative. At most 28 digits.
    /// </summary>
    public static bool TryParse(string? typed, out decimal value, params IReadOnlyList<string> marks)
    {
        value = 0;
        var rest = ToAscii(typed).AsSpan().Trim();
        bool signed = false, negative = false, marked = false;
        if (rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
        {
            signed = negative = true;
            rest = rest[1..^1].Trim();
        }

        while (rest.Length > 0)
        {
            if (!signed && rest[0] is '-' or '+' or '△' or '▲' or 'ー' or 'ｰ')
            {
                signed = true;
                negative = rest[0] != '+';
                rest = rest[1..].TrimStart();
            }
            else if (!marked && Mark(rest, marks) is { } without)
            {
                marked = true;
                rest = rest[without].Trim();
            }
            else break;
        }

        if (!TryUnsigned(rest, out var size)) return false;
        value = negative && size != 0 ? -size : size;
        return true;
    }

    private static Range? Mark(ReadOnlySpan<char> text, IReadOnlyList<string> marks)
    {
        Range? found = null;
        var longest = 0;
        foreach (var mark in marks)
        {
            if (mark.Length <= longest) continue;
            if (text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) (found, longest) = (mark.Length.., mark.Length);
            else if (text.EndsWith(mark, StringComparison.OrdinalIgnoreCase)) (found, longest) = (..^mark.Length, mark.Length);
        }

        return found;
    }

    private static bool TryUnsigned(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        Span<char> plain = stackalloc char[30];
        int length = 0, digits = 0, comma = -1, point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch { '、' => ',', '。' => '.', var other => other };
            if (char.IsAsciiDigit(c))
            {
                if (++digits > 28) return false;
                plain[length++] = c;
            }
            else if (c == ',' && point < 0 && (comma < 0 ? i is >= 1 and <= 3 : i - comma == 4))
            {
                comma = i;
            }
            else if (c == '.' && point < 0 && (comma < 0 || i - comma == 4))
            {
                point = i;
                plain[length++] = c;
            }
            else return false;
        }

        if (point < 0 && comma >= 0 && text.Length - comma != 4) return false;
        return digits > 0 && decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static char Plain(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' or '\u00A0' or '\u2007' or '\u2009' or '\u202F' => ' ',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' => '-',
        '\uFFE1' => '£',
        '\uFFE5' => '¥',
        '\uFFE6' => '₩',
        _ => c,
    };
}
