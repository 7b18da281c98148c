namespace Musubi.Demo.Years;

/// <summary>When in the year more is bought, and when less.</summary>
internal enum Season { Works, Gifts, Building, Summer, Winter }

/// <summary>How a customer buys: what, how often, for about how much, more or less of it as time goes by, and when it pays.</summary>
/// <param name="Families">Categories of what it chooses its own few items from.</param>
/// <param name="EveryDays">From one order to the next, more or less.</param>
/// <param name="Yen">What an order comes to at list prices, in thousands, where <paramref name="First"/> and <paramref name="Last"/> are 100.</param>
/// <param name="First">Percent of that in the first week.</param>
/// <param name="Last">Percent of that in the last.</param>
/// <param name="Late">So many days after the due day it pays in a month like most.</param>
internal sealed record Habit(string Customer, string Families, int EveryDays, int Yen, int First = 100, int Last = 100, int Late = 0, Season Season = Season.Works)
{
    /// <summary>The first and the last week in which it orders.</summary>
    public int From { get; init; }
    public int Until { get; init; } = TradePlan.Weeks;

    /// <summary>What is billed from that week on it does not pay.</summary>
    public int PaysUntil { get; init; } = TradePlan.Weeks;

    public static readonly IReadOnlyList<Habit> All =
    [
        new("北斗化学株式会社", "OIL SEN BRG", 11, 1080, 80, 115),
        new("三河プラスチック有限会社", "RES PKG", 28, 310, 100, 90, Late: 4),
        new("みらいロボティクス株式会社", "LIN SEN", 14, 1320, 45, 150),
        new("東亜精密工業株式会社", "LIN BRG", 16, 780, Late: 2),
        new("白樺建材株式会社", "ALP FAS", 19, 580, Season: Season.Building),
        new("青葉電機株式会社", "SEN RES", 9, 900, 90, 110),
        new("かもめ商事株式会社", "TEA PKG", 14, 460, Late: 6, Season: Season.Gifts),
        new("富士見メタル株式会社", "WIR ALP", 20, 500, 105, 90, Late: 16),
        new("大和物流機器株式会社", "BRG ALP FAS", 12, 740, 95, 120),
        new("日向オートパーツ株式会社", "BRG FAS", 15, 620, 60, 130),
        new("ひかり製作所", "BRG LIN", 18, 840, 135, 50, Late: 10),
        new("株式会社若草食品", "TEA PKG", 16, 360, Season: Season.Gifts),
        new("瀬戸内マリン株式会社", "OIL BRG", 24, 540, Season: Season.Summer),
        new("越後スノーテック株式会社", "BRG SEN OIL", 22, 580, Season: Season.Winter),
        new("上海华星电子有限公司", "SEN", 19, 1560, 80, 120, Late: 3),
        new("苏州明泰精密机械有限公司", "LIN BRG", 22, 1800, 95, 105),
        new("深圳市联创自动化有限公司", "SEN LIN", 27, 1080, 50, 140) { From = 40 },
        new("青岛海润包装有限公司", "PKG RES", 34, 420, 130, 25, Late: 24) { Until = 80, PaysUntil = 62 },
        new("Kestrel Components Ltd", "BRG", 27, 1080, 50, 140),
        new("Northwind Bearings Inc.", "BRG SEN", 24, 1680, 100, 110, Late: 5),
        new("Alder & Finch Furniture Ltd", "ALP FAS", 32, 960, 90, 105),
        new("Harbour Tea Merchants Pte Ltd", "TEA", 27, 720, Late: 8, Season: Season.Gifts),
    ];

    /// <summary>Percent of a usual month, from January: the works buy before the year and its half end; tea is given at midsummer and year's end; who builds waits for spring.</summary>
    public static int PercentIn(Season season, int month) => (season switch
    {
        Season.Gifts => new[] { 60, 75, 85, 90, 90, 130, 150, 75, 80, 95, 155, 170 },
        Season.Building => [60, 75, 105, 125, 125, 120, 115, 100, 115, 110, 95, 65],
        Season.Summer => [65, 75, 105, 115, 130, 140, 135, 110, 95, 85, 75, 70],
        Season.Winter => [125, 115, 85, 65, 60, 70, 85, 100, 130, 150, 150, 140],
        _ => new[] { 88, 100, 118, 95, 92, 102, 105, 85, 110, 104, 106, 108 },
    })[month - 1];
}
