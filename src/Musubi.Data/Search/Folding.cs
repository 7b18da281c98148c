using System.Globalization;
using System.Text;

namespace Musubi.Data.Search;

/// <summary>
/// Brings what people type and what is stored to one form: NFKC (full and half width), lower case, hiragana to katakana,
/// without accents, long-vowel dashes unified, punctuation and spaces between letters removed.
/// </summary>
public static class Folding
{
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (c is >= 'ぁ' and <= 'ゖ')
                folded.Append((char)(c + 0x60));
            else if (c < 0x250 ? char.IsLetterOrDigit(c) : char.GetUnicodeCategory(c) is not (UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherPunctuation
                     or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.ConnectorPunctuation))
                folded.Append(c < 0x250 ? Plain(c) : c);
            else if (char.IsWhiteSpace(c) && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    /// <summary>é to e: Latin letters without their marks.</summary>
    private static char Plain(char c)
    {
        if (c < 0x80)
            return c;
        var parts = c.ToString().Normalize(NormalizationForm.FormD);
        return parts[0] < 0x80 ? parts[0] : c;
    }

    /// <summary>The grams of folded text: pairs where a Chinese or Japanese character stands, triples and word beginnings in Latin and digits.</summary>
    public static IEnumerable<string> Grams(string folded)
    {
        foreach (var word in folded.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            yield return "^" + word[..1];
            if (word.Length > 1)
                yield return "^" + word[..2];
            for (var i = 0; i + 1 < word.Length; i++)
            {
                if (IsWide(word[i]) || IsWide(word[i + 1]))
                    yield return word.Substring(i, 2);
                else if (i + 2 < word.Length && !IsWide(word[i + 2]))
                    yield return word.Substring(i, 3);
            }
        }
    }

    /// <summary>The grams that must stand in whatever contains <paramref name="term"/>: a folded word without spaces.</summary>
    public static IReadOnlyList<string> Wanted(string term)
    {
        var inside = Grams(term).Where(g => g[0] != '^').Distinct().ToList();
        return inside.Count > 0 ? inside : ["^" + (term.Length > 1 ? term[..2] : term)];
    }

    private static bool IsWide(char c) => c >= 0x2E80;
}
