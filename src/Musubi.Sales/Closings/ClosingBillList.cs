using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;
using Musubi.Parties.Register;

namespace Musubi.Sales.Closings;

internal static class ClosingBillList
{
    public static readonly ListDefinition<ClosingBill, ClosingBill> Definition = new()
    {
        Name = "sales/closing-bills",
        Title = Words.ClosingBills,
        Permission = FinancePermission.View,
        DefaultSort = "-closing",
        SearchKind = "closing_bill",
        Rows = services => services.GetRequiredService<SalesDb>().ClosingBills.AsNoTracking(),
        Id = b => b.Id,
        RowHref = b => $"/sales/closing-bills/{b.Id}",
        Of =
        [
            Column.Of<ClosingBill, string>("number", Words.BillNumber, CellKind.Code, b => b.Number, b => b.Number),
            Column.Of<ClosingBill, DateOnly>("closing", Words.ClosingDate, CellKind.Date, b => b.Closing, b => b.Closing),
            Column.Of<ClosingBill, string>("payer", Words.Payer, CellKind.Text, b => b.PartyName, b => b.PartyName),
            new("state", Words.State, CellKind.Badge, b => b.Stands ? new Mark(Words.Stands, "green") : new Mark(Words.UndoneMark, "red")),
            Column.Unsorted<ClosingBill>("previous", Words.PreviousBill, CellKind.Money, b => b.Previous),
            Column.Unsorted<ClosingBill>("paid", Words.PaidSince, CellKind.Money, b => b.Paid),
            Column.Unsorted<ClosingBill>("adjusted", Words.AdjustedSince, CellKind.Money, b => b.Adjusted),
            Column.Unsorted<ClosingBill>("carried", Words.CarriedOver, CellKind.Money, b => b.Carried),
            Column.Unsorted<ClosingBill>("sales", Words.SalesOfPeriod, CellKind.Money, b => b.Sales),
            Column.Unsorted<ClosingBill>("tax", Words.Tax, CellKind.Money, b => b.Tax),
            Column.Of<ClosingBill, long>("billed", Words.ThisBill, CellKind.Money, b => b.Billed, b => b.Billed.Minor),
            Column.Of<ClosingBill, DateOnly>("due", Words.Due, CellKind.Date, b => b.Due, b => b.Due),
        ],
        FilterBy =
        [
            Filter.OfDays<ClosingBill>("closing", Words.ClosingDate, b => b.Closing),
            new("state", Words.State, [("stands", Words.Stands), ("undone", Words.UndoneMark)], value => value switch { "stands" => b => b.Stands, "undone" => b => !b.Stands, _ => null }),
            new("payer", Words.Payer, [], value => long.TryParse(value, out var party) ? b => b.PartyId == party : null),
        ],
    };
}

/// <summary>Whose bills are closed, with the act that closes them: the page of a closing day and programs run it on many.</summary>
internal static class ClosingCustomers
{
    public const string Close = "close";

    public static readonly ListDefinition<Party, Party> Definition = new()
    {
        Name = "sales/closing",
        Title = Words.ClosingCustomers,
        Permission = SalesPermission.CloseBills,
        DefaultSort = "code",
        SearchKind = "party",
        Rows = services => services.GetRequiredService<MusubiDb>().Set<Party>().AsNoTracking().Where(p => p.MergedIntoId == null && p.Terms.ClosingDays != ""),
        Id = p => p.Id,
        RowHref = p => $"/parties/{p.Id}",
        Of =
        [
            Column.Of<Party, string>("code", Words.Payer, CellKind.Code, p => $"{p.Code} {p.Name}", p => p.Code),
            Column.Unsorted<Party>("terms", Words.ClosingDate, CellKind.Text, p => p.Terms.InWords()),
        ],
        BulkActs =
        [
            new(Close, Words.CloseBills, "calendar-check", SalesPermission.CloseBills, step => step.Do<CloseBills, CloseBills.Input, List<Id<ClosingBill>>>(new()
            {
                Party = new(step.Id), Date = DateOnly.TryParseExact(step.Value, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null,
            })) { Ask = async (services, ct) => [.. (await ClosingDates.Of(services, 12, ct)).Select(d => (Iso(d), new Text("{0:yyyy/MM/dd}", "{0:yyyy-MM-dd}", "{0:dd/MM/yyyy}").With(d)))] },
        ],
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
