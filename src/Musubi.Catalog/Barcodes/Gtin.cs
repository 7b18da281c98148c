namespace Musubi.Catalog.Barcodes;

/// <summary>How a code is printed and read.</summary>
public enum BarcodeKind
{
    /// <summary>The company's own, as Code 128: letters, digits and signs, no check digit of ours.</summary>
    Internal,
    Ean8,
    UpcA,
    Ean13,

    /// <summary>GTIN-14 as ITF-14, on cases and pallets.</summary>
    Itf14,
}

/// <summary>GS1's trade item numbers, of 8, 12, 13 or 14 digits. The last is a check digit: modulo 10 over weights 3 and 1 from the right. [GS1 General Specifications 7.9]</summary>
public static class Gtin
{
    /// <summary>The check digit that belongs behind <paramref name="body"/>.</summary>
    public static int CheckDigit(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
            sum += (body[^(i + 1)] - '0') * (i % 2 == 0 ? 3 : 1);
        return (10 - sum % 10) % 10;
    }

    public static string WithCheckDigit(string body) => body + CheckDigit(body);

    /// <summary>Digits of a length that GS1 knows, whose last one is right.</summary>
    public static bool IsRight(string digits) => LooksLikeOne(digits) && digits[^1] - '0' == CheckDigit(digits.AsSpan(..^1));

    public static bool LooksLikeOne(string digits) => digits.Length is 8 or 12 or 13 or 14 && digits.All(char.IsAsciiDigit);

    public static int DigitsOf(BarcodeKind kind) => kind switch { BarcodeKind.Ean8 => 8, BarcodeKind.UpcA => 12, BarcodeKind.Ean13 => 13, BarcodeKind.Itf14 => 14, _ => 0 };

    /// <summary>What a scanner means by so many digits.</summary>
    public static BarcodeKind KindOf(string code) =>
        !LooksLikeOne(code) ? BarcodeKind.Internal : code.Length switch { 8 => BarcodeKind.Ean8, 12 => BarcodeKind.UpcA, 13 => BarcodeKind.Ean13, _ => BarcodeKind.Itf14 };

    /// <summary>Equal for codes that scanners cannot tell apart.</summary>
    public static string KeyOf(BarcodeKind kind, string code) => kind == BarcodeKind.Internal ? code : code.PadLeft(14, '0');
}
