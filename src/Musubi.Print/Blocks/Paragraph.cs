namespace Musubi.Print.Blocks;

/// <summary>Words in lines: a title, an address, a note.</summary>
public sealed class Paragraph(string text, TextStyle? style = null, Align align = Align.Left) : Block
{
    private readonly TextStyle style = style ?? TextStyle.Body;

    internal override float Height(Pen pen, float width) => text.Length == 0 ? 0 : pen.Type.Lines(text, style, width).Count * style.Leading;

    internal override void Draw(Pen pen, float left, float width)
    {
        if (text.Length == 0)
            return;
        foreach (var line in pen.Type.Lines(text, style, width))
        {
            pen.Words(line, style, left + align.Indent(width, line.Width), pen.Y);
            pen.Y += style.Leading;
        }
    }
}

internal static class Aligning
{
    public static float Indent(this Align align, float width, float used) => align switch { Align.Right => width - used, Align.Centre => (width - used) / 2, _ => 0 };
}
