using System.Globalization;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>Countries by their ISO 3166-1 alpha-2 codes.</summary>
internal static class Country
{
    private static readonly Dictionary<string, string> English = CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name))
        .Where(r => r.TwoLetterISORegionName.Length == 2 && r.TwoLetterISORegionName.All(char.IsAsciiLetterUpper))
        .DistinctBy(r => r.TwoLetterISORegionName).ToDictionary(r => r.TwoLetterISORegionName, r => r.EnglishName, StringComparer.Ordinal);

    public static bool Exists(string code) => English.ContainsKey(code);

    /// <summary>Those trade is usual with first, in a fixed order, then all others by code.</summary>
    public static IEnumerable<string> Usual => Known.Keys.Concat(English.Keys.Where(c => !Known.ContainsKey(c)).Order(StringComparer.Ordinal));

    /// <summary>As the reader calls it; where no translation is kept, in English.</summary>
    public static Text Name(string code) =>
        Known.TryGetValue(code, out var name) ? name : Text.Same(English.GetValueOrDefault(code, code));

    private static readonly Dictionary<string, Text> Known = new(StringComparer.Ordinal)
    {
        ["JP"] = new("日本", "日本", "Japan"), ["CN"] = new("中国", "中国", "China"), ["TW"] = new("台湾", "台湾", "Taiwan"), ["HK"] = new("香港", "香港", "Hong Kong"),
        ["KR"] = new("韓国", "韩国", "South Korea"), ["US"] = new("アメリカ", "美国", "United States"), ["CA"] = new("カナダ", "加拿大", "Canada"), ["MX"] = new("メキシコ", "墨西哥", "Mexico"),
        ["BR"] = new("ブラジル", "巴西", "Brazil"), ["DE"] = new("ドイツ", "德国", "Germany"), ["FR"] = new("フランス", "法国", "France"), ["IT"] = new("イタリア", "意大利", "Italy"),
        ["GB"] = new("イギリス", "英国", "United Kingdom"), ["NL"] = new("オランダ", "荷兰", "Netherlands"), ["CH"] = new("スイス", "瑞士", "Switzerland"), ["SE"] = new("スウェーデン", "瑞典", "Sweden"),
        ["AT"] = new("オーストリア", "奥地利", "Austria"), ["ES"] = new("スペイン", "西班牙", "Spain"), ["PL"] = new("ポーランド", "波兰", "Poland"), ["CZ"] = new("チェコ", "捷克", "Czechia"),
        ["TH"] = new("タイ", "泰国", "Thailand"), ["VN"] = new("ベトナム", "越南", "Vietnam"), ["MY"] = new("マレーシア", "马来西亚", "Malaysia"), ["SG"] = new("シンガポール", "新加坡", "Singapore"),
        ["ID"] = new("インドネシア", "印度尼西亚", "Indonesia"), ["PH"] = new("フィリピン", "菲律宾", "Philippines"), ["IN"] = new("インド", "印度", "India"), ["AU"] = new("オーストラリア", "澳大利亚", "Australia"),
        ["NZ"] = new("ニュージーランド", "新西兰", "New Zealand"), ["TR"] = new("トルコ", "土耳其", "Türkiye"),
    };
}
