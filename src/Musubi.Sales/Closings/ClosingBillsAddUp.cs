using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Sales.Closings;

/// <summary>A closing bill comes to what it carries over and what its documents and deliveries say; it begins where the one before it ended, and what it gathered stands on the account as it says.</summary>
internal sealed class ClosingBillsAddUp(SalesDb db) : IInvariant
{
    private const int MostFaults = 100;
    private static readonly Text FiguresDiffer = new("前回請求額・入金額・調整額・売上・税から {0} になりますが、今回請求額は {1} です。", "按上期、收款、调整、销售、税额计算为{0}，本期账单金额为{1}。", "Its figures come to {0}, the bill says {1}.");
    private static readonly Text CarriedDiffers = new("前回請求額・入金額・調整額から {0} になりますが、繰越額は {1} です。", "按上期、收款、调整计算为{0}，结转金额为{1}。", "Last bill, payments and adjustments come to {0}, it carries over {1}.");
    private static readonly Text DocumentsDiffer = new("伝票の合計は {0}、今回の増減は {1} です。", "单据合计{0}，本期增减{1}。", "Its documents come to {0}, the bill changes the balance by {1}.");
    private static readonly Text BeforeDiffers = new("前の締めの請求額は {0}、前回請求額は {1} です。", "上一对账单为{0}，上期账单金额为{1}。", "The bill before it came to {0}, it begins with {1}.");
    private static readonly Text TaxesDiffer = new("税率別の税額の合計は {0}、消費税は {1} です。", "按税率税额合计{0}，税额{1}。", "Its taxes by rate come to {0}, its tax is {1}.");
    private static readonly Text AccountDiffers = new("売掛の明細では {0}、この請求書の伝票では {1} です。", "应收明细为{0}，该对账单单据为{1}。", "The account says {0}, its documents {1}.");
    private static readonly Text InvoiceDiffers = new("請求書 {2} の税抜額は {0}、出荷の合計は {1} です。", "账单{2}不含税金额{0}，发货合计{1}。", "Invoice {2} is over {0}, its deliveries come to {1}.");

