using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Finance.Receivables;
using Musubi.Kernel;

namespace Musubi.Sales.Closings;

/// <summary>What undoing a closing would do, and what stands against it: the page and the act ask the same.</summary>
internal sealed class ClosingUndo(SalesDb db, AccountItems account, Ledger ledger, Clock clock)
{
    /// <param name="bill">With its documents.</param>
    public async Task<Refusal?> WhyNoMore(ClosingBill bill, CancellationToken ct)
    {
        if (bill.WhyNotUndo() is { } reason)
            return reason;
        if (await db.ClosingBills.AsNoTracking().Where(b => b.Stands && b.BeforeId == bill.Id).OrderBy(b => b.Id).FirstOrDefaultAsync(ct) is { } next)
            return new Refusal("closing.next-stands", new Text("{0} は、次の {1}（{2:yyyy/MM/dd} 締め）に繰り越されています。", "{0}已结转至{1}（{2:yyyy-MM-dd}对账）。", "{0} is carried over to {1}, of {2:dd/MM/yyyy}.").With(bill.Number, next.Number, next.Closing),
                new Text("後の締めから順に解除してください。", "请从较晚的对账开始依次撤销。", "Undo the later ones first."), Kind: RefusalKind.Conflict) { Href = $"/sales/closing-bills/{next.Id}" };
        return await account.WhySettled([.. bill.Documents.Where(d => d.Issued).Select(d => new Id<Invoice>(d.DocumentId))], ct);
    }

    /// <summary>The invoices that would be credited, each with the day its credit note is of: its own day, as if it had not been; where that is closed, the first that is open.</summary>
    public async Task<IReadOnlyList<CreditedInvoice>> Credits(ClosingBill bill, CancellationToken ct)
    {
        var credits = new List<CreditedInvoice>();
        foreach (var document in bill.Documents.Where(d => d.Issued).OrderBy(d => d.Position))
            credits.Add(new(document, await ledger.FirstOpen(document.Date, PeriodArea.Receivables, ct) ?? clock.Today));
        return credits;
    }
}

internal sealed record CreditedInvoice(ClosingBillDocument Invoice, DateOnly Day)
{
    /// <summary>Its own period is closed.</summary>
    public bool IsLater => Day != Invoice.Date;
}
