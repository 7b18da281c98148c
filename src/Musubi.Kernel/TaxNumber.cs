namespace Musubi.Kernel;

/// <summary>
/// Numbers by which tax offices know a company, with their check digits. A number with one digit wrong is refused before it is printed on an invoice.
/// </summary>
public static class TaxNumber
{
    private const string ChinaDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] ChinaWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>As stored: upper case, without spaces, dashes and dots.</summary>
    public static string Tidy(string? typed) =>
        string.Concat(Digits.ToAscii(typed).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>Whether a tidy number may be one of that country. Countries without a known rule accept what has 4 to 20 letters and digits.</summary>
    public static bool IsValid(string country, string tidy) => country switch
    {
        "JP" => IsJapanese(tidy),
        "CN" => IsChinese(tidy),
        _ => tidy.Length is >= 4 and <= 20,
    };

    /// <summary>The first day on which a number of that country can hold; null where none is known. [適格請求書等保存方式、2023年10月1日施行]</summary>
    public static DateOnly? FirstDay(string country) => country == "JP" ? new(2023, 10, 1) : null;

    /// <summary>What a number of that country looks like, for a refusal's advice.</summary>
    public static Text Shape(string country) => country switch
    {
        "JP" => new("Tと13桁の数字です（例 T7999901000612）。法人番号の検査数字も確かめます。", "格式为T加13位数字（例 T7999901000612），并校验检查位。", "It is T and 13 digits (such as T7999901000612), of which the first is a check digit."),
        "CN" => new("18桁の統一社会信用コードです（例 91350100M000100Y43）。", "为18位统一社会信用代码（例 91350100M000100Y43）。", "It is a unified social credit code of 18 characters (such as 91350100M000100Y43)."),
        _ => new("4〜20文字の英数字です。", "为4至20位字母和数字。", "It has 4 to 20 letters and digits."),
    };

    /// <summary>
    /// 適格請求書発行事業者の登録番号: T and 13 digits. For companies the 13 are the 法人番号, whose first digit is
    /// 9 − (Σ Pn·Qn mod 9), n from the right, Qn = 1 for odd n and 2 for even. [法人番号の指定等に関する省令 2条]
    /// </summary>
    public static bool IsJapanese(string tidy) =>
        tidy.Length == 14 && tidy[0] == 'T' && tidy.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 && tidy[1] - '0' == JapaneseCheckDigit(tidy.AsSpan(2));

    /// <summary>The check digit of the twelve digits of a 会社法人等番号.</summary>
    public static int JapaneseCheckDigit(ReadOnlySpan<char> twelve)
    {
        var sum = 0;
        for (var n = 1; n <= 12; n++)
            sum += (twelve[12 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        return 9 - sum % 9;
    }

    /// <summary>统一社会信用代码: 17 characters and a check character, modulo 31 with weights 3^(i−1) mod 31. [GB 32100-2015]</summary>
    public static bool IsChinese(string tidy) => tidy.Length == 18 && tidy.All(c => ChinaDigits.Contains(c, StringComparison.Ordinal)) && tidy[17] == ChineseCheckCharacter(tidy.AsSpan(0, 17));

    public static char ChineseCheckCharacter(ReadOnlySpan<char> seventeen)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += ChinaDigits.IndexOf(seventeen[i], StringComparison.Ordinal) * ChinaWeights[i];
        return ChinaDigits[(31 - sum % 31) % 31];
    }
}
