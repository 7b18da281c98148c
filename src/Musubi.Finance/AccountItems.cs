using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What happened on a customer's account: a document, signed as the account is.</summary>
public sealed record AccountItem
{
    /// <summary>None for a document that is about to be issued.</summary>
    public required Id<OpenItem> Id { get; init; }
    public required long PartyId { get; init; }
    public required ItemKind Kind { get; init; }
    public required long DocumentId { get; init; }
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>An invoice is positive, what a customer paid or was credited negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>Of invoices and credit notes: sales and their tax, of the sign of <see cref="Amount"/>. Zero of others.</summary>
    public required Money Net { get; init; }
    public required Money Tax { get; init; }

    /// <summary>A payment, or what takes one back.</summary>
    public bool IsPayment { get; init; }

    /// <summary>Of a payment: what counts as paid and was not transferred, which are fees, discounts and differences let go; of the sign of <see cref="Amount"/>. Zero of others.</summary>
    public Money Allowed { get; init; }
}

/// <summary>Front door to customers' accounts, for bills that gather what happened on them between two days. What one has gathered no other gathers.</summary>
public sealed class AccountItems
{
    private const int Some = 500;
    private readonly FinanceDb db;

    internal AccountItems(FinanceDb db) => this.db = db;

    public static Text KindOf(ItemKind kind) => Words.KindOf(kind);

    /// <summary>The page of a document.</summary>
    public static string HrefOf(ItemKind kind, long document) => Kinds.HrefOf(kind, document);

    /// <summary>What no bill has gathered yet, up to a day, in order.</summary>
    public async Task<IReadOnlyList<AccountItem>> Ungathered(IEnumerable<long> parties, DateOnly until, CancellationToken ct)
    {
        var items = new List<AccountItem>();
        foreach (var some in parties.Distinct().Chunk(Some))
        {
            var of = db.Items.AsNoTracking().Where(i => i.Side == OwedSide.Receivable && i.ClosingBillId == null && some.Contains(i.PartyId) && i.Date <= until);
            var found = await of.OrderBy(i => i.Date).ThenBy(i => i.Id).ToListAsync(ct);
            var invoices = await (from i in of where i.Kind == ItemKind.Invoice join v in db.Invoices on i.DocumentId equals (long)(object)v.Id select new { i.DocumentId, v.Net, v.Tax }).ToDictionaryAsync(v => v.DocumentId, ct);
            var notes = await (from i in of where i.Kind == ItemKind.CreditNote join n in db.CreditNotes on i.DocumentId equals (long)(object)n.Id select new { i.DocumentId, n.Net, n.Tax }).ToDictionaryAsync(n => n.DocumentId, ct);
            var payments = await (from i in of where i.Kind == ItemKind.PaymentReceived || i.Kind == ItemKind.Reversal join p in db.Payments on i.DocumentId equals (long)(object)p.Id select new { i.Id, p.Total, p.Amount }).ToDictionaryAsync(p => p.Id, p => p.Total - p.Amount, ct);
            items.AddRange(found.Select(i =>
            {
                var nothing = Money.Zero(i.Amount.Currency);
                var (net, tax) = i.Kind switch
                {
                    ItemKind.Invoice when invoices.TryGetValue(i.DocumentId, out var invoice) => (invoice.Net, invoice.Tax),
                    ItemKind.CreditNote when notes.TryGetValue(i.DocumentId, out var note) => (-note.Net, -note.Tax),
                    _ => (nothing, nothing),
                };
                return new AccountItem
                {
                    Id = i.Id, PartyId = i.PartyId, Kind = i.Kind, DocumentId = i.DocumentId, Number = i.Number, Date = i.Date, Amount = i.Amount, Net = net, Tax = tax,
                    IsPayment = payments.TryGetValue(i.Id, out var allowed), Allowed = payments.ContainsKey(i.Id) ? i.Amount.IsNegative ? -allowed : allowed : nothing,
                };
            }));
        }
        return items;
    }

    /// <summary>What is still owed of what these bills have gathered, in minor units of their currency.</summary>
    public Task<long> OpenOn(IReadOnlyCollection<long> bills, CancellationToken ct) =>
        db.Items.Where(i => i.IsOpen && i.ClosingBillId != null && bills.Contains(i.ClosingBillId.Value)).SumAsync(i => i.Remaining.Minor, ct);

    /// <summary>The taxes of invoices and credit notes, by rate, the highest first.</summary>
    public Task<IReadOnlyList<RateTax>> TaxesOf(IEnumerable<AccountItem> items, CancellationToken ct) =>
        TaxesOf([.. items.Where(i => !i.Id.IsNone).Select(i => (i.Kind, i.DocumentId))], ct);

