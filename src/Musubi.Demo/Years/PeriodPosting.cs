using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Inventory;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Sales;

namespace Musubi.Demo.Years;

/// <summary>Posts four weeks of the years through the doors that take many documents at once: what came in, what was sold, what came back, what was found more or less, what was billed and paid.</summary>
internal sealed class PeriodPosting(IServiceProvider services, Id<Warehouse> warehouse, IReadOnlyDictionary<string, Party> suppliers, IReadOnlyDictionary<long, Habit> habits, BankCalendar banks, DateOnly end)
{
    private const int ShelfLife = 365;
    private readonly MusubiDb db = services.GetRequiredService<MusubiDb>();

    public async Task Post(PlannedPeriod period, CancellationToken ct)
    {
        var received = await Buy(period, ct);
        await Sell(period, ct);
        await TakeBack(period, ct);
        await Adjust(period, ct);
        await Bill(period, received, ct);
        await Collect(period, ct);
        await Pay(period, ct);
    }

    /// <summary>An item is taken once an act: what follows takes those of the four weeks anew.</summary>
    private async Task Saved(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task<IReadOnlyList<(string Supplier, string Number, long Yen, bool IsFood)>> Buy(PlannedPeriod period, CancellationToken ct)
    {
        var ids = services.GetRequiredService<IdSource>();
        var drafts = period.Purchases.Select((p, i) => new StockDraft
        {
            Kind = StockKind.Receipt, Date = period.Opens, Reference = string.Create(CultureInfo.InvariantCulture, $"PO-{period.Opens:yyMMdd}-{i + 1}"),
            Lines = [.. p.Value.Select(b => new StockLine
            {
                Item = b.Ware.Card.Id, Quantity = Quantity.Of(b.Quantity, b.Ware.Card.Units.Base), Warehouse = warehouse, Basis = CostBasis.Given, Cost = Money.OfMinor(b.Yen, Currency.JPY), Against = AccountRole.GoodsReceivedNotInvoiced,
                Lot = b.Ware.Card.Tracking == Tracking.Lot ? Lot(b.Ware.Card.Id) : null,
            })],
        }).ToList();
        await db.SaveChangesAsync(ct);
        var posted = Value(await services.GetRequiredService<StockMoves>().PostAll(drafts, ct));
        await Saved(ct);
        return [.. period.Purchases.Zip(posted).Select(p => (p.First.Key, p.Second.Document.Number, p.First.Value.Sum(b => b.Yen), p.First.Value.Exists(b => b.Ware.Family == "TEA" && b.Ware.Card.Tracking == Tracking.Lot)))];

        Id<Lot> Lot(Id<Item> item)
        {
            var lot = new Lot { Id = ids.Next<Lot>(), ItemId = item, Code = string.Create(CultureInfo.InvariantCulture, $"L{period.Opens:yyMMdd}"), Expires = period.Opens.AddDays(ShelfLife) };
            db.Add(lot);
            return lot.Id;
        }
    }

    private async Task Sell(PlannedPeriod period, CancellationToken ct)
    {
        if (period.Sales.Count == 0)
            return;
        var done = Value(await services.GetRequiredService<PastSales>().Enter([.. period.Sales.Select(s => new PastSale
        {
            Customer = s.Buyer.Id, Date = s.Date, Ordered = s.Ordered, Reference = s.Reference, Currency = s.Buyer.Currency, Warehouse = warehouse, Lines = [.. s.Lines.Select(l => new PastLine(l.Ware.Card.Id, l.Quantity, l.Price))],
        })], ct));
        foreach (var (sale, entered) in period.Sales.Zip(done))
            sale.Entered = entered;
        await Saved(ct);
    }

    private async Task TakeBack(PlannedPeriod period, CancellationToken ct)
    {
        if (period.Returns.Count == 0)
            return;
        Value(await services.GetRequiredService<PastSales>().TakeBack([.. period.Returns.Select(r => new PastReturn
        {
            Delivery = r.Sale.Entered!.Delivery!.Value, Date = r.Date, Reference = r.Why, Lines = [new(r.Line, r.Quantity, Money.Of(r.Quantity * r.Sale.Lines[r.Line - 1].Price, r.Sale.Buyer.Currency, Rounding.HalfUp))],
        })], ct));
        await Saved(ct);
    }

    private async Task Adjust(PlannedPeriod period, CancellationToken ct)
    {
        if (period.Adjustments.Count == 0)
            return;
        Value(await services.GetRequiredService<StockMoves>().PostAll([new()
        {
            Kind = StockKind.Adjustment, Date = period.Ends, Note = "循環棚卸の差異",
            Lines = [.. period.Adjustments.Select(a => new StockLine { Item = a.Ware.Card.Id, Quantity = Quantity.Of(a.Quantity, a.Ware.Card.Units.Base), Warehouse = warehouse, Basis = a.Quantity > 0 ? CostBasis.Current : CostBasis.Method, Against = AccountRole.StockAdjustment })],
        }], ct));
        await Saved(ct);
    }

    private async Task Bill(PlannedPeriod period, IReadOnlyList<(string Supplier, string Number, long Yen, bool IsFood)> received, CancellationToken ct)
    {
        var clearing = (await services.GetRequiredService<AccountMap>().Find(AccountRole.GoodsReceivedNotInvoiced, ct))!.Id;
        for (var i = 0; i < received.Count; i++)
        {
            var (supplier, number, yen, isFood) = received[i];
            Value(await services.GetRequiredService<EnterBill>().Run(new()
            {
                Party = suppliers[supplier].Id, SupplierNumber = string.Create(CultureInfo.InvariantCulture, $"{period.Opens:yyMMdd}-{i + 1}"), Date = period.Billed,
                Lines = [new() { Description = number, Account = clearing, Amount = yen, Category = suppliers[supplier].Country != "JP" ? TaxCategory.Outside : isFood ? TaxCategory.Reduced : TaxCategory.Standard }],
            }, ct));
            await Saved(ct);
        }
    }

    /// <summary>Each customer pays what is due, on its own day; what was credited, with the first of it.</summary>
    private async Task Collect(PlannedPeriod period, CancellationToken ct)
    {
        var open = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Receivable).OrderBy(i => i.Due).ThenBy(i => i.Number).ToListAsync(ct);
        var (paid, taken) = (new List<SettledItems>(), new HashSet<Id<OpenItem>>());
        foreach (var customer in open.GroupBy(i => i.PartyId).OrderBy(g => g.Key))
        {
            var habit = habits[customer.Key];
            var stops = end.AddDays(7 * (habit.PaysUntil - TradePlan.Weeks));
            var credits = customer.Where(i => i.Amount.IsNegative).ToList();
            foreach (var due in customer.Where(i => !i.Amount.IsNegative && i.Date < stops && PayDay(i, habit) <= period.Ends).GroupBy(i => PayDay(i, habit) is var day && day > period.Opens ? day : period.Opens).OrderBy(g => g.Key))
            {
                if (due.First().Amount.Currency != Currency.JPY)
                {
                    Value(await services.GetRequiredService<ReceivePayment>().Run(new()
                    {
                        Party = new Id<Party>(customer.Key), Date = due.Key, Currency = due.First().Amount.Currency, Amount = due.Sum(i => i.Remaining.Amount), Lines = [.. due.Select(i => new SettlementLine { Item = i.Id, Amount = i.Remaining.Amount })],
                    }, ct));
                    await Saved(ct);
                    continue;
                }
                var (left, items) = (due.Sum(i => i.Remaining.Minor), due.Select(i => i.Id).ToList());
                foreach (var credit in credits.Where(c => c.Date <= due.Key && !taken.Contains(c.Id) && left + c.Remaining.Minor > 0))
                {
                    left += credit.Remaining.Minor;
                    taken.Add(credit.Id);
                    items.Add(credit.Id);
                }
                paid.Add(new(due.Key, items) { Reference = "振込" });
            }
        }
        if (paid.Count > 0)
        {
            Value(await services.GetRequiredService<PaymentsReceived>().Settle([.. paid.OrderBy(p => p.Date)], ct));
            await Saved(ct);
        }
    }

