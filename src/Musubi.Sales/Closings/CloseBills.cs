using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Sales.Closings;

/// <summary>
/// Closes a customer's bills of a closing day (締め請求): what was delivered and not billed is invoiced, and all that happened on the account since the bill before is gathered to one bill. A bill for
/// each currency. What comes later falls into the next.
/// </summary>
[Needs(SalesPermission.CloseBills)]
internal sealed class CloseBills(SalesDb db, ClosingPlans plans, Finance.Billing billing, AccountItems account, PartyLookup parties, NumberSeries numbers, IdSource ids, Clock clock) : IUseCase<CloseBills.Input, List<Id<ClosingBill>>>
{
    internal static readonly Series Series = new("CB", "{0}-{1:yyMM}-{2:00000}");

    public sealed record Input
    {
        /// <summary>Who is billed.</summary>
        public Id<Party> Party { get; init; }

        /// <summary>The closing day; left out, the last one.</summary>
        public DateOnly? Date { get; init; }
    }

    public async Task<Result<List<Id<ClosingBill>>>> Run(Input input, CancellationToken ct)
    {
        if (await parties.Card(input.Party, ct) is not { } payer)
            return Refusal.NotFound(Words.Payer, input.Party);
        var closing = input.Date ?? payer.Terms.LastClosing(clock.Today);
        if (WhyNot(payer, closing) is { } reason)
            return reason;
        var later = await db.ClosingBills.AsNoTracking().Where(b => b.Stands && b.PartyId == payer.Id.Value && b.Closing >= closing).OrderBy(b => b.Closing).ThenBy(b => b.Id).FirstOrDefaultAsync(ct);
        var bills = new List<Id<ClosingBill>>();
        foreach (var plan in await plans.Of([payer], closing, tracked: true, ct))
        {
            var closed = await Close(plan, ct);
            if (!closed.Ok)
                return Result<List<Id<ClosingBill>>>.Refused(closed.Refusals);
            if (closed.Value is { } bill)
                bills.Add(bill);
        }
        if (bills.Count > 0)
            return bills;
        return later is not null ? Closed(later, closing) : new Refusal("closing.nothing",
            new Text("{0} には、{1:yyyy/MM/dd} 締めで請求するものも繰り越す残高もありません。", "{0}在{1:yyyy-MM-dd}对账日没有可开票内容，也没有结转余额。", "{0} has nothing to bill or to carry over on {1:dd/MM/yyyy}.").With(payer.Name, closing),
            new Text("出荷が済んでいるか、請求先を確認してください。", "请确认是否已发货，以及开票对象是否正确。", "See whether its deliveries were shipped, and who is billed for them."));
    }

    private Refusal? WhyNot(PartyCard payer, DateOnly closing)
    {
        if (payer.Terms.Closings.Count == 0)
            return new("closing.no-closing-day", new Text("{0} には締日がありません。", "{0}没有设置对账日。", "{0} has no closing day.").With(payer.Name),
                new Text("納品ごとに請求するか、支払条件に締日を登録してください。", "请按发货单开票，或在付款条件中设置对账日。", "Bill each delivery, or give its terms a closing day.")) { Href = $"/parties/{payer.Id}/edit" };
        if (!payer.Terms.ClosesOn(closing))
            return new("closing.not-the-day", new Text("{1:yyyy/MM/dd} は {0} の締日ではありません（{2}）。", "{1:yyyy-MM-dd}不是{0}的对账日（{2}）。", "{1:dd/MM/yyyy} is no closing day of {0}: {2}.").With(payer.Name, closing, payer.Terms.InWords()),
                new Text("{0:yyyy/MM/dd} を選んでください。", "请选择{0:yyyy-MM-dd}。", "Choose {0:dd/MM/yyyy}.").With(payer.Terms.LastClosing(closing)), "Date");
        return closing <= clock.Today ? null : new("closing.ahead", new Text("締日 {0:yyyy/MM/dd} はまだ来ていません。", "对账日{0:yyyy-MM-dd}尚未到。", "The closing day {0:dd/MM/yyyy} has not come.").With(closing),
            new Text("その日以降に締めてください。", "请在该日或之后对账。", "Close on that day or later."), "Date");
    }

    private static Refusal Closed(ClosingBill bill, DateOnly closing) => bill.Closing == closing
        ? new("closing.closed", new Text("{0} は {1} で締め済みです。", "{0}已由{1}对账。", "{0} is closed by {1}.").With(bill.PartyName, bill.Number),
            new Text("後から出荷した分は次の締めに入ります。やり直すには締めを解除してください。", "之后发货的部分计入下次对账；如需重做，请撤销对账。", "What was shipped since falls into the next. To close anew, undo it."), Kind: RefusalKind.Conflict) { Href = $"/sales/closing-bills/{bill.Id}" }
        : new("closing.later", new Text("{0} は、より後の {1:yyyy/MM/dd} で締め済みです（{2}）。", "{0}已在之后的{1:yyyy-MM-dd}对账（{2}）。", "{0} is closed up to {1:dd/MM/yyyy} already, by {2}.").With(bill.PartyName, bill.Closing, bill.Number),
            new Text("先の締めを解除するか、次の締日に含めてください。", "请先撤销之后的对账，或计入下次对账。", "Undo the later bill, or leave it for the next."), "Date", RefusalKind.Conflict) { Href = $"/sales/closing-bills/{bill.Id}" };