    /// <inheritdoc cref="TaxesOf(IEnumerable{AccountItem}, CancellationToken)"/>
    public async Task<IReadOnlyList<RateTax>> TaxesOf(IReadOnlyCollection<(ItemKind Kind, long Document)> of, CancellationToken ct)
    {
        var (invoices, notes) = (Documents(ItemKind.Invoice).ConvertAll(i => new Id<Invoice>(i)), Documents(ItemKind.CreditNote).ConvertAll(n => new Id<CreditNote>(n)));
        var rows = new List<TaxRow>();
        foreach (var some in invoices.Chunk(Some))
            rows.AddRange(await db.TaxRows.AsNoTracking().Where(t => t.InvoiceId != null && some.Contains(t.InvoiceId.Value)).ToListAsync(ct));
        foreach (var some in notes.Chunk(Some))
            rows.AddRange(await db.TaxRows.AsNoTracking().Where(t => t.CreditNoteId != null && some.Contains(t.CreditNoteId.Value)).ToListAsync(ct));
        return Sum(rows.Select(r => new RateTax(Rate.OfFraction(r.Rate), r.Net, r.Tax) { Category = r.Category }));

        List<long> Documents(ItemKind kind) => [.. of.Where(d => d.Kind == kind).Select(d => d.Document)];
    }

    public static IReadOnlyList<RateTax> Sum(IEnumerable<RateTax> taxes) =>
    [
        .. taxes.GroupBy(t => (t.Category, t.Rate)).OrderByDescending(g => g.Key.Rate).ThenBy(g => g.Key.Category)
            .Select(g => new RateTax(g.Key.Rate, Money.Sum(g.Select(t => t.Net), g.First().Net.Currency), Money.Sum(g.Select(t => t.Tax), g.First().Net.Currency)) { Category = g.Key.Category }),
    ];

    /// <summary>They stand on this bill from now on; what was issued in this act as well. False where another bill took one of them meanwhile.</summary>
    public async Task<bool> Gather(long bill, IReadOnlyCollection<Id<OpenItem>> items, IReadOnlyCollection<Id<Invoice>> issued, CancellationToken ct)
    {
        foreach (var some in items.Chunk(Some))
        {
            if (await db.Items.Where(i => some.Contains(i.Id) && i.ClosingBillId == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosingBillId, bill), ct) != some.Length)
                return false;
        }
        Keep(bill, ItemKind.Invoice, [.. issued.Select(i => i.Value)]);
        return true;
    }

    /// <summary>What a bill gathered is free again, but for the invoices it issued and what credits them.</summary>
    public async Task Release(long bill, IReadOnlyCollection<Id<Invoice>> issued, IReadOnlyCollection<Id<CreditNote>> credits, CancellationToken ct)
    {
        var own = issued.Select(i => i.Value).ToList();
        await db.Items.Where(i => i.ClosingBillId == bill && !(i.Kind == ItemKind.Invoice && own.Contains(i.DocumentId))).ExecuteUpdateAsync(set => set.SetProperty(i => i.ClosingBillId, (long?)null), ct);
        Keep(bill, ItemKind.CreditNote, [.. credits.Select(c => c.Value)]);
    }

    /// <summary>Why invoices cannot be taken back as if they had never been: something is settled with one of them.</summary>
    public async Task<Refusal?> WhySettled(IReadOnlyCollection<Id<Invoice>> invoices, CancellationToken ct)
    {
        foreach (var some in invoices.Select(i => i.Value).Chunk(Some))
        {
            if (await db.Items.AsNoTracking().Where(i => i.Kind == ItemKind.Invoice && some.Contains(i.DocumentId) && i.Remaining.Minor != i.Amount.Minor).OrderBy(i => i.Id).FirstOrDefaultAsync(ct) is not { } settled)
                continue;
            var by = await (from a in db.Allocations.AsNoTracking()
                            where a.DebitId == settled.Id && a.Reverses == null && !db.Allocations.Any(r => r.Reverses == a.Id)
                            join c in db.Items on a.CreditId equals c.Id
                            orderby a.Id
                            select c).FirstOrDefaultAsync(ct);
            return new Refusal("invoice.settled",
                new Text("請求書 {0} は、{1} と {2} 消し込まれています。", "账单{0}已与{1}核销{2}。", "{2} of invoice {0} is settled by {1}.").With(settled.Number, by?.Number ?? "–", (settled.Amount - settled.Remaining).Abs()),
                new Text("先にその消込を外してください。", "请先撤销该核销。", "Undo that allocation first."), Kind: RefusalKind.Conflict) { Href = Kinds.HrefOf(ItemKind.Invoice, settled.DocumentId) };
        }
        return null;
    }

    private void Keep(long bill, ItemKind kind, HashSet<long> documents)
    {
        foreach (var item in db.Items.Local.Where(i => i.Kind == kind && documents.Contains(i.DocumentId)))
            item.ClosingBillId = bill;
    }
}
