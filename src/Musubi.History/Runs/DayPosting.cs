using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.History.Files;
using Musubi.History.Plans;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Sales;
using Musubi.Sales.Deliveries;

namespace Musubi.History.Runs;

/// <summary>What an earlier part of the run made of the sales.</summary>
public sealed class EnteredSales
{
    private readonly Dictionary<string, (Id<Delivery>? Delivery, Id<Invoice> Invoice)> byNumber = new(StringComparer.Ordinal);

    public (Id<Delivery>? Delivery, Id<Invoice> Invoice) this[PlannedSale sale] => byNumber[sale.Number];

    public void Add(string number, Id<Delivery>? delivery, Id<Invoice> invoice) => byNumber[number] = (delivery, invoice);
}

/// <summary>Posts a day of a history, in the caller's transaction.</summary>
internal sealed class DayPosting(MusubiDb db, StockMoves moves, PastSales sales, CreditNotes notes, PaymentsReceived received, EnterBill bills, MakePayment payments, AccountMap accounts, BulkRows rows)
{
    private const int MostLines = 2000;

    /// <param name="previous">The day posted before, by this or by an earlier part of the run.</param>
    public async Task Post(PlannedDay day, DateOnly? previous, Id<HistoryRun> run, Masters masters, HistoryFile file, HistoryMapping mapping, EnteredSales entered, CancellationToken ct)
    {
        await Buy(day, run, masters, mapping, ct);
        await Sell(day, run, masters, mapping, entered, ct);
        await Adjust(day, run, masters, ct);
        await Saved(ct);
        await TakeBack(day, mapping, entered, ct);
        await Saved(ct);
        await Credit(day, mapping, entered, ct);
        await Saved(ct);
        foreach (var expense in day.Expenses)
            await Charge(expense, day.Date, masters, mapping.Company.Currency, ct);
        await Collect(day.Date, previous, masters, file, mapping, ct);
        await Pay(day.Date, ct);
    }

