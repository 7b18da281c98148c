using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>An allocation as it stands beside one of its two items: with what, how much, when.</summary>
public sealed record Counterpart(Allocation Allocation, OpenItem With, bool Undone)
{
    /// <summary>What the rates of the two days gained; negative what they lost.</summary>
    public Money Gained => Allocation.CreditInBooks - Allocation.DebitInBooks;
}

/// <summary>Reads items for pages.</summary>
internal sealed class PartyItems(FinanceDb db, ExchangeRates rates)
{
    /// <summary>More than anybody allocates by hand at once; the oldest are shown.</summary>
    public const int Most = 300;

    /// <summary>What is open with a party, the oldest due first.</summary>
    public Task<List<OpenItem>> Open(OwedSide side, long party, CancellationToken ct) =>
        db.Items.AsNoTracking().Where(i => i.IsOpen && i.Side == side && i.PartyId == party).OrderBy(i => i.Due).ThenBy(i => i.Id).Take(Most).ToListAsync(ct);

    public Task<List<OpenItem>> These(IReadOnlyCollection<Id<OpenItem>> wanted, CancellationToken ct) =>
        db.Items.AsNoTracking().Where(i => wanted.Contains(i.Id)).ToListAsync(ct);

    /// <summary>The rate an item in a foreign currency stands in the books at, as it reads: 1 USD = 151.2 JPY. Null for one in the currency of the books.</summary>
    public async Task<Text?> RateOf(OpenItem item, CancellationToken ct) => item.BookedAt(await rates.On(item.Amount.Currency, item.Date, ct)) is { } rate
        ? Words.OneIs.With(rate.Per, rate.From.Code, rate.Rate.ToString("#,0.######", System.Globalization.CultureInfo.InvariantCulture), rate.To.Code) : null;

    /// <summary>Every entry a document booked, in order: its own, what settling it booked, what took each back.</summary>
    public async Task<IReadOnlyList<JournalEntry>> EntriesOf(OpenItem item, CancellationToken ct)
    {
        var booked = await db.Allocations.AsNoTracking().Where(a => (a.DebitId == item.Id || a.CreditId == item.Id) && a.EntryId != null).Select(a => a.EntryId!.Value).ToListAsync(ct);
        booked.Add(item.EntryId);
        return await db.Entries.AsNoTracking().Include(e => e.Lines.OrderBy(l => l.Position)).Where(e => booked.Contains(e.Id) || e.Reverses == item.EntryId).OrderBy(e => e.Id).ToListAsync(ct);
    }

    public Task<OpenItem?> Of(ItemKind kind, long document, CancellationToken ct) =>
        db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Kind == kind && i.DocumentId == document, ct);

    /// <summary>What settles an item, or what it settles, in the order it was done.</summary>
    public async Task<IReadOnlyList<Counterpart>> Of(Id<OpenItem> item, CancellationToken ct)
    {
        var rows = await db.Allocations.AsNoTracking().Where(a => a.DebitId == item || a.CreditId == item).OrderBy(a => a.Id).ToListAsync(ct);
        var others = rows.Select(a => a.DebitId == item ? a.CreditId : a.DebitId).Distinct().ToList();
        var items = (await These(others, ct)).ToDictionary(i => i.Id);
        var undone = rows.Select(a => a.Reverses).OfType<Id<Allocation>>().ToHashSet();
        return [.. rows.Where(a => a.Reverses is null).Select(a => new Counterpart(a, items[a.DebitId == item ? a.CreditId : a.DebitId], undone.Contains(a.Id)))];
    }
}
