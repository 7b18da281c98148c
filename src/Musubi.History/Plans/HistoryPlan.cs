using Musubi.History.Files;
using Musubi.Kernel;

namespace Musubi.History.Plans;

/// <summary>
/// What a file is to become, day by day: a pure function of the file and its mapping, so that whoever goes on with a run that died plans the same.
/// </summary>
public sealed class HistoryPlan
{
    public const string Sold = "sold", Returned = "returned", Credited = "credited", Adjusted = "adjusted", GivenAway = "given away", Charged = "charged", Nothing = "nothing to post";
    private readonly HistoryMapping mapping;
    private readonly HistoryFile file;
    private readonly SortedDictionary<DateOnly, PlannedDay> days = [];
    private readonly Dictionary<string, ClassTotal> totals = new(StringComparer.Ordinal);
    private readonly ReturnMatching matching;
    private readonly Dictionary<int, PlannedSale> before = [];

    private HistoryPlan(HistoryFile file, HistoryMapping mapping)
    {
        (this.file, this.mapping) = (file, mapping);
        matching = new(this);
    }

    public IReadOnlyCollection<PlannedDay> Days => days.Values;
    public IReadOnlyCollection<ClassTotal> Totals => totals.Values;

    /// <summary>Sales that the file does not hold, of what came back or was credited, on the eve of its first day.</summary>
    public IReadOnlyCollection<PlannedSale> FromBefore => before.Values;

    /// <summary>The day before the first of the file.</summary>
    public DateOnly Eve { get; private set; }

    public static HistoryPlan Of(HistoryFile file, HistoryMapping mapping)
    {
        var plan = new HistoryPlan(file, mapping) { Eve = file.Documents.Min(d => d.Date).AddDays(-1) };
        plan.On(plan.Eve);
        foreach (var document in file.Documents.Select((d, i) => (Document: d, At: i)).OrderBy(d => d.Document.Date).ThenBy(d => d.At).Select(d => d.Document))
            plan.Take(document);
        new Replenishment(file, mapping).Plan(plan);
        return plan;
    }

    /// <summary>What a part of a line comes to, rounded as a line of an order is.</summary>
    internal long MinorOf(decimal value) => Money.Of(value, mapping.Company.Currency, Rounding.HalfUp).Minor;

    internal decimal MajorOf(long minor) => Money.OfMinor(minor, mapping.Company.Currency).Amount;

    /// <summary>The sale of a customer that the file does not hold.</summary>
    internal PlannedSale SaleFromBefore(int customer)
    {
        if (!before.TryGetValue(customer, out var sale))
        {
            before[customer] = sale = new($"BEFORE-{(customer == HistoryFile.WalkIn ? "0" : file.Customers[customer].Code)}", Eve, customer) { IsFromBefore = true };
            On(Eve).Sales.Add(sale);
        }
        return sale;
    }

    public ItemClass ClassOf(int item) => file.Items[item].Class;

    private PlannedDay On(DateOnly date) => days.TryGetValue(date, out var day) ? day : days[date] = new(date);

    private void Take(HistoryDocument document)
    {
        var day = On(document.Date);
        var givesBack = mapping.ReturnsBeginWith.Any(p => document.Number.StartsWith(p, StringComparison.Ordinal));
        var sale = new PlannedSale(document.Number, document.Date, document.Customer);
        var (sold, free, back, charged) = (new List<HistoryLine>(), new List<HistoryLine>(), new List<HistoryLine>(), new List<HistoryLine>());
        foreach (var line in document.Lines)
        {
            if (ClassOf(line.Item) == ItemClass.Expense || line.Price < 0)
                charged.Add(line);
            else if (line.Quantity == 0 || (line.Price == 0 && ClassOf(line.Item) == ItemClass.Service))
                Count(Nothing, line, 0);
            else if (line.Price == 0)
                free.Add(line);
            else if (givesBack || line.Quantity < 0)
                back.Add(line);
            else
            {
                sold.Add(line);
                sale.Lines.Add(new(sale, sale.Lines.Count + 1, line.Item, line.Quantity, line.Price, MinorOf(line.Value)));
            }
        }
        // A price that comes to nothing in money is none.
        if (sale.Lines.Count > 0 && sale.Lines.Sum(l => l.Minor) == 0)
            free.AddRange(sold);
        else if (sale.Lines.Count > 0)
        {
            day.Sales.Add(sale);
            matching.Sold(sale);
            foreach (var line in sold)
                Count(Sold, line, MinorOf(line.Value));
            totals[Sold].Documents++;
        }
        Charge(day, document, charged);
        Adjust(day, document, free);
        if (back.Count > 0)
            GiveBack(day, document, back);
    }

