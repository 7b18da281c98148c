using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Receivables;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;

namespace Musubi.Sales.Past;

/// <summary>Returns that were announced, received, found good and credited on one day: they are written once, as they ended. Their goods go straight back to the shelf.</summary>
internal sealed class EnterPastReturns(SalesDb db, OrderStock stock, StockMoves moves, StockReturns returns, CreditNotes notes, PartyLookup parties, BulkRecords records, NumberSeries numbers, IdSource ids, News news)
{
    /// <summary>A return, with the delivery and the order it is of.</summary>
    private sealed record Coming(PastReturn Return, SalesReturn Made, Delivery Delivery, SalesOrder Order);

    public async Task<Result<List<Id<SalesReturn>>>> Run(IReadOnlyList<PastReturn> back, CancellationToken ct)
    {
        var wanted = back.Select(r => r.Delivery).Distinct().ToList();
        var sold = (await db.WithOrders(db.Deliveries.Where(d => EF.Parameter(wanted).Contains(d.Id)), tracked: true, ct)).ToDictionary(d => d.Delivery.Id);
        if (wanted.Where(w => !sold.ContainsKey(w)).Select(w => (Id<Delivery>?)w).FirstOrDefault() is { } unknown)
            return Refusal.NotFound(Words.Delivery, unknown);
        if (await WhyNot(back, sold, ct) is { } tooMuch)
            return tooMuch;
        var drawn = await numbers.Next(AnnounceReturn.Series, back, r => r.Date, ct);
        var coming = back.Zip(drawn).Select(r => (r.First, r.Second, Sold: sold[r.First.Delivery])).Select(r => new Coming(r.First, Announced(r.First, r.Second, r.Sold.Delivery), r.Sold.Delivery, r.Sold.Order)).ToList();
        var parts = await stock.Parts(coming.SelectMany(c => c.Order.Lines).DistinctBy(l => l.ItemId), ct);
        var still = (await returns.Of([.. coming.Select(c => new Id<StockDocument>(c.Delivery.StockDocumentId!.Value)).Distinct()], ct)).GroupBy(o => o.Document).ToDictionary(g => g.Key, g => g.Select(o => new Left(o)).ToList());
        var received = await moves.PostAll([.. coming.Select(c => Receipt(c, parts, still[new(c.Delivery.StockDocumentId!.Value)]))], ct);
        if (!received.Ok)
            return Result<List<Id<SalesReturn>>>.Refused(received.Refusals);
        foreach (var (one, posted) in coming.Zip(received.Value))
            Receive(one, posted);
        var credited = await Credit(coming, ct);
        if (!credited.Ok)
            return Result<List<Id<SalesReturn>>>.Refused(credited.Refusals);
        await records.Insert(coming.ConvertAll(c => c.Made), ct);
        foreach (var one in coming)
            await news.Announce(new GoodsReturned(one.Made.Id, one.Order.Id, one.Order.CustomerId, one.Return.Date), ct);
        return coming.ConvertAll(c => c.Made.Id);
    }

