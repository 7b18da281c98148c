using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Aging;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>
/// Aging with so many items in the history, of which as many are open whatever the history: today, a month ago, and of one party. History is written straight
/// into the tables: each settled invoice with the payment that settled it.
/// </summary>
internal sealed class AgingBench(TestEngine engine, Action<string, int, object> report)
{
    private const int OpenInvoices = 20_000, Parties = 2_000, Years = 5;
    private static readonly DateOnly First = new(2021, 4, 1), Today = new(2026, 4, 1);

    public async Task Run(int items)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new() { Chart = "JP" });
        var control = await house.Db.Set<Account>().Where(a => a.IsControl).OrderBy(a => a.Code).Select(a => a.Id).FirstAsync();
        var watch = Stopwatch.StartNew();
        await Write(house, items, control);
        report("aging: items written raw", items, new { seconds = (int)watch.Elapsed.TotalSeconds });
        await Measured.Analyze(house);
        await Measure("aging: today", services => services.Of(OwedSide.Receivable, Today, AgeBy.Due, default));
        await Measure("aging: by month", services => services.Of(OwedSide.Receivable, Today, AgeBy.Month, default));
        await Measure("aging: a month ago", services => services.Of(OwedSide.Receivable, Today.AddDays(-30), AgeBy.Due, default));
        await Measure("aging: the items of a party", services => services.Items(new(OwedSide.Receivable, Today, AgeBy.Due) { Party = 7 }, 500, default));

        async Task Measure<T>(string what, Func<AgingReports, Task<T>> act) =>
            report(what, items, Measured.Spread(await Measured.Times(house, 20, services => act(services.GetRequiredService<AgingReports>()), warm: 3)));
    }

    private static async Task Write(House house, int items, Id<Account> control)
    {
        var random = new Random(42);
        var settled = Math.Max(0, (items - OpenInvoices) / 2);
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve(settled * 3L + OpenInvoices + 10, default);
        await using var history = await History.Begin(house, typeof(OpenItem), typeof(Allocation));
        for (var done = 0; done < settled; done += 20_000)
        {
            var (rows, allocations) = (new List<OpenItem>(), new List<Allocation>());
            for (var i = done; i < Math.Min(settled, done + 20_000); i++)
            {
                // Nine in ten were paid in months of the past; the newest days hold no more of them however long the history.
                var date = First.AddDays(random.Next(Years * 365 - 100));
                var invoice = Item(next++, ItemKind.Invoice, random.Next(1, Parties), date, random.Next(1_000, 500_000), control);
                var payment = Item(next++, ItemKind.PaymentReceived, (int)invoice.PartyId, date.AddDays(random.Next(60)), -invoice.Amount.Minor, control);
                invoice.Settle(invoice.Amount);
                payment.Settle(payment.Amount.Abs());
                rows.AddRange([invoice, payment]);
                allocations.Add(new()
                {
                    Id = new(next++), DebitId = invoice.Id, CreditId = payment.Id, Date = payment.Date, At = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), ByName = "bench",
                    Amount = invoice.Amount, DebitInBooks = invoice.Amount, CreditInBooks = invoice.Amount, SettlerKind = "payment", SettlerId = payment.DocumentId,
                });
            }
            await history.Write(async bulk =>
            {
                await bulk.Insert(rows, default);
                await bulk.Insert(allocations, default);
            });
        }
        await history.Write(bulk => bulk.Insert(Enumerable.Range(0, Math.Min(items, OpenInvoices)).Select(_ => Item(next++, ItemKind.Invoice, random.Next(1, Parties), Today.AddDays(-random.Next(200)), random.Next(1_000, 500_000), control)), default));
        await history.End();
    }

    private static OpenItem Item(long id, ItemKind kind, int party, DateOnly date, long amount, Id<Account> control) => new()
    {
        Id = new(id), Side = OwedSide.Receivable, Kind = kind, DocumentId = id, Number = $"B-{id}", PartyId = party, PartyName = "得意先", ControlId = control, EntryId = default, Date = date, Due = date.AddDays(30),
        Amount = Money.OfMinor(amount, Currency.JPY), InBooks = Money.OfMinor(amount, Currency.JPY),
    };
}
