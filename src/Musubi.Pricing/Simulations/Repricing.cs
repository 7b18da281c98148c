using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Simulations;

/// <summary>What lines came to and would come to, added up.</summary>
internal sealed class RepricedSum
{
    public int Lines { get; private set; }
    public long Then { get; private set; }
    public long Now { get; private set; }
    public long CostedThen { get; private set; }
    public long CostedNow { get; private set; }
    public long Cost { get; private set; }

    public void Add(Money then, Money now, Money? cost)
    {
        (Lines, Then, Now) = (Lines + 1, checked(Then + then.Minor), checked(Now + now.Minor));
        if (cost is { } known)
            (CostedThen, CostedNow, Cost) = (checked(CostedThen + then.Minor), checked(CostedNow + now.Minor), checked(Cost + known.Minor));
    }
}

/// <summary>
/// Prices lines again: by the grade of their day, which must come to what was charged, and by the grade that new rules would give. The price rules are those of the line's day;
/// a price that a person typed stays.
/// </summary>
/// <param name="gradeOn">The grade a customer had on a day.</param>
/// <param name="gradeUnder">The grade it would have; null is that of the day, for rules that are in force.</param>
internal sealed class Repricing(PriceArchive archive, Func<long, DateOnly, Grade?> gradeOn, Func<long, Grade?>? gradeUnder)
{
    /// <param name="Again">By the grade of its day; null where the lists give none.</param>
    /// <param name="Deviates">It does not come to what was charged.</param>
    public sealed record Repriced(Money Now, Money? Cost, decimal? Again, Text? Grade, bool Deviates);

    /// <summary>Null for a line of an item that is no more, or in another currency.</summary>
    public Repriced? Of(SoldLine line)
    {
        if (line.Net.Currency != archive.Currency || archive.Item(line.Item) is not { } item)
            return null;
        var then = gradeOn(line.Customer, line.Date);
        var again = archive.Price(item, line.Quantity, line.Customer, then, line.Date).Amount;
        var now = line.UnitPrice;
        if (!line.Typed)
        {
            var under = gradeUnder is null ? then : gradeUnder(line.Customer);
            now = (under?.Id == then?.Id ? again : archive.Price(item, line.Quantity, line.Customer, under, line.Date).Amount) ?? line.UnitPrice;
        }
        // What is still open was not charged yet: it deviates from nothing.
        return new(now == line.UnitPrice ? line.Net : Money.Of(now * line.Quantity.Value, line.Net.Currency, Rounding.HalfUp), archive.CostOf(item, line.Quantity, line.Date), again, then?.Names.AsText(),
            line.Kind == SoldKind.Sold && again != line.UnitPrice);
    }

    /// <summary>Why it deviates, from what was kept with it.</summary>
    public static PriceDeviation Why(SoldLine line, Repriced repriced, PriceTrace? kept) =>
        line.Typed ? PriceDeviation.Typed : repriced.Again is null ? PriceDeviation.NoPrice : kept is not null && kept.Grade != repriced.Grade ? PriceDeviation.GradeChanged : PriceDeviation.ListChanged;
}
