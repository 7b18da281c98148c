using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>A document that leaves something to be settled. One brought forward by hand has no document but its item.</summary>
internal sealed record Owed(OwedSide Side, ItemKind Kind, long DocumentId, string Number, long PartyId, string PartyName, DateOnly Date, DateOnly Due);

/// <summary>So much of one item against so much of another.</summary>
internal readonly record struct Pair(OpenItem Debit, OpenItem Credit, Money Amount);

/// <summary>
/// Keeps receivables and payables: what a document books on its control account stands here as an item, and allocations settle items against each other.
/// Whoever settles takes the items' rows first (<see cref="Take"/>), so that two at once never settle one item twice.
/// </summary>
internal sealed class SubLedger(FinanceDb db, Ledger ledger, BulkRows rows, IdSource ids, CurrentAct act, Clock clock)
{
    /// <summary>Books a document whose first posting is on the control account, and opens its item.</summary>
    public async Task<Result<OpenItem>> Open(Owed owed, BalancedEntry entry, EntrySource source, CancellationToken ct)
    {
        var opened = await Open([(owed, entry, source)], ct);
        return opened.Then(items => items[0]);
    }

    /// <summary>Many at once, all or none, in order.</summary>
    public async Task<Result<List<OpenItem>>> Open(IReadOnlyList<(Owed Owed, BalancedEntry Entry, EntrySource Source)> documents, CancellationToken ct)
    {
        var items = await Made(documents, ct);
        if (items.Ok)
            db.Items.AddRange(items.Value);
        return items;
    }

    /// <summary>The same of items that nobody in this act looks at again: written at once, past the change tracker.</summary>
    public async Task<Result<List<OpenItem>>> OpenAll(IReadOnlyList<(Owed Owed, BalancedEntry Entry, EntrySource Source)> documents, CancellationToken ct)
    {
        var items = await Made(documents, ct);
        if (items.Ok)
            await Keep(items.Value, ct);
        return items;
    }

    /// <summary>Writes items that were made and not saved yet.</summary>
    public Task Keep(IReadOnlyCollection<OpenItem> items, CancellationToken ct) => rows.Insert(items, ct);

    /// <summary>Books the documents and makes their items; who asks settles them first, and then keeps them.</summary>
    public async Task<Result<List<OpenItem>>> Made(IReadOnlyList<(Owed Owed, BalancedEntry Entry, EntrySource Source)> documents, CancellationToken ct)
    {
        var posted = await ledger.Post([.. documents.Select(d => (d.Entry, d.Source))], ct);
        return posted.Ok ? await Items([.. documents.Zip(posted.Value).Select(p => (p.First.Owed, p.Second))], ct) : Result<List<OpenItem>>.Refused(posted.Refusals);
    }

    /// <summary>Takes a document back: its entry is mirrored, and its item settled by the mirror's. Allocations must have been undone.</summary>
    public async Task<Result<OpenItem>> TakeBack(OpenItem item, DateOnly date, string reason, CancellationToken ct)
    {
        var posted = await ledger.Reverse(item.EntryId, date, reason, ct);
        if (!posted.Ok)
            return Result<OpenItem>.Refused(posted.Refusals);
        var mirror = (await Opened([(new(item.Side, item.Kind is ItemKind.Bill or ItemKind.SupplierCredit ? ItemKind.BillReversal : ItemKind.Reversal, item.DocumentId, item.Number, item.PartyId, item.PartyName, date, date), posted.Value)], ct))[0];
        var allocated = await Allocate([item.Amount.IsNegative ? new(mirror, item, item.Amount.Abs()) : new(item, mirror, item.Amount)], date, ct);
        return allocated.Ok ? mirror : Result<OpenItem>.Refused(allocated.Refusals);
    }

    /// <summary>The items, held until the act ends: others who want them wait, and then read what is left. Each is taken once an act.</summary>
    public async Task<List<OpenItem>> Take(IReadOnlyCollection<Id<OpenItem>> wanted, CancellationToken ct)
    {
        await db.Items.Where(i => wanted.Contains(i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, i => i.Version + 1), ct);
        return await db.Items.Where(i => wanted.Contains(i.Id)).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync(ct);
    }

    /// <summary>Settles each pair, and books what rates gained or lost since.</summary>
    public async Task<Result<List<Allocation>>> Allocate(IEnumerable<Pair> pairs, DateOnly date, CancellationToken ct)
    {
        var made = new List<Allocation>();
        foreach (var pair in pairs)
        {
            var (allocation, settler) = Settle(pair, date, ids.Next<Allocation>());
            if (AllocationPosting.For(allocation, pair.Debit, pair.Credit) is { } entry)
            {
                var posted = await ledger.Post(entry, Source(allocation, settler), ct);
                if (!posted.Ok)
                    return Result<List<Allocation>>.Refused(posted.Refusals);
                allocation.EntryId = posted.Value;
            }
            db.Allocations.Add(allocation);
            made.Add(allocation);
        }
        return made;
    }

    /// <summary>What settling the pairs would book, an entry each. Nothing is written; the items, which nobody tracks, are settled on the way, for a second part is of what the first left.</summary>
    public async Task<Result<List<EntryPreview>>> Preview(IEnumerable<Pair> pairs, DateOnly date, CancellationToken ct)
    {
        var entries = new List<EntryPreview>();
        foreach (var pair in pairs)
        {
            var (allocation, settler) = Settle(pair, date, default);
            if (AllocationPosting.For(allocation, pair.Debit, pair.Credit) is not { } entry)
                continue;
            var preview = await ledger.Preview(entry, Source(allocation, settler), ct);
            if (!preview.Ok)
                return Result<List<EntryPreview>>.Refused(preview.Refusals);
            entries.Add(preview.Value);
        }
        return entries;
    }

