using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Receivables;

internal static class InvoiceList
{
    public static readonly ListDefinition<Invoice, Invoice> Definition = new()
    {
        Name = "finance/invoices",
        Title = Words.Invoices,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "invoice",
        Rows = services => services.GetRequiredService<FinanceDb>().Invoices.AsNoTracking(),
        Id = i => i.Id,
        RowHref = i => $"/finance/invoices/{i.Id}",
        Of =
        [
            Column.Of<Invoice, string>("number", Words.Number, CellKind.Code, i => i.Number, i => i.Number),
            Column.Of<Invoice, DateOnly>("date", Words.InvoiceDate, CellKind.Date, i => i.Date, i => i.Date),
            Column.Of<Invoice, string>("customer", Words.Customer, CellKind.Text, i => i.PartyName, i => i.PartyName),
            Column.Of<Invoice, DateOnly>("due", Words.Due, CellKind.Date, i => i.Due, i => i.Due),
            Column.Of<Invoice, string>("source", Words.Source, CellKind.Code, i => i.SourceNumber, i => i.SourceNumber),
            Column.Of<Invoice, long>("net", Words.Net, CellKind.Money, i => i.Net, i => i.Net.Minor),
            Column.Of<Invoice, long>("total", Words.Total, CellKind.Money, i => i.Total, i => i.Total.Minor) with { Total = i => i.Total },
        ],
        FilterBy = [Filter.OfDays<Invoice>("date", Words.InvoiceDate, i => i.Date), Filter.OfDays<Invoice>("due", Words.Due, i => i.Due), Filter.OfAmounts<Invoice>("total", Words.Total, i => i.Total)],
    };
}
