using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Receivables;

/// <summary>An invoice, and what is still owed on it.</summary>
public sealed class InvoiceRow
{
    public required Id<Invoice> Id { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Due { get; init; }
    public required long PartyId { get; init; }
    public required string PartyName { get; init; }
    public required string SourceNumber { get; init; }
    public required Money Net { get; init; }
    public required Money Total { get; init; }
    public required Money Remaining { get; init; }
    public required bool IsOpen { get; init; }
}

internal static class InvoiceList
{
    public static readonly ListDefinition<InvoiceRow, Invoice> Definition = new()
    {
        Name = "finance/invoices",
        Title = Words.Invoices,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "invoice",
        Rows = services => Rows(services.GetRequiredService<FinanceDb>()),
        Id = i => i.Id,
        RowHref = i => $"/finance/invoices/{i.Id}",
        Of =
        [
            Column.Of<InvoiceRow, string>("number", Words.Number, CellKind.Code, i => i.Number, i => i.Number),
            Column.Of<InvoiceRow, DateOnly>("date", Words.InvoiceDate, CellKind.Date, i => i.Date, i => i.Date),
            Column.Of<InvoiceRow, string>("customer", Words.Customer, CellKind.Text, i => i.PartyName, i => i.PartyName),
            Column.Of<InvoiceRow, DateOnly>("due", Words.Due, CellKind.Date, i => i.Due, i => i.Due),
            Column.Of<InvoiceRow, string>("source", Words.Source, CellKind.Code, i => i.SourceNumber, i => i.SourceNumber),
            new("state", Words.State, CellKind.Badge, i => Words.MarkOf(i.IsOpen, i.Remaining == i.Total)),
            Column.Of<InvoiceRow, long>("net", Words.Net, CellKind.Money, i => i.Net, i => i.Net.Minor) with { Shown = false },
            Column.Of<InvoiceRow, long>("total", Words.Total, CellKind.Money, i => i.Total, i => i.Total.Minor) with { Total = i => i.Total },
            Column.Unsorted<InvoiceRow>("remaining", Words.Remaining, CellKind.Money, i => i.Remaining, total: i => i.Remaining),
        ],
        FilterBy =
        [
            new("open", Words.State, [("true", Words.OpenMark), ("false", Words.SettledMark)], value => value == "true" ? i => i.IsOpen : value == "false" ? i => !i.IsOpen : null),
            Filter.OfDays<InvoiceRow>("due", Words.Due, i => i.Due),
            Filter.OfDays<InvoiceRow>("date", Words.InvoiceDate, i => i.Date),
            Filter.OfAmounts<InvoiceRow>("total", Words.Total, i => i.Total),
            new("party", Words.Customer, [], value => long.TryParse(value, out var party) ? i => i.PartyId == party : null),
        ],
    };

    /// <summary>Every invoice has its item. Joined as if it might have none, an engine reads the invoices in the order of the list and not all items first.</summary>
    private static IQueryable<InvoiceRow> Rows(FinanceDb db) => db.Invoices.AsNoTracking().LeftJoin(db.Items.AsNoTracking().Where(i => i.Kind == ItemKind.Invoice), i => (long)(object)i.Id, i => i.DocumentId, (invoice, item) => new InvoiceRow
    {
        Id = invoice.Id, Number = invoice.Number, Date = invoice.Date, Due = invoice.Due, PartyId = invoice.PartyId, PartyName = invoice.PartyName, SourceNumber = invoice.SourceNumber, Net = invoice.Net, Total = invoice.Total,
        Remaining = item!.Remaining, IsOpen = item.IsOpen,
    });
}
