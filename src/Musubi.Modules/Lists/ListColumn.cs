using System.Linq.Expressions;
using Musubi.Kernel;
using Musubi.Modules.Lists.Cells;

namespace Musubi.Modules.Lists;

/// <summary>How a cell is shown. The value of a picture is its address.</summary>
public enum CellKind { Text, Code, Figure, Money, Date, Instant, Badge, Flag, Picture }

/// <summary>A state as a list shows it: its name and its tone (<c>blue</c> going on, <c>green</c> done, <c>amber</c> waits, <c>red</c> needs a hand, empty for plain).</summary>
public sealed record Mark(Text Name, string Tone = "")
{
    public override string ToString() => Name.ToString();
}

/// <param name="Shown">Whether it is shown until the reader chooses columns.</param>
/// <param name="Permission">Field right: who lacks it sees neither column, export nor API value.</param>
/// <param name="Tone">For badges whose value is not a <see cref="Mark"/>: the tone of a value.</param>
public record ListColumn(string Key, Text Name, CellKind Kind, bool Shown, string? Permission, Func<object?, string>? Tone, bool Sortable)
{
    /// <summary>How its cells are changed in the list itself; null where they are not.</summary>
    public CellEdit? Edit { get; init; }

    /// <summary>Whether its amounts are summed below it.</summary>
    public virtual bool HasTotal => false;

    public bool IsFigure => Kind is CellKind.Figure or CellKind.Money;

    public bool OpenTo(Actor actor) => Permission is null || actor.May(Permission);
}

/// <summary>A column over <typeparamref name="TRow"/>.</summary>
/// <param name="Value">string, Text, Mark, Money, decimal, a whole number, DateOnly, DateTime (UTC), bool or null.</param>
/// <param name="Sort">What it sorts by, never null in the database: the two engines put nulls at different ends.</param>
/// <param name="Total">The amount that is summed below the column, one sum a currency.</param>
public sealed record Column<TRow>(string Key, Text Name, CellKind Kind, Func<TRow, object?> Value, LambdaExpression? Sort = null, bool Shown = true, string? Permission = null,
    Func<object?, string>? Tone = null, Expression<Func<TRow, Money>>? Total = null)
    : ListColumn(Key, Name, Kind, Shown, Permission, Tone, Sort is not null)
{
    public override bool HasTotal => Total is not null;

    private LambdaExpression? sortBy;
    private Func<TRow, object>? sortValue;

    /// <summary><see cref="Sort"/> as both engines can order and compare it.</summary>
    internal LambdaExpression SortBy => sortBy ??= Keyset.Comparable(Sort!);

    /// <summary>What a row sorts by, as it stands in a cursor.</summary>
    internal object SortValue(TRow row) => (sortValue ??= Expression.Lambda<Func<TRow, object>>(Expression.Convert(SortBy.Body, typeof(object)), SortBy.Parameters).Compile())(row);
}

public static class Column
{
    /// <summary>A column that sorts by <paramref name="sort"/>.</summary>
    public static Column<TRow> Of<TRow, TSort>(string key, Text name, CellKind kind, Func<TRow, object?> value, Expression<Func<TRow, TSort>> sort, bool shown = true, string? permission = null,
        Func<object?, string>? tone = null, Expression<Func<TRow, Money>>? total = null) =>
        new(key, name, kind, value, sort, shown, permission, tone, total);

    /// <summary>A column that is shown but not sorted by.</summary>
    public static Column<TRow> Unsorted<TRow>(string key, Text name, CellKind kind, Func<TRow, object?> value, bool shown = true, string? permission = null,
        Func<object?, string>? tone = null, Expression<Func<TRow, Money>>? total = null) =>
        new(key, name, kind, value, null, shown, permission, tone, total);
}
