using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Payables;

internal static class BillList
{
    public static readonly ListDefinition<SupplierBill, SupplierBill> Definition = new()
    {
        Name = "finance/bills",
        Title = Words.Bills,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "supplier_bill",
        Rows = services => services.GetRequiredService<FinanceDb>().Bills.AsNoTracking(),
        Id = b => b.Id,
        RowHref = b => $"/finance/bills/{b.Id}",
        Of =
        [
            Column.Of<SupplierBill, string>("number", Words.Number, CellKind.Code, b => b.Number, b => b.Number),
            Column.Of<SupplierBill, DateOnly>("date", Words.Date, CellKind.Date, b => b.Date, b => b.Date),
            Column.Of<SupplierBill, string>("supplier", Words.Supplier, CellKind.Text, b => b.PartyName, b => b.PartyName),
            Column.Of<SupplierBill, string>("theirs", Words.SupplierNumber, CellKind.Text, b => b.SupplierNumber, b => b.SupplierNumber),
            new("kind", Words.Document, CellKind.Badge, b => new Mark(KindOf(b.Kind), b.Kind == BillKind.Bill ? "" : "amber")),
            Column.Of<SupplierBill, DateOnly>("due", Words.Due, CellKind.Date, b => b.Due, b => b.Due),
            new("qualified", Words.Qualified, CellKind.Flag, b => b.Qualified),
            Column.Of<SupplierBill, long>("net", Words.Net, CellKind.Money, b => b.Net, b => b.Net.Minor),
            Column.Of<SupplierBill, long>("total", Words.Total, CellKind.Money, b => b.Total, b => b.Total.Minor),
        ],
        FilterBy =
        [
            Filter.Of<SupplierBill, BillKind>("kind", Words.Document, b => b.Kind, KindOf),
            Filter.OfDays<SupplierBill>("date", Words.Date, b => b.Date),
            Filter.OfDays<SupplierBill>("due", Words.Due, b => b.Due),
        ],
    };

    private static Text KindOf(BillKind kind) => Words.KindOf(kind == BillKind.Bill ? ItemKind.Bill : ItemKind.SupplierCredit);
}
