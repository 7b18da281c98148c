namespace Musubi.Kernel;

/// <summary>Postal codes as their country writes them.</summary>
public static class PostalCode
{
    /// <summary>In half width, and of Japan with its hyphen: 1000001 is 100-0001. What is no code of that country stays as typed.</summary>
    public static string Tidy(string country, string? typed)
    {
        var plain = Digits.ToAscii(typed).Trim();
        var digits = Plain(plain);
        return country == "JP" && digits.Length == 7 && IsValid(country, plain) ? $"{digits[..3]}-{digits[3..]}" : plain;
    }

    /// <summary>Seven digits in Japan, six in China; elsewhere whatever is written. Nothing is valid anywhere.</summary>
    public static bool IsValid(string country, string? typed)
    {
        var plain = Digits.ToAscii(typed).Trim();
        var most = country switch { "JP" => 7, "CN" => 6, _ => 0 };
        return plain.Length == 0 || most == 0 || (Plain(plain) is var digits && digits.Length == most && digits.All(char.IsAsciiDigit));
    }

    /// <summary>Why it is not one of the country.</summary>
    public static Refusal? WhyNot(string country, string typed, string field) => IsValid(country, typed) ? null : new("postal-code",
        new Text("「{0}」は{1}の郵便番号ではありません。", "“{0}”不是{1}的邮编。", "'{0}' is not a postal code of {1}.").With(typed, Countries.Name(country)),
        country == "JP" ? new Text("100-0001 のように7桁で入力してください。", "请按 100-0001 的格式输入7位数字。", "Type seven digits, like 100-0001.")
            : new Text("200001 のように6桁で入力してください。", "请输入6位数字，如 200001。", "Type six digits, like 200001."), field);

    private static string Plain(string typed) => typed.TrimStart('〒').Replace("-", "", StringComparison.Ordinal).Replace("ー", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
