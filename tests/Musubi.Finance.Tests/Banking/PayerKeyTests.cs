using Musubi.Finance.Banking;

namespace Musubi.Finance.Tests.Banking;

public class PayerKeyTests
{
    [Theory]
    [InlineData("ｶ)ﾎｸﾄｶｶﾞｸ", "ホクトカガク")]
    [InlineData("ﾎｸﾄｶｶﾞｸ(ｶ", "ホクトカガク")]
    [InlineData("ﾎｸﾄｶｶﾞｸ (ｶ)", "ホクトカガク")]
    [InlineData("北斗化学㈱", "北斗化学株式会社")]
    [InlineData("振込　カ）ホクトカガク", "ほくとかがく")]
    [InlineData("ﾌﾘｺﾐ ｶ)ﾎｸﾄｶｶﾞｸ", "カブシキガイシャ ホクトカガク")]
    [InlineData("ﾄｳｱｾｲﾐﾂｺｳｷﾞﾖｳ(ｶ", "トウアセイミツコウギョウ")]
    [InlineData("ｶ)ﾋﾕｳｶﾞｵ-ﾄﾊﾟ-ﾂ", "ヒュウガオートパーツ")]
    [InlineData("ｶ)ﾋﾕｳｶﾞｵｰﾄﾊﾟｰﾂ", "ヒュウガ オートパーツ")]
    [InlineData("ﾕ)ﾐｶﾜﾌﾟﾗｽﾁﾂｸ", "ミカワプラスチック")]
    [InlineData("ﾄﾞ)ﾂﾊﾞﾒｶﾅｶﾞﾀ", "ツバメカナガタ")]
    [InlineData("上海华星电子有限公司", "上海华星电子")]
    [InlineData("KESTREL COMPONENTS LTD", "Kestrel Components Ltd")]
    public void What_a_bank_writes_and_what_the_register_has_compare(string written, string known) => Assert.Equal(PayerKey.Of(known), PayerKey.Of(written));

    [Theory]
    [InlineData("ｶﾅﾔﾏｺｳｷﾞﾖｳ", "ナヤマコウギョウ")]
    [InlineData("ｼﾝｴｲ", "シンエイショウジ")]
    public void A_name_that_begins_like_an_abbreviation_keeps_its_letters(string written, string other) => Assert.NotEqual(PayerKey.Of(other), PayerKey.Of(written));

    [Fact]
    public void A_name_cut_off_or_with_a_branch_behind_it_is_near_and_a_short_one_is_not()
    {
        Assert.True(PayerKey.IsNear(PayerKey.Of("ｶ)ﾄｳｱｾｲﾐﾂｺｳ"), PayerKey.Of("トウアセイミツコウギョウ")));
        Assert.True(PayerKey.IsNear(PayerKey.Of("ﾄｳｱｾｲﾐﾂｺｳｷﾞﾖｳ ﾅｺﾞﾔｼﾃﾝ"), PayerKey.Of("トウアセイミツコウギョウ")));
        Assert.False(PayerKey.IsNear(PayerKey.Of("ﾄｳｱ"), PayerKey.Of("トウアセイミツコウギョウ")));
    }
}
