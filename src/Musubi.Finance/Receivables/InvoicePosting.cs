using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Receivables;

/// <summary>What an invoice books: the customer owes the total; sales by posting group, and the tax to be passed on.</summary>
public static class InvoicePosting
{
    public static BalancedEntry For(string number, string partyName, IEnumerable<(string PostingGroup, Money Net)> sales, IReadOnlyList<RateTax> taxes)
    {
        var revenue = sales.GroupBy(s => s.PostingGroup, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Posting.Credit(AccountPart.Revenue(g.Key), Money.Sum(g.Select(s => s.Net), g.First().Net.Currency))).ToList();
        var tax = taxes.Select(t => Posting.Credit(AccountPart.OutputTax, t.Tax)).ToList();
        var owed = -Money.Sum(revenue.Concat(tax).Select(p => p.Amount), revenue[0].Amount.Currency);
        return BalancedEntry.Of(
            new Text("請求 {0} {1}", "账单 {0} {1}", "Invoice {0} {1}").With(number, partyName),
            [new() { Account = AccountPart.Receivable, Amount = owed }, .. revenue, .. tax]);
    }
}
