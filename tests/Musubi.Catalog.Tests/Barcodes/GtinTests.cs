using CsCheck;
using Musubi.Catalog.Barcodes;

namespace Musubi.Catalog.Tests.Barcodes;

public sealed class GtinTests
{
    [Theory]
    [InlineData("4006381333931")]
    [InlineData("96385074")]
    [InlineData("036000291452")]
    [InlineData("15400141288763")]
    public void A_number_from_a_real_package_is_right(string code) => Assert.True(Gtin.IsRight(code));

    [Fact]
    public void Any_single_wrong_digit_is_caught() =>
        Gen.Select(Gen.OneOf(Gen.Const(7), Gen.Const(11), Gen.Const(12), Gen.Const(13)), Gen.Int[0, 9].Array[13], Gen.Int[0, 13], Gen.Int[1, 9]).Sample((length, digits, at, wrong) =>
        {
            var code = Gtin.WithCheckDigit(string.Concat(digits.Take(length))).ToCharArray();
            at %= code.Length;
            code[at] = (char)('0' + (code[at] - '0' + wrong) % 10);
            return !Gtin.IsRight(new string(code));
        });

    [Fact]
    public void A_UPC_is_the_EAN_with_a_nought_before_it() =>
        Assert.Equal(Gtin.KeyOf(BarcodeKind.UpcA, "036000291452"), Gtin.KeyOf(BarcodeKind.Ean13, "0036000291452"));

    [Theory]
    [InlineData(BarcodeKind.Ean13, "4006381333931", 95 + 22)]
    [InlineData(BarcodeKind.UpcA, "036000291452", 95 + 18)]
    [InlineData(BarcodeKind.Ean8, "96385074", 67 + 14)]
    [InlineData(BarcodeKind.Itf14, "15400141288763", 7 * 2 * 9 + 9 + 20)]
    [InlineData(BarcodeKind.Internal, "PJJ123C", 11 * 9 + 13 + 20)]
    [InlineData(BarcodeKind.Internal, "123456", 11 * 5 + 13 + 20)]
    public void A_drawn_code_is_as_wide_as_its_standard_says(BarcodeKind kind, string code, int modules) =>
        Assert.Equal(modules, BarcodeDrawing.Of(kind, code).Modules);

    /// <summary>Read back bar by bar: 4006381333931 as EAN-13 in modules, black 1 and white 0.</summary>
    [Fact]
    public void The_bars_of_an_EAN_13_are_those_of_the_standard()
    {
        var drawing = BarcodeDrawing.Of(BarcodeKind.Ean13, "4006381333931");
        var modules = string.Concat(drawing.Widths.Select((w, i) => new string(i % 2 == 0 ? '1' : '0', w)));
        Assert.Equal("101" + "0001101" + "0100111" + "0101111" + "0111101" + "0001001" + "0110011" + "01010" + "1000010" + "1000010" + "1000010" + "1110100" + "1000010" + "1100110" + "101", modules);
    }
}
