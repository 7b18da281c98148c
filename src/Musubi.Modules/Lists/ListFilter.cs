using System.Globalization;
using System.Linq.Expressions;
using Musubi.Kernel;

namespace Musubi.Modules.Lists;

/// <summary>A filter that stands in the URL as <c>f.key=value</c>, as chips.</summary>
public record ListFilter(string Key, Text Name, IReadOnlyList<(string Value, Text Name)> Choices)
{
    /// <summary>A span of days, <c>2026-11-01..2026-11-30</c>, open at either end; else one of the choices.</summary>
    public bool IsDays { get; init; }

    /// <summary>A span of amounts in major units, <c>10000..20000</c>, open at either end.</summary>
    public bool IsAmounts { get; init; }

    /// <summary>Choices that live in the database, a tree of categories say, asked for when they are shown. Null: those given.</summary>
    public Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<(string Value, Text Name)>>>? Ask { get; init; }

    /// <summary>Whether it can be narrowed by that value; by another, every row would answer.</summary>
    public virtual bool Takes(string value) => true;

    /// <summary>A value as its chip shows it.</summary>
    public string Shown(string value) =>
        Choices.FirstOrDefault(c => c.Value == value).Name is { } name ? name.ToString()
        : IsDays && Days.TryParse(value, out var days) ? days.ToString()
        : IsAmounts && Amounts.TryParse(value, out var amounts) ? amounts.ToString() : value;
}

/// <summary>A filter over <typeparamref name="TRow"/>: the value in the URL to a condition; null when the value is not one.</summary>
public sealed record Filter<TRow>(string Key, Text Name, IReadOnlyList<(string Value, Text Name)> Choices, Func<string, Expression<Func<TRow, bool>>?> Where)
    : ListFilter(Key, Name, Choices)
{
    /// <summary>Words typed, to a condition that other tables tell: whom an entry is about. Null: <see cref="Where"/> tells it.</summary>
    public Func<IServiceProvider, string, CancellationToken, Task<Expression<Func<TRow, bool>>>>? Find { get; init; }

    public override bool Takes(string value) => Find is not null || Where(value) is not null;

    /// <summary>The condition that any of the values holds; null when none of them is one.</summary>
    internal async Task<Expression<Func<TRow, bool>>?> Any(IServiceProvider services, IEnumerable<string> values, CancellationToken ct)
    {
        Expression<Func<TRow, bool>>? all = null;
        foreach (var value in values)
        {
            if ((Find is null ? Where(value) : await Find(services, value, ct)) is { } next)
                all = all is null ? next : Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(all.Body, Keyset.Swap(next, all.Parameters[0])), all.Parameters);
        }
        return all;
    }
}

public static class Filter
{
    /// <summary>By one of an enum's values, named in words.</summary>
    public static Filter<TRow> Of<TRow, TEnum>(string key, Text name, Expression<Func<TRow, TEnum>> of, Func<TEnum, Text> word) where TEnum : struct, Enum =>
        new(key, name, [.. Enum.GetValues<TEnum>().Select(v => (v.ToString(), word(v)))],
            value => Enum.TryParse<TEnum>(value, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted)
                ? Expression.Lambda<Func<TRow, bool>>(Expression.Equal(of.Body, Keyset.Parameter(wanted, typeof(TEnum))), of.Parameters) : null);

    /// <summary>By a span of days.</summary>
    public static Filter<TRow> OfDays<TRow>(string key, Text name, Expression<Func<TRow, DateOnly>> of) =>
        new(key, name, [], value =>
        {
            if (!Days.TryParse(value, out var days))
                return null;
            var from = days.From is { } first ? Expression.GreaterThanOrEqual(of.Body, Keyset.Parameter(first, typeof(DateOnly))) : null;
            var to = days.To is { } last ? Expression.LessThanOrEqual(of.Body, Keyset.Parameter(last, typeof(DateOnly))) : null;
            return Expression.Lambda<Func<TRow, bool>>(from is null ? to! : to is null ? from : Expression.AndAlso(from, to), of.Parameters);
        }) { IsDays = true };

