namespace Musubi.Print.Blocks;

/// <summary>Names and values, one below the other: number, date, due.</summary>
public sealed class Facts(IReadOnlyList<(string Name, string Value)> rows, float nameShare = 0.38f) : Block
{
    internal override float Height(Pen pen, float width) => rows.Sum(r => RowHeight(pen, r, width));

    internal override void Draw(Pen pen, float left, float width)
    {
        foreach (var row in rows)
        {
            var height = RowHeight(pen, row, width);
            var (top, below) = (pen.Y, pen.Y + height);
            new Paragraph(row.Name, new(8.5f, Ink: Ink.Grey)).Draw(pen, left, width * nameShare - 6);
            pen.Y = top;
            new Paragraph(row.Value).Draw(pen, left + width * nameShare, width * (1 - nameShare));
            pen.Y = below;
        }
    }

    private float RowHeight(Pen pen, (string Name, string Value) row, float width) =>
        Math.Max(new Paragraph(row.Name, new(8.5f)).Height(pen, width * nameShare - 6), new Paragraph(row.Value).Height(pen, width * (1 - nameShare)));
}
