namespace Musubi.History.Plans;

/// <summary>What a day of the history is to post, in this order: what came in, what was sold, what was found more or less, what came back, what was credited otherwise, what others charged.</summary>
public sealed class PlannedDay(DateOnly date)
{
    public DateOnly Date => date;
    public List<PlannedPurchase> Purchases { get; } = [];
    public List<PlannedSale> Sales { get; } = [];
    public List<PlannedAdjustment> Adjustments { get; } = [];
    public List<PlannedReturn> Returns { get; } = [];
    public List<PlannedCredit> Credits { get; } = [];
    public List<PlannedExpense> Expenses { get; } = [];

    public int Lines => Purchases.Count + Sales.Sum(s => s.Lines.Count) + Adjustments.Sum(a => a.Lines.Count) + Returns.Sum(r => r.Lines.Count) + Credits.Sum(c => c.Lines.Count) + Expenses.Count;
    public int Documents => 1 + Sales.Count + Adjustments.Count + Returns.Count + Credits.Count + Expenses.Count;
}

/// <param name="Cost">Of all of it, in minor units.</param>
public sealed record PlannedPurchase(int Item, decimal Quantity, long Cost);

/// <summary>A sale of the file; or one that it does not hold, of what came back from before its first day.</summary>
public sealed class PlannedSale(string number, DateOnly date, int customer)
{
    public string Number => number;
    public DateOnly Date => date;
    public int Customer => customer;

    /// <summary>The file does not hold it.</summary>
    public bool IsFromBefore { get; init; }
    public List<SoldLine> Lines { get; } = [];
}

/// <summary>A line of a sale, with what of it may still come back and be credited.</summary>
/// <param name="Position">In its sale, from one.</param>
/// <param name="Minor">What it came to, in minor units.</param>
public sealed record SoldLine(PlannedSale Sale, int Position, int Item, decimal Quantity, decimal Price, long Minor)
{
    public decimal Left { get; set; } = Quantity;
    public long LeftMinor { get; set; } = Minor;
}

/// <summary>Stock that was found, lost, broken or given away.</summary>
public sealed record PlannedAdjustment(string Number, string Note, List<(int Item, decimal Quantity)> Lines);

/// <summary>Goods of one sale that came back by one document of the file.</summary>
public sealed record PlannedReturn(string Number, PlannedSale Sale, List<(SoldLine Line, decimal Quantity, long Minor)> Lines);

/// <summary>What was credited of one sale without goods coming back.</summary>
public sealed record PlannedCredit(string Number, PlannedSale Sale, List<(SoldLine Line, long Minor)> Lines);

/// <summary>What somebody charged us; negative where it was given back.</summary>
public sealed record PlannedExpense(string Number, string Payee, string Description, long Minor);

/// <summary>What the lines of the file became: figures of one kind. The value in minor units is what is posted; that of the source is exact.</summary>
public sealed record ClassTotal(string Kind)
{
    public int Documents { get; set; }
    public int Lines { get; set; }
    public decimal Quantity { get; set; }
    public decimal Value { get; set; }
    public long Minor { get; set; }
}