    /// <summary>No more comes back than was delivered.</summary>
    private async Task<Refusal?> WhyNot(IReadOnlyList<PastReturn> back, Dictionary<Id<Delivery>, (Delivery Delivery, SalesOrder Order)> sold, CancellationToken ct)
    {
        var of = sold.Keys.ToList();
        var before = (await db.Returns.AsNoTracking().Where(r => EF.Parameter(of).Contains(r.DeliveryId) && r.State != ReturnState.Cancelled).SelectMany(r => r.Lines).Select(l => new { l.DeliveryLineId, l.Quantity, l.SentBack }).ToListAsync(ct))
            .GroupBy(l => l.DeliveryLineId).ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity.Millionths - l.SentBack.Millionths));
        foreach (var one in back)
        {
            var delivery = sold[one.Delivery].Delivery;
            foreach (var line in one.Lines)
            {
                var delivered = delivery.Lines[line.Line - 1];
                var sum = before[delivered.Id] = before.GetValueOrDefault(delivered.Id) + Quantity.Of(line.Quantity, delivered.Quantity.Unit, Rounding.HalfUp).Millionths;
                if (sum > delivered.Quantity.Millionths || delivery.InvoiceId is null || delivery.StockDocumentId is null)
                    return new Refusal("return.more-than-delivered", new Text("{0}の出荷は {1}、返品は {2} です。", "{0}已发 {1}，退货 {2}。", "Of {0}, {1} were delivered, and {2} are to come back.").With(delivered.ItemCode, delivered.Quantity, delivered.Quantity with { Millionths = sum }),
                        new Text("{0} 以下にしてください。", "请输入不超过 {0} 的数量。", "Return {0} at most.").With(delivered.Quantity), Kind: RefusalKind.Conflict);
            }
        }
        return null;
    }

    private SalesReturn Announced(PastReturn back, string number, Delivery delivery)
    {
        var made = new SalesReturn
        {
            Id = ids.Next<SalesReturn>(), Number = number, DeliveryId = delivery.Id, DeliveryNumber = delivery.Number, OrderId = delivery.OrderId, OrderNumber = delivery.OrderNumber,
            CustomerId = delivery.CustomerId, CustomerName = delivery.CustomerName, Date = back.Date, Reason = ReturnReason.Other, Said = back.Reference, BroughtBy = "", WarehouseId = delivery.WarehouseId!.Value,
        };
        foreach (var line in back.Lines)
        {
            var of = delivery.Lines[line.Line - 1];
            var (zero, quantity) = (Quantity.Zero(of.Quantity.Unit), Quantity.Of(line.Quantity, of.Quantity.Unit, Rounding.HalfUp));
            made.Lines.Add(new()
            {
                Id = ids.Next<ReturnLine>(), ReturnId = made.Id, Position = made.Lines.Count + 1, DeliveryLineId = of.Id, OrderLineId = of.OrderLineId, ItemId = of.ItemId, ItemCode = of.ItemCode, ItemName = of.ItemName,
                Announced = quantity, Quantity = quantity, SentBack = zero, TakenOff = zero, Credited = quantity, Replaced = zero, Settlement = Settlement.Credit,
            });
        }
        return made;
    }

    /// <summary>What of an issue this batch has not taken back yet.</summary>
    private sealed class Left(StillOut of)
    {
        public StillOut Of => of;
        public long Millionths { get; set; } = of.Quantity.Millionths;
    }

    /// <summary>Each at the cost of the very issue it left by.</summary>
    private static StockDraft Receipt(Coming one, OrderParts parts, List<Left> still)
    {
        var sold = one.Order.Lines.ToDictionary(l => l.Id);
        var lines = new List<StockLine>();
        foreach (var line in one.Made.Lines)
        {
            foreach (var (item, quantity) in parts.Of(sold[line.OrderLineId], line.Quantity))
            {
                var missing = quantity.Millionths;
                foreach (var issue in still.Where(o => o.Of.Item == item && o.Millionths > 0).TakeWhile(_ => missing > 0))
                {
                    var now = Math.Min(missing, issue.Millionths);
                    (missing, issue.Millionths) = (missing - now, issue.Millionths - now);
                    lines.Add(new()
                    {
                        Item = item, Quantity = quantity with { Millionths = now }, Warehouse = new(one.Made.WarehouseId), Lot = issue.Of.Lot.Value == 0 ? null : issue.Of.Lot, Basis = CostBasis.Return, ReturnOf = issue.Of.Move,
                        Against = AccountRole.CostOfSales, SourceLine = line.Id.Value,
                    });
                }
            }
        }
        return new() { Kind = StockKind.Return, Date = one.Return.Date, Reference = one.Made.DeliveryNumber, SourceKind = ReturnStock.Kind, SourceId = one.Made.Id.Value, SourceNumber = one.Made.Number, Lines = lines };
    }

    private void Receive(Coming one, PostedStock posted)
    {
        foreach (var (line, move) in posted.Lines.Zip(posted.Moves))
        {
            one.Made.Parts.Add(new()
            {
                Id = ids.Next<ReturnPart>(), ReturnId = one.Made.Id, LineId = new(line.SourceLine), Position = one.Made.Parts.Count + 1, ItemId = move.ItemId.Value, LotId = move.LotId.Value, BinId = move.BinId.Value,
                Quantity = move.Quantity, Restocked = move.Quantity.Millionths,
            });
        }
        one.Made.Receive(one.Return.Date, posted.Document.Id.Value);
        one.Made.Inspect(one.Return.Date, "");
        one.Made.Close(one.Return.Date);
        foreach (var line in one.Made.Lines)
            one.Order.Lines.Single(l => l.Id == line.OrderLineId).Credit(line.Quantity);
        db.All.Touch(one.Order);
    }

    private async Task<Result<Done>> Credit(List<Coming> coming, CancellationToken ct)
    {
        var sources = coming.SelectMany(c => c.Made.Lines).Select(l => l.OrderLineId.Value).Distinct().ToList();
        var invoices = coming.Select(c => new Id<Invoice>(c.Delivery.InvoiceId!.Value)).Distinct().ToList();
        var billed = await db.All.Set<InvoiceLine>().AsNoTracking().Where(l => EF.Parameter(invoices).Contains(l.InvoiceId) && EF.Parameter(sources).Contains(l.SourceLine)).ToDictionaryAsync(l => l.SourceLine, ct);
        var payers = await parties.Billed(coming.Select(c => c.Order.CustomerId), ct);
        var drafts = new List<CreditNoteDraft>();
        var noted = coming.FindAll(c => c.Return.Lines.Any(l => !l.Amount.IsZero));
        foreach (var one in noted)
        {
            var language = payers[one.Order.CustomerId].Language;
            drafts.Add(new()
            {
                Invoice = new(one.Delivery.InvoiceId!.Value), Date = one.Return.Date, Reason = $"{ReturnWords.Returns.In(language)} {one.Made.Number} {one.Return.Reference}".TrimEnd(),
                Lines = [.. one.Made.Lines.Zip(one.Return.Lines).GroupBy(l => billed[l.First.OrderLineId.Value].Id).Select(g => new CreditLineDraft { Line = g.Key, Amount = g.Sum(l => l.Second.Amount.Amount) }).Where(l => l.Amount != 0)],
            });
        }
        var issued = await notes.IssueAll(drafts, ct);
        if (!issued.Ok)
            return Result<Done>.Refused(issued.Refusals);
        var note = noted.Zip(issued.Value).ToDictionary(n => n.First.Made.Id, n => n.Second.Id.Value);
        foreach (var one in coming)
        {
            foreach (var (line, back) in one.Made.Lines.Zip(one.Return.Lines))
            {
                one.Made.Credits.Add(new()
                {
                    Id = ids.Next<ReturnCredit>(), ReturnId = one.Made.Id, LineId = line.Id, InvoiceId = one.Delivery.InvoiceId!.Value, InvoiceLineId = billed[line.OrderLineId.Value].Id.Value,
                    CreditNoteId = note.TryGetValue(one.Made.Id, out var by) ? by : null, Quantity = line.Quantity, Amount = back.Amount,
                });
            }
        }
        return default(Done);
    }
}
