using System.Text.RegularExpressions;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.Banking;

/// <summary>
/// Names of payers in one spelling, so that what a bank writes (ｶ)ﾎｸﾄｶｶﾞｸ) and what the register has (北斗化学株式会社, ホクトカガク) compare: width, legal forms and their abbreviations, small kana,
/// long vowels and spaces fall away, as they do on transfers.
/// </summary>
public static partial class PayerKey
{
    public const int Most = 100;

    /// <summary>So much of a name must agree where a bank cut it off, or wrote a branch behind it.</summary>
    private const int Enough = 5;

    private const string Small = "ァィゥェォッャュョヮヵヶ", Large = "アイウエオツヤユヨワカケ";

    public static string Of(string written)
    {
        var text = Digits.ToAscii(Kana.ToFullWidth(written)).ToUpperInvariant().Trim();
        text = Kind().Replace(text, "");
        text = Spoken().Replace(Inner().Replace(Behind().Replace(Ahead().Replace(Plain(text), ""), ""), ""), "");
        var key = Plain(LegalForm.Without(text)).Replace("ー", "", StringComparison.Ordinal);
        return key.Length > Most ? key[..Most] : key;
    }

    /// <summary>Whether the names may be of one payer: cut off, or with something behind.</summary>
    public static bool IsNear(string one, string other) =>
        one.Length >= Enough && other.Length >= Enough && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>Transfers know no small kana.</summary>
    private static string Plain(string text) => string.Concat(Kana.ToKatakana(text).Select(c => Small.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Large[at] : c));

    /// <summary>What a statement puts before the name: that it is a transfer.</summary>
    [GeneratedRegex("^(他行)?(振込入金|振込|振替入金|振替|フリコミ|フリカエ|転账|转账|汇款)([ :：・]|\\d)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Kind();

    private const string Forms = "カブ|カ|ユウ|ユ|ド|メ|シ|イダン|イ|ザイ|シヤ|ガク|フク|シユウ|トクヒ|ドク|ノウ|ソウゴ|エイ|シユツ";

    [GeneratedRegex("^\\(?(" + Forms + ")[)．.]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ahead();

    [GeneratedRegex("[(](" + Forms + ")\\)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Behind();

    [GeneratedRegex("[(](" + Forms + ")[)]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inner();

    /// <summary>Legal forms spoken out, as readings have them.</summary>
    [GeneratedRegex("^(カブシキガイシヤ|ユウゲンガイシヤ|ゴウドウガイシヤ)|(カブシキガイシヤ|ユウゲンガイシヤ|ゴウドウガイシヤ)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spoken();
}
