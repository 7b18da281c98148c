using System.Collections.ObjectModel;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Lists.Bulk;

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

    /// <summary>Whether it can be asked how it stood at the end of an earlier day.</summary>
    bool KnowsThePast { get; }

    /// <summary>The kind of record in the search index that a typed text narrows by; null where it does not.</summary>
    string? SearchKind { get; }

    /// <summary>Whether a typed text narrows it.</summary>
    bool TakesText { get; }

    /// <summary>The sort a request comes to: the one it names if the list has it, else the list's own.</summary>
    string SortOf(ListRequest request);

    Task<ListSlice> Read(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct);

    /// <summary>How many rows match and what they come to, however many: what a page of a long list does not wait for.</summary>
    Task<ListTally> Tally(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct);

    /// <summary>Every row that matches, in order, read as it is consumed: exports.</summary>
    IAsyncEnumerable<ListRow> ReadAll(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct);

    /// <summary>The rows that match, in order, at most <paramref name="most"/>: what an act on all of them is about.</summary>
    Task<IReadOnlyList<ListRow>> ReadFirst(IServiceProvider services, Actor actor, ListRequest request, int most, CancellationToken ct);

    /// <summary>These rows, in the order of their ids; what is not there, or no row of this list, is left out.</summary>
    Task<IReadOnlyList<ListRow>> ReadThese(IServiceProvider services, Actor actor, IReadOnlyCollection<long> ids, CancellationToken ct);
}

public static class ListAddress
{
    /// <summary>The address of a state of the list. Started from a view, it is never bare: that would mean the view as it was saved.</summary>
    public static string Address(this IListDefinition list, ListRequest request) =>
        list.Href + (request.View is not null && request.IsBare ? request with { Sort = list.SortOf(request) } : request).Query();
}

public static class ListColumns
{
    /// <summary>The columns to show, with their place among the cells: those chosen, else those shown by themselves; never one the actor may not see.</summary>
    public static IReadOnlyList<(ListColumn Column, int At)> Shown(this IListDefinition list, ListRequest request, Actor actor)
    {
        var open = list.Columns.Select((column, at) => (Column: column, At: at)).Where(c => c.Column.OpenTo(actor)).ToList();
        var chosen = request.Columns.SelectMany(key => open.Where(c => c.Column.Key == key)).ToList();
        return chosen.Count > 0 ? chosen : open.Where(c => c.Column.Shown).ToList();
    }

    /// <summary>The column that names a row: its code, else what stands first.</summary>
    public static (ListColumn Column, int At) Key(this IReadOnlyList<(ListColumn Column, int At)> shown) => shown.FirstOrDefault(s => s.Column.Kind == CellKind.Code) is { Column: not null } code ? code : shown[0];
}

/// <param name="Href">The page of the row.</param>
/// <param name="Cells">Values in the order of the definition's columns: string, Text, Mark, Money, decimal, a whole number, DateOnly, DateTime (UTC), bool or null.</param>
public sealed record ListRow(long Id, string Href, IReadOnlyList<object?> Cells);

/// <param name="Total">How many rows match, counted no further than <see cref="MostCounted"/>: a page of a long list costs what a page of a short one does.</param>
/// <param name="Totals">Sums of money columns, by column key, one amount a currency; none where not all rows were counted.</param>
public sealed record ListSlice(IReadOnlyList<ListRow> Rows, long Total, string? Previous, string? Next, IReadOnlyDictionary<string, IReadOnlyList<Money>> Totals)
{
    public const int MostCounted = 10_000;

    /// <summary>Whether more match than were counted.</summary>
    public bool AndMore { get; init; }
}

/// <param name="Totals">As those of a <see cref="ListSlice"/>.</param>
public sealed record ListTally(long Total, IReadOnlyDictionary<string, IReadOnlyList<Money>> Totals);

/// <summary>
/// A list over rows of one query. Pages by key (the sort value and the id of the last row seen), never by offset,
/// so that page 2,000 costs what page 1 costs. Sort columns must not be null.
/// </summary>
/// <typeparam name="TNoun">What the rows are of: the type their ids speak of.</typeparam>
public sealed class ListDefinition<TRow, TNoun> : IListDefinition where TRow : class
{
    public required string Name { get; init; }
    public required Text Title { get; init; }
    public required string Permission { get; init; }
    public required string DefaultSort { get; init; }
    public string Href => "/" + Name;

    /// <summary>The rows, projected to init properties so that conditions compose.</summary>
    public required Func<IServiceProvider, IQueryable<TRow>> Rows { get; init; }

