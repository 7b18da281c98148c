using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Sales.Returns;

internal static class ReturnList
{
    public static readonly ListDefinition<SalesReturn, SalesReturn> Definition = new()
    {
        Name = "sales/returns",
        Title = ReturnWords.Returns,
        Permission = SalesPermission.View,
        DefaultSort = "-date",
        SearchKind = "sales_return",
        Rows = services => services.GetRequiredService<SalesDb>().Returns.AsNoTracking(),
        Id = r => r.Id,
        RowHref = r => $"/sales/returns/{r.Id}",
        Of =
        [
            Column.Of<SalesReturn, string>("number", ReturnWords.Number, CellKind.Code, r => r.Number, r => r.Number),
            Column.Of<SalesReturn, DateOnly>("date", ReturnWords.AnnouncedOn, CellKind.Date, r => r.Date, r => r.Date),
            Column.Of<SalesReturn, string>("customer", Words.Customer, CellKind.Text, r => r.CustomerName, r => r.CustomerName),
            new("state", Words.State, CellKind.Badge, r => new Mark(ReturnWords.BadgeOf(r.State), ReturnWords.ToneOf(r.State))),
            new("reason", ReturnWords.Reason, CellKind.Text, r => ReturnWords.Of(r.Reason)),
            new("said", ReturnWords.Said, CellKind.Text, r => r.Said),
            Column.Of<SalesReturn, string>("delivery", Words.Delivery, CellKind.Code, r => r.DeliveryNumber, r => r.DeliveryNumber),
            Column.Of<SalesReturn, string>("order", Words.Order, CellKind.Code, r => r.OrderNumber, r => r.OrderNumber, shown: false),
            new("received", ReturnWords.ReceivedDay, CellKind.Date, r => r.ReceivedOn),
            new("closed", ReturnWords.SettledDay, CellKind.Date, r => r.ClosedOn),
        ],
        FilterBy =
        [
            Filter.Of<SalesReturn, ReturnState>("state", Words.State, r => r.State, ReturnWords.BadgeOf),
            Filter.Of<SalesReturn, ReturnReason>("reason", ReturnWords.Reason, r => r.Reason, ReturnWords.Of),
            Filter.OfDays<SalesReturn>("date", ReturnWords.AnnouncedOn, r => r.Date),
            Filter.OfDays<SalesReturn>("received", ReturnWords.ReceivedDay, r => r.ReceivedOn!.Value),
        ],
        BulkActs =
        [
            new("receive", ReturnWords.Receive, "package-check", SalesPermission.ReceiveReturns, step => step.Do<ReceiveReturn, ReceiveReturn.Input, Id<SalesReturn>>(new() { Id = new(step.Id) })),
            new("settle", ReturnWords.Settle, "undo-2", SalesPermission.SettleReturns, step => step.Do<SettleReturn, SettleReturn.Input, Id<SalesReturn>>(new() { Id = new(step.Id) })),
        ],
    };
}
