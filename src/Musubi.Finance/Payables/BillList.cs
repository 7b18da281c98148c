using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Payables;

internal static class BillList
{
    internal sealed class Row
    {
        public Id<SupplierBill> Id { get; init; }
        public required string Number { get; init; }
        public DateOnly Date { get; init; }
        public required string PartyName { get; init; }
        public required string SupplierNumber { get; init; }
        public BillKind Kind { get; init; }
        public DateOnly Due { get; init; }
        public bool Qualified { get; init; }
        public Money Net { get; init; }
        public Money Total { get; init; }
        public bool Cancelled { get; init; }
    }

    public static readonly ListDefinition<Row, SupplierBill> Definition = new()
    {
        Name = "finance/bills",
        Title = Words.Bills,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "supplier_bill",
        Rows = services =>
        {
            var db = services.GetRequiredService<FinanceDb>();
            return db.Bills.AsNoTracking().Select(b => new Row
            {
                Id = b.Id, Number = b.Number, Date = b.Date, PartyName = b.PartyName, SupplierNumber = b.SupplierNumber, Kind = b.Kind, Due = b.Due, Qualified = b.Qualified, Net = b.Net, Total = b.Total,
                Cancelled = db.Entries.Any(e => e.Reverses == b.EntryId),
            });
        },
        Id = b => b.Id,
        RowHref = b => $"/finance/bills/{b.Id}",
        Of =
        [
            Column.Of<Row, string>("number", Words.Number, CellKind.Code, b => b.Number, b => b.Number),
            Column.Of<Row, DateOnly>("date", Words.Date, CellKind.Date, b => b.Date, b => b.Date),
            Column.Of<Row, string>("supplier", Words.Supplier, CellKind.Text, b => b.PartyName, b => b.PartyName),
            Column.Of<Row, string>("theirs", Words.SupplierNumber, CellKind.Text, b => b.SupplierNumber, b => b.SupplierNumber),
            new("kind", Words.Document, CellKind.Badge, b => b.Cancelled ? new Mark(Words.CancelledState, "") : new Mark(KindOf(b.Kind), b.Kind == BillKind.Bill ? "" : "amber")),
            Column.Of<Row, DateOnly>("due", Words.Due, CellKind.Date, b => b.Due, b => b.Due),
            new("qualified", Words.Qualified, CellKind.Flag, b => b.Qualified),
            Column.Of<Row, long>("net", Words.Net, CellKind.Money, b => b.Net, b => b.Net.Minor),
            Column.Of<Row, long>("total", Words.Total, CellKind.Money, b => b.Total, b => b.Total.Minor),
        ],
        FilterBy =
        [
            Filter.Of<Row, BillKind>("kind", Words.Document, b => b.Kind, KindOf),
            Filter.OfDays<Row>("date", Words.Date, b => b.Date),
            Filter.OfDays<Row>("due", Words.Due, b => b.Due),
            Filter.OfAmounts<Row>("total", Words.Total, b => b.Total),
        ],
    };

    private static Text KindOf(BillKind kind) => Words.KindOf(kind == BillKind.Bill ? ItemKind.Bill : ItemKind.SupplierCredit);
}
