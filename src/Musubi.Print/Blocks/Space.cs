namespace Musubi.Print.Blocks;

/// <summary>Nothing, some points high; with a line through its middle where asked.</summary>
public sealed class Space(float height = 10f, bool rule = false) : Block
{
    internal override float Height(Pen pen, float width) => height;

    internal override void Draw(Pen pen, float left, float width)
    {
        if (rule)
            pen.Rule(left, width, pen.Y + height / 2, 0.6f, Ink.Faint);
        pen.Y += height;
    }
}