    public Text Name { get; } = new("締め請求の金額は繰越・伝票・出荷に一致する", "对账单金额与结转、单据、发货一致", "Closing bills add up");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var faults = new List<InvariantFault>();
        foreach (var b in await db.ClosingBills.Where(b => b.Billed.Minor != b.Carried.Minor + b.Sales.Minor + b.Tax.Minor).OrderBy(b => b.Id).Take(MostFaults).Select(b => new { b.Id, b.Carried, b.Sales, b.Tax, b.Billed }).ToListAsync(ct))
            faults.Add(Fault(b.Id, FiguresDiffer.With(b.Carried + b.Sales + b.Tax, b.Billed)));
        foreach (var b in await db.ClosingBills.Where(b => b.Carried.Minor != b.Previous.Minor - b.Paid.Minor + b.Adjusted.Minor).OrderBy(b => b.Id).Take(MostFaults).Select(b => new { b.Id, b.Previous, b.Paid, b.Adjusted, b.Carried }).ToListAsync(ct))
            faults.Add(Fault(b.Id, CarriedDiffers.With(b.Previous - b.Paid + b.Adjusted, b.Carried)));
        foreach (var b in await db.ClosingBills.Select(b => new { b.Id, b.Currency, Within = b.Documents.Where(d => !d.Before).Sum(d => d.Amount.Minor), Change = b.Billed.Minor - b.Previous.Minor }).Where(b => b.Within != b.Change).OrderBy(b => b.Id).Take(MostFaults).ToListAsync(ct))
            faults.Add(Fault(b.Id, DocumentsDiffer.With(Money.OfMinor(b.Within, b.Currency), Money.OfMinor(b.Change, b.Currency))));
        foreach (var b in await db.ClosingBills.Select(b => new { b.Id, b.Currency, ByRate = b.Taxes.Sum(t => t.Tax.Minor), Tax = b.Tax.Minor }).Where(b => b.ByRate != b.Tax).OrderBy(b => b.Id).Take(MostFaults).ToListAsync(ct))
            faults.Add(Fault(b.Id, TaxesDiffer.With(Money.OfMinor(b.ByRate, b.Currency), Money.OfMinor(b.Tax, b.Currency))));
        foreach (var b in await db.ClosingBills.Where(b => b.BeforeId == null).Select(b => new { b.Id, b.Currency, Before = b.Documents.Where(d => d.Before).Sum(d => d.Amount.Minor), Previous = b.Previous.Minor }).Where(b => b.Before != b.Previous).OrderBy(b => b.Id).Take(MostFaults).ToListAsync(ct))
            faults.Add(Fault(b.Id, BeforeDiffers.With(Money.OfMinor(b.Before, b.Currency), Money.OfMinor(b.Previous, b.Currency))));
        var chain = await (from b in db.ClosingBills join l in db.ClosingBills on b.BeforeId equals l.Id where b.Previous.Minor != l.Billed.Minor || (b.Stands && !l.Stands) orderby b.Id select new { b.Id, b.Previous, l.Billed }).Take(MostFaults).ToListAsync(ct);
        faults.AddRange(chain.Select(b => Fault(b.Id, BeforeDiffers.With(b.Billed, b.Previous))));
        // An undone bill keeps only what it issued and what credits it, which come to nothing.
        var account = await db.All.Database.SqlQueryRaw<Difference>("""
            SELECT b.id AS "Id", b.currency AS "Currency", CAST(COALESCE(i.amount, 0) AS bigint) AS "One", CAST(CASE WHEN b.stands THEN COALESCE(d.amount, 0) ELSE 0 END AS bigint) AS "Other", '' AS "Number"
            FROM closing_bill b
            LEFT JOIN (SELECT bill_id, SUM(amount_minor) AS amount FROM closing_bill_document GROUP BY bill_id) d ON d.bill_id = b.id
            LEFT JOIN (SELECT closing_bill_id, SUM(amount_minor) AS amount FROM open_item WHERE closing_bill_id IS NOT NULL GROUP BY closing_bill_id) i ON i.closing_bill_id = b.id
            WHERE COALESCE(i.amount, 0) <> CASE WHEN b.stands THEN COALESCE(d.amount, 0) ELSE 0 END ORDER BY b.id LIMIT 100
            """).ToListAsync(ct);
        faults.AddRange(account.Select(a => Fault(new(a.Id), AccountDiffers.With(Of(a.One, a), Of(a.Other, a)))));
        var invoices = await db.All.Database.SqlQueryRaw<Difference>("""
            SELECT l.bill_id AS "Id", v.total_currency AS "Currency", v.net_minor AS "One", CAST(l.net AS bigint) AS "Other", v.number AS "Number"
            FROM (SELECT bill_id, invoice_id, SUM(net_minor) AS net FROM closing_bill_line WHERE invoice_id IS NOT NULL GROUP BY bill_id, invoice_id) l
            JOIN invoice v ON v.id = l.invoice_id WHERE v.net_minor <> l.net AND v.basis = 'Exclusive' ORDER BY l.bill_id, v.id LIMIT 100
            """).ToListAsync(ct);
        faults.AddRange(invoices.Select(i => Fault(new(i.Id), InvoiceDiffers.With(Of(i.One, i), Of(i.Other, i), i.Number))));
        return new(await db.ClosingBills.LongCountAsync(ct), [.. faults.Take(MostFaults)]);
    }

    private sealed record Difference(long Id, string Currency, long One, long Other, string Number);

    private static Money Of(long minor, Difference difference) => Money.OfMinor(minor, Currency.Of(difference.Currency));

    private static InvariantFault Fault(Id<ClosingBill> bill, Text what) => new($"closing_bill {bill}", what);
}
