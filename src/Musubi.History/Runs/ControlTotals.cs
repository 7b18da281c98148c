using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.Payables;
using Musubi.History.Files;
using Musubi.History.Plans;
using Musubi.Kernel;

namespace Musubi.History.Runs;

/// <summary>A figure that the plan expects, and what the documents say.</summary>
public readonly record struct ControlTotal(string What, decimal Expected, decimal Posted, bool IsMoney);

/// <summary>What the file says, what was posted, and what lies between, to the minor unit.</summary>
/// <param name="Classes">What the lines of the file became.</param>
/// <param name="Controls">Read off the documents.</param>
/// <param name="Before">What sales that the file does not hold came to.</param>
public sealed record HistoryReport(HistoryFile File, Currency Currency, IReadOnlyCollection<ClassTotal> Classes, IReadOnlyList<ControlTotal> Controls, int SalesBefore, Money Before)
{
    /// <summary>What lies between the exact value of the lines and what is posted of them: each line is rounded to the minor unit.</summary>
    public decimal Rounded => Classes.Sum(c => c.Value - Money.OfMinor(c.Minor, Currency).Amount);

    public bool Agrees => Controls.All(c => c.Expected == c.Posted) && Classes.Sum(c => c.Quantity) == File.Quantity && Classes.Sum(c => c.Value) == File.Value && Classes.Sum(c => c.Lines) + File.Rejected.Count == File.Rows;
}

/// <summary>Adds up what a run posted.</summary>
internal sealed class ControlTotals(MusubiDb db)
{
    public async Task<HistoryReport> Of(Id<HistoryRun> run, Masters masters, HistoryFile file, HistoryMapping mapping, HistoryPlan plan, CancellationToken ct)
    {
        var currency = mapping.Company.Currency;
        var sums = plan.Totals.ToDictionary(t => t.Kind);
        var before = plan.FromBefore.SelectMany(s => s.Lines).ToList();
        var (payees, charged) = (masters.Payees.Values.Select(p => p.Value).ToList(), plan.Days.SelectMany(d => d.Expenses).Select(e => e.Number).ToHashSet(StringComparer.Ordinal));
        var bills = await db.Set<SupplierBill>().AsNoTracking().Where(b => payees.Contains(b.PartyId)).Select(b => new { b.Kind, b.SupplierNumber, b.Net }).ToListAsync(ct);
        return new(file, currency, [.. plan.Totals.OrderBy(t => t.Kind, StringComparer.Ordinal)],
        [
            new("invoiced", Major(Minor(HistoryPlan.Sold) + before.Sum(l => l.Minor)), Major(await Sum($"SELECT CAST(COALESCE(SUM(i.net_minor), 0) AS bigint) AS \"Value\" FROM history_source s JOIN invoice i ON i.id = s.invoice_id WHERE s.run_id = {run.Value}")), true),
            new("credited", -Major(Minor(HistoryPlan.Returned) + Minor(HistoryPlan.Credited)), Major(await Sum($"SELECT CAST(COALESCE(SUM(c.net_minor), 0) AS bigint) AS \"Value\" FROM history_source s JOIN credit_note c ON c.invoice_id = s.invoice_id WHERE s.run_id = {run.Value}")), true),
            new("charged by others", -Major(Minor(HistoryPlan.Charged)), Major(bills.Where(b => charged.Contains(b.SupplierNumber)).Sum(b => b.Kind == BillKind.Bill ? b.Net.Minor : -b.Net.Minor)), true),
            new("sold", Count(HistoryPlan.Sold) + before.Sum(l => l.Quantity), Units(await Sum($"SELECT CAST(COALESCE(SUM(l.quantity_millionths), 0) AS bigint) AS \"Value\" FROM history_source s JOIN sales_order_line l ON l.order_id = s.order_id WHERE s.run_id = {run.Value}")), false),
            new("returned", -Count(HistoryPlan.Returned), Units(await Sum($"SELECT CAST(COALESCE(SUM(l.quantity_millionths), 0) AS bigint) AS \"Value\" FROM history_source s JOIN sales_return r ON r.delivery_id = s.delivery_id JOIN return_line l ON l.return_id = r.id WHERE s.run_id = {run.Value}")), false),
            new("adjusted and given away", plan.Days.SelectMany(d => d.Adjustments).SelectMany(a => a.Lines).Sum(l => l.Quantity), Units(await Sum($"SELECT CAST(COALESCE(SUM(m.quantity_millionths), 0) AS bigint) AS \"Value\" FROM stock_document d JOIN stock_move m ON m.document_id = d.id WHERE d.source_kind = {HistoryRun.Kind} AND d.source_id = {run.Value} AND d.kind = 'Adjustment'")), false),
        ], plan.FromBefore.Count, Money.OfMinor(before.Sum(l => l.Minor), currency));

        long Minor(string kind) => sums.GetValueOrDefault(kind)?.Minor ?? 0;
        decimal Count(string kind) => sums.GetValueOrDefault(kind)?.Quantity ?? 0;
        decimal Major(long minor) => Money.OfMinor(minor, currency).Amount;
        static decimal Units(long millionths) => millionths / (decimal)Quantity.Scale;
        Task<long> Sum(FormattableString sql) => db.Database.SqlQuery<long>(sql).SingleAsync(ct);
    }
}
