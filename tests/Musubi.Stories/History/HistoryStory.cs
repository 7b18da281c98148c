using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Finance.Receivables;
using Musubi.History;
using Musubi.History.Files;
using Musubi.History.Plans;
using Musubi.History.Runs;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;
using Musubi.Sales.Orders;
using Musubi.Sales.Returns;
using Musubi.Testing;

namespace Musubi.Stories.History;

/// <summary>What a company traded before it came to us: a file of lines, which becomes the documents that stand behind them.</summary>
public sealed class HistoryStory : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("musubi-history-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static HistoryMapping Mapping => HistoryMapping.Of("online-retail");

    [Theory, Engines]
    public async Task Each_line_of_a_file_becomes_what_it_was_and_the_figures_agree_to_the_penny(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var report = await Bring(house, File("""
            536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
            536365,71053,WHITE METAL LANTERN,4,2010-12-01 08:26:00,3.39,17850,United Kingdom
            536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850,United Kingdom
            536366,85123a,WHITE HANGING HEART,2,2010-12-01 09:00:00,2.55,12583,France
            536367,71053,WHITE METAL LANTERN,1,2010-12-01 10:00:00,4.25,,United Kingdom
            536368,71053,,-3,2010-12-02 10:00:00,0,,United Kingdom
            536369,71053,found,5,2010-12-02 10:30:00,0,,United Kingdom
            536370,85123A,WHITE HANGING HEART,1,2010-12-02 11:00:00,0,17850,United Kingdom
            C536371,85123A,WHITE HANGING HEART,-2,2010-12-03 09:00:00,2.55,17850,United Kingdom
            C536372,71053,WHITE METAL LANTERN,-1,2010-12-03 09:30:00,3.00,17850,United Kingdom
            C536373,22423,CAKESTAND,-1,2010-12-03 10:00:00,12.75,12583,France
            C536374,D,Discount,-1,2010-12-03 10:30:00,5.00,17850,United Kingdom
            C536375,AMAZONFEE,AMAZON FEE,-1,2010-12-03 11:00:00,7.50,,United Kingdom
            536376,PADS,PADS,1,2010-12-03 11:30:00,0.001,12583,France
            536377,71053,WHITE METAL LANTERN,x,2010-12-03 12:00:00,3.39,17850,United Kingdom
            """));

        Assert.True(report.Agrees);
        Assert.Equal((15, 1), (report.File.Rows, report.File.Rejected.Count));
        Assert.Equal("'x' is no quantity.", report.File.Rejected[0].Why);
        Assert.Equal((0.001m, 1), (report.Rounded, report.SalesBefore));
        Assert.Equal("£12.75", report.Before.ToString());

        var orders = await house.Db.Set<SalesOrder>().AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).ToDictionaryAsync(o => o.Reference);
        Assert.Equal(["536365", "536366", "536367", "BEFORE-12583"], orders.Keys.Order());
        Assert.All(orders.Values, o => Assert.Equal((OrderState.Completed, Progress.Wholly, Progress.Wholly), (o.State, o.Delivered, o.Billed)));
        // Two codes that differ in case are one item, and the one that came back at a lower price than it was sold is of the sale all the same.
        Assert.Equal(orders["536365"].Lines[0].ItemId, orders["536366"].Lines[0].ItemId);
        var returns = await house.Db.Set<SalesReturn>().AsNoTracking().Include(r => r.Credits).OrderBy(r => r.Number).ToListAsync();
        Assert.Equal(["C536371", "C536372", "C536373"], returns.Select(r => r.Said));
        Assert.All(returns, r => Assert.Equal(ReturnState.Closed, r.State));
        Assert.Equal([orders["536365"].Id, orders["536365"].Id, orders["BEFORE-12583"].Id], returns.Select(r => r.OrderId));
        Assert.Equal(["£5.10", "£3.00", "£12.75"], returns.Select(r => r.Credits.Single().Amount.ToString()));
        Assert.Equal(["£5.10", "£3.00", "£12.75", "£5.00"], (await house.Db.Set<CreditNote>().AsNoTracking().OrderBy(n => n.Number).ToListAsync()).Select(n => n.Total.ToString()));
        // Who is not named pays at once.
        Assert.Equal("£4.25", (await house.Db.Set<Payment>().AsNoTracking().SingleAsync(p => p.Direction == PaymentDirection.Received)).Amount.ToString());
        // 7 of the lantern were needed at most, and 4 + 1 + 3 left, 5 + 1 came.
        Assert.Equal(6, (await house.Db.Set<ItemStock>().SingleAsync(s => s.ItemId == new Id<Catalog.Items.Item>(orders["536367"].Lines[0].ItemId))).Quantity / (decimal)Quantity.Scale);
        await house.Holds();
    }

    [Theory, Engines]
    public async Task An_import_that_was_killed_goes_on_after_the_last_day_it_posted_and_ends_like_one_that_was_not(TestEngine engine)
    {
        var file = File(Year(seed: 7, documents: 60));
        await using var house = await House.Open(engine);
        await using var other = await House.Open(engine);
        for (var kill = 3; ; kill += 20)
        {
            try
            {
                Assert.True((await Bring(house, file, progress => { if (progress.Days == kill) throw new TimeoutException("killed"); })).Agrees);
                break;
            }
            catch (TimeoutException) { }
        }
        var whole = await Bring(other, file);
        Assert.True(whole.Agrees);
        Assert.Equal(await Figures(other), await Figures(house));
        await house.Holds();

        // Once more it finds everything there.
        Assert.Equal(whole.Controls, (await Bring(house, file)).Controls);
        Assert.Equal(await Figures(other), await Figures(house));
    }

    [Fact]
    public void What_comes_back_is_of_the_latest_sale_that_can_bear_it()
    {
        var plan = Planned("""
            1,A,a,5,2011-01-03 08:00:00,2.00,17850,United Kingdom
            2,A,a,5,2011-01-04 08:00:00,2.00,17850,United Kingdom
            3,A,a,5,2011-01-05 08:00:00,1.50,17850,United Kingdom
            C4,A,a,-7,2011-01-06 08:00:00,2.00,17850,United Kingdom
            C5,A,a,-4,2011-01-07 08:00:00,1.80,17850,United Kingdom
            C6,A,a,-1,2011-01-07 08:00:00,1.50,12583,France
            """);
        Assert.Equal(["C4: 5 of 2, 2 of 1", "C5: 3 of 1, 1 of BEFORE-17850", "C6: 1 of BEFORE-12583"],
            plan.Days.SelectMany(d => d.Returns).GroupBy(r => r.Number).Select(g => $"{g.Key}: {string.Join(", ", g.SelectMany(r => r.Lines).Select(l => $"{l.Quantity} of {l.Line.Sale.Number}"))}"));
        Assert.Equal((2, new DateOnly(2011, 1, 2)), (plan.FromBefore.Count, plan.FromBefore.First().Date));
    }

    [Fact]
    public void Goods_are_bought_when_the_days_ahead_need_more_than_lies_there_and_never_too_late()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var plan = Planned(Year(seed, documents: 200));
            var lies = new Dictionary<int, decimal>();
            foreach (var day in plan.Days)
            {
                foreach (var bought in day.Purchases)
                    Move(bought.Item, bought.Quantity);
                foreach (var line in day.Sales.SelectMany(s => s.Lines))
                    Move(line.Item, -line.Quantity);
                foreach (var (item, quantity) in day.Adjustments.SelectMany(a => a.Lines))
                    Move(item, quantity);
                foreach (var (line, quantity, _) in day.Returns.SelectMany(r => r.Lines))
                    Move(line.Item, quantity);
            }

            void Move(int item, decimal quantity) => Assert.True((lies[item] = lies.GetValueOrDefault(item) + quantity) >= 0 || plan.ClassOf(item) == ItemClass.Service, $"Seed {seed}: item {item} falls below nothing.");
        }
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "The file has no column 'InvoiceNo', which the mapping names. It has: a, b.")]
    [InlineData("", "The file is empty.")]
    [InlineData("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,A,a,1,yesterday,2,,\n", "None of its 1 rows can be read. The first: 'yesterday' is no time as yyyy-MM-dd HH:mm:ss writes it.")]
    public void A_file_that_is_none_is_refused_in_a_sentence(string content, string said)
    {
        var path = Path.Combine(folder, "odd.csv");
        System.IO.File.WriteAllText(path, content);
        Assert.Equal(said, Assert.Throws<HistoryException>(() => HistoryFile.Read(path, Mapping)).Message);
    }

    [Theory, Engines]
    public async Task Books_in_another_currency_do_not_take_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await house.Do<Admin.Companies.SetCompany, Admin.Companies.SetCompany.Input, Done>(new() { Name = "結商店" });
        var no = await Assert.ThrowsAsync<HistoryException>(() => Bring(house, File("1,A,a,1,2011-01-03 08:00:00,2.00,,United Kingdom\n")));
        Assert.StartsWith("The books of 結商店 are in JPY, and the history is in GBP.", no.Message, StringComparison.Ordinal);
        Assert.False(await house.Db.Set<SalesOrder>().AnyAsync());
    }

    /// <summary>Sales, returns, write-offs and fees at random over a quarter, the same for the same seed.</summary>
    private static string Year(int seed, int documents)
    {
        var (random, rows) = (new Random(seed), new System.Text.StringBuilder());
        for (var i = 0; i < documents; i++)
        {
            var (at, customer) = (new DateTime(2011, 1, 3, 9, 0, 0).AddDays(i * 90 / documents), random.Next(6) is 0 ? "" : $"{12000 + random.Next(8)}");
            var kind = random.Next(10);
            var number = $"{(kind < 2 ? "C" : "")}{500000 + i}";
            for (var line = random.Next(1, 6); line > 0; line--)
            {
                var (item, quantity, price) = (kind == 2 && random.Next(2) == 0 ? "POST" : $"I{random.Next(12):00}", random.Next(1, 20), random.Next(1, 801) / (random.Next(4) == 0 ? 10m : 100m));
                if (kind == 3)
                    (price, quantity, customer) = (0, random.Next(-15, 15), "");
                rows.AppendLine(CultureInfo.InvariantCulture, $"{number},{item},{item.ToLowerInvariant()},{(kind < 2 ? -random.Next(1, 5) : quantity)},{at:yyyy-MM-dd HH:mm:ss},{price},{customer},United Kingdom");
            }
        }
        return rows.ToString();
    }

    private HistoryPlan Planned(string rows) => HistoryPlan.Of(HistoryFile.Read(File(rows), Mapping), Mapping);

    private string File(string rows)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.csv");
        System.IO.File.WriteAllText(path, "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n" + rows);
        return path;
    }

    private static Task<HistoryReport> Bring(House house, string file, Action<HistoryProgress>? progress = null) => house.Get<HistoryImport>().Run(Mapping, file, progress ?? (_ => { }), default);

    private static async Task<string> Figures(House house) => string.Join(' ',
        await house.Db.Set<SalesOrder>().CountAsync(), await house.Db.Set<Delivery>().CountAsync(), await house.Db.Set<Invoice>().SumAsync(i => i.Total.Minor), await house.Db.Set<CreditNote>().SumAsync(i => i.Total.Minor),
        await house.Db.Set<Payment>().SumAsync(p => p.Amount.Minor), await house.Db.Set<OpenItem>().SumAsync(i => i.Remaining.Minor), await house.Db.Set<StockMove>().CountAsync(), await house.Db.Set<StockDocument>().SumAsync(d => d.Value.Minor));
}
