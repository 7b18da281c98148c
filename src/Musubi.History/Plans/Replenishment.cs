using Musubi.History.Files;

namespace Musubi.History.Plans;

/// <summary>
/// What must have been bought for the history to be possible: on the first day of every period, of each item that would run short within it, as much as is missing at the lowest point of the days that a purchase covers.
/// </summary>
internal sealed class Replenishment(HistoryFile file, HistoryMapping mapping)
{
    private readonly record struct Flow(int Day, decimal Quantity);

    public void Plan(HistoryPlan plan)
    {
        var days = plan.Days.ToList();
        var flows = Flows(plan, days);
        var costs = Costs(plan);
        var (lies, at) = (new decimal[file.Items.Count], new int[file.Items.Count]);
        var rule = mapping.Cost;
        for (var first = 0; first < days.Count;)
        {
            var period = DaysUntil(days, first, rule.EveryDays);
            var covered = DaysUntil(days, first, rule.CoverDays);
            for (var item = 0; item < file.Items.Count; item++)
            {
                if (flows[item] is not { } of)
                    continue;
                if (Lowest(of, at[item], period, lies[item]) < 0 && -Lowest(of, at[item], covered, lies[item]) is var missing)
                {
                    missing = Math.Ceiling(missing);
                    days[first].Purchases.Add(new(item, missing, plan.MinorOf(costs[item] * missing)));
                    lies[item] += missing;
                }
                for (; at[item] < of.Count && of[at[item]].Day < period; at[item]++)
                    lies[item] += of[at[item]].Quantity;
            }
            first = period;
        }
    }

    /// <summary>The first of the days that lies no longer within so many from one.</summary>
    private static int DaysUntil(List<PlannedDay> days, int first, int length)
    {
        var end = days[first].Date.AddDays(length);
        var at = first;
        while (at < days.Count && days[at].Date < end)
            at++;
        return at;
    }

    private static decimal Lowest(List<Flow> flows, int from, int until, decimal lies)
    {
        var lowest = 0m;
        for (var i = from; i < flows.Count && flows[i].Day < until; i++)
            lowest = Math.Min(lowest, lies += flows[i].Quantity);
        return lowest;
    }

    /// <summary>What goes out and comes in of each item, in the order in which a day is posted.</summary>
    private List<Flow>?[] Flows(HistoryPlan plan, List<PlannedDay> days)
    {
        var flows = new List<Flow>?[file.Items.Count];
        for (var day = 0; day < days.Count; day++)
        {
            foreach (var line in days[day].Sales.SelectMany(s => s.Lines))
                Add(line.Item, day, -line.Quantity);
            foreach (var (item, quantity) in days[day].Adjustments.SelectMany(a => a.Lines))
                Add(item, day, quantity);
            foreach (var (line, quantity, _) in days[day].Returns.SelectMany(r => r.Lines))
                Add(line.Item, day, quantity);
        }
        return flows;

        void Add(int item, int day, decimal quantity)
        {
            if (plan.ClassOf(item) == ItemClass.Goods)
                (flows[item] ??= []).Add(new(day, quantity));
        }
    }

    /// <summary>Of one unit of each item.</summary>
    private decimal[] Costs(HistoryPlan plan)
    {
        var (value, quantity) = (new decimal[file.Items.Count], new decimal[file.Items.Count]);
        foreach (var line in plan.Days.SelectMany(d => d.Sales).SelectMany(s => s.Lines))
        {
            value[line.Item] += line.Price * line.Quantity;
            quantity[line.Item] += line.Quantity;
        }
        return [.. value.Zip(quantity).Select(v => v.Second == 0 ? 0 : v.First / v.Second * mapping.Cost.PercentOfAveragePrice / 100)];
    }
}
