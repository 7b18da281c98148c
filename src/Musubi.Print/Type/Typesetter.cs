using System.Text;
using Musubi.Kernel;
using SkiaSharp;

namespace Musubi.Print.Type;

/// <summary>A line of words, ready to be drawn.</summary>
internal sealed record Line(string Text, Glyphs Glyphs, Face Face, bool Embolden, float Width);

/// <summary>Sets words in lines of a width.</summary>
internal sealed class Typesetter(Language language)
{
    private readonly Dictionary<(string, TextStyle), Line> whole = [];

    public Line One(string text, TextStyle style)
    {
        if (whole.TryGetValue((text, style), out var known))
            return known;
        var face = style.Bold ? Face.Bold : Face.Regular;
        var glyphs = face.Shape(text, language.Tag);
        var embolden = false;
        if (style.Bold && !glyphs.Whole)
            (face, glyphs, embolden) = (Face.Regular, Face.Regular.Shape(text, language.Tag), true);
        return whole[(text, style)] = new(text, glyphs, face, embolden, glyphs.Advances.Sum() * style.Size / face.UnitsPerEm);
    }

    /// <summary>Breaks at line ends of the text, and where the width is full.</summary>
    public List<Line> Lines(string text, TextStyle style, float width)
    {
        var lines = new List<Line>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
            Break(paragraph, style, width, lines);
        return lines;
    }

    private void Break(string text, TextStyle style, float width, List<Line> lines)
    {
        while (true)
        {
            var line = One(text, style);
            if (line.Width <= width || text.Length < 2)
            {
                lines.Add(line);
                return;
            }
            var end = End(text, line, width * line.Face.UnitsPerEm / style.Size);
            lines.Add(One(text[..end].TrimEnd(), style));
            text = text[end..].TrimStart();
        }
    }

    /// <summary>The index at which the next line begins: the last place to break before the width is full; a word longer than a line is cut.</summary>
    private static int End(string text, Line line, float units)
    {
        var (used, full) = (0, text.Length);
        for (var i = 0; i < line.Glyphs.Ids.Length; i++)
        {
            used += line.Glyphs.Advances[i];
            if (used > units)
            {
                full = Math.Max(line.Glyphs.Clusters[i], 1);
                break;
            }
        }
        for (var at = full; at > 0; at--)
        {
            if (LineBreaks.MayBreakBefore(text, at))
                return at;
        }
        return full < text.Length && char.IsLowSurrogate(text[full]) ? Math.Max(full - 1, 1) + (full == 1 ? 1 : 0) : full;
    }

    public static void Draw(SKCanvas canvas, Line line, TextStyle style, float x, float baseline, SKPaint paint)
    {
        if (line.Glyphs.Ids.Length == 0)
            return;
        using var font = new SKFont(line.Face.Typeface, style.Size) { Embolden = line.Embolden, Subpixel = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        var (glyphs, bytes) = (line.Glyphs, Encoding.UTF8.GetBytes(line.Text));
        // Text and clusters go along, so that the words can be searched and copied from the file whatever form the glyphs have.
        var run = builder.AllocateHorizontalTextRun(font, glyphs.Ids.Length, 0, bytes.Length);
        glyphs.Ids.CopyTo(run.Glyphs);
        bytes.CopyTo(run.Text);
        var at = 0;
        for (var i = 0; i < glyphs.Ids.Length; i++)
        {
            run.Positions[i] = at * style.Size / line.Face.UnitsPerEm;
            run.Clusters[i] = (uint)Encoding.UTF8.GetByteCount(line.Text.AsSpan(0, glyphs.Clusters[i]));
            at += glyphs.Advances[i];
        }
        using var blob = builder.Build();
        canvas.DrawText(blob, x, baseline, paint);
    }
}
