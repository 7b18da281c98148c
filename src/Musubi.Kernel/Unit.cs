using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// What a unit measures. Units of one kind convert into each other by a fixed factor; <see cref="Pack"/> never does: how much a box
/// holds is the item's affair.
/// </summary>
public enum UnitKind { Pack, Count, Mass, Length, Area, Volume, Time, Calendar, Power, Energy, Voltage, Current, Temperature, Ratio }

/// <summary>
/// A unit of measure by its UN/ECE Recommendation 20 code (<c>C62</c> one, <c>KGM</c> kilogram), the code that e-invoices carry; packages by
/// <c>X</c> + their Recommendation 21 code (<c>XBX</c> box). A code that neither knows is the company's own unit, of the kind <see cref="UnitKind.Pack"/>.
/// The default value is <c>C62</c>, one.
/// </summary>
/// <remarks>
/// Factors: the SI Brochure, 9th edition, and for inch, pound and US gallon their legal definitions (international yard and pound, 1959;
/// NIST SP 811). All are exact.
/// </remarks>
[JsonConverter(typeof(UnitJson))]
public readonly record struct Unit : IComparable<Unit>, IParsable<Unit>
{
    /// <summary>The longest code a unit may have.</summary>
    public const int MaxLength = 12;

    public static readonly Unit One = new() { Code = "C62" };
    public static readonly Unit Piece = new() { Code = "H87" };
    public static readonly Unit Each = new() { Code = "EA" };
    public static readonly Unit Dozen = new() { Code = "DZN" };
    public static readonly Unit Set = new() { Code = "SET" };
    public static readonly Unit Box = new() { Code = "XBX" };
    public static readonly Unit Gram = new() { Code = "GRM" };
    public static readonly Unit Kilogram = new() { Code = "KGM" };
    public static readonly Unit Tonne = new() { Code = "TNE" };
    public static readonly Unit Metre = new() { Code = "MTR" };
    public static readonly Unit SquareMetre = new() { Code = "MTK" };
    public static readonly Unit CubicMetre = new() { Code = "MTQ" };
    public static readonly Unit Litre = new() { Code = "LTR" };
    public static readonly Unit Minute = new() { Code = "MIN" };
    public static readonly Unit Hour = new() { Code = "HUR" };
    public static readonly Unit Day = new() { Code = "DAY" };

    /// <summary>Up to twelve letters, digits, hyphens or kanji. Set by <see cref="Of"/>, <see cref="TryOf"/> and the database.</summary>
    public string Code
    {
        get => field ?? "C62";
        init => field = value == "C62" ? null : value;
    }

    /// <summary>Whether UN/ECE knows the code; if not, it is the company's own.</summary>
    public bool IsStandard => Facts.ContainsKey(Code);

    public UnitKind Kind => Facts.TryGetValue(Code, out var fact) ? fact.Kind : UnitKind.Pack;

    /// <summary>
    /// How many of the base of its kind one is (one, kg, m, m², m³, s, month, W, J, V, A); null where no factor holds: packs, and
    /// temperatures, whose zero differs.
    /// </summary>
    public Rational? Factor => Facts.TryGetValue(Code, out var fact) ? fact.Factor : null;

    public Text Name => Facts.TryGetValue(Code, out var fact) ? fact.Name : Text.Same(Code);

    /// <summary>Short, as it stands behind a figure: <c>kg</c>, 個.</summary>
    public Text Symbol => Facts.TryGetValue(Code, out var fact) ? fact.Symbol : Text.Same(Code);

    /// <summary>The units UN/ECE knows, in the order of their kinds.</summary>
    public static IReadOnlyList<Unit> All => Known.All;

    /// <summary>One of this in the other, when both are of one kind: a dozen in pieces is 12, a gram in kilograms 1/1000.</summary>
    public bool TryFactor(Unit other, out Rational factor)
    {
        var same = this == other;
        var convertible = !same && Kind == other.Kind && Factor is not null && other.Factor is not null;
        factor = convertible ? Factor!.Value / other.Factor!.Value : same ? Rational.One : default;
        return same || convertible;
    }

    /// <summary>The unit of a code known to be right; a malformed one is a programming error.</summary>
    public static Unit Of(string code) =>
        TryOf(code, out var unit) ? unit : throw new ArgumentException($"'{code}' is no unit code.", nameof(code));

    /// <summary>
    /// Reads a code in any case and width. Any short word is a unit (the company's own), so this refuses only what is empty, over
    /// <see cref="MaxLength"/> characters, or contains spaces, digits first or signs.
    /// </summary>
    public static bool TryOf([NotNullWhen(true)] string? code, out Unit unit)
    {
        var plain = Digits.ToAscii(code).Trim().ToUpperInvariant();
        var right = plain.Length is > 0 and <= MaxLength && char.IsLetter(plain[0]) && plain.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
        unit = right ? new() { Code = plain } : default;
        return right;
    }

    /// <summary>
    /// Finds a standard unit by what people write for it: its code, symbol or name in any of the languages (<c>kg</c>, キログラム, 千克, 個).
    /// </summary>
    public static bool TryFind(string? written, out Unit unit) => Known.Written.TryGetValue(Digits.ToAscii(written).Trim(), out unit);

    public int CompareTo(Unit other) => string.CompareOrdinal(Code, other.Code);

    public static bool operator <(Unit left, Unit right) => left.CompareTo(right) < 0;
    public static bool operator >(Unit left, Unit right) => left.CompareTo(right) > 0;
    public static bool operator <=(Unit left, Unit right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Unit left, Unit right) => left.CompareTo(right) >= 0;
    public override string ToString() => Code;

    static Unit IParsable<Unit>.Parse(string s, IFormatProvider? provider) => Of(s);
    static bool IParsable<Unit>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Unit result) => TryOf(s, out result);

    /// <summary>What may stand behind a figure of this unit when it is typed.</summary>
    internal IReadOnlyList<string> Marks => [Code, Symbol.Ja, Symbol.Zh, Symbol.En];

    private sealed record Fact(string Code, UnitKind Kind, Rational? Factor, Text Name, Text Symbol);

    private static FrozenDictionary<string, Fact> Facts => Known.Facts;

    /// <summary>Apart, so that the units above exist before the table that speaks of them.</summary>
    private static class Known
    {
        private static readonly Fact[] Table =
        [
            Count("C62", 1, new("一", "一", "one"), new("個", "个", "pcs")),
            Count("H87", 1, new("個", "件", "piece"), new("個", "件", "pcs")),
            Count("EA", 1, new("個（各）", "个", "each"), new("個", "个", "ea")),
            Count("PR", 2, new("対", "双", "pair"), new("対", "双", "pr")),
            Count("DZN", 12, new("ダース", "打", "dozen"), new("ダース", "打", "doz")),
            Count("GRO", 144, new("グロス", "罗", "gross"), new("グロス", "罗", "gro")),

            Pack("SET", new("セット", "套", "set")),
            Pack("KT", new("キット", "套件", "kit")),
            Pack("XBX", new("箱", "盒", "box")),
            Pack("XCT", new("カートン", "纸箱", "carton")),
            Pack("XCS", new("ケース", "箱", "case")),
            Pack("XBG", new("袋", "袋", "bag")),
            Pack("XPK", new("パック", "包", "package")),
            Pack("XPX", new("パレット", "托盘", "pallet")),
            Pack("XRO", new("巻", "卷", "roll")),
            Pack("XST", new("枚", "张", "sheet")),
            Pack("XBE", new("束", "捆", "bundle")),
            Pack("XDR", new("ドラム", "桶", "drum")),

            Of("MGM", UnitKind.Mass, 1, 1_000_000, "mg", new("ミリグラム", "毫克", "milligram")),
            Of("GRM", UnitKind.Mass, 1, 1_000, "g", new("グラム", "克", "gram")),
            Of("KGM", UnitKind.Mass, 1, 1, "kg", new("キログラム", "千克", "kilogram")),
            Of("TNE", UnitKind.Mass, 1_000, 1, "t", new("トン", "吨", "tonne")),
            Of("LBR", UnitKind.Mass, 45_359_237, 100_000_000, "lb", new("ポンド", "磅", "pound")),
            Of("ONZ", UnitKind.Mass, 45_359_237, 1_600_000_000, "oz", new("オンス", "盎司", "ounce")),

            Of("MMT", UnitKind.Length, 1, 1_000, "mm", new("ミリメートル", "毫米", "millimetre")),
            Of("CMT", UnitKind.Length, 1, 100, "cm", new("センチメートル", "厘米", "centimetre")),
            Of("DMT", UnitKind.Length, 1, 10, "dm", new("デシメートル", "分米", "decimetre")),
            Of("MTR", UnitKind.Length, 1, 1, "m", new("メートル", "米", "metre")),
            Of("KMT", UnitKind.Length, 1_000, 1, "km", new("キロメートル", "千米", "kilometre")),
            Of("INH", UnitKind.Length, 127, 5_000, "in", new("インチ", "英寸", "inch")),
            Of("FOT", UnitKind.Length, 381, 1_250, "ft", new("フィート", "英尺", "foot")),
            Of("YRD", UnitKind.Length, 1_143, 1_250, "yd", new("ヤード", "码", "yard")),

            Of("MMK", UnitKind.Area, 1, 1_000_000, "mm²", new("平方ミリメートル", "平方毫米", "square millimetre")),
            Of("CMK", UnitKind.Area, 1, 10_000, "cm²", new("平方センチメートル", "平方厘米", "square centimetre")),
            Of("MTK", UnitKind.Area, 1, 1, "m²", new("平方メートル", "平方米", "square metre")),
            Of("FTK", UnitKind.Area, 145_161, 1_562_500, "ft²", new("平方フィート", "平方英尺", "square foot")),
            Of("HAR", UnitKind.Area, 10_000, 1, "ha", new("ヘクタール", "公顷", "hectare")),

            Of("CMQ", UnitKind.Volume, 1, 1_000_000, "cm³", new("立方センチメートル", "立方厘米", "cubic centimetre")),
            Of("MTQ", UnitKind.Volume, 1, 1, "m³", new("立方メートル", "立方米", "cubic metre")),
            Of("MLT", UnitKind.Volume, 1, 1_000_000, "mL", new("ミリリットル", "毫升", "millilitre")),
            Of("CLT", UnitKind.Volume, 1, 100_000, "cL", new("センチリットル", "厘升", "centilitre")),
            Of("DLT", UnitKind.Volume, 1, 10_000, "dL", new("デシリットル", "分升", "decilitre")),
            Of("LTR", UnitKind.Volume, 1, 1_000, "L", new("リットル", "升", "litre")),
            Of("HLT", UnitKind.Volume, 1, 10, "hL", new("ヘクトリットル", "百升", "hectolitre")),
            Of("GLL", UnitKind.Volume, 473_176_473, 125_000_000_000, "gal", new("米国ガロン", "美制加仑", "US gallon")),

            Time("SEC", 1, new("秒", "秒", "second"), new("秒", "秒", "s")),
            Time("MIN", 60, new("分", "分钟", "minute"), new("分", "分钟", "min")),
            Time("HUR", 3_600, new("時間", "小时", "hour"), new("時間", "小时", "h")),
            Time("DAY", 86_400, new("日", "天", "day"), new("日", "天", "d")),
            Time("WEE", 604_800, new("週", "周", "week"), new("週", "周", "wk")),

            // A month has no fixed number of days; between months and years the factor is exact.
            new("MON", UnitKind.Calendar, Rational.One, new("か月", "月", "month"), new("か月", "个月", "mo")),
            new("ANN", UnitKind.Calendar, Rational.Of(12), new("年", "年", "year"), new("年", "年", "yr")),

            Of("WTT", UnitKind.Power, 1, 1, "W", new("ワット", "瓦", "watt")),
            Of("KWT", UnitKind.Power, 1_000, 1, "kW", new("キロワット", "千瓦", "kilowatt")),
            Of("KWH", UnitKind.Energy, 3_600_000, 1, "kWh", new("キロワット時", "千瓦时", "kilowatt hour")),
            Of("VLT", UnitKind.Voltage, 1, 1, "V", new("ボルト", "伏", "volt")),
            Of("AMP", UnitKind.Current, 1, 1, "A", new("アンペア", "安", "ampere")),
            new("CEL", UnitKind.Temperature, null, new("摂氏度", "摄氏度", "degree Celsius"), Text.Same("°C")),
            new("KEL", UnitKind.Temperature, null, new("ケルビン", "开尔文", "kelvin"), Text.Same("K")),
            Of("P1", UnitKind.Ratio, 1, 100, "%", new("パーセント", "百分比", "percent")),
        ];

        public static readonly FrozenDictionary<string, Fact> Facts = Table.ToFrozenDictionary(fact => fact.Code, StringComparer.Ordinal);

        public static readonly IReadOnlyList<Unit> All = [.. Table.Select(fact => new Unit { Code = fact.Code })];

        /// <summary>Where two units share a word (個), the piece, being the commoner, is meant.</summary>
        public static readonly FrozenDictionary<string, Unit> Written =
            (from fact in Table.OrderBy(fact => fact.Code is "H87" ? 0 : 1)
             from word in (string[])[fact.Code, fact.Symbol.Ja, fact.Symbol.Zh, fact.Symbol.En, fact.Name.Ja, fact.Name.Zh, fact.Name.En]
             group fact by word.ToUpperInvariant() into meant
             select KeyValuePair.Create(meant.Key, new Unit { Code = meant.First().Code })).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        private static Fact Of(string code, UnitKind kind, long above, long below, string symbol, Text name) =>
            new(code, kind, Rational.Of(above, below), name, Text.Same(symbol));
        private static Fact Count(string code, long ones, Text name, Text symbol) => new(code, UnitKind.Count, Rational.Of(ones), name, symbol);
        private static Fact Time(string code, long seconds, Text name, Text symbol) => new(code, UnitKind.Time, Rational.Of(seconds), name, symbol);
        private static Fact Pack(string code, Text name) => new(code, UnitKind.Pack, null, name, name);
    }
}

/// <summary>A unit in JSON is its code.</summary>
public sealed class UnitJson : JsonConverter<Unit>
{
    public override Unit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());
    public override void Write(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    public override Unit ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString());
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Unit value, JsonSerializerOptions options) => writer.WritePropertyName(value.Code);

    private static Unit Named(string? code) => Unit.TryOf(code, out var unit) ? unit : throw new JsonException($"'{code}' is no unit code.");
}
