using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Payments;

internal static class PaymentList
{
    public static readonly ListDefinition<Payment, Payment> Definition = new()
    {
        Name = "finance/payments",
        Title = Words.Payments,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "payment",
        Rows = services => services.GetRequiredService<FinanceDb>().Payments.AsNoTracking(),
        Id = p => p.Id,
        RowHref = p => $"/finance/payments/{p.Id}",
        Of =
        [
            Column.Of<Payment, string>("number", Words.Number, CellKind.Code, p => p.Number, p => p.Number),
            Column.Of<Payment, DateOnly>("date", Words.Date, CellKind.Date, p => p.Date, p => p.Date),
            new("direction", Words.Direction, CellKind.Badge, p => new Mark(Words.DirectionOf(p.Direction), p.Direction == PaymentDirection.Received ? "green" : "blue")),
            Column.Of<Payment, string>("party", Words.Party, CellKind.Text, p => p.PartyName, p => p.PartyName),
            Column.Of<Payment, string>("reference", Words.Reference, CellKind.Text, p => p.Reference, p => p.Reference),
            new("state", Words.State, CellKind.Badge, p => p.IsReversed ? new Mark(Words.UndoneMark, "red") : null),
            Column.Unsorted<Payment>("fee", Words.Fee, CellKind.Money, p => p.Fee, shown: false),
            Column.Unsorted<Payment>("amount", Words.PaymentAmount, CellKind.Money, p => p.Amount),
            Column.Of<Payment, long>("total", Words.ToSettle, CellKind.Money, p => p.Total, p => p.Total.Minor),
        ],
        FilterBy =
        [
            Filter.Of<Payment, PaymentDirection>("direction", Words.Direction, p => p.Direction, Words.DirectionOf),
            Filter.OfDays<Payment>("date", Words.Date, p => p.Date),
            new("party", Words.Party, [], value => long.TryParse(value, out var party) ? p => p.PartyId == party : null),
        ],
    };
}
