using System.Globalization;
using System.Text;
using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>
/// Brings what people type and what is stored to one form: full and half width (NFKC), lower case, hiragana to katakana, Latin letters without accents,
/// old forms of kanji as names write them to today's, a dash after katakana to the long-vowel mark, ㈱ to 株式会社. Punctuation inside a word falls away.
/// </summary>
public static class Folding
{
    /// <summary>Forms of one kanji that names are written in, and that nobody remembers when searching.</summary>
    private static readonly Dictionary<int, char> Today = "髙高﨑崎邊辺邉辺齋斎齊斉濵浜濱浜德徳眞真廣広國国澤沢櫻桜惠恵瀨瀬曾曽龍竜壽寿圓円嶋島嶌島萬万與与藏蔵淺浅豐豊亞亜"
        .Chunk(2).Select(p => KeyValuePair.Create((int)p[0], p[1])).Append(new(0x20BB7, '吉')).ToDictionary();

    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var letters = Letters(text);
        var folded = new StringBuilder(letters.Count);
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            if (letter.Value < 0x250)
            {
                if (Rune.IsLetterOrDigit(letter))
                    folded.Append(Plain(letter));
                else if (IsDash(letter) && IsLongVowel(folded, letters, i))
                    folded.Append('ー');
                else if (Rune.IsWhiteSpace(letter) && folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else if (Today.TryGetValue(letter.Value, out var today))
                folded.Append(today);
            else if (letter.Value is >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ')
                folded.Append((char)(letter.Value + 0x60));
            else if (IsDash(letter) && IsLongVowel(folded, letters, i))
                folded.Append('ー');
            else if (Rune.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                     or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol)
                folded.Append(letter);
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Folded text without the spaces between Chinese or Japanese characters: 山田 太郎 is 山田太郎, however who wrote it parts names.</summary>
    public static string Joined(string folded)
    {
        if (!folded.Contains(' ', StringComparison.Ordinal))
            return folded;
        var words = folded.Split(' ');
        var joined = new StringBuilder(words[0]);
        for (var i = 1; i < words.Length; i++)
        {
            if (!EndsWide(words[i - 1]) || !BeginsWide(words[i]))
                joined.Append(' ');
            joined.Append(words[i]);
        }
        return joined.ToString();
    }

    /// <summary>
    /// The same words, with those of one Chinese or Japanese character put to the one beside them: 周 敏 may be stored as 周敏, inside of which 敏 alone begins nothing.
    /// Null where there is none.
    /// </summary>
    public static IReadOnlyList<string>? Beside(IReadOnlyList<string> terms)
    {
        var put = new List<string>();
        var (joins, alone) = (false, false);
        foreach (var term in terms)
        {
            var single = BeginsWide(term) && term.EnumerateRunes().Count() == 1;
            if (put.Count > 0 && (single || alone) && EndsWide(put[^1]) && BeginsWide(term))
                (put[^1], joins, alone) = (put[^1] + term, true, false);
            else
            {
                put.Add(term);
                alone = single;
            }
        }
        return joins ? put : null;
    }

    /// <summary>Forms of companies, which stand in nearly every name: each is a gram of its own, so that nobody has to read all those names to see whether its pairs stand together.</summary>
    private static readonly string[] Forms = ["株式会社", "有限会社", "合同会社", "有限公司", "有限责任公司"];

    /// <summary>The grams of folded text: pairs where a Chinese or Japanese character stands, triples and word beginnings in Latin and digits, forms of companies.</summary>
    public static IEnumerable<string> Grams(string folded)
    {
        foreach (var word in folded.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            // By character, not by UTF-16 unit: half of a rare kanji is no text that a database takes.
            var letters = word.EnumerateRunes().ToArray();
            yield return "^" + letters[0];
            if (letters.Length > 1)
                yield return "^" + letters[0] + letters[1];
            for (var i = 0; i + 1 < letters.Length; i++)
            {
                if (IsWide(letters[i]) || IsWide(letters[i + 1]))
                    yield return $"{letters[i]}{letters[i + 1]}";
                else if (i + 2 < letters.Length && !IsWide(letters[i + 2]))
                    yield return $"{letters[i]}{letters[i + 1]}{letters[i + 2]}";
            }
            foreach (var form in Forms.Where(f => word.Contains(f, StringComparison.Ordinal)))
                yield return form;
        }
    }

    /// <summary>The number that a code ends in, without the zeros before it: who means P00039 types 39. Empty where it is not filled up with zeros, or of one digit alone.</summary>
    public static string Tail(string code)
    {
        var digits = code[(code.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        var number = digits.TrimStart('0');
        return number.Length > 1 && number.Length < digits.Length ? number : "";
    }

    /// <summary>The grams that must stand in whatever contains <paramref name="term"/>: a folded word without spaces. A word too short to hold one is looked for at the beginnings of words.</summary>
    public static IReadOnlyList<string> Wanted(string term)
    {
        if (Forms.Contains(term, StringComparer.Ordinal))
            return [term];
        var grams = Grams(term).Distinct().ToList();
        var inside = grams.Where(g => g[0] != '^').ToList();
        return inside.Count > 0 ? inside : [grams[^1]];
    }

    /// <summary>Characters after NFKC in lower case, ㈱ and （株） written out. Half characters, which no text should hold, are left out.</summary>
    private static List<Rune> Letters(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var letter in text.EnumerateRunes().Where(r => r != Rune.ReplacementChar))
            whole.Append(letter);
        return [.. whole.ToString().Normalize(NormalizationForm.FormKC)
            .Replace("(株)", "株式会社", StringComparison.Ordinal).Replace("(有)", "有限会社", StringComparison.Ordinal)
            .ToLowerInvariant().EnumerateRunes()];
    }

    /// <summary>é to e: Latin letters without their marks.</summary>
    private static string Plain(Rune letter)
    {
        if (letter.Value < 0x80)
            return letter.ToString();
        var bare = letter.ToString().Normalize(NormalizationForm.FormD)[..1];
        return bare[0] < 0x80 ? bare : letter.ToString();
    }

    private static bool IsDash(Rune letter) => letter.Value is '-' or '‐' or '‑' or '–' or '—' or '―' or '−' or '─';

    /// <summary>サ-バ is サーバ typed in a hurry; カ-001 is a code.</summary>
    private static bool IsLongVowel(StringBuilder before, List<Rune> letters, int at) =>
        before.Length > 0 && before[^1] is >= 'ァ' and <= 'ヺ' && (at + 1 == letters.Count || letters[at + 1].Value is >= 'ぁ' and <= 'ヺ' || Rune.IsWhiteSpace(letters[at + 1]));

    private static bool BeginsWide(string word) => word.Length > 0 && IsWide(word.EnumerateRunes().First());

    private static bool EndsWide(string word) => Rune.DecodeLastFromUtf16(word, out var last, out _) == System.Buffers.OperationStatus.Done && IsWide(last);

    private static bool IsWide(Rune letter) => letter.Value >= 0x2E80;
}