    /// <summary>As late as it is used to; in some months less, in some more.</summary>
    private DateOnly PayDay(OpenItem item, Habit habit) => banks.OnOrAfter(item.Due.AddDays(habit.Late * (item.Due.Month % 4) / 2));

    /// <summary>Suppliers get what is due, each in one payment.</summary>
    private async Task Pay(PlannedPeriod period, CancellationToken ct)
    {
        var due = await db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.Side == OwedSide.Payable && i.Due <= period.Ends).OrderBy(i => i.Due).ThenBy(i => i.Number).ToListAsync(ct);
        foreach (var supplier in due.GroupBy(i => i.PartyId).OrderBy(g => g.Key))
        {
            Value(await services.GetRequiredService<MakePayment>().Run(new()
            {
                Party = new Id<Party>(supplier.Key), Date = period.Ends, Amount = supplier.Sum(i => i.Remaining.Abs().Amount), Reference = "総合振込", Lines = [.. supplier.Select(i => new SettlementLine { Item = i.Id, Amount = i.Remaining.Abs().Amount })],
            }, ct));
            await Saved(ct);
        }
    }

    private static T Value<T>(Result<T> result) => result.Ok ? result.Value : throw new InvalidOperationException(string.Join(" ", result.Refusals.Select(r => r.What.In(Language.English))));
}
