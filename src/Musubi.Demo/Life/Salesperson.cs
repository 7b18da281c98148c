using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Sales;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;

namespace Musubi.Demo.Life;

/// <summary>Offers, takes down what changed, promises, and lets go of what will not be.</summary>
internal sealed class Salesperson(CompanyLife life) : Person(life, 102, "Salesperson", SalesPermission.View, SalesPermission.EditQuotes, SalesPermission.SendQuotes, SalesPermission.EditOrders, SalesPermission.ConfirmOrders, SalesPermission.ChangeOrders)
{
    protected override IReadOnlyList<(int Weight, Func<Task<bool>> What)> Ways => [(2, Offer), (3, SendOffer), (2, Rewrite), (6, Confirm), (1, Change), (1, LetGo)];

    private async Task<bool> Offer() => await Do<SaveQuote, SaveQuote.Input, Id<Quote>>(new()
    {
        Customer = Dice.Of(Life.Customers), Date = Life.Today, Reference = Life.NextReference, Lines = [.. Demo.Life.Customers.Basket(Life).Select(l => new QuoteLineDraft { Item = l.Item, Quantity = l.Quantity })],
    });

    private async Task<bool> SendOffer() => Pick(await Read(db => db.Set<Quote>().AsNoTracking().Where(q => q.State == QuoteState.Draft).OrderBy(q => q.Reference).Take(3).ToListAsync())) is { } quote
        && await Do<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = quote.Id, Version = quote.Version });

    private async Task<bool> Rewrite() => Pick(await Drafts(o => o.QuoteId == null)) is { } order
        && await Do<SaveOrder, SaveOrder.Input, Id<SalesOrder>>(new()
        {
            Id = order.Id, Version = order.Version, Customer = new(order.CustomerId), Date = order.Date, Needed = order.Needed, Reference = order.Reference, Note = $"{Life.Today:yyyy-MM-dd}",
            Lines = [.. order.Lines.Select(l => new OrderLineDraft { Item = new(l.ItemId), Quantity = Dice.From(1, 20) })],
        });

    private async Task<bool> Confirm() => Pick(await Drafts(o => true)) is { } order
        && await Do<ConfirmOrder, ConfirmOrder.Input, Id<SalesOrder>>(new() { Id = order.Id, Version = order.Version });

    /// <summary>More or less of the first line; less than has left is refused.</summary>
    private async Task<bool> Change() => Pick(await Standing()) is { } order
        && await Do<ChangeOrder, ChangeOrder.Input, Id<SalesOrder>>(new()
        {
            Id = order.Id, Version = order.Version, Why = "The customer called.", Needed = order.Needed, Reference = order.Reference, Note = order.Note,
            Lines = [.. order.Lines.Select((l, i) => new ChangedLineDraft { Id = l.Id, Item = new(l.ItemId), Quantity = i == 0 ? Math.Max(1, l.Quantity.Value + Dice.From(-5, 9)) : l.Quantity.Value })],
        });

    private async Task<bool> LetGo()
    {
        if (Pick(await Standing()) is not { } order)
            return false;
        return order.Delivered == Progress.None && order.Billed == Progress.None
            ? await Do<CancelOrder, CancelOrder.Input, Id<SalesOrder>>(new() { Id = order.Id, Version = order.Version })
            : await Do<CloseOrder, CloseOrder.Input, Id<SalesOrder>>(new() { Id = order.Id, Version = order.Version });
    }

    private Task<List<SalesOrder>> Drafts(System.Linq.Expressions.Expression<Func<SalesOrder, bool>> which) =>
        Read(db => db.Set<SalesOrder>().AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.State == OrderState.Draft).Where(which).OrderBy(o => o.Reference).Take(4).ToListAsync());

    private Task<List<SalesOrder>> Standing() =>
        Read(db => db.Set<SalesOrder>().AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).Where(o => o.State == OrderState.Confirmed && o.Delivered != Progress.Wholly).OrderBy(o => o.Reference).Take(6).ToListAsync());
}
