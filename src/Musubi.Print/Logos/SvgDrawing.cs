using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using SkiaSharp;

namespace Musubi.Print.Logos;

/// <summary>
/// An SVG of what logos are made of: paths, plain shapes, groups, gradients, clips. Whatever fetches, runs, animates or nests without end
/// is not read, and a drawing that holds text or a picture is none, rather than one that lacks them.
/// </summary>
internal sealed class SvgDrawing
{
    private const int MostShapes = 5_000, MostDeep = 40, MostCharacters = Logo.MaxSize;
    private static readonly HashSet<string> Silent = ["defs", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "clipPath", "symbol"];
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg", Link = "http://www.w3.org/1999/xlink";

    private readonly XElement root;
    private readonly Dictionary<string, XElement> named;
    private readonly SvgStyle styles;
    private readonly SKRect box;
    private int shapes;

    private SvgDrawing(XElement root, SKRect box)
    {
        (this.root, this.box) = (root, box);
        named = root.Descendants().Where(e => e.Attribute("id") is not null).DistinctBy(e => (string)e.Attribute("id")!).ToDictionary(e => (string)e.Attribute("id")!, StringComparer.Ordinal);
        styles = SvgStyle.Read(root);
    }

    public SKSize Size => box.Size;

    /// <summary>Null where the bytes are no drawing that can be drawn whole.</summary>
    public static SvgDrawing? Read(byte[] content)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MostCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true });
            if (XDocument.Load(reader).Root is not { } root || root.Name != Svg + "svg" || Box(root) is not { Width: > 0, Height: > 0 } box || box.Width / box.Height is > 100 or < 0.01f)
                return null;
            var drawing = new SvgDrawing(root, box);
            // Once into the void: what it holds is known only when it is walked.
            using var recorder = new SKPictureRecorder();
            return drawing.Children(recorder.BeginRecording(box), root, SvgPaint.First, 0) && drawing.shapes > 0 ? drawing : null;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException or RegexMatchTimeoutException)
        {
            return null;
        }
    }

    public void Draw(SKCanvas canvas)
    {
        shapes = 0;
        canvas.Translate(-box.Left, -box.Top);
        Children(canvas, root, SvgPaint.First, 0);
    }

    private static SKRect? Box(XElement root)
    {
        if (Numbers((string?)root.Attribute("viewBox")) is [var x, var y, var width, var height])
            return SKRect.Create(x, y, width, height);
        return Number((string?)root.Attribute("width")) is { } w && Number((string?)root.Attribute("height")) is { } h ? SKRect.Create(0, 0, w, h) : null;
    }

    private bool Children(SKCanvas canvas, XElement parent, SvgPaint paint, int depth) =>
        depth < MostDeep && parent.Elements().All(e => e.Name.Namespace != Svg || Element(canvas, e, paint, depth + 1));

    /// <summary>False: it holds something that cannot be drawn, or too much.</summary>
    private bool Element(SKCanvas canvas, XElement element, SvgPaint inherited, int depth)
    {
        var name = element.Name.LocalName;
        if (Silent.Contains(name))
            return true;
        var paint = inherited.Over(styles.Of(element));
        if (!paint.Shown)
            return true;
        canvas.Save();
        if (Transform((string?)element.Attribute("transform")) is { } matrix)
            canvas.Concat(in matrix);
        if (paint.Clip is { } clip && named.GetValueOrDefault(clip) is { } clipper)
        {
            using var outline = Outline(clipper);
            canvas.ClipPath(outline, SKClipOperation.Intersect, true);
        }
        if (paint.Opacity < 1)
        {
            using var layer = new SKPaint { Color = SKColors.Black.WithAlpha((byte)(paint.Opacity * 255)) };
            canvas.SaveLayer(layer);
        }
        var drawn = name switch
        {
            "g" or "a" or "svg" => Children(canvas, element, paint, depth),
            "use" => Use(canvas, element, paint, depth),
            _ => Shape(canvas, element, paint),
        };
        if (paint.Opacity < 1)
            canvas.Restore();
        canvas.Restore();
        return drawn;
    }

    private bool Use(SKCanvas canvas, XElement element, SvgPaint paint, int depth)
    {
        var target = ((string?)element.Attribute("href") ?? (string?)element.Attribute(Link + "href") ?? "").TrimStart('#');
        if (++shapes > MostShapes || depth >= MostDeep || !named.TryGetValue(target, out var what) || what.Name.LocalName == "symbol")
            return false;
        canvas.Translate(Of(element, "x"), Of(element, "y"));
        return Element(canvas, what, paint, depth + 1);
    }

    private bool Shape(SKCanvas canvas, XElement element, SvgPaint paint)
    {
        if (++shapes > MostShapes)
            return false;
        using var path = PathOf(element);
        if (path is null)
            return false;
        path.FillType = paint.EvenOdd ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        using var fill = paint.FillPaint(id => Gradient(id, path.Bounds));
        if (fill is not null && element.Name.LocalName != "line")
            canvas.DrawPath(path, fill);
        using var stroke = paint.StrokePaint(id => Gradient(id, path.Bounds));
        if (stroke is not null)
            canvas.DrawPath(path, stroke);
        return true;
    }

    private SKPath Outline(XElement clipper)
    {
        using var all = new SKPathBuilder();
        foreach (var element in clipper.Elements().Take(100))
        {
            using var path = PathOf(element);
            if (path is null)
                continue;
            if (Transform((string?)element.Attribute("transform")) is { } matrix)
                path.Transform(in matrix);
            all.AddPath(path);
        }
        return all.Detach();
    }

    /// <summary>Null: no shape.</summary>
    private static SKPath? PathOf(XElement e)
    {
        if (e.Name.LocalName == "path")
            return SKPath.ParseSvgPathData((string?)e.Attribute("d") ?? "") ?? new SKPath();
        using var path = new SKPathBuilder();
        switch (e.Name.LocalName)
        {
            case "rect":
                var (rx, ry) = (Number((string?)e.Attribute("rx")), Number((string?)e.Attribute("ry")));
                path.AddRoundRect(SKRect.Create(Of(e, "x"), Of(e, "y"), Of(e, "width"), Of(e, "height")), rx ?? ry ?? 0, ry ?? rx ?? 0);
                break;
            case "circle":
                path.AddCircle(Of(e, "cx"), Of(e, "cy"), Of(e, "r"));
                break;
            case "ellipse":
                path.AddOval(SKRect.Create(Of(e, "cx") - Of(e, "rx"), Of(e, "cy") - Of(e, "ry"), Of(e, "rx") * 2, Of(e, "ry") * 2));
                break;
            case "line":
                path.AddPoly([new(Of(e, "x1"), Of(e, "y1")), new(Of(e, "x2"), Of(e, "y2"))], false);
                break;
            case "polyline" or "polygon":
                var points = Numbers((string?)e.Attribute("points")).Chunk(2).Where(p => p.Length == 2).Select(p => new SKPoint(p[0], p[1])).ToArray();
                if (points.Length > 0)
                    path.AddPoly(points, e.Name.LocalName == "polygon");
                break;
            default:
                return null;
        }
        return path.Detach();
    }

    private SKShader? Gradient(string id, SKRect bounds)
    {
        if (named.GetValueOrDefault(id) is not { } gradient || gradient.Name.LocalName is not ("linearGradient" or "radialGradient"))
            return null;
        var inherited = ((string?)gradient.Attribute("href") ?? (string?)gradient.Attribute(Link + "href"))?.TrimStart('#') is { } other ? named.GetValueOrDefault(other) : null;
        string? Given(string name) => (string?)gradient.Attribute(name) ?? (string?)inherited?.Attribute(name);
        var stops = (gradient.Elements(Svg + "stop").Any() ? gradient : inherited ?? gradient).Elements(Svg + "stop").Take(64).ToList();
        if (stops.Count == 0)
            return null;
        var colors = stops.Select(s => styles.Of(s) is var style && SvgPaint.ColorOf(style.GetValueOrDefault("stop-color", "black")) is { } color
            ? color.WithAlpha((byte)(color.Alpha * Math.Clamp(Share(style.GetValueOrDefault("stop-opacity")) ?? 1, 0, 1))) : SKColors.Black).ToArray();
        var offsets = stops.Select(s => Math.Clamp(Share((string?)s.Attribute("offset")) ?? 0, 0, 1)).ToArray();
        var matrix = Given("gradientUnits") == "userSpaceOnUse" ? SKMatrix.Identity : SKMatrix.CreateScaleTranslation(bounds.Width, bounds.Height, bounds.Left, bounds.Top);
        if (Transform(Given("gradientTransform")) is { } turned)
            matrix = matrix.PreConcat(turned);
        return gradient.Name.LocalName == "linearGradient"
            ? SKShader.CreateLinearGradient(new(At("x1", 0), At("y1", 0)), new(At("x2", 1), At("y2", 0)), colors, offsets, SKShaderTileMode.Clamp, matrix)
            : SKShader.CreateRadialGradient(new(At("cx", 0.5f), At("cy", 0.5f)), Math.Max(0.0001f, At("r", 0.5f)), colors, offsets, SKShaderTileMode.Clamp, matrix);

        float At(string name, float otherwise) => Share(Given(name)) ?? otherwise;
    }

    /// <summary>0.4 or 40%.</summary>
    private static float? Share(string? text) => text is not null && text.TrimEnd().EndsWith('%') ? Number(text.TrimEnd()[..^1]) / 100 : Number(text);

    private static float Of(XElement element, string name) => Number((string?)element.Attribute(name)) ?? 0;

    internal static float? Number(string? text) => Numbers(text) is [var first, ..] ? first : null;

    internal static float[] Numbers(string? text) =>
        text is null ? [] : [.. SvgStyle.Figure().Matches(text).Select(m => float.Parse(m.Value, NumberStyles.Float, CultureInfo.InvariantCulture)).Where(float.IsFinite)];

    private static SKMatrix? Transform(string? text)
    {
        if (text is null)
            return null;
        var all = SKMatrix.Identity;
        foreach (var part in SvgStyle.Call().Matches(text).Take(50))
        {
            var n = Numbers(part.Groups[2].Value);
            SKMatrix? one = (part.Groups[1].Value, n) switch
            {
                ("matrix", [var a, var b, var c, var d, var e, var f]) => new SKMatrix(a, c, e, b, d, f, 0, 0, 1),
                ("translate", [var x, .. var y]) => SKMatrix.CreateTranslation(x, y.Length > 0 ? y[0] : 0),
                ("scale", [var x, .. var y]) => SKMatrix.CreateScale(x, y.Length > 0 ? y[0] : x),
                ("rotate", [var degrees]) => SKMatrix.CreateRotationDegrees(degrees),
                ("rotate", [var degrees, var x, var y]) => SKMatrix.CreateRotationDegrees(degrees, x, y),
                ("skewX", [var degrees]) => SKMatrix.CreateSkew(MathF.Tan(degrees * MathF.PI / 180), 0),
                ("skewY", [var degrees]) => SKMatrix.CreateSkew(0, MathF.Tan(degrees * MathF.PI / 180)),
                _ => null,
            };
            all = all.PreConcat(one ?? throw new FormatException());
        }
        return all;
    }
}
