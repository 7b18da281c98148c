using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text.Json;

namespace Musubi.Modules.Lists;

/// <summary>Paging by key: order by (value, id), continue beyond the last one seen.</summary>
internal static class Keyset
{
    public static IQueryable<TRow> Order<TRow, TId>(IQueryable<TRow> rows, LambdaExpression sort, Expression<Func<TRow, TId>> id, bool descending)
    {
        var ordered = Expression.Call(typeof(Queryable), descending ? nameof(Queryable.OrderByDescending) : nameof(Queryable.OrderBy), [typeof(TRow), sort.ReturnType], rows.Expression, Expression.Quote(sort));
        return rows.Provider.CreateQuery<TRow>(
            Expression.Call(typeof(Queryable), descending ? nameof(Queryable.ThenByDescending) : nameof(Queryable.ThenBy), [typeof(TRow), typeof(TId)], ordered, Expression.Quote(id)));
    }

    /// <summary><c>value &gt; @value or (value = @value and id &gt; @id)</c>; less than where descending.</summary>
    public static Expression<Func<TRow, bool>> Beyond<TRow, TId>(LambdaExpression sort, Expression<Func<TRow, TId>> id, object lastValue, TId lastId, bool descending) where TId : struct
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var (value, key) = (Swap(sort, row), Swap(id, row));
        var (valueAt, idAt) = (Parameter(lastValue, value.Type), Parameter(lastId, typeof(TId)));
        var beyond = Expression.OrElse(
            Compare(value, valueAt, descending),
            Expression.AndAlso(Expression.Equal(value, valueAt), descending ? Expression.LessThan(key, idAt) : Expression.GreaterThan(key, idAt)));
        return Expression.Lambda<Func<TRow, bool>>(beyond, row);
    }

    private static BinaryExpression Compare(Expression value, Expression last, bool descending)
    {
        var (left, right) = value.Type == typeof(string)
            ? (Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, value, last), (Expression)Expression.Constant(0))
            : (value, last);
        return descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    /// <summary>States and flags are stored as words, which sort by spelling and have no greater and smaller: they sort in the order in which they are declared.</summary>
    public static LambdaExpression Comparable(LambdaExpression sort)
    {
        var value = sort.Body;
        if (value.Type == typeof(bool))
            return Expression.Lambda(Expression.Condition(value, Expression.Constant(1), Expression.Constant(0)), sort.Parameters);
        if (!value.Type.IsEnum)
            return sort;
        var states = Enum.GetValues(value.Type);
        Expression place = Expression.Constant(states.Length);
        for (var i = states.Length - 1; i >= 0; i--)
            place = Expression.Condition(Expression.Equal(value, Expression.Constant(states.GetValue(i), value.Type)), Expression.Constant(i), place);
        return Expression.Lambda(place, sort.Parameters);
    }

    /// <summary>A value EF sends as a parameter rather than writing into the SQL, so that its plan is reused.</summary>
    public static MemberExpression Parameter(object value, Type type)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(box), nameof(Box<int>.Value));
    }

    /// <summary>The body of a lambda over another parameter, so that two can be joined.</summary>
    public static Expression Swap(LambdaExpression lambda, ParameterExpression to) => Put(lambda, to);

    /// <summary>The body of a lambda with a value in place of its parameter.</summary>
    public static Expression Put(LambdaExpression lambda, Expression value) => new Swapper(lambda.Parameters[0], value).Visit(lambda.Body);

    private sealed record Box<T>(T Value);

    private sealed class Swapper(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>The last row seen, as it stands in the URL. A cursor that is not one is ignored: the list starts at its beginning.</summary>
internal static class Cursor
{
    public static string Write(object value, long id) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new object[] { value, id }));

    public static (object Value, long Id)? Read(string? cursor, Type type)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        try
        {
            using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(cursor));
            return json.RootElement[0].Deserialize(type) is { } value && !(value is string text && text.Contains('\0', StringComparison.Ordinal)) ? (value, json.RootElement[1].GetInt64()) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or IndexOutOfRangeException or NotSupportedException)
        {
            return null;
        }
    }
}
