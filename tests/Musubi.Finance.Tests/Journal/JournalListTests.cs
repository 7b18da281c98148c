using Microsoft.EntityFrameworkCore;
using Musubi.Data.Search;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Receivables;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;
using static Musubi.Finance.Tests.Books;
using static Musubi.Finance.Tests.Trade;

namespace Musubi.Finance.Tests.Journal;

public class JournalListTests
{
    [Theory, Engines]
    public async Task An_entry_is_found_by_day_amount_account_and_counterparty_together(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var (north, south) = (await house.Party(), await house.Party("南星商会"));
        await house.Owed(north, 50_000, Today.AddDays(-1), number: "N-1");
        await house.Owed(north, 70_000, Today, number: "N-2");
        await house.Owed(south, 50_000, Today, number: "S-1");
        await house.Owed(south, 500, Today, number: "S-2", currency: Currency.USD, rate: 100);

        async Task<string[]> Found(string query) => [.. (await JournalList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?sort=number" + query), default)).Rows.Select(r => (string)r.Cells[3]!).Select(s => s[(s.LastIndexOf(' ') + 1)..])];

        Assert.Equal(["N-1", "N-2"], await Found("&f.party=北斗"));
        Assert.Equal(["N-2"], await Found("&f.party=北斗&f.date.from=2026-04-01&f.total.from=60,000"));
        Assert.Equal(["N-1", "S-1", "S-2"], await Found("&f.total=50000..50000"));
        Assert.Equal(["S-1", "S-2"], await Found("&f.total=50000&f.date=2026-04-01..&f.account=売掛金"));
        Assert.Empty(await Found("&f.account=A11102"));
        Assert.Equal(["S-1"], await Found("&q=s-1"));
        var first = await house.Db.Set<JournalEntry>().OrderBy(e => e.Id).FirstAsync();
        Assert.Equal(["N-1"], await Found($"&q={first.Number}"));
        Assert.Equal(first.Id.Value, (await house.Get<IFindByNumber>().Find(first.Number, Actor.System, default))!.SubjectId);
        Assert.Null(await house.Get<IFindByNumber>().Find(first.Number, Actor.Nobody, default));
    }

    [Theory, Engines]
    public async Task What_settling_booked_is_found_by_whom_it_settled_with(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        var owed = await house.Owed(party, 100, currency: Currency.USD, rate: 145);
        await house.Receive(From(party, 100, (owed, 100)) with { Currency = Currency.USD, Rate = 150 });

        Assert.Equal(3, (await JournalList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?f.party=北斗"), default)).Total);
    }

    [Theory, Engines]
    public async Task Invoices_are_found_by_day_and_amount(TestEngine engine)
    {
        await using var house = await Books.Open(engine);
        var party = await house.Party();
        await house.Bill(party, 10_000);
        var wanted = await house.Bill(party, 20_000);

        var row = Assert.Single((await InvoiceList.Definition.Read(house.Get<IServiceProvider>(), Actor.System, ListRequest.Of("?f.date=2026-04-01&f.total=20000..22000"), default)).Rows);

        Assert.Equal(wanted.Id.Value, row.Id);
    }
}