    /// <summary>An item is taken once an act: what follows takes those of the day anew.</summary>
    private async Task Saved(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task Buy(PlannedDay day, Id<HistoryRun> run, Masters masters, HistoryMapping mapping, CancellationToken ct)
    {
        if (day.Purchases.Count == 0)
            return;
        var currency = mapping.Company.Currency;
        foreach (var some in day.Purchases.Chunk(MostLines))
        {
            var receipt = Value(await moves.PostAll([new()
            {
                Kind = StockKind.Receipt, Date = day.Date, Reference = mapping.Cost.Supplier, SourceKind = HistoryRun.Kind, SourceId = run.Value, SourceNumber = mapping.Name,
                Lines = [.. some.Select(p => new StockLine { Item = masters.Items[p.Item], Quantity = Quantity.Of(p.Quantity, Unit.Piece, Rounding.HalfUp), Warehouse = masters.Warehouse, Basis = CostBasis.Given, Cost = Money.OfMinor(p.Cost, currency), Against = AccountRole.GoodsReceivedNotInvoiced })],
            }], ct), day, "what was bought")[0].Document;
            var total = Money.OfMinor(some.Sum(p => p.Cost), currency);
            if (!total.IsZero)
                await Enter(new BillDraft { Party = masters.Supplier, SupplierNumber = receipt.Number, Date = day.Date, Lines = [new() { Description = receipt.Number, Account = (await accounts.Find(AccountRole.GoodsReceivedNotInvoiced, ct))!.Id, Amount = total.Amount, Category = Catalog.TaxCategory.Outside }] }, day, ct);
        }
    }

    private async Task Sell(PlannedDay day, Id<HistoryRun> run, Masters masters, HistoryMapping mapping, EnteredSales entered, CancellationToken ct)
    {
        if (day.Sales.Count == 0)
            return;
        var done = Value(await sales.Enter([.. day.Sales.Select(s => new PastSale
        {
            Customer = masters.Customers[s.Customer], Date = s.Date, Reference = s.Number, Currency = mapping.Company.Currency, Warehouse = masters.Warehouse, Lines = [.. s.Lines.Select(l => new PastLine(masters.Items[l.Item], l.Quantity, l.Price))],
        })], ct), day, "what was sold");
        foreach (var (sale, made) in day.Sales.Zip(done))
            entered.Add(sale.Number, made.Delivery, made.Invoice);
        await rows.Insert(day.Sales.Zip(done).Select(s => new HistorySource { RunId = run, Number = s.First.Number, OrderId = s.Second.Order.Value, DeliveryId = s.Second.Delivery?.Value, InvoiceId = s.Second.Invoice.Value }), ct);
    }

    private async Task Adjust(PlannedDay day, Id<HistoryRun> run, Masters masters, CancellationToken ct)
    {
        if (day.Adjustments.Count > 0)
            Value(await moves.PostAll([.. day.Adjustments.Select(a => new StockDraft
            {
                Kind = StockKind.Adjustment, Date = day.Date, Reference = a.Number, Note = a.Note, SourceKind = HistoryRun.Kind, SourceId = run.Value, SourceNumber = a.Number,
                Lines = [.. a.Lines.Select(l => new StockLine { Item = masters.Items[l.Item], Quantity = Quantity.Of(l.Quantity, Unit.Piece, Rounding.HalfUp), Warehouse = masters.Warehouse, Basis = l.Quantity > 0 ? CostBasis.Current : CostBasis.Method, Against = AccountRole.StockAdjustment })],
            })], ct), day, "what was found and lost");
    }

    private async Task TakeBack(PlannedDay day, HistoryMapping mapping, EnteredSales entered, CancellationToken ct)
    {
        if (day.Returns.Count > 0)
            Value(await sales.TakeBack([.. day.Returns.Select(r => new PastReturn
            {
                Delivery = entered[r.Sale].Delivery!.Value, Date = day.Date, Reference = r.Number, Lines = [.. r.Lines.Select(l => new PastReturnLine(l.Line.Position, l.Quantity, Money.OfMinor(l.Minor, mapping.Company.Currency)))],
            })], ct), day, "what came back");
    }

    private async Task Credit(PlannedDay day, HistoryMapping mapping, EnteredSales entered, CancellationToken ct)
    {
        if (day.Credits.Count == 0)
            return;
        var invoices = day.Credits.Select(c => entered[c.Sale].Invoice).Distinct().ToList();
        var lines = await db.Set<InvoiceLine>().AsNoTracking().Where(l => EF.Parameter(invoices).Contains(l.InvoiceId)).Select(l => new { l.InvoiceId, l.Position, l.Id }).ToDictionaryAsync(l => (l.InvoiceId, l.Position), l => l.Id, ct);
        Value(await notes.IssueAll([.. day.Credits.Select(c => new CreditNoteDraft
        {
            Invoice = entered[c.Sale].Invoice, Date = day.Date, Reason = c.Number,
            Lines = [.. c.Lines.GroupBy(l => l.Line.Position).Select(g => new CreditLineDraft { Line = lines[(entered[c.Sale].Invoice, g.Key)], Amount = Money.OfMinor(g.Sum(l => l.Minor), mapping.Company.Currency).Amount })],
        })], ct), day, "what was credited");
    }

    private Task Charge(PlannedExpense expense, DateOnly date, Masters masters, Currency currency, CancellationToken ct) => Enter(new BillDraft
    {
        Kind = expense.Minor < 0 ? BillKind.CreditNote : BillKind.Bill, Party = masters.Payees[expense.Payee], SupplierNumber = expense.Number, Date = date,
        Lines = [new() { Description = expense.Description, Amount = Money.OfMinor(Math.Abs(expense.Minor), currency).Amount, Category = Catalog.TaxCategory.Outside }],
    }, null, ct);

    private async Task Enter(BillDraft bill, PlannedDay? day, CancellationToken ct)
    {
        var done = await bills.Run(bill, ct);
        if (!done.Ok)
            throw Refused(done.Refusals, day?.Date ?? bill.Date!.Value, "a bill");
        await Saved(ct);
    }

    /// <summary>Who walked in paid at once; the others on the day of the week on which they pay, once it is due and their own delay is over.</summary>
    private async Task Collect(DateOnly date, DateOnly? previous, Masters masters, HistoryFile file, HistoryMapping mapping, CancellationToken ct)
    {
        var (walkIn, weekly) = (masters.Customers[HistoryFile.WalkIn].Value, IsPayDay(date, previous, mapping.Payment.Weekday));
        var open = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable && (i.PartyId == walkIn || weekly)).OrderBy(i => i.Due).ThenBy(i => i.Id)
            .Select(i => new { i.Id, i.PartyId, i.Due, i.Amount, i.Remaining }).ToListAsync(ct);
        var delays = weekly ? masters.Customers.Zip(file.Customers).ToDictionary(c => c.First.Value, c => DelayOf(c.Second.Code, mapping.Payment.LatestDaysAfter)) : [];
        var paid = new List<SettledItems>();
        foreach (var customer in open.Where(i => i.Amount.IsNegative || i.PartyId == walkIn || i.Due.AddDays(delays.GetValueOrDefault(i.PartyId)) <= date).GroupBy(i => i.PartyId))
        {
            var (owed, credits) = (customer.Where(i => !i.Amount.IsNegative).ToList(), customer.Where(i => i.Amount.IsNegative).OrderBy(i => i.Remaining.Minor).ToList());
            if (owed.Count == 0)
                continue;
            var left = owed.Sum(i => i.Remaining.Minor);
            // What was credited beyond what is due now waits for the next.
            var used = credits.Where(c => left + c.Remaining.Minor >= 0 && (left += c.Remaining.Minor) >= 0).ToList();
            paid.Add(new(date, [.. owed.Concat(used).Select(i => i.Id)]));
        }
        if (paid.Count == 0)
            return;
        var done = await received.Settle(paid, ct);
        if (!done.Ok)
            throw Refused(done.Refusals, date, "what was paid");
        await Saved(ct);
    }

