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
