using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace Musubi.Print.Logos;

/// <summary>What an element of a drawing says of its look: attributes, the classes of its style sheet, its own style; the later wins.</summary>
internal sealed partial class SvgStyle
{
    private readonly Dictionary<string, Dictionary<string, string>> classes = new(StringComparer.Ordinal);

    public static SvgStyle Read(XElement root)
    {
        var style = new SvgStyle();
        foreach (var sheet in root.Descendants().Where(e => e.Name.LocalName == "style").Take(10))
        {
            foreach (var rule in Rule().Matches(sheet.Value).Take(500))
            {
                foreach (var name in Class().Matches(rule.Groups[1].Value).Select(m => m.Groups[1].Value))
                {
                    foreach (var (key, value) in Declared(rule.Groups[2].Value))
                        (style.classes.TryGetValue(name, out var known) ? known : style.classes[name] = new(StringComparer.Ordinal))[key] = value;
                }
            }
        }
        return style;
    }

    public Dictionary<string, string> Of(XElement element)
    {
        var said = element.Attributes().Where(a => a.Name.Namespace == XNamespace.None).ToDictionary(a => a.Name.LocalName, a => a.Value, StringComparer.Ordinal);
        foreach (var name in (said.GetValueOrDefault("class") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(20))
        {
            foreach (var (key, value) in classes.GetValueOrDefault(name) ?? [])
                said[key] = value;
        }
        foreach (var (key, value) in Declared(said.GetValueOrDefault("style") ?? ""))
            said[key] = value;
        return said;
    }

    private static IEnumerable<(string Key, string Value)> Declared(string text) =>
        text.Split(';').Select(d => d.Split(':', 2)).Where(d => d.Length == 2).Select(d => (d[0].Trim(), d[1].Trim()));

    [GeneratedRegex(@"([^{}]+)\{([^{}]*)\}", RegexOptions.None, 500)]
    private static partial Regex Rule();

    [GeneratedRegex(@"\.([\w-]+)", RegexOptions.None, 500)]
    private static partial Regex Class();

    [GeneratedRegex(@"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", RegexOptions.None, 500)]
    internal static partial Regex Figure();

    [GeneratedRegex(@"(\w+)\s*\(([^)]*)\)", RegexOptions.None, 500)]
    internal static partial Regex Call();
}

/// <summary>How a shape is painted; children take over what they do not say themselves.</summary>
internal sealed record SvgPaint
{
    public static readonly SvgPaint First = new();

    private string Fill { get; init; } = "black";
    private string Stroke { get; init; } = "none";
    private float FillOpacity { get; init; } = 1;
    private float StrokeOpacity { get; init; } = 1;
    private float Width { get; init; } = 1;
    private string Cap { get; init; } = "butt";
    private string Join { get; init; } = "miter";
    private float Miter { get; init; } = 4;
    public bool EvenOdd { get; private init; }
    public bool Shown { get; private init; } = true;

    /// <summary>Of the element itself, not of its children.</summary>
    public float Opacity { get; private init; } = 1;
    public string? Clip { get; private init; }

    public SvgPaint Over(IReadOnlyDictionary<string, string> said)
    {
        // A mask or a filter that is left out would be another drawing.
        if (said.ContainsKey("mask") || said.GetValueOrDefault("filter", "none") != "none")
            throw new FormatException();
        string Given(string name, string otherwise) => said.TryGetValue(name, out var value) && value is not ("" or "inherit") ? value : otherwise;
        float Figure(string name, float otherwise) => said.TryGetValue(name, out var value) && SvgDrawing.Number(value) is { } figure ? figure : otherwise;
        return this with
        {
            Fill = Given("fill", Fill), Stroke = Given("stroke", Stroke), FillOpacity = Figure("fill-opacity", FillOpacity), StrokeOpacity = Figure("stroke-opacity", StrokeOpacity),
            Width = Figure("stroke-width", Width), Cap = Given("stroke-linecap", Cap), Join = Given("stroke-linejoin", Join), Miter = Figure("stroke-miterlimit", Miter),
            EvenOdd = Given("fill-rule", EvenOdd ? "evenodd" : "nonzero") == "evenodd", Shown = Given("display", "") != "none" && Given("visibility", "") != "hidden",
            Opacity = Math.Clamp(Figure("opacity", 1), 0, 1), Clip = said.TryGetValue("clip-path", out var clip) ? Named(clip) : null,
        };
    }

    public SKPaint? FillPaint(Func<string, SKShader?> gradient) => Painted(Fill, FillOpacity, gradient);

    public SKPaint? StrokePaint(Func<string, SKShader?> gradient)
    {
        if (Width <= 0 || Painted(Stroke, StrokeOpacity, gradient) is not { } paint)
            return null;
        (paint.Style, paint.StrokeWidth, paint.StrokeMiter) = (SKPaintStyle.Stroke, Width, Miter);
        paint.StrokeCap = Cap switch { "round" => SKStrokeCap.Round, "square" => SKStrokeCap.Square, _ => SKStrokeCap.Butt };
        paint.StrokeJoin = Join switch { "round" => SKStrokeJoin.Round, "bevel" => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter };
        return paint;
    }

    private static SKPaint? Painted(string what, float opacity, Func<string, SKShader?> gradient)
    {
        if (what is "none" or "transparent")
            return null;
        var paint = new SKPaint { IsAntialias = true };
        if (Named(what) is { } id)
            (paint.Shader, paint.Color) = (gradient(id) ?? throw new FormatException(), SKColors.Black.WithAlpha((byte)(255 * Math.Clamp(opacity, 0, 1))));
        else
            paint.Color = ColorOf(what) is { } color ? color.WithAlpha((byte)(color.Alpha * Math.Clamp(opacity, 0, 1))) : throw new FormatException();
        return paint;
    }

    /// <summary>url(#id) → id.</summary>
    private static string? Named(string text) =>
        text.StartsWith("url(", StringComparison.Ordinal) && text.IndexOf(')', StringComparison.Ordinal) is var end and > 0 && text[4..end].Trim('"', '\'', ' ') is ['#', .. var id] ? id : null;

    public static SKColor? ColorOf(string text)
    {
        if (text.StartsWith("rgb", StringComparison.Ordinal))
            return SvgDrawing.Numbers(text) is [var r, var g, var b, ..] ? new SKColor(Byte(r), Byte(g), Byte(b)) : null;
        if (text is "currentColor")
            return SKColors.Black;
        return text.StartsWith('#') ? SKColor.TryParse(text, out var color) ? color : null
            : System.Drawing.Color.FromName(text) is { IsKnownColor: true } known ? new SKColor(known.R, known.G, known.B) : null;

        static byte Byte(float value) => (byte)Math.Clamp(value, 0, 255);
    }
}
