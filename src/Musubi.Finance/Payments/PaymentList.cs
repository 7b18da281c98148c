using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Payments;

internal static class PaymentList
{
    internal sealed class Row
    {
        public Id<Payment> Id { get; init; }
        public required string Number { get; init; }
        public DateOnly Date { get; init; }
        public PaymentDirection Direction { get; init; }
        public long PartyId { get; init; }
        public required string PartyName { get; init; }
        public required string Reference { get; init; }
        public DateOnly? ReversedOn { get; init; }
        public Money Fee { get; init; }
        public Money Amount { get; init; }
        public Money Total { get; init; }

        /// <summary>Of its item, signed as that is.</summary>
        public long Left { get; init; }

        /// <summary>Something of it is left, and all of it is.</summary>
        public bool IsOpen { get; init; }
        public bool IsWhole { get; init; }

        public Money Remaining => Money.OfMinor(Math.Abs(Left), Total.Currency);
        public PaymentState State => Payment.StateOf(ReversedOn is not null, Total.Minor, Math.Abs(Left));
    }

    public static readonly ListDefinition<Row, Payment> Definition = new()
    {
        Name = "finance/payments",
        Title = Words.Payments,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "payment",
        Rows = services =>
        {
            var db = services.GetRequiredService<FinanceDb>();
            return db.Payments.AsNoTracking().Select(p => new Row
            {
                Id = p.Id, Number = p.Number, Date = p.Date, Direction = p.Direction, PartyId = p.PartyId, PartyName = p.PartyName, Reference = p.Reference, ReversedOn = p.ReversedOn, Fee = p.Fee, Amount = p.Amount, Total = p.Total,
                Left = db.Items.Where(i => i.Id == p.ItemId).Select(i => i.Remaining.Minor).FirstOrDefault(),
                IsOpen = db.Items.Any(i => i.IsOpen && i.Id == p.ItemId), IsWhole = db.Items.Any(i => i.IsOpen && i.Id == p.ItemId && i.Remaining.Minor == i.Amount.Minor),
            });
        },
        Id = p => p.Id,
        RowHref = p => $"/finance/payments/{p.Id}",
        Of =
        [
            Column.Of<Row, string>("number", Words.Number, CellKind.Code, p => p.Number, p => p.Number),
            Column.Of<Row, DateOnly>("date", Words.Date, CellKind.Date, p => p.Date, p => p.Date),
            new("direction", Words.Direction, CellKind.Badge, p => new Mark(Words.DirectionOf(p.Direction), p.Direction == PaymentDirection.Received ? "green" : "blue")),
            Column.Of<Row, string>("party", Words.Party, CellKind.Text, p => p.PartyName, p => p.PartyName),
            Column.Of<Row, string>("reference", Words.Reference, CellKind.Text, p => p.Reference, p => p.Reference),
            new("state", Words.State, CellKind.Badge, p => new Mark(Words.StateOf(p.State), Words.ToneOf(p.State))),
            Column.Unsorted<Row>("fee", Words.Fee, CellKind.Money, p => p.Fee, shown: false),
            Column.Unsorted<Row>("amount", Words.PaymentAmount, CellKind.Money, p => p.Amount),
            Column.Of<Row, long>("total", Words.ToSettle, CellKind.Money, p => p.Total, p => p.Total.Minor),
            Column.Unsorted<Row>("remaining", Words.OnAccount, CellKind.Money, p => p.Left == 0 ? null : p.Remaining),
        ],
        FilterBy =
        [
            Filter.Of<Row, PaymentDirection>("direction", Words.Direction, p => p.Direction, Words.DirectionOf),
            new("state", Words.State, [.. Enum.GetValues<PaymentState>().Select(s => (s.ToString(), Words.StateOf(s)))], value => Enum.TryParse<PaymentState>(value, out var state) ? state switch
            {
                PaymentState.Unallocated => p => p.ReversedOn == null && p.IsWhole,
                PaymentState.Partly => p => p.ReversedOn == null && p.IsOpen && !p.IsWhole,
                PaymentState.Allocated => p => p.ReversedOn == null && !p.IsOpen,
                PaymentState.TakenBack => p => p.ReversedOn != null,
                _ => null,
            } : null),
            Filter.OfDays<Row>("date", Words.Date, p => p.Date),
            Filter.OfAmounts<Row>("amount", Words.PaymentAmount, p => p.Amount),
            new("party", Words.Party, [], value => long.TryParse(value, out var party) ? p => p.PartyId == party : null),
        ],
    };
}
