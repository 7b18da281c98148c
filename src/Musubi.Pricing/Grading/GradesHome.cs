using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

/// <summary>Grades by hand that end soon, and the customers that moved within a week.</summary>
internal sealed class GradesHome(PricingDb db, Clock clock) : IHomePart
{
    private const int Soon = 14, Week = 7;

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        if (!actor.May(PricingPermission.SetGrades) || !actor.May(PricingPermission.View))
            return [];
        var (today, soon) = (clock.Today, clock.Today.AddDays(Soon));
        var ending = await db.CustomerGrades.LongCountAsync(g => g.Source == GradeSource.Manual && g.State == GradeState.Stands && g.From <= today && g.Until >= today && g.Until <= soon, ct);
        return ending == 0 ? [] : [new(ending, GradeWords.EndSoon, GradeWords.Look, $"/pricing/customer-grades?f.source=Manual&f.until={Iso(today)}..{Iso(soon)}", "timer")];
    }

    public async Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct)
    {
        if (!actor.May(PricingPermission.View))
            return [];
        var (from, until) = (clock.Today.AddDays(1 - Week), clock.Today.AddDays(1));
        var moved = await db.CustomerGrades.Where(g => g.State == GradeState.Stands && g.From >= from && g.From <= until && (g.Move == GradeMove.Up || g.Move == GradeMove.Down))
            .GroupBy(g => g.Move).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [Figure(GradeMove.Up, GradeWords.MovedThisWeek), Figure(GradeMove.Down, GradeWords.FellThisWeek)];

        HomeFigure Figure(GradeMove move, Text name) => new(Department.Management, name, (moved.Find(m => m.Key == move)?.Count ?? 0).ToString("N0", CultureInfo.CurrentCulture),
            $"/pricing/grade-changes?f.move={move}&f.state={nameof(GradeState.Stands)}&f.from={Iso(from)}..{Iso(until)}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
