using SkiaSharp;

namespace Musubi.Print.Blocks;

/// <summary>One figure that must be seen first: what is to be paid.</summary>
public sealed class Boxed(string name, string value) : Block
{
    private const float Padding = 8f;
    private static readonly TextStyle Big = new(16f, true);

    internal override float Height(Pen pen, float width) => Big.Leading + Padding * 2;

    internal override void Draw(Pen pen, float left, float width)
    {
        var height = Height(pen, width);
        pen.Shade(left, pen.Y, width, height);
        pen.Words(pen.Type.One(name, TextStyle.Strong), TextStyle.Strong, left + Padding, pen.Y + (height - TextStyle.Strong.Leading) / 2);
        var figure = pen.Type.One(value, Big);
        pen.Words(figure, Big, left + width - Padding - figure.Width, pen.Y + Padding);
        pen.Y += height;
    }
}

/// <summary>Empty boxes for seals, as is custom in Japan: who drew up, who checked, who approved.</summary>
public sealed class Seals(params IReadOnlyList<string> names) : Block
{
    private const float Box = 48f;
    private static readonly TextStyle Name = new(7f, Ink: Ink.Grey);

    internal override float Height(Pen pen, float width) => Box + Name.Leading;

    internal override void Draw(Pen pen, float left, float width)
    {
        var x = left + width - Box * names.Count;
        foreach (var name in names)
        {
            pen.Frame(x, pen.Y, Box, Name.Leading);
            pen.Frame(x, pen.Y + Name.Leading, Box, Box);
            var word = pen.Type.One(name, Name);
            pen.Words(word, Name, x + (Box - word.Width) / 2, pen.Y);
            x += Box;
        }
        pen.Y += Height(pen, width);
    }
}

/// <summary>A picture such as a logo, as large as fits the box of these points, and no higher than it then is.</summary>
public sealed class Picture(byte[] bytes, float width, float height) : Block
{
    private readonly float drawn = Drawn(bytes, width, height);

    internal override float Height(Pen pen, float width) => drawn;

    internal override void Draw(Pen pen, float left, float width1)
    {
        pen.Picture(bytes, left, pen.Y, width, drawn);
        pen.Y += drawn;
    }

    private static float Drawn(byte[] bytes, float width, float height)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is null ? 0 : Math.Min(height, width * codec.Info.Height / codec.Info.Width);
    }
}