    /// <summary>The rows as they stood at the end of a day; null where the list knows only now.</summary>
    public Func<IServiceProvider, DateOnly, CancellationToken, Task<IQueryable<TRow>>>? RowsOn { get; init; }

    /// <summary>Puts into rows that were read what no query can tell, such as whose turn it is: asked once for a page of them. It is neither sorted nor filtered by.</summary>
    public Func<IServiceProvider, IReadOnlyList<TRow>, CancellationToken, Task>? Complete { get; init; }
    public required Expression<Func<TRow, Id<TNoun>>> Id { get; init; }
    public required Func<TRow, string> RowHref { get; init; }
    public required IReadOnlyList<Column<TRow>> Of { get; init; }
    public IReadOnlyList<Filter<TRow>> FilterBy { get; init; } = [];
    public IReadOnlyList<BulkAct> BulkActs { get; init; } = [];

    /// <summary>What is shown as long as the reader neither filters by that key nor looks for words.</summary>
    public (string Filter, Expression<Func<TRow, bool>> Where)? Usually { get; init; }

    public bool KnowsThePast => RowsOn is not null;
    public string? SearchKind { get; init; }

    /// <summary>What is typed, to a condition, where the search box keeps no words of the rows: of an entry of the journal they would cost more than the entry.</summary>
    public Func<string, Expression<Func<TRow, bool>>>? FindIn { get; init; }
    public bool TakesText => SearchKind is not null || FindIn is not null;

    /// <summary>The id under which the search knows a row, where that is another record's: what lies on a shelf is found by its item.</summary>
    public LambdaExpression? FoundBy { get; init; }

    public IReadOnlyList<ListColumn> Columns => Of;
    public IReadOnlyList<ListFilter> Filters => FilterBy;

    public async Task<ListSlice> Read(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var filtered = await Filtered(services, actor, request, ct);
        var text = await Typed(services, request, ct);
        var matching = text is null ? filtered : filtered.Where(Among(text.Set));
        // No order: which rows are counted is all the same, and an order might be walked where a filter has an index.
        var total = await (text is { Common: true } ? filtered.Where(Among(text.Walk)) : matching).Take(ListSlice.MostCounted + 1).LongCountAsync(ct);
        var andMore = total > ListSlice.MostCounted;
        var (column, descending) = Sorted(request);
        var backwards = request.Before is not null;
        // Where few match, beside every other filter, walking the order would be long.
        var page = text is null || total < SearchBox.Many ? matching : filtered.Where(Among(text.Walk));
        if (Cursor.Read(request.Before ?? request.After, column.SortBy.ReturnType) is { } cursor)
            page = page.Where(Keyset.Beyond(column.SortBy, Id, cursor.Value, new Id<TNoun>(cursor.Id), descending != backwards));
        var size = Math.Clamp(request.Size, 1, 500);
        var rows = await Keyset.Order(page, column.SortBy, Id, descending != backwards).Take(size + 1).ToListAsync(ct);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (backwards)
            rows.Reverse();
        await Completed(services, rows, ct);
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : request.After is not null;
        return new(
            [.. rows.Select(r => Row(r, actor))],
            andMore ? ListSlice.MostCounted : total,
            hasPrevious && rows.Count > 0 ? Cursor.Write(column.SortValue(rows[0]), IdOf(rows[0])) : null,
            hasNext && rows.Count > 0 ? Cursor.Write(column.SortValue(rows[^1]), IdOf(rows[^1])) : null,
            andMore ? ReadOnlyDictionary<string, IReadOnlyList<Money>>.Empty : await Totals(matching, actor, ct)) { AndMore = andMore };
    }

    public async Task<ListTally> Tally(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var matching = await Matching(services, actor, request, ct);
        return new(await matching.LongCountAsync(ct), await Totals(matching, actor, ct));
    }

    public async IAsyncEnumerable<ListRow> ReadAll(IServiceProvider services, Actor actor, ListRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var matching = await Matching(services, actor, request, ct);
        var (column, descending) = Sorted(request);
        var ordered = Keyset.Order(matching, column.SortBy, Id, descending);
        if (Complete is not null)
        {
            // Nothing else is asked while a query is being read.
            foreach (var part in (await ordered.ToListAsync(ct)).Chunk(AtOnce))
            {
                foreach (var row in await Completed(services, part, ct))
                    yield return Row(row, actor);
            }
            yield break;
        }
        await foreach (var row in ordered.AsAsyncEnumerable().WithCancellation(ct))
            yield return Row(row, actor);
    }

