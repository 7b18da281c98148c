using System.Globalization;
using System.Text;

namespace Musubi.Catalog.Barcodes;

/// <summary>A barcode as bars to draw: widths in modules, bar first, then space, bar, space…</summary>
/// <param name="Quiet">Modules to leave white on either side.</param>
/// <param name="Guards">Indices of bars that reach down between the digits (EAN, UPC).</param>
public sealed record BarcodeDrawing(IReadOnlyList<int> Widths, int Quiet, IReadOnlySet<int> Guards)
{
    /// <summary>ISO/IEC 15420, table 1: the left digits with odd parity; even parity is the mirror of the right side's complement.</summary>
    private static readonly string[] Left = ["3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112"];

    /// <summary>ISO/IEC 15420, table 2: the first of thirteen digits lies in the parity of the next six.</summary>
    private static readonly string[] Parity = ["LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"];

    /// <summary>ISO/IEC 16390: which two of five elements are wide.</summary>
    private static readonly string[] TwoOfFive = ["nnwwn", "wnnnw", "nwnnw", "wwnnn", "nnwnw", "wnwnn", "nwwnn", "nnnww", "wnnwn", "nwnwn"];

    /// <summary>ISO/IEC 15417, table 1: symbols 0 to 106, the last being the stop.</summary>
    private const string Code128 =
        "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 " +
        "221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 " +
        "231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 " +
        "314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 " +
        "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 " +
        "114131 311141 411131 211412 211214 211232 2331112";
    private static readonly string[] Symbols = Code128.Split(' ');

    public int Modules => Widths.Sum() + 2 * Quiet;

    public static BarcodeDrawing Of(BarcodeKind kind, string code) => kind switch
    {
        BarcodeKind.Ean13 => Ean(Parity[code[0] - '0'], code[1..7], code[7..], 11),
        BarcodeKind.UpcA => Ean(Parity[0], code[..6], code[6..], 9),
        BarcodeKind.Ean8 => Ean("LLLL", code[..4], code[4..], 7),
        BarcodeKind.Itf14 => Itf(code),
        _ => Of128(code),
    };

    /// <summary>An SVG path of all bars, one module wide a unit, <paramref name="height"/> units high; guards <paramref name="deeper"/> more.</summary>
    public string Path(int height, int deeper)
    {
        var path = new StringBuilder();
        var x = Quiet;
        for (var i = 0; i < Widths.Count; x += Widths[i++])
        {
            if (i % 2 == 0)
                path.Append(CultureInfo.InvariantCulture, $"M{x} 0h{Widths[i]}v{(Guards.Contains(i) ? height + deeper : height)}h-{Widths[i]}z");
        }
        return path.ToString();
    }

    private static BarcodeDrawing Ean(string parity, string left, string right, int quiet)
    {
        var widths = new StringBuilder("111");
        for (var i = 0; i < left.Length; i++)
            widths.Append(parity[i] == 'L' ? Left[left[i] - '0'] : Mirror(Left[left[i] - '0']));
        var middle = widths.Length;
        widths.Append("11111");
        foreach (var digit in right)
            widths.Append(Left[digit - '0']);
        var end = widths.Length;
        widths.Append("111");
        return new(Read(widths), quiet, new HashSet<int> { 0, 2, middle + 1, middle + 3, end, end + 2 });
    }

    private static BarcodeDrawing Itf(string digits)
    {
        var widths = new StringBuilder("1111");
        for (var i = 0; i < digits.Length; i += 2)
        {
            for (var k = 0; k < 5; k++)
                widths.Append(Wide(digits[i], k)).Append(Wide(digits[i + 1], k));
        }
        return new(Read(widths.Append("311")), 10, new HashSet<int>());

        static char Wide(char digit, int element) => TwoOfFive[digit - '0'][element] == 'w' ? '3' : '1';
    }

    /// <summary>Code set B throughout, or C where the code is an even number of digits: half as wide.</summary>
    private static BarcodeDrawing Of128(string code)
    {
        var pairs = code.Length % 2 == 0 && code.Length >= 4 && code.All(char.IsAsciiDigit);
        var values = pairs
            ? code.Chunk(2).Select(p => (p[0] - '0') * 10 + p[1] - '0').Prepend(105).ToList()
            : code.Select(c => c - ' ').Prepend(104).ToList();
        var check = values.Select((v, i) => v * Math.Max(i, 1)).Sum() % 103;
        return new(Read(new StringBuilder().AppendJoin("", values.Append(check).Append(106).Select(v => Symbols[v]))), 10, new HashSet<int>());
    }

    private static string Mirror(string widths) => new([.. widths.Reverse()]);

    private static List<int> Read(StringBuilder widths) => [.. widths.ToString().Select(c => c - '0')];
}
