using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.OpenItems;

public class HistoryTests
{
    /// <summary>Whatever a clerk does in whatever order, sub-ledger and control account agree, and nothing is settled beyond. A failure names its seed.</summary>
    [Theory, Engines]
    public async Task Any_history_of_invoices_credits_payments_and_second_thoughts_keeps_the_sub_ledger_whole(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var parties = new[] { await house.Party("甲"), await house.Party("乙") };
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            for (var step = 0; step < 25; step++)
                await Step(house, random, parties[random.Next(2)], $"{seed}-{step}");
            try
            {
                await house.Verify();
            }
            catch (Xunit.Sdk.XunitException broken)
            {
                Assert.Fail($"Seed {seed}: {broken.Message}");
            }
        }
    }

    [Theory, Engines]
    public async Task Allocations_in_any_order_end_alike(TestEngine engine)
    {
        var ends = new List<string>();
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var house = await Books.Open(engine);
            var party = await house.Party();
            var random = new Random(seed);
            var invoices = new List<Id<OpenItem>>();
            foreach (var (amount, rate) in new[] { (100m, 145m), (70m, 150m), (30.5m, 139.99m) })
                invoices.Add(await house.Owed(party, amount, currency: Currency.USD, rate: rate, number: $"{amount}"));
            var payment = await house.Receive(From(party, 200.5m) with { Currency = Currency.USD, Rate = 147.3m });
            var credit = (await house.ItemOf(payment)).Id;
            foreach (var part in new (int Invoice, decimal Amount)[] { (0, 33.33m), (0, 66.67m), (1, 70m), (2, 10.1m), (2, 20.4m) }.OrderBy(_ => random.Next()).ToList())
                await house.Do<AllocateItems, AllocationDraft, int>(new() { Party = party, Date = Today, Lines = [new() { Item = invoices[part.Invoice], Amount = part.Amount }, new() { Item = credit, Amount = part.Amount }] });
            await house.Verify();
            var open = await house.Db.Set<OpenItem>().CountAsync(i => i.IsOpen);
            var gains = (await house.Balance(Accounts.AccountRole.ExchangeGain, Today)) + (await house.Balance(Accounts.AccountRole.ExchangeLoss, Today));
            ends.Add($"{open} {await house.Balance(Accounts.AccountRole.Receivable, Today)} {gains}");
        }
        Assert.Single(ends.Distinct());
    }

    private static async Task Step(House house, Random random, Id<Party> party, string name)
    {
        var amount = random.Next(1, 2_000);
        switch (random.Next(7))
        {
            case 0:
                await house.Owed(party, amount, Today.AddDays(-random.Next(60)), number: name);
                break;
            case 1:
                await house.Bill(party, amount, random.Next(1, 500));
                break;
            case 2 or 3:
                var open = await house.Db.Set<OpenItem>().AsNoTracking().Where(i => i.IsOpen && i.PartyId == party.Value && i.Amount.Minor > 0).OrderBy(i => i.Id).ToListAsync();
                var parts = Matching.OldestFirst(open.Where(_ => random.Next(3) > 0).Select(i => new Matchable(i.Id, i.Due, i.Remaining)), Yen(amount));
                await house.Receive(From(party, amount, [.. parts.Select(p => (p.Key, p.Value.Amount))]));
                break;
            case 4:
                if (await Any(house.Db.Set<Allocation>().Where(a => a.Reverses == null).Select(a => a.Id), random) is { } allocation)
                    Expected(await house.Run<UndoAllocation, UndoAllocation.Input, Id<Allocation>>(new() { Id = allocation }));
                break;
            case 5:
                if (await Any(house.Db.Set<Payment>().Where(p => p.ReversedOn == null).Select(p => p.Id), random) is { } payment)
                    Expected(await house.Run<ReversePayment, ReversePayment.Input, Id<Payment>>(new() { Id = payment, Reason = "誤り" }));
                break;
            default:
                if (await Any(house.Db.Set<Invoice>().Select(i => i.Id), random) is { } invoice)
                    Expected(await house.Run<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice, Reason = "返品", Whole = true }));
                break;
        }

        // Done, or refused for what a person could know: done before, or nothing left.
        static void Expected<T>(Result<T> result) => Assert.True(result.Ok || result.Refusals.All(r => r.Code is "allocation.undone" or "allocation.of-reversal" or "credit.all"), string.Join(" ", result.Refusals));
    }

    private static async Task<T?> Any<T>(IQueryable<T> of, Random random) where T : struct
    {
        var all = await of.ToListAsync();
        return all.Count == 0 ? null : all.Order().ElementAt(random.Next(all.Count));
    }
}
