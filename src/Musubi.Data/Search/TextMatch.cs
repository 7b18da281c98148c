using System.Linq.Expressions;

namespace Musubi.Data.Search;

/// <summary>Which records a text matches, as a condition on their ids, in the two ways a database may be asked.</summary>
/// <param name="Set">Begins with the matches: to count them, or to read all of them.</param>
/// <param name="Walk">Asks each record, where many match: to read the first of them in an order that has an index.</param>
public sealed record TextMatch(Expression<Func<long, bool>> Set, Expression<Func<long, bool>> Walk)
{
    /// <summary>So many match that even gathering them costs more than asking records until there are enough.</summary>
    public bool Common { get; init; }

    public static readonly TextMatch Nothing = new(_ => false, _ => false);

    internal TextMatch And(Expression<Func<long, bool>> also) => this with { Set = Join(Expression.AndAlso, Set, also), Walk = Join(Expression.AndAlso, Walk, also) };

    internal TextMatch Or(TextMatch also) => new(Join(Expression.OrElse, Set, also.Set), Join(Expression.OrElse, Walk, also.Walk)) { Common = Common || also.Common };

    private static Expression<Func<long, bool>> Join(Func<Expression, Expression, Expression> join, Expression<Func<long, bool>> one, Expression<Func<long, bool>> other) =>
        Expression.Lambda<Func<long, bool>>(join(one.Body, new Same(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    private sealed class Same(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
