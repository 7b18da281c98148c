namespace Musubi.Print.Blocks;

/// <summary>Blocks beside one another, each with its share of the width; they stay together on one page.</summary>
public sealed class Beside(params IReadOnlyList<Side> sides) : Block
{
    private const float Gap = 18f;

    internal override float Height(Pen pen, float width) => Over(width).Max(s => s.Side.Blocks.Sum(b => b.Height(pen, s.Width)));

    internal override void Draw(Pen pen, float left, float width)
    {
        var (top, bottom) = (pen.Y, pen.Y);
        foreach (var (side, sideWidth) in Over(width))
        {
            pen.Y = top;
            foreach (var block in side.Blocks)
                block.Draw(pen, left, sideWidth);
            bottom = Math.Max(bottom, pen.Y);
            left += sideWidth + Gap;
        }
        pen.Y = bottom;
    }

    private IEnumerable<(Side Side, float Width)> Over(float width)
    {
        var (all, free) = (sides.Sum(s => s.Share), width - Gap * (sides.Count - 1));
        return sides.Select(s => (s, free * s.Share / all));
    }
}

/// <param name="Share">Of the width, beside the shares of the others.</param>
public sealed record Side(float Share, params IReadOnlyList<Block> Blocks);
