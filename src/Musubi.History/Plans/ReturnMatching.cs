using Musubi.History.Files;

namespace Musubi.History.Plans;

/// <summary>
/// Of which sale something came back: the customer's latest of the same item at the same price, else at a higher one; and where no sale of the file can bear it, one from before its first day. A service is credited of
/// a sale of the same service, else of what the customer bought last.
/// </summary>
internal sealed class ReturnMatching(HistoryPlan plan)
{
    private readonly Dictionary<(int Customer, int Item), List<SoldLine>> sold = [];
    private readonly Dictionary<int, List<SoldLine>> byCustomer = [];

    public void Sold(PlannedSale sale)
    {
        foreach (var line in sale.Lines)
        {
            (sold.TryGetValue((sale.Customer, line.Item), out var known) ? known : sold[(sale.Customer, line.Item)] = []).Add(line);
            (byCustomer.TryGetValue(sale.Customer, out var all) ? all : byCustomer[sale.Customer] = []).Add(line);
        }
    }

    /// <summary>Parts of sales that come to the line, in quantity and, to the minor unit, in value.</summary>
    public IEnumerable<(SoldLine Line, decimal Quantity, long Minor)> Goods(int customer, HistoryLine line)
    {
        var (left, all) = (Math.Abs(line.Quantity), Math.Abs(line.Quantity));
        var found = new List<(SoldLine Line, decimal Quantity, long Minor)>();
        var known = sold.GetValueOrDefault((customer, line.Item), []);
        Take(known.Where(s => s.Price == line.Price));
        Take(known.Where(s => s.Price > line.Price).OrderByDescending(s => s.Price));
        if (left > 0)
            Take([Before(customer, line.Item, left, line.Price)]);
        return found;

        void Take(IEnumerable<SoldLine> lines)
        {
            foreach (var one in lines.Reverse().ToList())
            {
                if (left == 0)
                    return;
                var now = Math.Min(left, one.Left);
                if (now == 0)
                    continue;
                // Parts add up to the whole, rounded once.
                var minor = plan.MinorOf(line.Price * (all - left + now)) - plan.MinorOf(line.Price * (all - left));
                if (minor > one.LeftMinor)
                    continue;
                (left, one.Left, one.LeftMinor) = (left - now, one.Left - now, one.LeftMinor - minor);
                found.Add((one, now, minor));
            }
        }
    }

    /// <summary>Parts of sales that come to the line's value.</summary>
    public IEnumerable<(SoldLine Line, long Minor)> Value(int customer, HistoryLine line)
    {
        var left = Math.Abs(plan.MinorOf(line.Value));
        var found = new List<(SoldLine Line, long Minor)>();
        Take(sold.GetValueOrDefault((customer, line.Item), []));
        // What everybody bought without being named is nobody's in particular.
        if (left > 0 && customer != HistoryFile.WalkIn)
            Take(byCustomer.GetValueOrDefault(customer, []));
        if (left > 0)
            Take([Before(customer, line.Item, 1, plan.MajorOf(left))]);
        return found;

        void Take(List<SoldLine> lines)
        {
            for (var i = lines.Count - 1; i >= 0 && left > 0; i--)
            {
                var now = Math.Min(left, lines[i].LeftMinor);
                if (now == 0)
                    continue;
                (left, lines[i].LeftMinor) = (left - now, lines[i].LeftMinor - now);
                found.Add((lines[i], now));
            }
        }
    }

    private SoldLine Before(int customer, int item, decimal quantity, decimal price)
    {
        var sale = plan.SaleFromBefore(customer);
        var line = new SoldLine(sale, sale.Lines.Count + 1, item, quantity, price, plan.MinorOf(price * quantity));
        sale.Lines.Add(line);
        return line;
    }
}