    public async Task<IReadOnlyList<ListRow>> ReadFirst(IServiceProvider services, Actor actor, ListRequest request, int most, CancellationToken ct)
    {
        var matching = await Matching(services, actor, request, ct);
        var (column, descending) = Sorted(request);
        return [.. (await Completed(services, await Keyset.Order(matching, column.SortBy, Id, descending).Take(most).ToListAsync(ct), ct)).Select(r => Row(r, actor))];
    }

    public async Task<IReadOnlyList<ListRow>> ReadThese(IServiceProvider services, Actor actor, IReadOnlyCollection<long> ids, CancellationToken ct) =>
        [.. (await Completed(services, await Rows(services).Where(Among(ids)).OrderBy(Id).ToListAsync(ct), ct)).Select(r => Row(r, actor))];

    private const int AtOnce = 500;

    private async Task<IReadOnlyList<TRow>> Completed(IServiceProvider services, IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        if (Complete is not null && rows.Count > 0)
            await Complete(services, rows, ct);
        return rows;
    }

    private async Task<IQueryable<TRow>> Filtered(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var rows = RowsOn is not null && request.On is { } day ? await RowsOn(services, day, ct) : Rows(services);
        foreach (var filter in FilterBy)
        {
            if (request.Filters.TryGetValue(filter.Key, out var values) && await filter.Any(services, values, ct) is { } condition)
                rows = rows.Where(condition);
        }
        if (FindIn is not null && !string.IsNullOrWhiteSpace(request.Text))
            rows = rows.Where(FindIn(request.Text.Trim()));
        if (Usually is { } usual && string.IsNullOrWhiteSpace(request.Text) && !request.Filters.ContainsKey(usual.Filter))
            rows = rows.Where(usual.Where);
        return rows;
    }

    private async Task<IQueryable<TRow>> Matching(IServiceProvider services, Actor actor, ListRequest request, CancellationToken ct)
    {
        var filtered = await Filtered(services, actor, request, ct);
        return await Typed(services, request, ct) is { } text ? filtered.Where(Among(text.Set)) : filtered;
    }

    private async Task<TextMatch?> Typed(IServiceProvider services, ListRequest request, CancellationToken ct) =>
        SearchKind is null || string.IsNullOrWhiteSpace(request.Text) ? null : await services.GetRequiredService<SearchBox>().Matching(request.Text, SearchKind, ct);

    /// <summary>The condition that a row is of a matching record.</summary>
    private Expression<Func<TRow, bool>> Among(Expression<Func<long, bool>> records)
    {
        var of = FoundBy ?? Id;
        return Expression.Lambda<Func<TRow, bool>>(Keyset.Put(records, Expression.Convert(Expression.Convert(of.Body, typeof(object)), typeof(long))), of.Parameters);
    }

    /// <summary><c>@ids.Contains(row.Id)</c></summary>
    private Expression<Func<TRow, bool>> Among(IReadOnlyCollection<long> ids) =>
        Expression.Lambda<Func<TRow, bool>>(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Id<TNoun>)], Keyset.Parameter(ids.Select(id => new Id<TNoun>(id)).ToList(), typeof(List<Id<TNoun>>)), Id.Body),
            Id.Parameters);

    public string SortOf(ListRequest request) => SortColumn(request.Sort) is null ? DefaultSort : request.Sort!;

    private (Column<TRow> Column, bool Descending) Sorted(ListRequest request)
    {
        var sort = SortOf(request);
        return (SortColumn(sort) ?? throw new InvalidOperationException($"List {Name} cannot be sorted by {sort}."), sort.StartsWith('-'));
    }

    private Column<TRow>? SortColumn(string? sort) => sort is null ? null : Of.FirstOrDefault(c => c.Sort is not null && c.Key == sort.TrimStart('-'));

    private long IdOf(TRow row) => (compiledId ??= Id.Compile())(row).Value;
    private Func<TRow, Id<TNoun>>? compiledId;

    private ListRow Row(TRow row, Actor actor) =>
        new(IdOf(row), RowHref(row), [.. Of.Select(c => c.OpenTo(actor) ? c.Value(row) : null)]);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Money>>> Totals(IQueryable<TRow> rows, Actor actor, CancellationToken ct)
    {
        var totals = new Dictionary<string, IReadOnlyList<Money>>(StringComparer.Ordinal);
        foreach (var column in Of.Where(c => c.Total is not null && c.OpenTo(actor)))
        {
            var sums = await rows.Select(column.Total!).GroupBy(m => m.Currency).Select(g => new { Currency = g.Key, Sum = g.Sum(m => m.Minor) }).OrderBy(s => s.Currency).ToListAsync(ct);
            totals[column.Key] = [.. sums.Select(s => Money.OfMinor(s.Sum, s.Currency))];
        }
        return totals;
    }
}
