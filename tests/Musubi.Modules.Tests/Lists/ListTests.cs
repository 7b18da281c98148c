using System.Text;
using MiniExcelLibs;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Lists;
using Musubi.Testing;
using Xunit;

namespace Musubi.Modules.Tests.Lists;

public class ListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Engines("title"), Engines("-title"), Engines("shelf"), Engines("-bought"), Engines("price"), Engines("-price")]
    public async Task Paging_forth_and_back_shows_every_row_once_in_one_order(TestEngine engine, string sort)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);
        var request = new ListRequest { Sort = sort, Size = 7 };
        var (forth, back) = (new List<long>(), new List<long>());

        var page = await Read(house, request);
        forth.AddRange(page.Rows.Select(r => r.Id));
        while (page.Next is { } next)
        {
            page = await Read(house, request with { After = next });
            forth.AddRange(page.Rows.Select(r => r.Id));
        }
        back.InsertRange(0, page.Rows.Select(r => r.Id));
        while (page.Previous is { } previous)
        {
            page = await Read(house, request with { Before = previous });
            back.InsertRange(0, page.Rows.Select(r => r.Id));
        }

        Assert.Equal(60, forth.Distinct().Count());
        Assert.Equal(forth, back);
        Assert.Equal(forth, (await Read(house, request with { Size = 100 })).Rows.Select(r => r.Id));
    }

    [Theory, Engines]
    public async Task Text_sorts_by_code_point_on_both_engines(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        var titles = (await Read(house, new() { Sort = "title", Size = 100 })).Rows.Select(r => (string)r.Cells[1]!).ToList();

        Assert.Equal(titles.Order(StringComparer.Ordinal), titles);
    }

    [Theory, Engines]
    public async Task Totals_are_summed_for_each_currency_of_what_matches(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        var all = await Read(house, new());
        var left = await Read(house, ListRequest.Of("?f.shelf=Left"));

        Assert.Equal([Money.OfMinor(59_000, Currency.CNY), Money.OfMinor(57_000, Currency.JPY), Money.OfMinor(61_000, Currency.USD)], all.Totals["price"]);
        Assert.Equal([Money.OfMinor(57_000, Currency.JPY)], left.Totals["price"]);
    }

    [Theory, Engines]
    public async Task Of_a_long_list_a_page_counts_only_so_far_and_who_asks_is_told_the_rest(TestEngine engine)
    {
        const int All = ListSlice.MostCounted + 20;
        await using var house = await LendingModule.Open(engine);
        await LendingModule.FillHall(house, All);
        IListDefinition list = LendingModule.Books;

        var page = await Read(house, new() { Sort = "-code" });
        var right = await Read(house, ListRequest.Of("?f.shelf=Right"));
        var told = await list.Tally(house.Get<IServiceProvider>(), Actor.System, new(), Stop);

        Assert.Equal(("H-10019", ListSlice.MostCounted, true, 0), ((string)page.Rows[0].Cells[0]!, page.Total, page.AndMore, page.Totals.Count));
        Assert.Equal((All / 3, false, Money.OfMinor(100L * (All / 3), Currency.JPY)), (right.Total, right.AndMore, Assert.Single(right.Totals["price"])));
        Assert.Equal((All, Money.OfMinor(100L * All, Currency.JPY)), (told.Total, Assert.Single(told.Totals["price"])));
    }

    [Theory, Engines]
    public async Task Values_of_one_filter_add_rows_and_filters_take_them_away(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        Assert.Equal(40, (await Read(house, ListRequest.Of("?f.shelf=Left&f.shelf=Right"))).Total);
        Assert.Equal(10, (await Read(house, ListRequest.Of("?f.bought=2026-01-05..2026-01-14"))).Total);
        Assert.Equal(56, (await Read(house, ListRequest.Of("?f.bought.from=2026-01-05&f.bought.to="))).Total);
        Assert.Equal(4, (await Read(house, ListRequest.Of("?f.shelf=Middle&f.bought=2026-01-01..2026-01-12"))).Total);
        Assert.Equal(60, (await Read(house, ListRequest.Of("?f.shelf=Nowhere&f.bought=soon&sort=nothing&after=junk"))).Total);
        Assert.Equal(17, (await Read(house, ListRequest.Of("?q=結び"))).Total);
        Assert.Equal(6, (await Read(house, ListRequest.Of("?q=結び&f.shelf=Left"))).Total);
    }

    [Theory, Engines]
    public async Task A_text_beside_other_filters_is_exact_however_many_match(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        for (var i = 0; i < 20; i++)
            await LendingModule.Fill(house);

        Assert.Equal(1200, (await Read(house, ListRequest.Of("?q=b0"))).Total);
        Assert.Equal(400, (await Read(house, ListRequest.Of("?q=b0&f.shelf=Right"))).Total);
        Assert.Equal(20, (await Read(house, ListRequest.Of("?q=B-059&f.shelf=Right"))).Total);
        Assert.Equal(340, (await Read(house, ListRequest.Of("?q=結び"))).Total);
        Assert.Equal(160, (await Read(house, ListRequest.Of("?q=結び目"))).Total);
        Assert.Equal(20, (await Read(house, ListRequest.Of("?q=結び B-006"))).Total);
        Assert.Equal(0, (await Read(house, ListRequest.Of("?q=目結び"))).Total);
        Assert.Equal(["B-006", "B-013"], (await Read(house, ListRequest.Of("?q=結び目&sort=code"))).Rows.Select(r => (string)r.Cells[0]!).Distinct().Take(2));
    }

    [Theory, Engines]
    public async Task A_column_without_the_right_is_neither_on_screen_nor_in_a_file(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);
        var reader = house.As(LendingModule.View);
        IListDefinition list = LendingModule.Books;

        var slice = await list.Read(house.Get<IServiceProvider>(), reader, new(), Stop);

        Assert.All(slice.Rows, row => Assert.Null(row.Cells[4]));
        Assert.Empty(slice.Totals);
        Assert.DoesNotContain(list.Shown(ListRequest.Of("?cols=code,price"), reader), c => c.Column.Key == "price");
        Assert.Contains(list.Shown(ListRequest.Of("?cols=code,price"), house.As(LendingModule.View, LendingModule.Prices)), c => c.Column.Key == "price");
    }

    [Theory, Engines]
    public async Task A_workbook_holds_numbers_and_dates_and_no_formula(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);
        IListDefinition list = LendingModule.Books;
        var request = ListRequest.Of("?cols=code,title,bought,price");

        using var file = new MemoryStream();
        await ListExport.WriteExcel(file, list.Title, list.Shown(request, Actor.System), list.ReadAll(house.Get<IServiceProvider>(), Actor.System, request, Stop), house.Clock, Stop);
        file.Position = 0;
        var rows = file.Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();

        Assert.Equal(60, rows.Count);
        Assert.Equal(["B-005", "=1+1", new DateTime(2026, 1, 6), 5d, "USD"], rows[5].Values);
    }

    [Theory, Engines]
    public async Task A_text_file_is_read_by_old_programs_and_harms_no_spreadsheet(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);
        IListDefinition list = LendingModule.Books;
        var request = ListRequest.Of("?cols=code,title,bought,price&sort=-code");

        using var file = new MemoryStream();
        var lost = await ListExport.WriteCsv(file, ListExport.EncodingOf("shift_jis")!, list.Shown(request, Actor.System), list.ReadAll(house.Get<IServiceProvider>(), Actor.System, request, Stop), house.Clock, Stop);
        var lines = Encoding.GetEncoding(932).GetString(file.ToArray()).Split("\r\n");

        Assert.Equal("B-056,結び,2026-02-26,56,USD", lines[4]);
        Assert.Contains(("B-057", "É"), lost.Select(l => (l.Row, l.Characters)));
        Assert.All(lost, l => Assert.Equal("É", l.Characters));
        Assert.Contains("B-005,'=1+1,2026-01-06,5,USD", lines);
    }

    [Fact]
    public void An_address_says_the_same_however_it_was_written()
    {
        var request = ListRequest.Of("?sort=-date&f.state=open&q=%20%E7%B5%90%20&col=code&col=name&f.kind=b&f.kind=a&f.kind=b&n=51&after=x");

        Assert.Equal("?q=%E7%B5%90&f.kind=b&f.kind=a&f.state=open&sort=-date&cols=code,name&after=x&n=51", request.Query());
        Assert.Equal(request.Query(), ListRequest.Of(request.Query()).Query());
        Assert.Equal("?q=%E7%B5%90&f.kind=a&f.state=open&sort=-date&cols=code,name", request.Without("kind", "b").Query());
    }

    [Fact]
    public void A_program_that_misspells_a_filter_is_told_those_there_are()
    {
        IListDefinition list = LendingModule.Books;

        Assert.Empty(list.WhyNot(ListRequest.Of("?f.shelf=Left&f.shelf=Middle&f.bought=2026-01-01..&q=x&sort=-code")));
        var refusals = list.WhyNot(ListRequest.Of("?f.code=B-001&f.shelf=Cellar&f.bought=soon"));

        Assert.Equal([("list.unknown-value", "f.bought"), ("list.unknown-filter", "f.code"), ("list.unknown-value", "f.shelf")], refusals.Select(r => (r.Code, r.Field!)));
        Assert.Contains("f.shelf, f.bought", refusals[1].Advice!.En, StringComparison.Ordinal);
        Assert.Contains("Left", refusals[2].Advice!.En, StringComparison.Ordinal);
    }

    private static Task<ListSlice> Read(House house, ListRequest request) => ((IListDefinition)LendingModule.Books).Read(house.Get<IServiceProvider>(), Actor.System, request, Stop);
}
