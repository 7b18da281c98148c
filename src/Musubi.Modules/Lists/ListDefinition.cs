using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Modules.Lists;

/// <summary>A list that people page through, sort, filter, export, and act upon; the same on screen, in files and in the API.</summary>
public interface IListDefinition
{
    /// <summary>Its name in URLs: <c>parties</c>.</summary>
    string Name { get; }
    Text Title { get; }
    string Permission { get; }

    /// <summary>The page that shows it: <c>/parties</c>.</summary>
    string Href { get; }
    string DefaultSort { get; }
    IReadOnlyList<ListColumn> Columns { get; }
    IReadOnlyList<ListFilter> Filters { get; }
    IReadOnlyList<BulkAct> BulkActs { get; }

    Task<ListSlice> Read(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct);

    /// <summary>Every row that matches, in order, read as it is consumed: exports.</summary>
    IAsyncEnumerable<ListRow> ReadAll(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct);

    /// <summary>The ids of every row that matches, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<long>> Ids(IServiceProvider services, Actor actor, ListRequest request, int most, CancellationToken ct);
}

/// <summary>How a cell is shown.</summary>
public enum CellKind { Text, Code, Figure, Money, Date, Instant, Badge, Flag }

/// <param name="Permission">Field right: who lacks it sees neither column, export nor API value.</param>
/// <param name="Tone">For badges: the tone of a value.</param>
public record ListColumn(string Key, Text Name, CellKind Kind, bool Shown, string? Permission, Func<object?, string>? Tone, bool Sortable);

/// <summary>A filter that stands in the URL as <c>f.key=value</c>, as chips.</summary>
public record ListFilter(string Key, Text Name, IReadOnlyList<(string Value, Text Name)> Choices);

/// <summary>An act on many rows, one at a time, each with its own result.</summary>
public sealed record BulkAct(string Key, Text Name, string Icon, string Permission, Func<Runner, Actor, long, CancellationToken, Task<Result<Done>>> Run, Text? Confirm = null);

/// <summary>What the URL asks of a list.</summary>
public sealed record ListRequest
{
    public string? Text { get; init; }

    /// <summary>Column key, with a leading minus for descending.</summary>
    public string? Sort { get; init; }
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new Dictionary<string, string>();
    public string? After { get; init; }
    public string? Before { get; init; }
    public int Size { get; init; } = 50;
}

/// <param name="Href">The page of the row.</param>
/// <param name="Cells">Values in the order of the definition's columns: string, Text, Money, decimal, DateOnly, DateTime (UTC), bool or null.</param>
public sealed record ListRow(long Id, string Href, IReadOnlyList<object?> Cells);

/// <param name="Total">How many rows match in all.</param>
/// <param name="Totals">Sums of money columns, by column key, one amount a currency.</param>
/// <param name="Capped">True when the text matched more records than are looked through; narrowing it is advised.</param>
public sealed record ListSlice(IReadOnlyList<ListRow> Rows, long Total, string? Previous, string? Next, IReadOnlyDictionary<string, IReadOnlyList<Money>> Totals, bool Capped);

/// <summary>A column over <typeparamref name="TRow"/>.</summary>
public sealed record Column<TRow>(string Key, Text Name, CellKind Kind, Func<TRow, object?> Value, LambdaExpression? Sort = null, bool Shown = true, string? Permission = null,
    Func<object?, string>? Tone = null, Expression<Func<TRow, Money>>? Total = null)
    : ListColumn(Key, Name, Kind, Shown, Permission, Tone, Sort is not null);

public static class Column
{
    public static Column<TRow> Of<TRow, TSort>(string key, Text name, CellKind kind, Func<TRow, object?> value, Expression<Func<TRow, TSort>> sort, bool shown = true, string? permission = null, Func<object?, string>? tone = null) =>
        new(key, name, kind, value, sort, shown, permission, tone);
}

/// <summary>A filter over <typeparamref name="TRow"/>: the value in the URL to a condition; null when the value is not one.</summary>
public sealed record Filter<TRow>(string Key, Text Name, IReadOnlyList<(string Value, Text Name)> Choices, Func<string, Expression<Func<TRow, bool>>?> Where)
    : ListFilter(Key, Name, Choices);

/// <summary>
/// A list over rows of one query. Pages by key (the sort value and the id of the last row seen), never by offset,
/// so that page 2,000 costs what page 1 costs. Sort columns must not be null.
/// </summary>
/// <typeparam name="TNoun">What the rows are of: the type their ids speak of.</typeparam>
public sealed class ListDefinition<TRow, TNoun> : IListDefinition where TRow : class
{
    /// <summary>Most records a text may match before the list asks to narrow it.</summary>
    public const int MostMatches = 1000;

    public required string Name { get; init; }
    public required Text Title { get; init; }
    public required string Permission { get; init; }
    public required string DefaultSort { get; init; }
    public string Href => "/" + Name;

    /// <summary>The rows, projected to init properties so that conditions compose.</summary>
    public required Func<IServiceProvider, IQueryable<TRow>> Rows { get; init; }
    public required Expression<Func<TRow, Id<TNoun>>> Id { get; init; }
    public required Func<TRow, string> RowHref { get; init; }
    public required IReadOnlyList<Column<TRow>> Of { get; init; }
    public IReadOnlyList<Filter<TRow>> FilterBy { get; init; } = [];
    public IReadOnlyList<BulkAct> BulkActs { get; init; } = [];