    /// <summary>Suppliers get what is due, each in one payment.</summary>
    private async Task Pay(DateOnly date, CancellationToken ct)
    {
        var due = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Payable && (i.Due <= date || i.Amount.Minor > 0)).OrderBy(i => i.Due).ThenBy(i => i.Id).Select(i => new { i.Id, i.PartyId, i.Remaining }).ToListAsync(ct);
        foreach (var supplier in due.GroupBy(i => i.PartyId))
        {
            var total = -supplier.Sum(i => i.Remaining.Minor);
            if (total <= 0)
                continue;
            var done = await payments.Run(new()
            {
                Party = new(supplier.Key), Date = date, Amount = Money.OfMinor(total, supplier.First().Remaining.Currency).Amount, Lines = [.. supplier.Select(i => new SettlementLine { Item = i.Id, Amount = i.Remaining.Abs().Amount })],
            }, ct);
            if (!done.Ok)
                throw Refused(done.Refusals, date, "what was paid");
            await Saved(ct);
        }
    }

    /// <summary>No day of the file may be a pay day: then the first after it is.</summary>
    private static bool IsPayDay(DateOnly date, DateOnly? previous, DayOfWeek weekday) => previous is { } last ? Enumerable.Range(1, date.DayNumber - last.DayNumber).Any(d => last.AddDays(d).DayOfWeek == weekday) : date.DayOfWeek == weekday;

    /// <summary>A customer's own, the same whenever it is asked.</summary>
    private static int DelayOf(string customer, int most) => most == 0 || customer.Length == 0 ? 0 : (int)(customer.Aggregate(17u, (hash, c) => hash * 31 + c) % (uint)(most + 1));

    private static T Value<T>(Result<T> result, PlannedDay day, string what) => result.Ok ? result.Value : throw Refused(result.Refusals, day.Date, what);

    private static HistoryException Refused(IReadOnlyList<Refusal> refusals, DateOnly date, string what) => HistoryException.Of(refusals, $"{date:yyyy-MM-dd}, {what}: ");
}