    /// <summary>Without a price: of a named customer it was given away; else the stock was found to be more or less.</summary>
    private void Adjust(PlannedDay day, HistoryDocument document, List<HistoryLine> free)
    {
        if (free.Count == 0)
            return;
        var given = document.Customer != HistoryFile.WalkIn || free.Exists(l => l.Price > 0);
        foreach (var line in free)
            Count(given ? GivenAway : Adjusted, line, 0);
        totals[given ? GivenAway : Adjusted].Documents++;
        var lines = free.Where(l => ClassOf(l.Item) == ItemClass.Goods).Select(l => (l.Item, given ? -Math.Abs(l.Quantity) : l.Quantity)).ToList();
        if (lines.Count > 0)
            day.Adjustments.Add(new(document.Number, given ? "Given away" : "Adjusted", lines));
    }

    /// <summary>What others charged by one document, each of them in one bill.</summary>
    private void Charge(PlannedDay day, HistoryDocument document, List<HistoryLine> charged)
    {
        foreach (var payee in charged.GroupBy(l => PayeeOf(file.Items[l.Item])))
        {
            foreach (var line in payee)
                Count(Charged, line, MinorOf(line.Value));
            totals[Charged].Documents++;
            if (payee.Sum(l => MinorOf(l.Value)) is not 0 and var minor)
                day.Expenses.Add(new(document.Number, payee.Key, string.Join(", ", payee.Select(l => file.Items[l.Item].Code).Distinct(StringComparer.Ordinal)), -minor));
        }
    }

    private string PayeeOf(HistoryItem item) => mapping.PayeeOf(item.Code) ?? item.Name;

    private void GiveBack(PlannedDay day, HistoryDocument document, List<HistoryLine> back)
    {
        var (goods, credits) = (new Dictionary<PlannedSale, PlannedReturn>(), new Dictionary<PlannedSale, PlannedCredit>());
        var seen = new HashSet<string>();
        foreach (var line in back)
        {
            var kind = ClassOf(line.Item) == ItemClass.Goods ? Returned : Credited;
            Count(kind, line, MinorOf(line.Value));
            if (seen.Add(kind))
                totals[kind].Documents++;
            if (kind == Returned)
            {
                foreach (var (sold, quantity, minor) in matching.Goods(document.Customer, line))
                    (goods.TryGetValue(sold.Sale, out var known) ? known : goods[sold.Sale] = new(document.Number, sold.Sale, [])).Lines.Add((sold, quantity, minor));
            }
            else
            {
                foreach (var (sold, minor) in matching.Value(document.Customer, line))
                    (credits.TryGetValue(sold.Sale, out var known) ? known : credits[sold.Sale] = new(document.Number, sold.Sale, [])).Lines.Add((sold, minor));
            }
        }
        day.Returns.AddRange(goods.Values);
        day.Credits.AddRange(credits.Values);
    }

    private void Count(string kind, HistoryLine line, long minor)
    {
        var total = totals.TryGetValue(kind, out var known) ? known : totals[kind] = new(kind);
        (total.Lines, total.Quantity, total.Value, total.Minor) = (total.Lines + 1, total.Quantity + line.Quantity, total.Value + line.Value, total.Minor + minor);
    }
}
