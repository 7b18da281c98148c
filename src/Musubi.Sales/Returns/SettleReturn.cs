using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

/// <summary>The customer gets, line by line, its price back, the same again, or nothing; then the return is closed.</summary>
[Needs(SalesPermission.SettleReturns)]
internal sealed class SettleReturn(SalesDb db, ReturnCrediting crediting, OrderStock stock, CreditNotes notes, Parties.PartyLookup parties, IdSource ids, Clock clock) : IUseCase<SettleReturn.Input, Id<SalesReturn>>
{
    public sealed record Input
    {
        public Id<SalesReturn> Id { get; init; }
        public int? Version { get; init; }

        /// <summary>Left out, today.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>What is left out is settled as the customer wanted.</summary>
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        public Id<ReturnLine> Id { get; init; }
        public Settlement Settlement { get; init; }
    }

    public async Task<Result<Id<SalesReturn>>> Run(Input input, CancellationToken ct)
    {
        if (await db.ReturnWhole(input.Id, ct) is not { } made)
            return Refusal.NotFound(ReturnWords.Return, input.Id);
        if (made.WhyNotSettle() is { } reason)
            return reason;
        var date = input.Date ?? clock.Today;
        if (date < made.InspectedOn || date > clock.Today)
            return new Refusal("return.settled-when", new Text("精算日 {0} は、検品日から今日までの日付ではありません。", "结算日期 {0} 不在检验日期至今天之间。", "{0} does not lie between the day it was inspected and today.").With(date),
                new Text("{0} から {1} までの日付を入力してください。", "请输入 {0} 至 {1} 之间的日期。", "Take a day from {0} to {1}.").With(made.InspectedOn, clock.Today), "Date");
        var (delivery, order) = ((await db.DeliveryWhole(made.DeliveryId, ct))!, (await db.OrderWithLines(made.OrderId, ct))!);
        var billed = await crediting.Billed(delivery, order, ct);
        var refusals = input.Lines.Select((l, i) => (l.Id, At: $"Lines[{i}].Settlement")).Where(l => !made.Lines.Exists(m => m.Id == l.Id)).Select(l => Refusal.NotFound(Words.Lines, l.Id).At(l.At)).ToList();
        var credited = new List<(ReturnLine Line, CreditedPart Part)>();
        foreach (var line in made.Lines)
        {
            var i = input.Lines.FindIndex(l => l.Id == line.Id);
            line.Settlement = line.Kept.IsZero ? Settlement.None : i < 0 ? line.Settlement : input.Lines[i].Settlement;
            if (Settle(line, delivery, order, billed, credited) is { } refusal)
                refusals.Add(i < 0 ? refusal : refusal.At($"Lines[{i}].Settlement"));
        }
        if (refusals.Count > 0)
            return refusals;

        // Two returns of one order that are settled at once meet here.
        if (input.Version is { } seen)
            db.All.Expect(made, seen);
        order.Settle();
        db.All.Touch(order);
        foreach (var invoice in credited.GroupBy(c => c.Part.Line.InvoiceId).OrderBy(g => g.Key.Value))
        {
            var note = await Credit(made, invoice.Key, [.. invoice], date, ct);
            if (!note.Ok)
                return Result<Id<SalesReturn>>.Refused([.. note.Refusals.Select(r => r with { Field = null })]);
        }
        if (made.Lines.Exists(l => !l.Replaced.IsZero))
            await stock.Keep(order, ct, (await db.Deliveries.Where(d => d.OrderId == order.Id && (d.State == DeliveryState.Picking || d.State == DeliveryState.Requested)).SelectMany(d => d.Lines).Select(l => new { l.OrderLineId, l.Quantity }).ToListAsync(ct)).ToLookup(l => l.OrderLineId, l => l.Quantity));
        await db.SettleDeliveries(order, ct);
        made.Close(date);
        return made.Id;
    }

    private static Refusal? Settle(ReturnLine line, Delivery delivery, SalesOrder order, ILookup<Id<SalesOrderLine>, BilledLine> billed, List<(ReturnLine Line, CreditedPart Part)> credited)
    {
        var (sold, delivered) = (order.Lines.Single(l => l.Id == line.OrderLineId), delivery.Lines.Single(l => l.Id == line.DeliveryLineId));
        switch (line.Settlement)
        {
            case Settlement.Replace when !sold.Over.IsZero:
                return new("return.over", new Text("{0}は受注より {1} 多く出荷されています。受注を超えた分は交換できません。", "{0}比订单多发了 {1}，超出订单的部分不能换货。", "{1} more of {0} were delivered than ordered, and what is beyond the order is not replaced.").With(line.ItemCode, sold.Over),
                    new Text("赤伝を選び、必要なら新しく受注してください。", "请选择冲红，需要时另下新订单。", "Credit it, and take a new order where one is wanted."), Kind: RefusalKind.Conflict);
            case Settlement.Replace:
                sold.Replace(line.Kept);
                line.Replaced = line.Kept;
                return null;
            case Settlement.Credit:
                var share = ReturnCrediting.Share(line.Kept, delivery, delivered, sold, billed[sold.Id]);
                if (!share.Left.IsZero)
                    return new("return.nothing-to-credit", new Text("{0}の {1} のうち、赤伝にできるのは {2} です。", "{0} 的 {1} 中可冲红的为 {2}。", "Of {1} of {0}, {2} can be credited.").With(line.ItemCode, line.Kept, line.Kept - share.Left),
                        new Text("交換か「なし」を選んでください。すでに赤伝にした請求は、請求書の画面で確認できます。", "请选择换货或“无”。已冲红的内容可在账单页面查看。", "Replace it, or give nothing for it. What was credited before stands on the page of the invoice."), Kind: RefusalKind.Conflict);
                sold.TakeOff(share.TakenOff);
                sold.Credit(share.Credited);
                delivered.TakenOff += share.TakenOff.Millionths;
                (line.TakenOff, line.Credited) = (share.TakenOff, share.Credited);
                credited.AddRange(share.Parts.Select(p => (line, p)));
                return null;
            default:
                return null;
        }
    }

    private async Task<Result<Done>> Credit(SalesReturn made, Id<Invoice> invoice, List<(ReturnLine Line, CreditedPart Part)> parts, DateOnly date, CancellationToken ct)
    {
        // It goes out on the credit note: in the language of whoever pays.
        var language = (await parties.Billed([made.CustomerId], ct)).GetValueOrDefault(made.CustomerId)?.Language ?? Languages.Current;
        CreditNote? note = null;
        var amounts = parts.GroupBy(p => p.Part.Line.Id).Select(g => new CreditLineDraft { Line = g.Key, Amount = Money.Sum(g.Select(p => p.Part.Amount), g.First().Part.Amount.Currency).Amount }).Where(l => l.Amount != 0).ToList();
        if (amounts.Count > 0)
        {
            var reason = $"{ReturnWords.Returns.In(language)} {made.Number} {ReturnWords.Of(made.Reason).In(language)}";
            var issued = await notes.Issue(new() { Invoice = invoice, Date = date, Reason = reason, Lines = amounts }, ct);
            if (!issued.Ok)
                return Result<Done>.Refused(issued.Refusals);
            note = issued.Value;
        }
        foreach (var (line, part) in parts)
        {
            made.Credits.Add(new() { Id = ids.Next<ReturnCredit>(), ReturnId = made.Id, LineId = line.Id, InvoiceId = invoice.Value, InvoiceLineId = part.Line.Id.Value, CreditNoteId = note?.Id.Value, Quantity = part.Quantity, Amount = part.Amount });
            db.All.Add(made.Credits[^1]);
        }
        return new Done();
    }
}
