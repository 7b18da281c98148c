using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Books;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;
using Musubi.Testing;

namespace Musubi.Finance.Tests;

/// <summary>Customers, suppliers, and what they owe and are owed, in the words of a clerk.</summary>
internal static class Trade
{
    public static readonly Rate Ten = Rate.OfPercent(10);

    public static async Task<Id<Party>> Party(this House house, string name = "北斗化学", string reading = "", FeeBearer fees = FeeBearer.Payer, Id<Party>? paidBy = null)
    {
        await house.Services.GetRequiredService<IdStock>().Ensure(64, default);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        var party = new Party { Id = scope.ServiceProvider.GetRequiredService<IdSource>().Next<Party>(), Code = $"P-{name}", Kind = PartyKind.Company, Name = name, Reading = reading, Terms = new() { Fees = fees }, PayingPartyId = paidBy };
        party.SetKeys();
        db.Add(party);
        await db.SaveChangesAsync();
        return party.Id;
    }

    /// <summary>An invoice over lines at ten per cent.</summary>
    public static async Task<Invoice> Bill(this House house, Id<Party> party, params long[] amounts) =>
        (await house.InAct(services => services.GetRequiredService<Billing>().Issue(new Bill
        {
            PartyId = party.Value, PartyName = "北斗化学", Date = Books.Today, Due = Books.Today.AddDays(30), Currency = Currency.JPY, SourceKind = "test", SourceId = 1, SourceNumber = "T-1",
            Lines = [.. amounts.Select((a, i) => new BillLine($"品目 {i + 1}", Quantity.Of(1, Unit.Of("H87"), Rounding.HalfUp), a, Ten, Books.Yen(a), "goods"))],
        }, default))).Value;

    /// <summary>Owed to us (or by us) since a day, due thirty days later; without a document of its own.</summary>
    public static Task<Id<OpenItem>> Owed(this House house, Id<Party> party, decimal amount, DateOnly? date = null, OwedSide side = OwedSide.Receivable, Currency? currency = null, decimal? rate = null, string number = "OLD-1") =>
        house.Do<EnterOpeningItem, EnterOpeningItem.Input, Id<OpenItem>>(new() { Side = side, Party = party, Number = number, Date = date ?? Books.Today, Due = (date ?? Books.Today).AddDays(30), Amount = amount, Currency = currency, Rate = rate });

    public static Task<Id<Payment>> Receive(this House house, PaymentDraft draft) => house.Do<ReceivePayment, PaymentDraft, Id<Payment>>(draft);

    /// <summary>What of it settles nothing stays on account, as said.</summary>
    public static PaymentDraft From(Id<Party> party, decimal amount, params (Id<OpenItem> Item, decimal Amount)[] settles) =>
        new() { Party = party, Date = Books.Today, Amount = amount, OnAccount = true, Lines = [.. settles.Select(s => new SettlementLine { Item = s.Item, Amount = s.Amount })] };

    public static Task<OpenItem> Item(this House house, Id<OpenItem> id) => house.Db.Set<OpenItem>().AsNoTracking().SingleAsync(i => i.Id == id);

    public static async Task<OpenItem> ItemOf(this House house, Id<Payment> payment) => await house.Item((await house.Db.Set<Payment>().SingleAsync(p => p.Id == payment)).ItemId);

    /// <summary>Every invariant of the books holds.</summary>
    public static async Task Verify(this House house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        foreach (var invariant in scope.ServiceProvider.GetRequiredService<BookChecks>().Invariants)
        {
            var faults = (await invariant.Check(default)).Faults;
            Assert.True(faults.Count == 0, $"{invariant.Name.En}: {string.Join("; ", faults.Select(f => $"{f.Subject} {f.What.En}"))}");
        }
    }
}
