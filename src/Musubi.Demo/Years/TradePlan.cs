using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Demo.Life;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales;

namespace Musubi.Demo.Years;

/// <summary>What is traded.</summary>
/// <param name="Family">The code of its category.</param>
/// <param name="Yen">The list price of one sales unit.</param>
/// <param name="Units">Base units in one sales unit.</param>
/// <param name="Pack">Base units bought at once.</param>
/// <param name="Shelf">Base units that lay there when the years began, and about which the shelf is kept; zero of a service.</param>
internal sealed record Ware(ItemCard Card, string Family, decimal Yen, decimal Units, decimal Pack, decimal Shelf)
{
    public bool IsGoods => Card.Kind == ItemKind.Goods;

    /// <summary>What a base unit costs its buyer, in yen: a little more each year.</summary>
    public decimal CostIn(int week) => Yen / Units * (week < 48 ? 57 : 59) / 100;
}

/// <summary>Who buys, at which percentages of the list price.</summary>
internal sealed record Buyer(Id<Party> Id, Currency Currency, int Percent, int OfBearings, Habit Habit);

/// <param name="date">When it leaves.</param>
internal sealed class PlannedSale(Buyer buyer, int week, DateOnly ordered, DateOnly date, string reference)
{
    public Buyer Buyer => buyer;
    public int Week => week;
    public DateOnly Ordered => ordered;
    public DateOnly Date => date;
    public string Reference => reference;
    public List<(Ware Ware, decimal Quantity, decimal Price)> Lines { get; } = [];

    /// <summary>What it became.</summary>
    public EnteredSale? Entered { get; set; }
}

/// <summary>Some of a line, from one, that came back.</summary>
internal sealed record PlannedReturn(PlannedSale Sale, int Line, decimal Quantity, DateOnly Date, string Why);

/// <param name="Quantity">In base units.</param>
internal sealed record PlannedPurchase(Ware Ware, decimal Quantity, long Yen);

/// <summary>Four weeks, which are posted at once.</summary>
internal sealed class PlannedPeriod(DateOnly monday, BankCalendar calendar)
{
    public const int Weeks = 4;

    /// <summary>Its first and its last working day.</summary>
    public DateOnly Opens { get; } = calendar.OnOrAfter(monday);
    public DateOnly Ends { get; } = calendar.OnOrBefore(monday.AddDays(7 * Weeks - 3));

    /// <summary>When suppliers bill what they brought as it opened.</summary>
    public DateOnly Billed { get; } = calendar.OnOrAfter(monday.AddDays(4));

    /// <summary>By the names of suppliers.</summary>
    public SortedDictionary<string, List<PlannedPurchase>> Purchases { get; } = new(StringComparer.Ordinal);
    public List<PlannedSale> Sales { get; } = [];
    public List<PlannedReturn> Returns { get; } = [];

    /// <summary>In base units.</summary>
    public List<(Ware Ware, decimal Quantity)> Adjustments { get; } = [];
}

/// <summary>Two years of trade, four weeks by four weeks: a pure function of who buys what, the day and a seed. What is bought follows from what is sold, so that no shelf is ever empty.</summary>
internal sealed class TradePlan
{
    public const int Weeks = 104;
    private const ulong Seed = 0x6D7573756269;

    /// <summary>From a Monday on which its last week may begin: that Friday is gone by.</summary>
    private const int LastWeek = 5;
    private static readonly string[] Complaints = ["錆の発生", "寸法不良", "梱包破損", "品番違い", "数量過剰"];
    private readonly Dice dice = new(Seed);
    private readonly BankCalendar calendar;
    private readonly DateOnly first;
    private readonly List<PlannedPeriod> periods;

    private TradePlan(DateOnly today, BankCalendar calendar)
    {
        this.calendar = calendar;
        first = FirstMonday(today);
        periods = [.. Enumerable.Range(0, Weeks / PlannedPeriod.Weeks).Select(p => new PlannedPeriod(first.AddDays(7 * PlannedPeriod.Weeks * p), calendar))];
    }

    public IReadOnlyList<PlannedPeriod> Periods => periods;

    /// <summary>The day the books begin: the first of the month in which the trade does.</summary>
    public static DateOnly Began(DateOnly today) => FirstMonday(today).AddDays(1 - FirstMonday(today).Day);

    private static DateOnly FirstMonday(DateOnly today)
    {
        var last = today.AddDays(-LastWeek);
        return last.AddDays(-(((int)last.DayOfWeek + 6) % 7) - 7 * (Weeks - 1));
    }

    public static TradePlan Of(DateOnly today, IReadOnlyList<Buyer> buyers, IReadOnlyList<Ware> wares, BankCalendar calendar)
    {
        var plan = new TradePlan(today, calendar);
        var sales = buyers.SelectMany(b => plan.Orders(b, wares)).ToList();
        foreach (var sale in sales.OrderBy(s => s.Date))
            plan.periods[sale.Week / PlannedPeriod.Weeks].Sales.Add(sale);
        plan.SendBack();
        plan.Count([.. wares.Where(w => w.IsGoods && w.Card.Tracking == Tracking.None)]);
        plan.Buy([.. wares.Where(w => w.IsGoods)]);
        return plan;
    }