    /// <summary>Null when there is nothing to close in that currency.</summary>
    private async Task<Result<Id<ClosingBill>?>> Close(ClosingPlan plan, CancellationToken ct)
    {
        if (plan.Deliveries == 0 && plan.Figures([]).IsNothing)
        {
            foreach (var (delivery, invoice) in plan.BilledAhead)
                delivery.Bill(invoice);
            return (Id<ClosingBill>?)null;
        }
        var (id, number) = (ids.Next<ClosingBill>(), await numbers.Next(Series, plan.Closing, ct));
        var issued = new List<(Invoice Invoice, IReadOnlyList<Slip> Slips)>();
        foreach (var planned in plan.Invoices)
        {
            var bill = planned.Bill.SourceKind == "closing_bill" ? planned.Bill with { SourceId = id.Value, SourceNumber = number } : planned.Bill;
            var invoice = await billing.Issue(bill, ct);
            if (!invoice.Ok)
                return Result<Id<ClosingBill>?>.Refused(invoice.Refusals);
            issued.Add((invoice.Value, planned.Slips));
        }
        if (!await account.Gather(id.Value, [.. plan.Items.Select(i => i.Id)], [.. issued.Select(i => i.Invoice.Id)], ct))
            return Refusal.EditedMeanwhile(Words.ClosingBill);

        var own = issued.ConvertAll(i => ItemOf(plan, i.Invoice));
        var figures = plan.Figures(own);
        var made = new ClosingBill
        {
            Id = id, Number = number, PartyId = plan.Payer.Id.Value, PartyName = plan.Payer.Name, Currency = plan.Currency, From = plan.From, Closing = plan.Closing, Due = plan.Due, TaxUnit = plan.Payer.Terms.TaxUnit,
            BeforeId = plan.Before?.Id, Previous = figures.Previous, Paid = figures.Paid, Adjusted = figures.Adjusted, Carried = figures.Carried, Sales = figures.Sales, Tax = figures.Tax, Billed = figures.Billed,
            InvoiceId = issued.Where(i => i.Invoice.SourceKind == "closing_bill").Select(i => (long?)i.Invoice.Id.Value).SingleOrDefault(),
        };
        foreach (var (slip, invoice) in issued.SelectMany(i => i.Slips.Select(s => (s, (long?)i.Invoice.Id.Value))).Concat(plan.Free.Select(s => (s, (long?)null))).OrderBy(s => s.Item1.Delivery.Date).ThenBy(s => s.Item1.Delivery.Id))
            Take(made, slip, invoice);
        foreach (var (delivery, invoice) in plan.BilledAhead)
            delivery.Close(id.Value, invoice);
        foreach (var item in figures.Before.Concat(figures.Within).OrderBy(i => i.Date).ThenBy(i => i.Number, StringComparer.Ordinal))
        {
            made.Documents.Add(new()
            {
                Id = ids.Next<ClosingBillDocument>(), BillId = id, Position = made.Documents.Count + 1, Kind = item.Kind, DocumentId = item.DocumentId, Number = item.Number, Date = item.Date,
                Amount = item.Amount, Net = item.Net, Tax = item.Tax, Before = figures.Before.Contains(item), Issued = own.Contains(item),
            });
        }
        var taxes = await account.TaxesOf([.. figures.Within], ct);
        made.Taxes.AddRange(AccountItems.Sum(taxes.Concat(issued.SelectMany(i => i.Invoice.Taxes).Select(t => new RateTax(Rate.OfFraction(t.Rate), t.Net, t.Tax) { Category = t.Category })))
            .Select(t => new ClosingBillTax { Id = ids.Next<ClosingBillTax>(), BillId = id, Category = t.Category, Rate = t.Rate.Fraction, Net = t.Net, Tax = t.Tax }));
        db.ClosingBills.Add(made);
        return (Id<ClosingBill>?)id;
    }

    private void Take(ClosingBill bill, Slip slip, long? invoice)
    {
        foreach (var part in slip.Parts)
        {
            bill.Lines.Add(new()
            {
                Id = ids.Next<ClosingBillLine>(), BillId = bill.Id, Position = bill.Lines.Count + 1, DeliveryId = slip.Delivery.Id.Value, DeliveryNumber = slip.Delivery.Number, DeliveryDate = slip.Delivery.Date,
                OrderId = slip.Order.Id.Value, OrderLineId = part.Line.Id.Value, Description = $"{part.Line.ItemCode} {part.Line.ItemName}", Quantity = part.Quantity, UnitPrice = part.Line.UnitPrice, TaxRate = part.Line.TaxRate, TaxCategory = part.Line.TaxCategory, Net = part.Net,
                InvoiceId = invoice,
            });
        }
        slip.Order.Settle();
        db.All.Touch(slip.Order);
        slip.Delivery.Close(bill.Id.Value, invoice);
    }

    private static AccountItem ItemOf(ClosingPlan plan, Invoice invoice) => new()
    {
        Id = default, PartyId = plan.Payer.Id.Value, Kind = ItemKind.Invoice, DocumentId = invoice.Id.Value, Number = invoice.Number, Date = invoice.Date, Amount = invoice.Total, Net = invoice.Net, Tax = invoice.Tax,
    };
}
