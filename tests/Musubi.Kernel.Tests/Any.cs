using System.Runtime.CompilerServices;
using CsCheck;

namespace Musubi.Kernel.Tests;

/// <summary>Any value of its kind, within what a business meets.</summary>
internal static class Any
{
    /// <summary>Values are cheap here: try more of each than CsCheck would.</summary>
    [ModuleInitializer]
    internal static void TryMore() => Check.Iter = 2_000;

    public static readonly Gen<Language> Language = Gen.OneOf([.. Languages.All]);
    public static readonly Gen<Rounding> Rounding = Gen.OneOf([.. Roundings.All]);
    public static readonly Gen<Currency> Currency = Gen.OneOf([.. Kernel.Currency.All]);
    public static readonly Gen<Unit> Unit = Gen.OneOf([.. Kernel.Unit.All]);
    public static readonly Gen<long> Minor = Gen.OneOf(Gen.Long[-100, 100], Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.OneOf(0L, long.MaxValue));
    public static readonly Gen<Money> Money = Gen.Select(Minor, Currency, Kernel.Money.OfMinor);
    public static readonly Gen<Quantity> Quantity = Gen.Select(Minor, Unit, (millionths, unit) => new Quantity { Millionths = millionths, Unit = unit });
    public static readonly Gen<DateOnly> Day = Gen.Int[new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2030, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);
    public static readonly Gen<DateRange> Range = Gen.Select(Day, Gen.Int[-1, 800], (from, days) => DateRange.Of(from, days < 0 ? null : from.AddDays(days)));
}
