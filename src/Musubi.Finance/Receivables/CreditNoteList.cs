using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Receivables;

internal static class CreditNoteList
{
    public static readonly ListDefinition<CreditNote, CreditNote> Definition = new()
    {
        Name = "finance/credit-notes",
        Title = Words.CreditNotes,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "credit_note",
        Rows = services => services.GetRequiredService<FinanceDb>().CreditNotes.AsNoTracking(),
        Id = n => n.Id,
        RowHref = n => $"/finance/credit-notes/{n.Id}",
        Of =
        [
            Column.Of<CreditNote, string>("number", Words.Number, CellKind.Code, n => n.Number, n => n.Number),
            Column.Of<CreditNote, DateOnly>("date", Words.Date, CellKind.Date, n => n.Date, n => n.Date),
            Column.Of<CreditNote, string>("customer", Words.Customer, CellKind.Text, n => n.PartyName, n => n.PartyName),
            Column.Of<CreditNote, string>("invoice", Words.OriginalInvoice, CellKind.Code, n => n.InvoiceNumber, n => n.InvoiceNumber),
            Column.Unsorted<CreditNote>("reason", Words.Reason, CellKind.Text, n => n.Reason),
            Column.Of<CreditNote, long>("net", Words.Net, CellKind.Money, n => n.Net, n => n.Net.Minor),
            Column.Of<CreditNote, long>("total", Words.Total, CellKind.Money, n => n.Total, n => n.Total.Minor) with { Total = n => n.Total },
        ],
        FilterBy = [Filter.OfDays<CreditNote>("date", Words.Date, n => n.Date), Filter.OfAmounts<CreditNote>("total", Words.Total, n => n.Total)],
    };
}