    private (Allocation Allocation, OpenItem Settler) Settle(Pair pair, DateOnly date, Id<Allocation> id)
    {
        var (debit, credit, amount) = pair;
        var settler = debit.Side == OwedSide.Receivable ? credit : debit;
        return (new()
        {
            Id = id, DebitId = debit.Id, CreditId = credit.Id, Date = new[] { date, debit.Date, credit.Date }.Max(), At = clock.Now, ByName = act.Actor.Name,
            Amount = amount, DebitInBooks = debit.Settle(amount), CreditInBooks = credit.Settle(amount), SettlerKind = Kinds.Of(settler.Kind), SettlerId = settler.DocumentId,
        }, settler);
    }

    private static EntrySource Source(Allocation allocation, OpenItem settler) =>
        new() { Kind = Kinds.Allocation, Id = allocation.Id.Value, Number = settler.Number, Date = allocation.Date, Area = AreaOf(settler.Side) };

    /// <summary>Takes an allocation back by its negative. Both items must have been taken.</summary>
    public async Task<Result<Allocation>> Undo(Allocation allocation, OpenItem debit, OpenItem credit, DateOnly date, CancellationToken ct)
    {
        var on = date < allocation.Date ? allocation.Date : date;
        Id<JournalEntry>? entry = null;
        if (allocation.EntryId is { } difference)
        {
            var reversed = await ledger.Reverse(difference, on, UndoneBecause, ct);
            if (!reversed.Ok)
                return Result<Allocation>.Refused(reversed.Refusals);
            entry = reversed.Value;
        }
        debit.Unsettle(allocation.Amount, allocation.DebitInBooks);
        credit.Unsettle(allocation.Amount, allocation.CreditInBooks);
        var undo = new Allocation
        {
            Id = ids.Next<Allocation>(), DebitId = allocation.DebitId, CreditId = allocation.CreditId, Date = on, At = clock.Now, ByName = act.Actor.Name,
            Amount = -allocation.Amount, DebitInBooks = -allocation.DebitInBooks, CreditInBooks = -allocation.CreditInBooks,
            EntryId = entry, Reverses = allocation.Id, SettlerKind = allocation.SettlerKind, SettlerId = allocation.SettlerId,
        };
        db.Allocations.Add(undo);
        return undo;
    }

    /// <summary>The allocations of an item that stand.</summary>
    public Task<List<Allocation>> Standing(Id<OpenItem> item, CancellationToken ct) =>
        db.Allocations.Where(a => (a.DebitId == item || a.CreditId == item) && a.Reverses == null && !db.Allocations.Any(r => r.Reverses == a.Id)).OrderBy(a => a.Id).ToListAsync(ct);

    public static PeriodArea AreaOf(OwedSide side) => side == OwedSide.Receivable ? PeriodArea.Receivables : PeriodArea.Payables;

    private async Task<List<OpenItem>> Opened(IReadOnlyList<(Owed Owed, Id<JournalEntry> Entry)> documents, CancellationToken ct)
    {
        var items = await Items(documents, ct);
        db.Items.AddRange(items);
        return items;
    }

    /// <summary>What was booked on the control accounts, not saved yet.</summary>
    private async Task<List<OpenItem>> Items(IReadOnlyList<(Owed Owed, Id<JournalEntry> Entry)> documents, CancellationToken ct)
    {
        var items = new List<OpenItem>(documents.Count);
        foreach (var some in documents.Chunk(1000))
        {
            var entries = some.Select(d => d.Entry).ToList();
            var controls = await db.Lines.AsNoTracking().Where(l => entries.Contains(l.EntryId) && l.Position == 1).Select(l => new { l.EntryId, l.AccountId, l.Original, l.Amount }).ToDictionaryAsync(l => l.EntryId, ct);
            items.AddRange(some.Select(d => (d.Owed, d.Entry, Control: controls[d.Entry])).Select(d => new OpenItem
            {
                Id = d.Owed.Kind == ItemKind.Opening ? new(d.Owed.DocumentId) : ids.Next<OpenItem>(), Side = d.Owed.Side, Kind = d.Owed.Kind, DocumentId = d.Owed.DocumentId, Number = d.Owed.Number, PartyId = d.Owed.PartyId, PartyName = d.Owed.PartyName,
                ControlId = d.Control.AccountId, EntryId = d.Entry, Date = d.Owed.Date, Due = d.Owed.Due, Amount = d.Control.Original, InBooks = d.Control.Amount,
            }));
        }
        return items;
    }

    private static readonly Text UndoneBecause = new("消込の取消", "撤销核销", "Allocation undone");
}

/// <summary>What kind of record an item stands for.</summary>
internal static class Kinds
{
    /// <summary>Of the entries that settling books.</summary>
    public const string Allocation = "allocation";

    public static string Of(ItemKind kind) => kind switch
    {
        ItemKind.Invoice => "invoice",
        ItemKind.CreditNote => "credit_note",
        ItemKind.Bill or ItemKind.SupplierCredit or ItemKind.BillReversal => "supplier_bill",
        ItemKind.Opening => "open_item",
        _ => "payment",
    };

    public static string HrefOf(ItemKind kind, long document) => kind switch
    {
        ItemKind.Invoice => $"/finance/invoices/{document}",
        ItemKind.CreditNote => $"/finance/credit-notes/{document}",
        ItemKind.Bill or ItemKind.SupplierCredit or ItemKind.BillReversal => $"/finance/bills/{document}",
        ItemKind.Opening => $"/finance/open-items/{document}",
        _ => $"/finance/payments/{document}",
    };
}