    /// <summary>The kind of record in the search index that a typed text narrows by; null when the list has no text filter.</summary>
    public string? SearchKind { get; init; }

    public IReadOnlyList<ListColumn> Columns => Of;
    public IReadOnlyList<ListFilter> Filters => FilterBy;

    public async Task<ListSlice> Read(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var (matching, capped) = await Matching(services, actor, request, ct);
        var total = await matching.LongCountAsync(ct);
        var (column, descending) = SortOf(request);
        var backwards = request.Before is not null;
        var page = matching;
        if (Cursor.Read(request.Before ?? request.After, column.Sort!.ReturnType) is { } cursor)
            page = page.Where(Keyset.Beyond(column.Sort, Id, cursor.Value, new Id<TNoun>(cursor.Id), descending != backwards));
        var size = Math.Clamp(request.Size, 1, 500);
        var rows = await Keyset.Order(page, column.Sort, Id, descending != backwards).Take(size + 1).ToListAsync(ct);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (backwards)
            rows.Reverse();
        var sort = column.SortValue();
        var id = IdOf();
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : request.After is not null;
        return new(
            [.. rows.Select(r => Row(r, id, actor))],
            total,
            hasPrevious && rows.Count > 0 ? Cursor.Write(sort(rows[0]), id(rows[0])) : null,
            hasNext && rows.Count > 0 ? Cursor.Write(sort(rows[^1]), id(rows[^1])) : null,
            await Totals(matching, actor, ct),
            capped);
    }

    public async IAsyncEnumerable<ListRow> ReadAll(IServiceProvider services, Actor actor, ListRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (matching, _) = await Matching(services, actor, request, ct);
        var (column, descending) = SortOf(request);
        var id = IdOf();
        await foreach (var row in Keyset.Order(matching, column.Sort!, Id, descending).AsAsyncEnumerable().WithCancellation(ct))
            yield return Row(row, id, actor);
    }

    public async Task<IReadOnlyList<long>> Ids(IServiceProvider services, Actor actor, ListRequest request, int most, CancellationToken ct)
    {
        var (matching, _) = await Matching(services, actor, request, ct);
        var ids = await matching.Select(Id).OrderBy(x => x).Take(most).ToListAsync(ct);
        return [.. ids.Select(id => id.Value)];
    }

    private async Task<(IQueryable<TRow> Rows, bool Capped)> Matching(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var rows = Rows(services);
        foreach (var filter in FilterBy)
        {
            if (request.Filters.TryGetValue(filter.Key, out var value) && filter.Where(value) is { } condition)
                rows = rows.Where(condition);
        }
        if (SearchKind is null || string.IsNullOrWhiteSpace(request.Text))
            return (rows, false);
        var found = await services.GetRequiredService<SearchBox>().Find(request.Text, actor, MostMatches + 1, [SearchKind], ct);
        var ids = found.Take(MostMatches).Select(f => new Id<TNoun>(f.SubjectId)).ToList();
        return (rows.Where(Expression.Lambda<Func<TRow, bool>>(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Id<TNoun>)], Expression.Property(Expression.Constant(new Captured(ids)), nameof(Captured.Ids)), Id.Body), Id.Parameters)), found.Count > MostMatches);
    }

    private sealed record Captured(List<Id<TNoun>> Ids);

    private (Column<TRow> Column, bool Descending) SortOf(ListRequest request)
    {
        return Find(request.Sort) ?? Find(DefaultSort) ?? throw new InvalidOperationException($"List {Name} cannot be sorted by {DefaultSort}.");

        (Column<TRow>, bool)? Find(string? sort) =>
            sort is not null && Of.FirstOrDefault(c => c.Sort is not null && c.Key == sort.TrimStart('-')) is { } column ? (column, sort.StartsWith('-')) : null;
    }

    private Func<TRow, long> IdOf()
    {
        compiledId ??= Id.Compile();
        return row => compiledId(row).Value;
    }

    private Func<TRow, Id<TNoun>>? compiledId;

    private ListRow Row(TRow row, Func<TRow, long> id, Actor actor) =>
        new(id(row), RowHref(row), [.. Of.Select(c => c.Permission is null || actor.May(c.Permission) ? c.Value(row) : null)]);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Money>>> Totals(IQueryable<TRow> rows, Actor actor, CancellationToken ct)
    {
        var totals = new Dictionary<string, IReadOnlyList<Money>>(StringComparer.Ordinal);
        foreach (var column in Of.Where(c => c.Total is not null && (c.Permission is null || actor.May(c.Permission))))
        {
            var sums = await rows.Select(column.Total!).GroupBy(m => m.Currency).Select(g => new { Currency = g.Key, Sum = g.Sum(m => m.Minor) }).OrderBy(s => s.Currency).ToListAsync(ct);
            totals[column.Key] = [.. sums.Select(s => new Money { Minor = s.Sum, Currency = s.Currency })];
        }
        return totals;
    }
}

internal static class ColumnSort
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<LambdaExpression, Delegate> Compiled = new();

    public static Func<TRow, object> SortValue<TRow>(this Column<TRow> column)
    {
        var sort = column.Sort!;
        return (Func<TRow, object>)Compiled.GetOrAdd(sort, s =>
            Expression.Lambda<Func<TRow, object>>(Expression.Convert(s.Body, typeof(object)), s.Parameters).Compile());
    }
}
