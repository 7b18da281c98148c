using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Receivables;

public class CreditNoteTests
{
    [Fact]
    public void A_credit_note_books_the_mirror_of_its_invoice() =>
        CreditNotePosting.For("CN-1", "北斗化学", [("goods", Yen(100)), ("service", Yen(50))], [new(Ten, Yen(150), Yen(15))])
            .ShouldBook("Cr Receivable 165", "Dr Revenue goods 100", "Dr Revenue service 50", "Dr OutputTax 15");

    [Theory, Engines]
    public async Task Credits_in_parts_sum_to_the_tax_of_the_invoice_to_the_yen(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var invoice = await house.Bill(await house.Party(), 105, 105, 105);

        foreach (var line in invoice.Lines)
            await house.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "返品", Lines = [new() { Line = line.Id, Amount = 105 }] });
        var nothing = await house.Run<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "返品", Whole = true });

        Assert.Equal(Yen(31), invoice.Tax);
        Assert.Equal([10, 11, 10], await house.Db.Set<CreditNote>().OrderBy(n => n.Id).Select(n => n.Tax.Minor).ToListAsync());
        Assert.Equal("credit.all", nothing.Refusals.Single().Code);
        Assert.Equal(Yen(0), await house.Balance(AccountRole.OutputTax, Today));
        Assert.Equal(Yen(0), await house.Balance(AccountRole.Receivable, Today));
        await house.Verify();
    }

    /// <summary>675 at ten per cent is 67: its halves of 335 and 340 are 33 and 34, whichever is credited first, and never 67.5.</summary>
    [Fact]
    public void Whatever_is_credited_in_whatever_order_all_of_it_comes_to_the_tax_of_the_invoice()
    {
        var random = new Random(34_33);
        foreach (var country in new[] { "JP", "CN" })
        {
            foreach (var rounding in new[] { Rounding.Down, Rounding.HalfUp, Rounding.Up })
            {
                foreach (var basis in Enum.GetValues<PriceBasis>())
                {
                    for (var i = 0; i < 60; i++)
                        CreditAll(Issued(TaxRule.For(country, rounding, basis), [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => (random.Next(2) == 0 ? 0.1m : 0.08m, (long)random.Next(1, 2_000)))]), random);
                }
            }
        }
    }

    private static void CreditAll(Invoice invoice, Random random)
    {
        var before = new List<CreditNoteLine>();
        var rates = new List<RateTax>();
        for (var left = invoice.Lines.ToDictionary(l => l.Id, l => l.Amount.Minor); left.Values.Any(l => l > 0);)
        {
            var asked = left.Where(l => l.Value > 0).Where((_, at) => at == 0 || random.Next(2) == 0).Select(l => new CreditLineDraft { Line = l.Key, Amount = random.Next(3) == 0 ? l.Value : random.NextInt64(1, l.Value + 1) }).ToList();
            // What would come to nothing in all is refused, and so credited with what is left.
            var credited = Crediting.Of(invoice, before, asked) is { Refusals.Count: 0 } some ? some : Crediting.Of(invoice, before, null);
            foreach (var (line, amount, taxed) in credited.Lines)
            {
                left[line.Id] -= amount.Minor;
                before.Add(new()
                {
                    Id = new(before.Count + 1), CreditNoteId = new(1), Position = 1, InvoiceLineId = line.Id, Description = "", TaxCategory = line.TaxCategory, TaxRate = line.TaxRate, Amount = amount, Net = taxed.Net, Tax = taxed.Tax, PostingGroup = "goods",
                });
            }
            rates.AddRange(credited.Rates);
        }
        Assert.Equal((invoice.Net, invoice.Tax), (Money.Sum(before.Select(l => l.Net), Currency.JPY), Money.Sum(before.Select(l => l.Tax), Currency.JPY)));
        Assert.Equal(
            invoice.Lines.GroupBy(l => l.TaxRate).OrderBy(g => g.Key).Select(g => (g.Key, Money.Sum(g.Select(l => l.Tax), Currency.JPY))),
            rates.GroupBy(r => r.Rate.Fraction).OrderBy(g => g.Key).Select(g => (g.Key, Money.Sum(g.Select(r => r.Tax), Currency.JPY))));
    }

    private static Invoice Issued(TaxRule rule, IReadOnlyList<(decimal Rate, long Amount)> lines)
    {
        var taxed = DocumentTax.Of([.. lines.Select(l => new TaxableLine(Catalog.TaxCategory.Standard, Rate.OfFraction(l.Rate), Yen(l.Amount)))], rule, Currency.JPY);
        return new()
        {
            Id = new(1), Number = "INV-1", Date = Today, Due = Today, PartyId = 1, PartyName = "", SourceKind = "test", SourceId = 1, SourceNumber = "", EntryId = new(1), Net = taxed.Net, Tax = taxed.Tax, Total = taxed.Total,
            TaxPolicy = rule.Policy, TaxRounding = rule.Rounding, Basis = rule.Basis,
            Lines =
            [
                .. lines.Select((l, i) => new InvoiceLine
                {
                    Id = new(i + 1), InvoiceId = new(1), Position = i + 1, Description = $"{i}", Quantity = Quantity.Of(1, Unit.Of("H87"), Rounding.HalfUp), UnitPrice = l.Amount, TaxRate = l.Rate, TaxCategory = Catalog.TaxCategory.Standard,
                    Amount = Yen(l.Amount), Net = taxed.Lines[i].Net, Tax = taxed.Lines[i].Tax, PostingGroup = "goods",
                }),
            ],
        };
    }

    [Theory, Engines]
    public async Task A_credit_settles_what_is_open_of_its_invoice_and_the_rest_stays_on_account(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var invoice = await house.Bill(party, 100_000);
        var owed = await house.Db.Set<OpenItem>().SingleAsync();
        await house.Receive(From(party, 80_000, (owed.Id, 80_000)));

        await house.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "返品", Whole = true });

        Assert.False((await house.Item(owed.Id)).IsOpen);
        Assert.Equal(Yen(-80_000), (await house.Db.Set<OpenItem>().SingleAsync(i => i.Kind == ItemKind.CreditNote)).Remaining);
        await house.Verify();
    }

    [Theory, Engines]
    public async Task More_than_is_left_of_a_line_is_refused_beside_it(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var invoice = await house.Bill(await house.Party(), 1_000, 2_000);
        await house.Do<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "値引", Lines = [new() { Line = invoice.Lines[1].Id, Amount = 1_500 }] });

        var refused = await house.Run<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "値引", Lines = [new() { Line = invoice.Lines[0].Id }, new() { Line = invoice.Lines[1].Id, Amount = 600 }] });

        Assert.Equal(("credit.beyond", "Lines[1].Amount"), (refused.Refusals.Single().Code, refused.Refusals.Single().Field));
    }

    [Theory, Engines]
    public async Task Credits_at_once_never_take_a_line_twice(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var invoice = await house.Bill(await house.Party(), 1_000);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            house.Run<IssueCreditNote, CreditNoteDraft, Id<CreditNote>>(new() { Invoice = invoice.Id, Reason = "返品", Whole = true }))));

        Assert.Single(results, r => r.Ok);
        await house.Verify();
    }
}
