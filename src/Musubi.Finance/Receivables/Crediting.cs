using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>So much of a line of the invoice is credited, as the line is printed.</summary>
public sealed record CreditLineDraft
{
    public Id<InvoiceLine> Line { get; init; }
    public decimal? Amount { get; init; }
}

/// <summary>What a credit note comes to, checked against the invoice and the credits before it. Pure: preview and issuing ask the same.</summary>
internal sealed record Crediting(IReadOnlyList<(InvoiceLine Line, Money Amount, TaxedLine Taxed)> Lines, IReadOnlyList<RateTax> Rates, Money Net, Money Tax, IReadOnlyList<Refusal> Refusals)
{
    public Money Total => Net + Tax;

    /// <param name="before">Lines of earlier credit notes to the invoice.</param>
    /// <param name="asked">Null credits all that is left.</param>
    public static Crediting Of(Invoice invoice, IReadOnlyList<CreditNoteLine> before, IReadOnlyList<CreditLineDraft>? asked)
    {
        var currency = invoice.Total.Currency;
        var refusals = new List<Refusal>();
        var credited = before.ToLookup(l => l.InvoiceLineId);
        var chosen = new List<(InvoiceLine Line, Money Amount)>();
        foreach (var line in invoice.Lines.OrderBy(l => l.Position))
        {
            var left = line.Amount - Money.Sum(credited[line.Id].Select(c => c.Amount), currency);
            var at = asked?.ToList().FindIndex(a => a.Line == line.Id) ?? -1;
            var field = $"Lines[{at}].Amount";
            if (asked is not null && (at < 0 || asked[at].Amount is null or 0))
                continue;
            if ((asked is null ? left : Figures.Read(asked[at].Amount, currency, field, Words.Amount, refusals)) is not { } amount || amount.IsZero)
                continue;
            if (amount.IsNegative != line.Amount.IsNegative || amount.Abs() > left.Abs())
                refusals.Add(new("credit.beyond",
                    new Text("{0} のうち、まだ赤伝にしていない額は {1} です。", "{0}尚未冲红的金额为{1}。", "Of {0}, {1} are left to credit.").With(line.Description, left),
                    new Text("{0} までの額にしてください。", "请输入不超过{0}的金额。", "Credit {0} at most.").With(left), field));
            else
                chosen.Add((line, amount));
        }
        if (refusals.Count == 0 && chosen.Count == 0)
            refusals.Add(asked is null
                ? new("credit.all", new Text("この請求書は全額が赤伝になっています。", "该账单已全部冲红。", "All of this invoice has been credited."), null, Kind: RefusalKind.Conflict)
                : new("credit.nothing", new Text("赤伝にする額がありません。", "没有冲红金额。", "Nothing is to be credited."), new Text("明細に額を入力するか、全額を選んでください。", "请在明细中输入金额，或选择全额。", "Type amounts beside the lines, or credit the whole."), "Lines"));
        if (refusals.Count > 0)
            return new([], [], Money.Zero(currency), Money.Zero(currency), refusals);

        // The tax of a rate is what the invoice's would be less by: so that credits in parts sum to the tax of the whole, to the yen, in any order.
        var lines = new List<(InvoiceLine Line, Money Amount, TaxedLine Taxed)>();
        var rates = new List<RateTax>();
        var rule = new TaxRule(invoice.TaxPolicy, invoice.TaxRounding, invoice.Basis);
        foreach (var group in chosen.GroupBy(c => (c.Line.TaxCategory, c.Line.TaxRate)).OrderByDescending(g => g.Key.TaxRate).ThenBy(g => g.Key.TaxCategory))
        {
            var all = invoice.Lines.Where(l => l.TaxCategory == group.Key.TaxCategory && l.TaxRate == group.Key.TaxRate).OrderBy(l => l.Position).ToList();
            Money Left(InvoiceLine line) => line.Amount - Money.Sum(credited[line.Id].Select(c => c.Amount), currency);
            Money Taken(InvoiceLine line) => Money.Sum(group.Where(c => c.Line == line).Select(c => c.Amount), currency);
            var taxBefore = TaxOf(all.Select(Left));
            var tax = taxBefore - TaxOf(all.Select(l => Left(l) - Taken(l)));
            var parts = group.ToList();
            var shares = tax.By([.. parts.Select(p => Math.Abs(p.Amount.Minor))]);
            for (var i = 0; i < parts.Count; i++)
                lines.Add((parts[i].Line, parts[i].Amount, new(invoice.Basis == PriceBasis.Inclusive ? parts[i].Amount - shares[i] : parts[i].Amount, shares[i])));
            rates.Add(new(Rate.OfFraction(group.Key.TaxRate), Money.Sum(lines.TakeLast(parts.Count).Select(l => l.Taxed.Net), currency), tax) { Category = group.Key.TaxCategory });

            Money TaxOf(IEnumerable<Money> amounts) => DocumentTax.Of([.. amounts.Select(a => new TaxableLine(group.Key.TaxCategory, Rate.OfFraction(group.Key.TaxRate), a))], rule, currency).Tax;
        }
        var result = new Crediting(lines, rates, Money.Sum(rates.Select(r => r.Net), currency), Money.Sum(rates.Select(r => r.Tax), currency), []);
        return result.Total.Minor > 0 ? result : result with
        {
            Refusals = [new("credit.negative", new Text("赤伝の合計が {0} です。", "红字账单合计为{0}。", "The credit would come to {0}.").With(result.Total), new Text("値引の明細だけでは赤伝にできません。", "不能只冲红折扣明细。", "Credit the lines the discount belongs to as well."), "Lines")],
        };
    }
}

/// <summary>What a credit note books: the invoice's mirror, of what is credited.</summary>
public static class CreditNotePosting
{
    public static BalancedEntry For(string number, string partyName, IEnumerable<(string PostingGroup, Money Net)> sales, IReadOnlyList<RateTax> taxes)
    {
        var revenue = sales.GroupBy(s => s.PostingGroup, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Posting.Debit(AccountPart.Revenue(g.Key), Money.Sum(g.Select(s => s.Net), g.First().Net.Currency))).ToList();
        var tax = taxes.Select(t => Posting.Debit(AccountPart.OutputTax, t.Tax)).ToList();
        var total = Money.Sum(revenue.Concat(tax).Select(p => p.Amount), revenue[0].Amount.Currency);
        return BalancedEntry.Of(new Text("赤伝 {0} {1}", "红字账单 {0} {1}", "Credit note {0} {1}").With(number, partyName), [Posting.Credit(AccountPart.Receivable, total), .. revenue, .. tax]);
    }
}
