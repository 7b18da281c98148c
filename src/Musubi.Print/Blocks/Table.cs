namespace Musubi.Print.Blocks;

/// <summary>A column: its width in points when <see cref="Width"/> is given, else its share of what is left.</summary>
/// <param name="Fits">As wide as the widest that stands in it: figures and numbers are never broken over lines.</param>
public sealed record TableColumn(string Title, Align Align = Align.Left, float Share = 1f, float? Width = null, bool Fits = false);

public enum RowTone { Plain, Group, Total }

/// <summary>A row: one text per column; a group row heads what follows, a total row sums what came before.</summary>
public sealed record TableRow(IReadOnlyList<string> Cells, RowTone Tone = RowTone.Plain, int Indent = 0);

/// <summary>Rows under titles. Breaks between rows; the titles stand on each page again.</summary>
public sealed class Table(IReadOnlyList<TableColumn> columns, IEnumerable<TableRow> rows, TextStyle? style = null) : Block
{
    private const float Across = 4f, Down = 2f, Step = 10f;
    private static readonly TextStyle HeadStyle = new(7.5f, Ink: Ink.Grey);

    /// <summary>How much of the width columns that fit may take before all is set smaller, how small, and how wide a title alone makes a column; in points.</summary>
    private const float Most = 0.7f, Smallest = 6f, TitleWidth = 48f;
    private TextStyle style = style ?? new TextStyle(8.5f);
    private (float Of, float[] Columns)? measured;
    public IReadOnlyList<TableRow> Rows { get; } = [.. rows];

    internal override float Height(Pen pen, float width) => HeadHeight(pen, Widths(pen, width)) + (Rows.Count > 0 ? RowHeight(pen, Rows[0], Widths(pen, width)) : 0);

    internal override void Draw(Pen pen, float left, float width)
    {
        var widths = Widths(pen, width);
        Head(pen, left, width, widths);
        for (var i = 0; i < Rows.Count; i++)
        {
            var height = RowHeight(pen, Rows[i], widths);
            if (pen.Need(height + Tied(pen, i, widths)))
                Head(pen, left, width, widths);
            Row(pen, Rows[i], left, width, widths, height);
        }
    }

    /// <summary>What must not be parted from a row: the first row of its group; the totals that sum it.</summary>
    private float Tied(Pen pen, int row, float[] widths)
    {
        if (Rows[row].Tone == RowTone.Group)
            return row + 1 < Rows.Count ? RowHeight(pen, Rows[row + 1], widths) : 0;
        return Rows.Skip(row + 1).TakeWhile(r => r.Tone == RowTone.Total).Sum(r => RowHeight(pen, r, widths));
    }

    private float[] Widths(Pen pen, float width)
    {
        if (measured is { } known && known.Of == width)
            return known.Columns;
        var fitting = Fitting(pen);
        // Where figures leave words no room, all is set smaller; what is too much even so shares what there is.
        while (columns.Any(c => c.Fits) && fitting.Sum() > width * Most && style.Size > Smallest)
        {
            style = style with { Size = style.Size - 0.5f };
            fitting = Fitting(pen);
        }
        var beyond = Math.Max(1, fitting.Sum() / (columns.All(c => c.Fits || c.Width is not null) ? width : width * (1 + Most) / 2));
        var free = width - fitting.Sum() / beyond;
        var shares = columns.Where(c => c is { Width: null, Fits: false }).Sum(c => c.Share);
        float[] widths = [.. columns.Select((c, i) => c is { Width: null, Fits: false } ? free * c.Share / shares : fitting[i] / beyond)];
        measured = (width, widths);
        return widths;
    }

    /// <summary>The columns that have a width of their own; nothing for those that share.</summary>
    private float[] Fitting(Pen pen) => [.. columns.Select((c, i) => c.Width ?? (c.Fits ? Math.Max(Math.Min(pen.Type.One(c.Title, HeadStyle).Width, TitleWidth), Rows.Where(r => i < r.Cells.Count && !Alone(r)).Select(r => pen.Type.One(r.Cells[i], Style(r)).Width).DefaultIfEmpty().Max()) + Across * 2 + 0.5f : 0))];

    /// <summary>It heads a group, and has the whole width.</summary>
    private static bool Alone(TableRow row) => row.Tone == RowTone.Group && row.Cells.Skip(1).All(c => c.Length == 0);

    private float HeadHeight(Pen pen, float[] widths) =>
        columns.Select((c, i) => pen.Type.Lines(c.Title, HeadStyle, widths[i] - Across * 2).Count).DefaultIfEmpty(1).Max() * HeadStyle.Leading + Down * 2;

    private void Head(Pen pen, float left, float width, float[] widths)
    {
        var height = HeadHeight(pen, widths);
        pen.Shade(left, pen.Y, width, height);
        var x = left;
        for (var i = 0; i < columns.Count; i++)
        {
            Cell(pen, columns[i].Title, HeadStyle, columns[i].Align, x, pen.Y + Down, widths[i]);
            x += widths[i];
        }
        pen.Y += height;
        pen.Rule(left, width, pen.Y, 0.6f, Ink.Grey);
    }

    private float RowHeight(Pen pen, TableRow row, float[] widths) =>
        row.Cells.Select((cell, i) => cell.Length == 0 ? 1 : pen.Type.Lines(cell, Style(row), Room(row, i, widths)).Count).Max() * style.Leading + Down * 2;

    private void Row(Pen pen, TableRow row, float left, float width, float[] widths, float height)
    {
        if (row.Tone == RowTone.Total)
            pen.Rule(left, width, pen.Y, 0.6f, Ink.Grey);
        var x = left;
        for (var i = 0; i < columns.Count && i < row.Cells.Count; i++)
        {
            var indent = i == 0 ? row.Indent * Step : 0;
            Cell(pen, row.Cells[i], Style(row), columns[i].Align, x + indent, pen.Y + Down, Room(row, i, widths) + Across * 2);
            x += widths[i];
        }
        pen.Y += height;
        pen.Rule(left, width, pen.Y, 0.4f, Ink.Faint);
    }

    /// <summary>What heads a group has the whole width where it stands alone in its row.</summary>
    private static float Room(TableRow row, int column, float[] widths) =>
        (column == 0 && Alone(row) ? widths.Sum() : widths[column]) - Across * 2 - (column == 0 ? row.Indent * Step : 0);

    private TextStyle Style(TableRow row) => row.Tone == RowTone.Plain ? style : style with { Bold = true };

    private static void Cell(Pen pen, string text, TextStyle style, Align align, float left, float top, float width)
    {
        if (text.Length == 0)
            return;
        foreach (var line in pen.Type.Lines(text, style, width - Across * 2))
        {
            pen.Words(line, style, left + Across + align.Indent(width - Across * 2, line.Width), top);
            top += style.Leading;
        }
    }
}
