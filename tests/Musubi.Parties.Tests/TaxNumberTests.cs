using CsCheck;
using Musubi.Kernel;

namespace Musubi.Parties.Tests;

public class TaxNumberTests
{
    [Theory]
    [InlineData("JP", "T7999901000612")]
    [InlineData("JP", "Ｔ７９９９－９０１－０００６１２")]
    [InlineData("CN", "91350100M000100Y43")]
    public void A_registration_number_is_accepted_as_people_type_it(string country, string typed) =>
        Assert.True(TaxNumber.IsValid(country, TaxNumber.Tidy(typed)));

    [Fact]
    public void Any_one_digit_wrong_in_a_japanese_number_is_found() =>
        Gen.Select(Gen.Long[0, 999_999_999_999], Gen.Int[0, 12], Gen.Int[1, 9]).Sample((number, at, by) =>
        {
            var twelve = number.ToString("000000000000");
            var digits = $"{TaxNumber.JapaneseCheckDigit(twelve)}{twelve}".ToCharArray();
            Assert.True(TaxNumber.IsJapanese("T" + new string(digits)));
            var right = digits[at] - '0';
            digits[at] = (char)('0' + (right + by) % 10);
            // Modulo 9 cannot tell a 0 from a 9 among the twelve: the rule's own blind spot.
            Assert.True(!TaxNumber.IsJapanese("T" + new string(digits)) || (at > 0 && Math.Abs(digits[at] - '0' - right) == 9));
        });

    [Fact]
    public void Any_one_character_wrong_in_a_chinese_number_is_found() =>
        Gen.Select(Gen.Char["0123456789ABCDEFGHJKLMNPQRTUWXY"].Array[17], Gen.Int[0, 17], Gen.Char["0123456789ABCDEFGHJKLMNPQRTUWXY"]).Sample((characters, at, wrong) =>
        {
            var number = (new string(characters) + TaxNumber.ChineseCheckCharacter(characters)).ToCharArray();
            Assert.True(TaxNumber.IsChinese(new string(number)));
            if (number[at] == wrong)
                return;
            number[at] = wrong;
            Assert.False(TaxNumber.IsChinese(new string(number)));
        });
}
