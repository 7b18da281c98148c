using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Simulations;

/// <summary>What simulations make of each customer.</summary>
internal static class SimulatedCustomerList
{
    internal sealed record Row
    {
        public required Id<SimulatedCustomer> Id { get; init; }
        public required Id<GradeSimulation> SimulationId { get; init; }
        public required Id<Party> CustomerId { get; init; }
        public required int Number { get; init; }
        public required string Code { get; init; }
        public required string Name { get; init; }
        public required Names? Old { get; init; }
        public required Names? New { get; init; }
        public required GradeMove Move { get; init; }
        public required bool ByHand { get; init; }
        public required int Points { get; init; }
        public required Money Then { get; init; }
        public required Money Now { get; init; }
        public required Money Difference { get; init; }
        public required long Weight { get; init; }
        public required Money MarginThen { get; init; }
        public required Money MarginNow { get; init; }
        public required Money OpenThen { get; init; }
        public required Money OpenNow { get; init; }
    }

    public static readonly ListDefinition<Row, SimulatedCustomer> Definition = new()
    {
        Name = "pricing/simulated-customers",
        Title = GradeWords.SimulatedCustomers,
        Permission = PricingPermission.EditGradeRules,
        DefaultSort = "-weight",
        SearchKind = "party",
        FoundBy = (System.Linq.Expressions.Expression<Func<Row, Id<Party>>>)(r => r.CustomerId),
        Rows = services => Rows(services.GetRequiredService<PricingDb>()),
        Id = r => r.Id,
        RowHref = r => $"/parties/{r.CustomerId}#prices",
        Of =
        [
            Column.Of<Row, int>("simulation", GradeWords.Number, CellKind.Text, r => GradeWords.VersionOf.With(r.Number), r => r.Number, shown: false),
            Column.Of<Row, string>("code", GradeWords.CustomerCode, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<Row, string>("customer", Words.Customer, CellKind.Text, r => r.Name, r => r.Name),
            Column.Unsorted<Row>("old", GradeWords.OldGrade, CellKind.Text, r => r.Old?.AsText()),
            Column.Unsorted<Row>("new", GradeWords.NewGrade, CellKind.Text, r => r.New?.AsText()),
            Column.Unsorted<Row>("move", GradeWords.Move, CellKind.Badge, r => new Mark(r.ByHand ? GradeWords.ByHandShort : GradeWords.Of(r.Move), r.ByHand ? "" : GradeWords.ToneOf(r.Move))),
            Column.Of<Row, int>("points", GradeWords.Points, CellKind.Text, r => r.Points == 0 ? null : GradeWords.Hundredths(r.Points), r => r.Points),
            Column.Of<Row, long>("then", GradeWords.Charged, CellKind.Money, r => r.Then, r => r.Then.Minor, total: r => r.Then),
            Column.Of<Row, long>("now", GradeWords.WouldBe, CellKind.Money, r => r.Now, r => r.Now.Minor, total: r => r.Now),
            Column.Of<Row, long>("difference", GradeWords.Difference, CellKind.Money, r => r.Difference, r => r.Difference.Minor, total: r => r.Difference),
            Column.Of<Row, long>("weight", GradeWords.Largest, CellKind.Figure, r => r.Weight, r => r.Weight, shown: false),
            Column.Of<Row, long>("margin-then", GradeWords.MarginThen, CellKind.Money, r => r.MarginThen, r => r.MarginThen.Minor, permission: CatalogPermission.SeeCost, total: r => r.MarginThen),
            Column.Of<Row, long>("margin-now", GradeWords.MarginNow, CellKind.Money, r => r.MarginNow, r => r.MarginNow.Minor, permission: CatalogPermission.SeeCost, total: r => r.MarginNow),
            Column.Of<Row, long>("open-then", GradeWords.OpenOrders, CellKind.Money, r => r.OpenThen, r => r.OpenThen.Minor, shown: false, total: r => r.OpenThen),
            Column.Of<Row, long>("open-now", GradeWords.OpenNow, CellKind.Money, r => r.OpenNow, r => r.OpenNow.Minor, shown: false, total: r => r.OpenNow),
        ],
        FilterBy =
        [
            Filter.Of<Row, GradeMove>("move", GradeWords.Move, r => r.Move, GradeWords.Of),
            new("simulation", GradeWords.BySimulation, [], value => long.TryParse(value, out var id) ? Is(new(id)) : null) { Ask = SimulationChoices.Ask },
        ],
    };

    private static System.Linq.Expressions.Expression<Func<Row, bool>> Is(Id<GradeSimulation> simulation) => r => r.SimulationId == simulation;

    private static IQueryable<Row> Rows(PricingDb db) =>
        from row in db.SimulatedCustomers.AsNoTracking()
        join simulation in db.Simulations on row.SimulationId equals simulation.Id
        join old in db.Grades on row.OldId equals old.Id into olds
        from old in olds.DefaultIfEmpty()
        join next in db.Grades on row.NewId equals next.Id into nexts
        from next in nexts.DefaultIfEmpty()
        select new Row
        {
            Id = row.Id, SimulationId = row.SimulationId, CustomerId = row.CustomerId, Number = simulation.Number, Code = row.Code, Name = row.Name, Old = old == null ? null : old.Names, New = next == null ? null : next.Names,
            Move = row.Move, ByHand = row.ByHand, Points = row.Points, Then = row.Then, Now = row.Now, Difference = row.Difference, Weight = row.Weight, MarginThen = row.MarginThen, MarginNow = row.MarginNow, OpenThen = row.OpenThen, OpenNow = row.OpenNow,
        };
}

/// <summary>The lines that do not come to what was charged.</summary>
internal static class SimulatedExceptionList
{
    public static readonly ListDefinition<SimulatedException, SimulatedException> Definition = new()
    {
        Name = "pricing/simulated-exceptions",
        Title = GradeWords.Exceptions,
        Permission = PricingPermission.EditGradeRules,
        DefaultSort = "-date",
        SearchKind = "party",
        FoundBy = (System.Linq.Expressions.Expression<Func<SimulatedException, Id<Party>>>)(r => r.CustomerId),
        Rows = services => services.GetRequiredService<PricingDb>().SimulatedExceptions.AsNoTracking(),
        Id = r => r.Id,
        RowHref = r => r.Href,
        Of =
        [
            Column.Of<SimulatedException, string>("document", GradeWords.Document, CellKind.Code, r => r.Document, r => r.Document),
            Column.Of<SimulatedException, DateOnly>("date", Words.Date, CellKind.Date, r => r.Date, r => r.Date),
            Column.Of<SimulatedException, string>("customer", Words.Customer, CellKind.Text, r => r.CustomerName, r => r.CustomerName),
            Column.Of<SimulatedException, string>("item", Words.ItemCode, CellKind.Code, r => r.ItemCode, r => r.ItemCode),
            Column.Unsorted<SimulatedException>("quantity", Words.Quantity, CellKind.Text, r => r.Quantity.ToString()),
            Column.Unsorted<SimulatedException>("charged", GradeWords.ChargedPrice, CellKind.Figure, r => r.Charged),
            Column.Unsorted<SimulatedException>("again", GradeWords.PricedAgain, CellKind.Figure, r => r.Again),
            Column.Unsorted<SimulatedException>("why", GradeWords.WhyOther, CellKind.Text, r => GradeWords.Of(r.Why)),
            Column.Unsorted<SimulatedException>("reason", Words.WhyNot, CellKind.Text, r => r.Reason),
        ],
        FilterBy =
        [
            Filter.Of<SimulatedException, PriceDeviation>("why", GradeWords.WhyOther, r => r.Why, GradeWords.Of),
            Filter.OfDays<SimulatedException>("date", Words.Date, r => r.Date),
            new("simulation", GradeWords.BySimulation, [], value => long.TryParse(value, out var id) ? Is(new(id)) : null) { Ask = SimulationChoices.Ask },
        ],
    };

    private static System.Linq.Expressions.Expression<Func<SimulatedException, bool>> Is(Id<GradeSimulation> simulation) => r => r.SimulationId == simulation;
}

/// <summary>The simulations that are kept: one of each version of the rules.</summary>
internal static class SimulationChoices
{
    public static async Task<IReadOnlyList<(string Value, Text Name)>> Ask(IServiceProvider services, CancellationToken ct) =>
        [.. (await services.GetRequiredService<PricingDb>().Simulations.AsNoTracking().OrderByDescending(s => s.Number).ThenByDescending(s => s.Id).ToListAsync(ct)).Select(s => (s.Id.ToString(), GradeWords.VersionOf.With(s.Number)))];
}
