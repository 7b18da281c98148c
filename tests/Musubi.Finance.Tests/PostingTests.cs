using CsCheck;
using Musubi.Finance.Journal;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Tests;

public class PostingTests
{
    private static Money Yen(long amount) => Money.OfMinor(amount, Currency.JPY);

    [Fact]
    public void An_invoice_books_what_is_owed_against_sales_and_tax()
    {
        var entry = InvoicePosting.For("INV-1", "北斗化学", [("goods", Yen(100)), ("service", Yen(50))], [new(Rate.OfPercent(10), Yen(150), Yen(15))]);

        entry.ShouldBook("Dr Receivable 165", "Cr Revenue goods 100", "Cr Revenue service 50", "Cr OutputTax 15");
    }

    [Fact]
    public void Two_rates_of_tax_are_two_lines()
    {
        var entry = InvoicePosting.For("INV-2", "北斗化学", [("goods", Yen(100)), ("goods", Yen(100))], [new(Rate.OfPercent(10), Yen(100), Yen(10)), new(Rate.OfPercent(8), Yen(100), Yen(8))]);

        entry.ShouldBook("Dr Receivable 218", "Cr Revenue goods 200", "Cr OutputTax 10", "Cr OutputTax 8");
    }

    [Fact]
    public void What_is_tax_free_books_no_tax_line()
    {
        var entry = InvoicePosting.For("INV-3", "北斗化学", [("goods", Yen(100))], [new(Rate.Zero, Yen(100), Yen(0))]);

        entry.ShouldBook("Dr Receivable 100", "Cr Revenue goods 100");
    }

    [Fact]
    public void An_entry_exists_only_in_balance() =>
        Gen.Long[-1_000_000, 1_000_000].Array[1, 12].Sample(amounts =>
        {
            var postings = amounts.Select(a => Posting.Debit(AccountPart.Bank, Yen(a))).ToList();
            Assert.True(amounts.Sum() != 0 || amounts.All(a => a == 0) || Books(postings));
            Assert.True(amounts.Sum() == 0 || !Books(postings));
            Assert.True(amounts.All(a => a == 0) || Books([.. postings, Posting.Credit(AccountPart.Receivable, Yen(amounts.Sum()))]));
        });

    [Fact]
    public void Yen_do_not_balance_dollars() =>
        Assert.False(Books([Posting.Debit(AccountPart.Bank, Yen(100)), Posting.Credit(AccountPart.Receivable, Money.OfMinor(100, Currency.USD))]));

    private static bool Books(IEnumerable<Posting> postings)
    {
        try
        {
            return BalancedEntry.Of(Text.Same("test"), postings).Postings.All(p => !p.Amount.IsZero);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

internal static class Bookkeeping
{
    /// <summary>The lines of an entry in the language of books: side, account, posting group, amount in major units.</summary>
    public static void ShouldBook(this BalancedEntry entry, params string[] lines) =>
        Assert.Equal(lines, entry.Postings.Select(p =>
            $"{(p.Amount.IsNegative ? "Cr" : "Dr")} {p.Account.Role}{(p.Account.PostingGroup is { } group ? " " + group : "")} {p.Amount.Abs().Amount:0.##}"));
}