    /// <summary>By words that other tables know.</summary>
    public static Filter<TRow> OfWords<TRow>(string key, Text name, Func<IServiceProvider, string, CancellationToken, Task<Expression<Func<TRow, bool>>>> find) =>
        new(key, name, [], _ => null) { Find = find };

    /// <summary>By a span of amounts in major units, of whatever currency a row is in.</summary>
    public static Filter<TRow> OfAmounts<TRow>(string key, Text name, Expression<Func<TRow, Money>> of) =>
        new(key, name, [], value =>
        {
            if (!Amounts.TryParse(value, out var amounts))
                return null;
            var (minor, currency) = (Expression.Property(of.Body, nameof(Money.Minor)), Expression.Property(of.Body, nameof(Money.Currency)));
            return Expression.Lambda<Func<TRow, bool>>(Currency.All.GroupBy(c => c.Decimals).Select(Within).Aggregate(Expression.OrElse), of.Parameters);

            Expression Within(IGrouping<int, Currency> alike)
            {
                Expression condition = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Currency)], Keyset.Parameter(alike.ToList(), typeof(List<Currency>)), currency);
                if (amounts.From is { } from)
                    condition = Expression.AndAlso(condition, Expression.GreaterThanOrEqual(minor, Keyset.Parameter((long)decimal.Ceiling(from * Per(alike.Key)), typeof(long))));
                return amounts.To is { } to ? Expression.AndAlso(condition, Expression.LessThanOrEqual(minor, Keyset.Parameter((long)decimal.Floor(to * Per(alike.Key)), typeof(long)))) : condition;
            }
        }) { IsAmounts = true };

    /// <summary>Minor units in a major one.</summary>
    private static decimal Per(int decimals) => decimals == 0 ? 1 : 10 * Per(decimals - 1);
}

/// <summary>A span of amounts in an address, in major units, open at either end but not at both. Beyond nine trillion it is none.</summary>
public readonly record struct Amounts(decimal? From, decimal? To)
{
    private const decimal Most = 9_000_000_000_000m;

    public static bool TryParse(string value, out Amounts amounts)
    {
        var ends = value.Split("..");
        amounts = ends.Length switch
        {
            1 => new(Amount(ends[0]), Amount(ends[0])),
            2 when (ends[0].Length == 0 || Amount(ends[0]) is not null) && (ends[1].Length == 0 || Amount(ends[1]) is not null) => new(Amount(ends[0]), Amount(ends[1])),
            _ => default,
        };
        return amounts != default;

        static decimal? Amount(string text) => Digits.TryParse(text, out var amount) && Math.Abs(amount) <= Most ? amount : null;
    }

    public override string ToString()
    {
        return From == To ? Shown(From) : $"{Shown(From)} – {Shown(To)}";

        static string Shown(decimal? amount) => amount?.ToString("#,0.###", CultureInfo.InvariantCulture) ?? "";
    }
}

/// <summary>A span of days in an address, open at either end but not at both.</summary>
public readonly record struct Days(DateOnly? From, DateOnly? To)
{
    private const string Iso = "yyyy-MM-dd";

    public static bool TryParse(string value, out Days days)
    {
        var ends = value.Split("..");
        days = ends.Length switch
        {
            1 => new(Day(ends[0]), Day(ends[0])),
            2 when (ends[0].Length == 0 || Day(ends[0]) is not null) && (ends[1].Length == 0 || Day(ends[1]) is not null) => new(Day(ends[0]), Day(ends[1])),
            _ => default,
        };
        return days != default;

        static DateOnly? Day(string text) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    public string Write() => From == To ? From?.ToString(Iso, CultureInfo.InvariantCulture) ?? "" : $"{From?.ToString(Iso, CultureInfo.InvariantCulture)}..{To?.ToString(Iso, CultureInfo.InvariantCulture)}";

    public override string ToString()
    {
        return From == To ? Shown(From) : $"{Shown(From)} – {Shown(To)}";

        static string Shown(DateOnly? day) =>
            day?.ToString(Languages.Current switch { Language.Japanese => "yyyy/MM/dd", Language.Chinese => Iso, _ => "dd/MM/yyyy" }, CultureInfo.InvariantCulture) ?? "";
    }
}
