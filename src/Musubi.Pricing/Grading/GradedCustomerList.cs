using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

/// <summary>A customer's grade as lists show it.</summary>
internal sealed record GradedCustomer
{
    public required Id<CustomerGrade> Id { get; init; }
    public required Id<Party> PartyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string SortKey { get; init; }
    public required Id<Grade> GradeId { get; init; }
    public required Names Grade { get; init; }
    public required int Place { get; init; }
    public required Names? Former { get; init; }
    public required GradeSource Source { get; init; }
    public required GradeState State { get; init; }
    public required GradeMove Move { get; init; }
    public required int? Points { get; init; }
    public required string Reason { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly? Until { get; init; }

    public Mark Moved => new(Move == GradeMove.Same && Former is not null && Former != Grade ? GradeWords.BeneathHand : GradeWords.Of(Move), GradeWords.ToneOf(Move));

    public static IQueryable<GradedCustomer> Of(PricingDb db, IQueryable<CustomerGrade> rows) =>
        from said in rows
        join party in db.All.Set<Party>() on said.CustomerId equals party.Id
        join grade in db.Grades on said.GradeId equals grade.Id
        join former in db.Grades on said.FormerId equals former.Id into formers
        from former in formers.DefaultIfEmpty()
        select new GradedCustomer
        {
            Id = said.Id, PartyId = party.Id, Code = party.Code, Name = party.Name, SortKey = party.SortKey, GradeId = grade.Id, Grade = grade.Names, Place = grade.Position, Former = former == null ? null : former.Names,
            Source = said.Source, State = said.State, Move = said.Move, Points = said.Points, Reason = said.Reason, From = said.From, Until = said.Until,
        };

    /// <summary>Grades by their names, as filters offer them.</summary>
    public static readonly Filter<GradedCustomer> ByGrade = new("grade", Words.Grade, [], value => long.TryParse(value, out var id) ? Is(new(id)) : null)
    {
        Ask = async (services, ct) => [.. (await services.GetRequiredService<PricingDb>().Grades.AsNoTracking().OrderBy(g => g.Position).ThenBy(g => g.Code).ToListAsync(ct)).Select(g => (g.Id.ToString(), g.Names.AsText()))],
    };

    private static System.Linq.Expressions.Expression<Func<GradedCustomer, bool>> Is(Id<Grade> grade) => r => r.GradeId == grade;
}

/// <summary>Every customer that has a grade today.</summary>
internal static class GradedCustomerList
{
    public static readonly ListDefinition<GradedCustomer, CustomerGrade> Definition = new()
    {
        Name = "pricing/customer-grades",
        Title = GradeWords.Graded,
        Permission = PricingPermission.View,
        DefaultSort = "grade",
        SearchKind = "party",
        FoundBy = (System.Linq.Expressions.Expression<Func<GradedCustomer, Id<Party>>>)(r => r.PartyId),
        Rows = services => Rows(services, services.GetRequiredService<Clock>().Today),
        RowsOn = (services, day, _) => Task.FromResult(Rows(services, day)),
        Id = r => r.Id,
        RowHref = r => $"/pricing/customer-grades/{r.Id}",
        Of =
        [
            Column.Of<GradedCustomer, string>("code", GradeWords.CustomerCode, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<GradedCustomer, string>("customer", Words.Customer, CellKind.Text, r => r.Name, r => r.SortKey),
            Column.Of<GradedCustomer, int>("grade", Words.Grade, CellKind.Badge, r => new Mark(r.Grade.AsText(), "blue"), r => r.Place),
            Column.Unsorted<GradedCustomer>("points", GradeWords.Points, CellKind.Text, r => r.Points is { } points ? GradeWords.Hundredths(points) : null),
            Column.Unsorted<GradedCustomer>("source", GradeWords.Source, CellKind.Text, r => GradeWords.Of(r.Source)),
            Column.Unsorted<GradedCustomer>("move", GradeWords.Move, CellKind.Badge, r => r.Moved),
            Column.Unsorted<GradedCustomer>("former", GradeWords.FormerGrade, CellKind.Text, r => r.Former?.AsText()),
            Column.Of<GradedCustomer, DateOnly>("from", Words.FirstDay, CellKind.Date, r => r.From, r => r.From),
            Column.Unsorted<GradedCustomer>("until", Words.LastDay, CellKind.Date, r => r.Until),
            Column.Unsorted<GradedCustomer>("reason", Words.Reason, CellKind.Text, r => r.Reason, shown: false),
        ],
        FilterBy =
        [
            GradedCustomer.ByGrade,
            Filter.Of<GradedCustomer, GradeSource>("source", GradeWords.Source, r => r.Source, GradeWords.Of),
            Filter.Of<GradedCustomer, GradeMove>("move", GradeWords.Move, r => r.Move, GradeWords.Of),
            Filter.OfDays<GradedCustomer>("from", Words.FirstDay, r => r.From),
            Filter.OfDays<GradedCustomer>("until", Words.LastDay, r => r.Until ?? DateOnly.MaxValue),
        ],
    };

    private static IQueryable<GradedCustomer> Rows(IServiceProvider services, DateOnly day) => services.GetRequiredService<PricingDb>() is var db ? GradedCustomer.Of(db, db.Counting(day)) : null!;
}

/// <summary>Every grade that was ever given, by whom and from when: who moved, and when.</summary>
internal static class GradeChangeList
{
    public static readonly ListDefinition<GradedCustomer, CustomerGrade> Definition = new()
    {
        Name = "pricing/grade-changes",
        Title = GradeWords.Changes,
        Permission = PricingPermission.View,
        DefaultSort = "-from",
        SearchKind = "party",
        FoundBy = (System.Linq.Expressions.Expression<Func<GradedCustomer, Id<Party>>>)(r => r.PartyId),
        Rows = services => services.GetRequiredService<PricingDb>() is var db ? GradedCustomer.Of(db, db.CustomerGrades.AsNoTracking()) : null!,
        Id = r => r.Id,
        RowHref = r => $"/pricing/customer-grades/{r.Id}",
        Of =
        [
            Column.Of<GradedCustomer, DateOnly>("from", Words.FirstDay, CellKind.Date, r => r.From, r => r.From),
            Column.Of<GradedCustomer, string>("code", GradeWords.CustomerCode, CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<GradedCustomer, string>("customer", Words.Customer, CellKind.Text, r => r.Name, r => r.SortKey),
            Column.Unsorted<GradedCustomer>("move", GradeWords.Move, CellKind.Badge, r => r.Moved),
            Column.Unsorted<GradedCustomer>("former", GradeWords.FormerGrade, CellKind.Text, r => r.Former?.AsText()),
            Column.Of<GradedCustomer, int>("grade", Words.Grade, CellKind.Badge, r => new Mark(r.Grade.AsText(), "blue"), r => r.Place),
            Column.Unsorted<GradedCustomer>("points", GradeWords.Points, CellKind.Text, r => r.Points is { } points ? GradeWords.Hundredths(points) : null),
            Column.Unsorted<GradedCustomer>("source", GradeWords.Source, CellKind.Text, r => GradeWords.Of(r.Source)),
            Column.Unsorted<GradedCustomer>("until", Words.LastDay, CellKind.Date, r => r.Until),
            Column.Unsorted<GradedCustomer>("state", Words.State, CellKind.Badge, r => new Mark(StateOf(r), r.State switch { GradeState.Waiting => "amber", GradeState.Refused => "red", _ => "" })),
            Column.Unsorted<GradedCustomer>("reason", Words.Reason, CellKind.Text, r => r.Reason, shown: false),
        ],
        FilterBy =
        [
            Filter.Of<GradedCustomer, GradeMove>("move", GradeWords.Move, r => r.Move, GradeWords.Of),
            GradedCustomer.ByGrade,
            Filter.Of<GradedCustomer, GradeSource>("source", GradeWords.Source, r => r.Source, GradeWords.Of),
            Filter.Of<GradedCustomer, GradeState>("state", Words.State, r => r.State, OfState),
            Filter.OfDays<GradedCustomer>("from", Words.FirstDay, r => r.From),
        ],
    };

    internal static Text OfState(GradeState state) => state switch { GradeState.Waiting => GradeWords.WaitsForApproval, GradeState.Refused => GradeWords.NotApproved, _ => GradeWords.Stands };

    private static Text StateOf(GradedCustomer row) => OfState(row.State);
}