    private IEnumerable<PlannedSale> Orders(Buyer buyer, IReadOnlyList<Ware> wares)
    {
        var habit = buyer.Habit;
        var families = habit.Families.Split(' ');
        // Its own choice: what it likes best comes first.
        var basket = families.SelectMany((f, i) => dice.Some(wares.Where(w => w.Family == f), i == 0 ? 5 : 3)).ToList();
        var service = families.Contains("SEN") ? "SRV-CAL" : families.Contains("ALP") ? "SRV-CUT" : buyer.Currency != Currency.JPY ? "SRV-FRX" : "SRV-FRT";
        var extra = wares.First(w => w.Card.Code == service);
        for (var day = habit.From * 7 + dice.Below(habit.EveryDays); day < habit.Until * 7; day += Math.Max(2, habit.EveryDays * dice.From(70, 130) / 100))
        {
            var date = calendar.OnOrAfter(first.AddDays(day));
            if (date > periods[^1].Ends)
                date = periods[^1].Ends;
            var week = (date.DayNumber - first.DayNumber) / 7;
            var sale = new PlannedSale(buyer, week, calendar.OnOrBefore(date.AddDays(-dice.From(1, 7))), date, dice.Happens(60) ? $"PO-{dice.From(10_000, 99_999)}" : "");
            var worth = habit.Yen * 1000m * (habit.First * (Weeks - week) + habit.Last * week) / Weeks / 100 * Habit.PercentIn(habit.Season, date.Month) / 100 * dice.From(60, 140) / 100;
            var count = dice.Of<int>([(4, 1), (5, 2), (3, 3), (1, 4)]);
            for (var n = 0; n < count; n++)
            {
                var ware = dice.Of<Ware>([.. basket.Select((w, i) => (basket.Count * 2 - i, w))]);
                var share = dice.From(70, 130);
                if (sale.Lines.TrueForAll(l => l.Ware != ware))
                    sale.Lines.Add((ware, Handy(worth / count * share / 100 / ware.Yen), PriceOf(ware, buyer, week)));
            }
            if (dice.Happens(18))
                sale.Lines.Add((extra, extra.Yen > 1000 ? 1 : 20, PriceOf(extra, buyer, week)));
            yield return sale;
        }
    }

    /// <summary>As people order: a few, tens, hundreds.</summary>
    private static decimal Handy(decimal quantity)
    {
        var step = quantity switch { < 10 => 1, < 50 => 5, < 200 => 10, < 1000 => 50, _ => 100 };
        return Math.Clamp(decimal.Floor(quantity / step) * step, 1, 3000);
    }

    private static decimal PriceOf(Ware ware, Buyer buyer, int week)
    {
        var yen = ware.Yen * (ware.IsGoods ? ware.Family == "BRG" ? buyer.OfBearings : buyer.Percent : 100) / 100 * (week < 48 ? 97 : 100) / 100;
        return buyer.Currency == Currency.JPY ? Rounding.Down.Round(yen, yen < 100 ? 1 : 0) : Rounding.HalfUp.Round(yen * 0.0066m, 2);
    }

    /// <summary>One sale in about twenty comes back in part, within four weeks.</summary>
    private void SendBack()
    {
        foreach (var (sold, back) in periods.Zip(periods.Skip(1)))
        {
            foreach (var sale in sold.Sales.Where(s => s.Buyer.Currency == Currency.JPY && s.Lines[0] is { Ware.IsGoods: true, Quantity: >= 5 }))
            {
                if (dice.Happens(6))
                    back.Returns.Add(new(sale, 1, Math.Max(1, decimal.Floor(sale.Lines[0].Quantity * dice.From(5, 25) / 100)), back.Ends, dice.Of(Complaints)));
            }
        }
    }

    /// <summary>Each quarter a few shelves are found to hold less than they should, or a little more.</summary>
    private void Count(IReadOnlyList<Ware> wares)
    {
        foreach (var period in periods.Where((_, i) => i % 3 == 2))
            period.Adjustments.AddRange(dice.Some(wares, 5).Select(w => (w, dice.Happens(75) ? -dice.From(1, 6) : (decimal)dice.From(1, 2))));
    }

    /// <summary>Each supplier comes every other time. Where the shelf would fall short until it does again, it is filled for longer.</summary>
    private void Buy(IReadOnlyList<Ware> wares)
    {
        foreach (var ware in wares)
        {
            var needed = periods.ConvertAll(p => p.Sales.SelectMany(s => s.Lines).Where(l => l.Ware == ware).Sum(l => l.Quantity * ware.Units));
            var (supplier, lies) = (SupplierOf(ware), ware.Shelf);
            for (var at = 0; at < periods.Count; at++)
            {
                if ((at == 0 || at % 2 == supplier.Length % 2) && lies - Needed(at, 2) < ware.Shelf * 0.9m)
                {
                    var packs = decimal.Ceiling((ware.Shelf - lies + Needed(at, 3)) / ware.Pack);
                    var cost = Rounding.HalfUp.Round(packs * ware.Pack * ware.CostIn(at * PlannedPeriod.Weeks) * dice.From(98, 103) / 100, 0);
                    (periods[at].Purchases.TryGetValue(supplier, out var known) ? known : periods[at].Purchases[supplier] = []).Add(new(ware, packs * ware.Pack, (long)cost));
                    lies += packs * ware.Pack;
                }
                lies -= needed[at];
            }

            decimal Needed(int from, int length) => needed.Skip(from).Take(length).Sum();
        }
    }

    private static string SupplierOf(Ware ware) => ware.Family switch
    {
        "BRG" when ware.Card.Code.EndsWith("2RS", StringComparison.Ordinal) => "宁波东方轴承有限公司",
        "SEN" => "Rheintal Sensorik GmbH",
        "RES" => "东莞晟达塑胶制品有限公司",
        "ALP" or "WIR" => "北陸アルミ株式会社",
        "TEA" when ware.Card.Tracking == Tracking.Lot => "宇治香茶園",
        "PKG" or "TEA" => "大阪梱包資材株式会社",
        _ => "中部ベアリング販売株式会社",
    };
}
