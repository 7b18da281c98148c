namespace Musubi.Kernel.Tests;

public sealed class SubdivisionTests
{
    [Fact]
    public void Japan_has_47_prefectures_and_China_34_provinces() => Assert.Equal((47, 34, 0), (Subdivisions.Of("JP").Count(), Subdivisions.Of("CN").Count(), Subdivisions.Of("DE").Count()));

    [Theory]
    [InlineData("JP", "神奈川", "神奈川県")]
    [InlineData("JP", "神奈川县", "神奈川県")]
    [InlineData("JP", "kanagawa-ken", "神奈川県")]
    [InlineData("JP", "JP-14", "神奈川県")]
    [InlineData("JP", "東京", "東京都")]
    [InlineData("JP", "京都", "京都府")]
    [InlineData("JP", "北海道", "北海道")]
    [InlineData("CN", "广东", "广东省")]
    [InlineData("CN", "広東省", "广东省")]
    [InlineData("CN", "Shanghai", "上海市")]
    [InlineData("CN", "广西", "广西壮族自治区")]
    [InlineData("CN", "内蒙古", "内蒙古自治区")]
    [InlineData("GB", " Kent ", "Kent")]
    public void A_prefecture_is_known_by_any_of_its_names(string country, string written, string kept) => Assert.Equal(kept, Subdivisions.Tidy(country, written));

    [Fact]
    public void Every_name_that_is_offered_is_found_again() =>
        Assert.All(new[] { "JP", "CN" }.SelectMany(c => Subdivisions.Of(c).Select(n => (Country: c, Name: n))), s =>
            Assert.All(Languages.All, l => Assert.Same(s.Name, Subdivisions.Find(s.Country, s.Name.In(l)))));

    [Fact]
    public void What_is_no_prefecture_is_not_found() => Assert.Null(Subdivisions.Find("JP", "横浜市"));
}
