using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>A unit of an item: what one is worth in base units, and to how many decimals it is counted.</summary>
public sealed record ItemUnit(Unit Unit, Rational Factor, int Decimals);

/// <summary>
/// The units one item is counted in, and the way between any two of them. Factors are fractions, so there and back is where one started.
/// Besides base unit and packs it knows the units of measure that follow from them: an item kept in kilograms converts to grams unasked.
/// </summary>
public sealed class ItemUnits
{
    private readonly List<ItemUnit> units;

    public ItemUnits(Unit baseUnit, int baseDecimals, IEnumerable<(Unit Unit, Rational Factor, int Decimals)> packs) =>
        units = [new(baseUnit, Rational.One, baseDecimals), .. packs.Select(p => new ItemUnit(p.Unit, p.Factor, p.Decimals))];

    public Unit Base => units[0].Unit;

    /// <summary>The base unit, then the packs in their order.</summary>
    public IReadOnlyList<ItemUnit> All => units;

    public bool Has(Unit unit) => units.Exists(u => u.Unit == unit);

    /// <summary>To how many decimals a unit is counted: as the item says, else whole for what is counted, to the millionth for what is measured.</summary>
    public int DecimalsOf(Unit unit) => units.Find(u => u.Unit == unit)?.Decimals ?? Usual(unit, 6);

    /// <summary>Why so much of a unit is never counted: half a piece, where pieces are whole. Null where it is.</summary>
    public Refusal? WhyNot(decimal amount, Unit unit, string field)
    {
        var decimals = DecimalsOf(unit);
        var (down, up) = (Rounding.Floor.Round(amount, decimals), Rounding.Ceiling.Round(amount, decimals));
        if (down == up)
            return null;
        return new Refusal("catalog.too-fine",
            decimals == 0 ? new Text("{0}は整数で数えます。{1}にはできません。", "{0}只能取整数，不能为{1}。", "{0} are counted whole: not {1}.").With(unit.Symbol, amount)
                : new Text("{0}は小数{2}桁まで数えます。{1}にはできません。", "{0}最多{2}位小数，不能为{1}。", "{0} are counted to {2} decimals: not {1}.").With(unit.Symbol, amount, decimals),
            down == 0 ? new Text("{1}にするか、品目の単位の小数桁数を増やしてください。", "请改为{1}，或在物料的单位中增加小数位数。", "Make it {1}, or let the item's unit have more decimals.").With(down, up)
                : new Text("{0}か{1}にするか、品目の単位の小数桁数を増やしてください。", "请改为{0}或{1}，或在物料的单位中增加小数位数。", "Make it {0} or {1}, or let the item's unit have more decimals.").With(down, up), field);
    }

    /// <summary>What a new item starts with: whole for what is counted, three decimals for what is measured.</summary>
    public static int Usual(Unit unit, int measured = 3) => unit.Kind is UnitKind.Count or UnitKind.Pack ? 0 : measured;

    /// <summary>How many <paramref name="to"/> make one <paramref name="from"/>.</summary>
    public bool TryFactor(Unit from, Unit to, out Rational factor)
    {
        factor = Rational.One;
        if (from == to)
            return true;
        if (InBase(from) is not { } above || InBase(to) is not { } below)
            return false;
        factor = above / below;
        return true;
    }

    /// <summary>The same quantity in another unit, if it comes out at that unit's decimals. Refused where it does not: name a rounding to accept what is nearest.</summary>
    public Result<Quantity> Convert(Quantity quantity, Unit to)
    {
        if (!TryFactor(quantity.Unit, to, out var factor))
            return NoWay(quantity.Unit, to);
        var down = Step(quantity, to, factor, Rounding.Floor);
        var up = Step(quantity, to, factor, Rounding.Ceiling);
        return down == up ? down : new Refusal("catalog.not-whole",
            new Text("{0}は{1}単位では割り切れません。", "{0}不能整除为{1}。", "{0} does not come out even in {1}.").With(quantity, to.Symbol),
            new Text("{0}または{1}にしてください。", "请改为{0}或{1}。", "Make it {0} or {1}.").With(Back(down), Back(up)));

        Quantity Back(Quantity converted) => TryFactor(to, quantity.Unit, out var back) ? converted.In(quantity.Unit, back, Rounding.HalfUp) : converted;
    }

    /// <summary>The same quantity in another unit, rounded at that unit's decimals in the way named.</summary>
    public Result<Quantity> Convert(Quantity quantity, Unit to, Rounding rounding) =>
        TryFactor(quantity.Unit, to, out var factor) ? Step(quantity, to, factor, rounding) : NoWay(quantity.Unit, to);

    /// <summary>The price per another unit: 2,400 a case of 24 is 100 apiece.</summary>
    public Result<UnitPrice> Convert(UnitPrice price, Unit to, int decimals, Rounding rounding) =>
        TryFactor(price.Unit, to, out var factor) ? price.Per(to, factor, decimals, rounding) : NoWay(price.Unit, to);

    private Quantity Step(Quantity quantity, Unit to, Rational factor, Rounding rounding)
    {
        // In one division, so that no digit is lost before the rounding decides.
        var step = 1L;
        for (var i = DecimalsOf(to); i < 6; i++)
            step *= 10;
        var steps = rounding.Divide((Int128)quantity.Millionths * factor.Numerator, (Int128)factor.Denominator * step);
        return new() { Millionths = checked((long)(steps * step)), Unit = to };
    }

    /// <summary>What one is in base units; null when no way leads there.</summary>
    private Rational? InBase(Unit unit)
    {
        foreach (var known in units)
        {
            if (known.Unit == unit)
                return known.Factor;
        }
        foreach (var known in units)
        {
            if (unit.TryFactor(known.Unit, out var factor))
                return factor * known.Factor;
        }
        return null;
    }

    private Refusal NoWay(Unit from, Unit to) => new("catalog.no-conversion",
        new Text("{0}から{1}へは換算できません。", "无法从{0}换算为{1}。", "There is no way from {0} to {1}.").With(from.Name, to.Name),
        new Text("この品目の単位は{0}です。単位を選び直すか、品目に荷姿を追加してください。", "该物料的单位为{0}。请重新选择单位，或为物料添加包装单位。",
            "This item comes in {0}. Choose one of these, or give the item a pack of that unit.").With(string.Join(" / ", units.Select(u => u.Unit.Code))));
}
