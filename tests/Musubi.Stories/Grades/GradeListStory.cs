using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Lists;
using Musubi.Pricing.Grades;
using Musubi.Testing;

namespace Musubi.Stories.Grades;

/// <summary>Who has which grade, and who moved, as lists show it.</summary>
public class GradeListStory
{
    [Theory, Engines]
    public async Task A_customer_stands_once_among_the_grades_of_a_day_and_its_moves_stand_in_order(TestEngine engine)
    {
        await using var shop = await GradeShop.Open(engine);
        await shop.Order(1, 40);
        await shop.Order(2, 600);
        await shop.Apply(await shop.RulesBySales(30_000, 100_000, 200_000, 500_000));
        shop.MoveTo(4, 2);
        await shop.House.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = shop.Customers[0], Grade = shop.B, Until = new(2026, 4, 10), Reason = "契約" });
        await shop.Order(1, 600);
        shop.MoveTo(4, 3, hour: 1);
        await shop.Night();

        Assert.Equal(["K-2 Aランク ルール", "K-1 Bランク 手動"], await Rows("pricing/customer-grades", "code", "grade", "source"));
        Assert.Equal(["K-1 Bランク 手動"], await Rows("pricing/customer-grades", $"?f.grade={shop.B}", "code", "grade", "source"));
        // As of the day before the run, and as of the day on which the grade by hand is over.
        Assert.Equal(["K-2 Aランク", "K-1 Bランク"], await Rows("pricing/customer-grades", "?on=2026-04-02", "code", "grade"));
        Assert.Equal(["K-2 Aランク", "K-1 Aランク"], (await Rows("pricing/customer-grades", "?on=2026-04-11", "code", "grade")).OrderDescending());
        var moves = await Rows("pricing/grade-changes", "code", "grade", "move");
        Assert.Equal(("K-1 Aランク 手動ランクの期間中", "K-1 Bランク 上がった, K-1 一般 新規, K-2 Aランク 新規"), (moves[0], string.Join(", ", moves.Skip(1).Order(StringComparer.Ordinal))));
        Assert.Equal(["K-1 Bランク"], await Rows("pricing/grade-changes", "?f.move=Up", "code", "grade"));
        Assert.Equal((1, 2), (await Count("pricing/grade-rules"), await Count("pricing/grade-runs")));

        // What a manager sees at home this week: the lift by hand is not the rules', but it is a move.
        var home = shop.House.Get<IEnumerable<IHomePart>>().ToList();
        var actor = shop.House.As("pricing.view", "pricing.set-grades");
        var figures = new List<HomeFigure>();
        var waits = new List<HomeItem>();
        foreach (var part in home)
        {
            figures.AddRange(await part.Figures(actor, default));
            waits.AddRange(await part.NeedsAHand(actor, default));
        }
        Assert.Equal(["1", "0"], figures.Where(f => f.Href.Contains("grade-changes", StringComparison.Ordinal)).Select(f => f.Value));
        Assert.Equal(1, Assert.Single(waits, w => w.Href.Contains("customer-grades", StringComparison.Ordinal)).Count);

        Task<List<string>> Rows(string list, params string[] columns) => columns[0].StartsWith('?') ? Read(list, columns[0], columns[1..]) : Read(list, "", columns);

        async Task<List<string>> Read(string name, string query, string[] columns)
        {
            var (list, services) = (List(name), shop.House.Services.CreateScope().ServiceProvider);
            CultureInfo.CurrentUICulture = Language.Japanese.Culture;
            var slice = await list.Read(services, Actor.System, ListRequest.Of(query), default);
            return [.. slice.Rows.Select(r => string.Join(' ', columns.Select(c => r.Cells[list.Columns.ToList().FindIndex(x => x.Key == c)]?.ToString())))];
        }

        async Task<long> Count(string name) => (await List(name).Read(shop.House.Services.CreateScope().ServiceProvider, Actor.System, new ListRequest(), default)).Total;

        IListDefinition List(string name) => shop.House.Get<IEnumerable<Module>>().SelectMany(m => m.Lists).Single(l => l.Name == name);
    }
}
