using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// A currency by its ISO 4217 alphabetic code. The default value is ISO's own <c>XXX</c>, no currency.
/// </summary>
/// <remarks>
/// Source: ISO 4217 list one, through Debian iso-codes 4.15.0, less what was withdrawn since (HRK, CUC, SLL, ZWL, ANG, BGN), plus XCG and ZWG.
/// Metals, test codes and units of account without a minor unit are no money here.
/// </remarks>
[JsonConverter(typeof(CurrencyJson))]
public readonly record struct Currency : IComparable<Currency>, IParsable<Currency>
{
    private const string Nothing = "XXX";

    public static readonly Currency JPY = new() { Code = "JPY" };
    public static readonly Currency CNY = new() { Code = "CNY" };
    public static readonly Currency USD = new() { Code = "USD" };
    public static readonly Currency EUR = new() { Code = "EUR" };
    public static readonly Currency GBP = new() { Code = "GBP" };
    public static readonly Currency HKD = new() { Code = "HKD" };
    public static readonly Currency TWD = new() { Code = "TWD" };
    public static readonly Currency KRW = new() { Code = "KRW" };
    public static readonly Currency SGD = new() { Code = "SGD" };
    public static readonly Currency THB = new() { Code = "THB" };
    public static readonly Currency VND = new() { Code = "VND" };
    public static readonly Currency AUD = new() { Code = "AUD" };
    public static readonly Currency CAD = new() { Code = "CAD" };
    public static readonly Currency CHF = new() { Code = "CHF" };

    /// <summary>Three capital letters. Set by <see cref="Of"/>, <see cref="TryOf"/> and the database.</summary>
    public string Code
    {
        get => field ?? Nothing;
        init => field = value == Nothing ? null : value;
    }

    public bool IsNone => Code == Nothing;

    /// <summary>Digits of the minor unit: 0 for yen, 2 for yuan (fen) and dollar (cent), 3 for dinar.</summary>
    public int Decimals => IsNone ? 0 : Facts[Code].Decimals;

    /// <summary>The currency's name where it is much traded, else its code.</summary>
    public Text Name => Facts.TryGetValue(Code, out var facts) ? facts.Name : Text.Same(Code);

    /// <summary>A sign that means this currency and no other (<c>€</c>, <c>US$</c>, <c>CN¥</c>), else the code.</summary>
    public string Symbol => Facts.TryGetValue(Code, out var facts) ? facts.Symbol : Code;

    /// <summary>
    /// As <see cref="Symbol"/>; but a Japanese reader's ¥ is the yen and a Chinese reader's the yuan. In English ¥ could be either,
    /// so it says which.
    /// </summary>
    public string SymbolIn(Language language) => (Code, language) switch
    {
        ("JPY", Language.Japanese) or ("CNY", Language.Chinese) => "¥",
        _ => Symbol,
    };

    /// <summary>Every currency in use, by code.</summary>
    public static IReadOnlyList<Currency> All => Known.Sorted;

    /// <summary>
    /// The currency of a code known to be right, from the database or from code: <c>XXX</c> is none, an unknown one a programming error.
    /// For what a person typed take <see cref="TryOf"/>.
    /// </summary>
    public static Currency Of(string code) =>
        TryOf(code, out var currency) || code == Nothing
            ? currency
            : throw new ArgumentException($"ISO 4217 has no active currency '{code}'.", nameof(code));

    /// <summary>Reads a code in any case and width; false for what ISO 4217 does not list as active.</summary>
    public static bool TryOf([NotNullWhen(true)] string? code, out Currency currency)
    {
        var plain = Digits.ToAscii(code).Trim().ToUpperInvariant();
        var known = Facts.ContainsKey(plain);
        currency = known ? new() { Code = plain } : default;
        return known;
    }

    public int CompareTo(Currency other) => string.CompareOrdinal(Code, other.Code);

    public static bool operator <(Currency left, Currency right) => left.CompareTo(right) < 0;
    public static bool operator >(Currency left, Currency right) => left.CompareTo(right) > 0;
    public static bool operator <=(Currency left, Currency right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Currency left, Currency right) => left.CompareTo(right) >= 0;
    public override string ToString() => Code;

    static Currency IParsable<Currency>.Parse(string s, IFormatProvider? provider) => Of(s);
    static bool IParsable<Currency>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Currency result) => TryOf(s, out result);

    /// <summary>What may stand beside an amount of this currency when it is typed.</summary>
    internal IReadOnlyList<string> Marks => Code switch
    {
        "JPY" => ["JPY", "JP¥", "¥", "円", "圓", "yen", "日元"],
        "CNY" => ["CNY", "CN¥", "RMB", "¥", "元", "圆", "圓", "人民元"],
        "TWD" => ["TWD", "NT$", "$", "元", "圓"],
        "HKD" => ["HKD", "HK$", "$", "元"],
        _ when Symbol.EndsWith('$') => [Code, Symbol, "$"],
        _ => [Code, Symbol],
    };

    private sealed record Fact(int Decimals, Text Name, string Symbol);

    private static FrozenDictionary<string, Fact> Facts => Known.Facts;

    /// <summary>Apart, so that the currencies above exist before the table that speaks of them.</summary>
    private static class Known
    {
        private const string
            NoMinorUnit = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
            Hundredths = """
                AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP
                CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
                KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
                PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
                UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
                """,
            Thousandths = "BHD IQD JOD KWD LYD OMR TND",
            TenThousandths = "CLF UYW";

        private static readonly Dictionary<string, (Text Name, string? Symbol)> Traded = new(StringComparer.Ordinal)
        {
            ["AED"] = (new("UAEディルハム", "阿联酋迪拉姆", "UAE dirham"), null),
            ["AUD"] = (new("オーストラリアドル", "澳大利亚元", "Australian dollar"), "A$"),
            ["BRL"] = (new("ブラジルレアル", "巴西雷亚尔", "Brazilian real"), "R$"),
            ["CAD"] = (new("カナダドル", "加拿大元", "Canadian dollar"), "CA$"),
            ["CHF"] = (new("スイスフラン", "瑞士法郎", "Swiss franc"), null),
            ["CNY"] = (new("人民元", "人民币", "Chinese yuan"), "CN¥"),
            ["CZK"] = (new("チェココルナ", "捷克克朗", "Czech koruna"), null),
            ["DKK"] = (new("デンマーククローネ", "丹麦克朗", "Danish krone"), null),
            ["EUR"] = (new("ユーロ", "欧元", "Euro"), "€"),
            ["GBP"] = (new("英ポンド", "英镑", "Pound sterling"), "£"),
            ["HKD"] = (new("香港ドル", "港元", "Hong Kong dollar"), "HK$"),
            ["HUF"] = (new("ハンガリーフォリント", "匈牙利福林", "Hungarian forint"), null),
            ["IDR"] = (new("インドネシアルピア", "印度尼西亚盾", "Indonesian rupiah"), null),
            ["ILS"] = (new("イスラエル新シェケル", "以色列新谢克尔", "Israeli new shekel"), "₪"),
            ["INR"] = (new("インドルピー", "印度卢比", "Indian rupee"), "₹"),
            ["JPY"] = (new("日本円", "日元", "Japanese yen"), "JP¥"),
            ["KRW"] = (new("韓国ウォン", "韩元", "South Korean won"), "₩"),
            ["MXN"] = (new("メキシコペソ", "墨西哥比索", "Mexican peso"), null),
            ["MYR"] = (new("マレーシアリンギット", "马来西亚林吉特", "Malaysian ringgit"), null),
            ["NOK"] = (new("ノルウェークローネ", "挪威克朗", "Norwegian krone"), null),
            ["NZD"] = (new("ニュージーランドドル", "新西兰元", "New Zealand dollar"), "NZ$"),
            ["PHP"] = (new("フィリピンペソ", "菲律宾比索", "Philippine peso"), "₱"),
            ["PLN"] = (new("ポーランドズウォティ", "波兰兹罗提", "Polish zloty"), null),
            ["RUB"] = (new("ロシアルーブル", "俄罗斯卢布", "Russian rouble"), null),
            ["SAR"] = (new("サウジリヤル", "沙特里亚尔", "Saudi riyal"), null),
            ["SEK"] = (new("スウェーデンクローナ", "瑞典克朗", "Swedish krona"), null),
            ["SGD"] = (new("シンガポールドル", "新加坡元", "Singapore dollar"), "S$"),
            ["THB"] = (new("タイバーツ", "泰铢", "Thai baht"), "฿"),
            ["TRY"] = (new("トルコリラ", "土耳其里拉", "Turkish lira"), "₺"),
            ["TWD"] = (new("台湾ドル", "新台币", "New Taiwan dollar"), "NT$"),
            ["USD"] = (new("米ドル", "美元", "US dollar"), "US$"),
            ["VND"] = (new("ベトナムドン", "越南盾", "Vietnamese dong"), "₫"),
            ["ZAR"] = (new("南アフリカランド", "南非兰特", "South African rand"), null),
        };

        public static readonly FrozenDictionary<string, Fact> Facts = Read(NoMinorUnit, 0)
            .Concat(Read(Hundredths, 2)).Concat(Read(Thousandths, 3)).Concat(Read(TenThousandths, 4))
            .ToFrozenDictionary(StringComparer.Ordinal);

        public static readonly IReadOnlyList<Currency> Sorted = [.. Facts.Keys.Order(StringComparer.Ordinal).Select(code => new Currency { Code = code })];

        private static IEnumerable<KeyValuePair<string, Fact>> Read(string codes, int decimals) =>
            from code in codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            let traded = Traded.GetValueOrDefault(code)
            select KeyValuePair.Create(code, new Fact(decimals, traded.Name ?? Text.Same(code), traded.Symbol ?? code));
    }
}

/// <summary>A currency in JSON is its code.</summary>
public sealed class CurrencyJson : JsonConverter<Currency>
{
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    public override Currency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code);

    private static Currency Named(string? code) =>
        Currency.TryOf(code, out var currency) ? currency : throw new JsonException($"ISO 4217 has no active currency '{code}'.");
}
