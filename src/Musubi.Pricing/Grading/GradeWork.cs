using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

/// <summary>What the rules make of every customer, found and not yet written.</summary>
internal sealed record GradingResult(GradeRuleSet Rules, IReadOnlyList<Scale> Scales, IReadOnlyDictionary<long, GradeBasis> Customers)
{
    public static GradingResult Of(GradeRuleSet rules, IReadOnlyList<Grade> grades, FactTable facts)
    {
        var scales = GradeScoring.Scales(rules, facts);
        var cuts = Cuts(rules, grades);
        var graded = new Dictionary<long, GradeBasis>(facts.Customers.Count);
        foreach (var customer in facts.Customers)
        {
            if (GradeScoring.Of(customer, rules, scales, cuts, facts) is { } basis)
                graded[customer] = basis;
        }
        return new(rules, scales, graded);
    }

    /// <summary>From the best grade down.</summary>
    public static IReadOnlyList<GradeCut> Cuts(GradeRuleSet rules, IEnumerable<Grade> grades)
    {
        var places = grades.ToDictionary(g => g.Id, g => g.Position);
        return [.. rules.Cuts.OrderBy(c => places.GetValueOrDefault(c.GradeId)).ThenByDescending(c => c.Least).Select(c => new GradeCut(c.GradeId.Value, c.Least))];
    }
}

/// <summary>
/// Grades all customers by the rules in force: reads in a fixed number of queries, decides in memory, and writes only what changed. While it reads nobody waits for it.
/// </summary>
internal sealed class GradeWork(IServiceScopeFactory scopes, Engine engine, Clock clock, AfterCommit afterCommit)
{
    private const int MostTries = 5;

