using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.Payments;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Finance.Banking;

internal static class BankLineList
{
    public static readonly ListDefinition<BankLine, BankLine> Definition = new()
    {
        Name = "finance/bank-lines",
        Title = Words.BankLines,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        SearchKind = "bank_line",
        Rows = services => services.GetRequiredService<FinanceDb>().BankLines.AsNoTracking(),
        Id = l => l.Id,
        RowHref = l => $"/finance/bank-lines/{l.Id}",
        Of =
        [
            Column.Of<BankLine, DateOnly>("date", Words.BankDay, CellKind.Date, l => l.Date, l => l.Date),
            Column.Of<BankLine, string>("payer", Words.PayerName, CellKind.Text, l => l.Payer, l => l.Payer),
            new("state", Words.State, CellKind.Badge, l => new Mark(Words.Of(l.State), Words.ToneOf(l.State))),
            Column.Unsorted<BankLine>("memo", Words.Description, CellKind.Text, l => l.Memo),
            Column.Unsorted<BankLine>("number", Words.BankNumber, CellKind.Code, l => l.Number, shown: false),
            Column.Of<BankLine, long>("amount", Words.Amount, CellKind.Money, l => l.Amount, l => l.Amount.Minor) with { Total = l => l.Amount },
            Column.Unsorted<BankLine>("reason", Words.Reason, CellKind.Text, l => l.Reason, shown: false),
        ],
        FilterBy =
        [
            Filter.Of<BankLine, BankLineState>("state", Words.State, l => l.State, Words.Of),
            Filter.OfDays<BankLine>("date", Words.BankDay, l => l.Date),
        ],
        BulkActs = [new("accept", Words.Accept, "list-checks", FinancePermission.ReceivePayments, step => step.Do<AcceptBankLine, AcceptBankLine.Input, Id<Payment>>(new() { Id = new(step.Id) }))],
    };
}
