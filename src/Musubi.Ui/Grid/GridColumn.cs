using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>What a cell of the line grid takes.</summary>
public enum GridCell { Text, Number, Money, Date, Lookup, Select, ReadOnly }

public enum GridWidth { Normal, Narrow, Mid, Wide }

/// <summary>A column of <see cref="LineGrid"/>: <c>new("Quantity", Words.Quantity, GridCell.Number) { Scale = 3, Required = true }</c>.</summary>
/// <param name="Key">The property of the line in the use case's input; of a read-only column any name of its own.</param>
public sealed record GridColumn(string Key, Text Label, GridCell Cell = GridCell.Text)
{
    public GridWidth Width { get; init; }
    public bool Required { get; init; }

    /// <summary>Decimals shown and taken, of figures.</summary>
    public int? Scale { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>Where a lookup cell asks: <c>/api/lookup/item</c>.</summary>
    public string? Url { get; init; }

    /// <summary>Fields of the form sent along with what a lookup cell asks: the customer, whose own item numbers count too.</summary>
    public IReadOnlyList<string>? With { get; init; }
    public IReadOnlyList<(string Value, Text Name)>? Options { get; init; }

    /// <summary>The member of the preview's answer that a read-only cell shows: <c>amount</c>.</summary>
    public string? From { get; init; }

    /// <summary>Whether a read-only cell shows a figure.</summary>
    public bool Figure { get; init; }

    /// <summary>What else a spreadsheet may call it, beside its label in every language: its headings are known by these when they are pasted.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public bool IsFigure => Figure || Cell is GridCell.Number or GridCell.Money;
}
