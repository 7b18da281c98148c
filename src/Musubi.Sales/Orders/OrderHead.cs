using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Sales.Orders;

/// <summary>What saving a document with lines has in common: what must be filled in, and that lines typed anew stay the lines they were.</summary>
internal static class OrderHead
{
    private const int MostLines = 2000, MostReference = 60, MostNote = 2000, MostYearsAhead = 3;

    public static List<Refusal> WhyNot(Id<Party>? customer, DateOnly? date, Text dateName, string reference, string note, int lines)
    {
        var refusals = new List<Refusal>();
        if (customer is null)
            refusals.Add(Refusal.Missing("Customer", Words.Customer));
        if (date is null)
            refusals.Add(Refusal.Missing("Date", dateName));
        if (reference.Length > MostReference)
            refusals.Add(Refusal.TooLong("Reference", Words.Reference, reference.Length, MostReference));
        if (note.Length > MostNote)
            refusals.Add(Refusal.TooLong("Note", Words.Note, note.Length, MostNote));
        if (lines > MostLines)
            refusals.Add(new("sales.too-many-lines", new Text("明細が{0}行あります。", "明细有{0}行。", "There are {0} lines.").With(lines),
                new Text("{0}行までに分けてください。", "请拆分为每单不超过{0}行。", "Split it: {0} lines fit in one.").With(MostLines), "Lines"));
        return refusals;
    }

    /// <summary>Nothing is wanted before it was ordered.</summary>
    public static IEnumerable<Refusal> WhyNotNeeded(IEnumerable<DateOnly?> lines, DateOnly? needed, DateOnly? date) =>
        lines.Select((day, i) => (Day: day, Field: $"Lines[{i}].Needed")).Prepend((Day: needed, Field: "Needed")).Where(n => n.Day < date).Select(n => new Refusal("sales.needed-before",
            new Text("納期 {0} が受注日より前です。", "交期 {0} 早于订单日期。", "{0} is before the date of the order.").With(n.Day),
            new Text("受注日以降の日付にしてください。", "请使用订单日期或之后的日期。", "Take that day or a later one."), n.Field));

    /// <summary>A day so far ahead is a slip of the keys.</summary>
    public static IEnumerable<Refusal> WhyNotFar(DateOnly today, params IEnumerable<(DateOnly? Day, Text Name, string Field)> days) =>
        days.Where(d => d.Day > today.AddYears(MostYearsAhead)).Select(d => new Refusal("sales.far-day",
            new Text("{0} {1:yyyy/MM/dd} は先すぎます。", "{0} {1:yyyy-MM-dd} 过远。", "{0}: {1:dd/MM/yyyy} is too far ahead.").With(d.Name, d.Day),
            new Text("{0:yyyy/MM/dd} までの日付にしてください。", "请输入不晚于{0:yyyy-MM-dd}的日期。", "Choose a day up to {0:dd/MM/yyyy}.").With(today.AddYears(MostYearsAhead)), d.Field));

    /// <summary>A line stays the line it was as long as it is of the same item; so the trail names only what changed.</summary>
    public static void TypeAnew<TLine>(MusubiDb db, List<TLine> lines, IEnumerable<TLine> typed, Func<TLine, TLine, bool> isSame, Action<TLine, TLine> become) where TLine : class
    {
        var former = lines.ToList();
        foreach (var line in typed)
        {
            if (former.Find(f => isSame(f, line)) is { } same)
            {
                become(same, line);
                former.Remove(same);
                continue;
            }
            // In this order: the context adds to the lists of what it tracks what it does not find there.
            lines.Add(line);
            db.Add(line);
        }
        foreach (var gone in former)
        {
            db.Remove(gone);
            lines.Remove(gone);
        }
    }
}
