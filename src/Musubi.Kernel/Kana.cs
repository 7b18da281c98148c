using System.Text;

namespace Musubi.Kernel;

/// <summary>
/// Readings in one spelling, so that what is typed finds what is stored: half-width katakana becomes full-width with its voicing marks joined (ｶﾞ → ガ),
/// hiragana becomes katakana (かぶしき → カブシキ). Kanji and all else stay.
/// </summary>
public static class Kana
{
    /// <summary>Half-width katakana as full-width; hiragana stays. For names as they are stored.</summary>
    public static string ToFullWidth(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && text[end] is >= '\uFF61' and <= '\uFF9F') end++;

            // NFKC is right here and only here: it touches nothing but the run of half-width kana, and joins ｶ and ﾞ into ガ.
            if (end > i) result.Append(text[i..end].Normalize(NormalizationForm.FormKC));
            else result.Append(text[end++]);
            i = end;
        }

        return result.ToString();
    }

    /// <summary>Every kana as full-width katakana. For search keys and sort keys.</summary>
    public static string ToKatakana(string? text) =>
        string.Concat(ToFullWidth(text).Select(c => c is (>= 'ぁ' and <= 'ゖ') or 'ゝ' or 'ゞ' ? (char)(c + 0x60) : c));
}
