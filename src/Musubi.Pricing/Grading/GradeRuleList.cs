using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Pricing.Grading;

/// <summary>The versions of the grade rules.</summary>
internal static class GradeRuleList
{
    public static readonly ListDefinition<GradeRuleSet, GradeRuleSet> Definition = new()
    {
        Name = "pricing/grade-rules",
        Title = GradeWords.RuleSets,
        Permission = PricingPermission.View,
        DefaultSort = "-number",
        SearchKind = "grade_rule_set",
        Rows = services => services.GetRequiredService<PricingDb>().RuleSets.AsNoTracking().Include(r => r.Facts),
        Id = r => r.Id,
        RowHref = r => $"/pricing/grade-rules/{r.Id}",
        Of =
        [
            Column.Of<GradeRuleSet, int>("number", GradeWords.Number, CellKind.Code, r => GradeWords.VersionOf.With(r.Number).ToString(), r => r.Number),
            new("state", Words.State, CellKind.Badge, r => r.State == RuleSetState.Draft ? new Mark(GradeWords.Draft, "amber") : new Mark(GradeWords.InForce, "green")),
            Column.Unsorted<GradeRuleSet>("from", GradeWords.From, CellKind.Date, r => r.From),
            Column.Unsorted<GradeRuleSet>("months", GradeWords.Months, CellKind.Figure, r => r.Months),
            Column.Unsorted<GradeRuleSet>("facts", GradeWords.Facts, CellKind.Figure, r => r.Facts.Count),
            Column.Unsorted<GradeRuleSet>("note", GradeWords.Note, CellKind.Text, r => r.Note),
            Column.Unsorted<GradeRuleSet>("by", GradeWords.AppliedBy, CellKind.Text, r => r.AppliedByName),
        ],
        FilterBy = [Filter.Of<GradeRuleSet, RuleSetState>("state", Words.State, r => r.State, s => s == RuleSetState.Draft ? GradeWords.Draft : GradeWords.InForce)],
    };
}

/// <summary>Every time that all customers were graded.</summary>
internal static class GradeRunList
{
    public static readonly ListDefinition<GradeRun, GradeRun> Definition = new()
    {
        Name = "pricing/grade-runs",
        Title = GradeWords.Runs,
        Permission = PricingPermission.View,
        DefaultSort = "-at",
        Rows = services => services.GetRequiredService<PricingDb>().Runs.AsNoTracking(),
        Id = r => r.Id,
        RowHref = r => $"/pricing/grade-runs/{r.Id}",
        Of =
        [
            Column.Of<GradeRun, DateTime>("at", GradeWords.At, CellKind.Instant, r => r.At, r => r.At),
            Column.Of<GradeRun, DateOnly>("day", GradeWords.Day, CellKind.Date, r => r.Day, r => r.Day),
            Column.Unsorted<GradeRun>("state", Words.State, CellKind.Badge, r => new Mark(GradeWords.Of(r.State), GradeWords.ToneOf(r.State))),
            Column.Unsorted<GradeRun>("customers", GradeWords.Customers, CellKind.Figure, r => r.Customers),
            Column.Unsorted<GradeRun>("new", GradeWords.NewOnes, CellKind.Figure, r => r.New),
            Column.Unsorted<GradeRun>("up", GradeWords.MovedUp, CellKind.Figure, r => r.Up),
            Column.Unsorted<GradeRun>("down", GradeWords.MovedDown, CellKind.Figure, r => r.Down),
            Column.Unsorted<GradeRun>("ended", GradeWords.Lapsed, CellKind.Figure, r => r.Ended),
            Column.Unsorted<GradeRun>("by", GradeWords.Who, CellKind.Text, r => r.ByName),
        ],
        FilterBy =
        [
            Filter.OfDays<GradeRun>("day", GradeWords.Day, r => r.Day),
            Filter.Of<GradeRun, GradeRunState>("state", Words.State, r => r.State, GradeWords.Of),
        ],
    };
}