    /// <param name="day">The last day whose facts count; the grades hold from the next.</param>
    /// <param name="ordered">The run that was ordered; null makes one.</param>
    /// <param name="finish">Called inside the transaction; false undoes it.</param>
    /// <returns>The run; null where no rules are in force, or it was not finished.</returns>
    public async Task<GradeRun?> Run(DateOnly day, GradeRun? ordered, Actor actor, string act, Func<MusubiDb, Task<bool>> finish, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(actor, act);
            var db = scope.ServiceProvider.GetRequiredService<PricingDb>();
            var from = day.AddDays(1);
            if (await db.RulesOn(from, ct) is not { } rules)
                return null;
            var last = await db.Runs.Where(r => r.State == GradeRunState.Done).MaxAsync(r => (DateTime?)r.EndedAt, ct);
            var facts = await scope.ServiceProvider.GetRequiredService<FactReading>().Read(FactWindow.Of(rules.Months, day), null, ct);
            var grades = await db.Grades.AsNoTracking().ToListAsync(ct);
            var found = GradingResult.Of(rules, grades, facts);
            ct.ThrowIfCancellationRequested();
            // Within another's transaction, a company being made, the turn and the ids are taken already.
            var joins = db.All.Database.CurrentTransaction is not null;
            var ids = scope.ServiceProvider.GetRequiredService<IdSource>();
            if (!joins)
                await ids.Reserve(found.Customers.Count * 3L + 64, ct);
            var changes = Changes(found, grades, await Standing(db, from, ct), from, ids);

            using var turn = joins ? null : await engine.WriteTurn(ct);
            await using var transaction = joins ? null : await db.All.Database.BeginTransactionAsync(ct);
            // One run writes at a time. Another that ended while this one was reading: its rows are not among those that were compared.
            await db.RuleSets.Where(r => r.Id == rules.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Months, r => r.Months), ct);
            if (await db.Runs.Where(r => r.State == GradeRunState.Done).MaxAsync(r => (DateTime?)r.EndedAt, ct) != last)
            {
                if (attempt < MostTries)
                    continue;
                return null;
            }
            var run = await Write(scope.ServiceProvider, db, changes, found, day, ordered, ct);
            if (!await finish(db.All))
                return null;
            if (transaction is null)
                return run;
            await transaction.CommitAsync(ct);
            afterCommit.Signal();
            return run;
        }
    }

    /// <param name="Ended">Rows whose last day changed, with the one they had.</param>
    private sealed record Changed(List<CustomerGrade> Given, List<(CustomerGrade Row, DateOnly? Was)> Ended, List<CustomerGrade> TakenBack, int New, int Up, int Down, int Lapsed);

    /// <summary>Rows that hold on the day before or later, by customer.</summary>
    private static async Task<ILookup<long, CustomerGrade>> Standing(PricingDb db, DateOnly from, CancellationToken ct)
    {
        var before = from.AddDays(-1);
        return (await db.CustomerGrades.AsNoTracking().Where(g => g.State == GradeState.Stands && (g.Until == null || g.Until >= before)).OrderBy(g => g.Id).ToListAsync(ct)).ToLookup(g => g.CustomerId.Value);
    }

    private static Changed Changes(GradingResult found, IReadOnlyList<Grade> grades, ILookup<long, CustomerGrade> standing, DateOnly from, IdSource ids)
    {
        var places = grades.ToDictionary(g => g.Id, g => g.Position);
        var (given, ended, back) = (new List<CustomerGrade>(), new List<(CustomerGrade, DateOnly?)>(), new List<CustomerGrade>());
        var (first, up, down, lapsed) = (0, 0, 0, 0);
        foreach (var customer in found.Customers.Keys.Union(standing.Select(s => s.Key)).Order())
        {
            var basis = found.Customers.GetValueOrDefault(customer);
            Id<Grade>? grade = basis?.Grade is { } id ? new(id) : null;
            var all = standing[customer].ToList();
            var rows = all.Where(r => r.Source == GradeSource.Computed).ToList();
            var later = rows.Where(r => r.From >= from).ToList();
            var before = CustomerGrades.Standing(rows, from.AddDays(-1));
            var holds = CustomerGrades.Standing(rows, from);
            if (holds?.GradeId == grade && later.Count == (holds is not null && later.Contains(holds) ? 1 : 0))
                continue;
            // Of two runs for one day the later counts.
            back.AddRange(later);
            if (before is not null && before.GradeId == grade)
            {
                if (before.Until is not null)
                    ended.Add((before, before.Until));
                before.Until = null;
                continue;
            }
            if (before is { Until: null })
            {
                before.Until = from.AddDays(-1);
                ended.Add((before, null));
            }
            if (grade is null)
            {
                lapsed += before is null ? 0 : 1;
                continue;
            }
            // Moved is who is priced otherwise than the day before, whoever said so then. While a grade by hand holds nobody is.
            var was = CustomerGrades.Standing(all, from.AddDays(-1));
            var move = CustomerGrades.Standing(all, from) is { Source: GradeSource.Manual } ? GradeMove.Same
                : was is null ? GradeMove.New : places[grade.Value].CompareTo(places[was.GradeId]) switch { < 0 => GradeMove.Up, > 0 => GradeMove.Down, _ => GradeMove.Same };
            (first, up, down) = (first + (move == GradeMove.New ? 1 : 0), up + (move == GradeMove.Up ? 1 : 0), down + (move == GradeMove.Down ? 1 : 0));
            given.Add(new()
            {
                Id = ids.Next<CustomerGrade>(), CustomerId = new(customer), GradeId = grade.Value, From = from, Source = GradeSource.Computed, Reason = "", Move = move, FormerId = was?.GradeId,
                Points = basis!.Points, Basis = basis.Write(),
            });
        }
        return new(given, ended, back, first, up, down, lapsed);
    }

    private async Task<GradeRun> Write(IServiceProvider services, PricingDb db, Changed changes, GradingResult found, DateOnly day, GradeRun? ordered, CancellationToken ct)
    {
        var (bulk, trail) = (services.GetRequiredService<BulkRows>(), services.GetRequiredService<BulkTrail>());
        var shape = RowShape.Of(db.All, typeof(CustomerGrade));
        var entries = new List<AuditEntry>(changes.Given.Count + changes.Ended.Count);
        if (changes.TakenBack.Count > 0)
        {
            await bulk.Delete(shape, [.. changes.TakenBack.Select(g => g.Id.Value)], ct);
            entries.AddRange(changes.TakenBack.Select(g => Told(g, AuditChange.Deleted, Removed(shape, g))));
        }
        if (changes.Ended.Count > 0)
        {
            await bulk.Update(shape, [.. changes.Ended.Select(e => shape.Values(e.Row))], ct);
            entries.AddRange(changes.Ended.Select(e => Told(e.Row, AuditChange.Changed, new() { [nameof(CustomerGrade.Until)] = [e.Was, e.Row.Until] })));
        }
        await bulk.Insert(changes.Given, ct);
        entries.AddRange(changes.Given.Select(g => Told(g, AuditChange.Created, shape.Difference(null, shape.Values(g)))));
        await bulk.Insert(entries, ct);

        var run = ordered is null ? null : await db.Runs.AsTracking().SingleOrDefaultAsync(r => r.Id == ordered.Id, ct);
        if (run is null)
            db.Runs.Add(run = new() { Id = services.GetRequiredService<IdSource>().Next<GradeRun>(), Day = day, RuleSetId = found.Rules.Id, At = clock.Now, ByName = services.GetRequiredService<CurrentAct>().Actor.Name });
        (run.State, run.EndedAt, run.Customers, run.New, run.Up, run.Down, run.Ended) = (GradeRunState.Done, MusubiDb.Stored(clock.Now), found.Customers.Count, changes.New, changes.Up, changes.Down, changes.Lapsed);
        run.Scales = JsonSerializer.Serialize(found.Scales, GradeBasis.Kept);
        await db.All.SaveChangesAsync(ct);
        return run;

        static Dictionary<string, object?[]> Removed(RowShape shape, CustomerGrade grade) =>
            shape.Difference(null, shape.Values(grade)).ToDictionary(f => f.Key, f => new[] { f.Value[1], null }, StringComparer.Ordinal);

        AuditEntry Told(CustomerGrade grade, AuditChange change, Dictionary<string, object?[]> fields)
        {
            // What follows from the facts of the day is not told: it stands in the row itself.
            fields.Remove(nameof(CustomerGrade.Basis));
            fields.Remove(nameof(CustomerGrade.Points));
            return trail.Entry(grade.Whole.Kind, grade.Whole.Id, shape, change, fields);
        }
    }
}
