using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Simulations;

/// <summary>Simulates behind the requests: grades everybody by the rules, prices the lines as they stream by, and writes the result at the end.</summary>
internal sealed class SimulationErrand(IServiceScopeFactory scopes, Engine engine, Clock clock, ErrandDesk desk) : ErrandWork
{
    public const string Name = "grade-simulation";
    private const int Piece = 5_000, MostExceptions = 20_000, TracesAtOnce = 500;

    public override string Kind => Name;

    private sealed record Deviation(SoldLine Line, Repricing.Repriced Repriced, ISoldLines Of);

    private sealed class Books
    {
        public SortedDictionary<SoldKind, RepricedSum> Kinds { get; } = [];
        public Dictionary<long, RepricedSum> Sold { get; } = [];
        public Dictionary<long, RepricedSum> Open { get; } = [];
        public List<Deviation> Deviations { get; } = [];

        public void Add(SoldLine line, Repricing.Repriced repriced)
        {
            foreach (var sum in new[] { Of(Kinds, line.Kind), Of(line.Kind == SoldKind.Sold ? Sold : Open, line.Customer) })
                sum.Add(line.Net, repriced.Now, repriced.Cost);
        }

        private static RepricedSum Of<TKey>(IDictionary<TKey, RepricedSum> sums, TKey key) => sums.TryGetValue(key, out var sum) ? sum : sums[key] = new();
    }

    public override async Task Do(Errand errand, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PricingDb>();
        if (await db.Simulations.AsNoTracking().SingleOrDefaultAsync(s => s.Id == new Id<GradeSimulation>(errand.SubjectId), ct) is not { State: GradeRunState.Running } simulation
            || await db.WholeRules(simulation.RuleSetId, ct) is not { } rules || rules.Version != simulation.RuleSetVersion)
        {
            await End(errand, failed: true, ct);
            return;
        }
        desk.Report(errand, 0, 0, GradeWords.Grading);
        var window = FactWindow.Of(rules.Months, simulation.Day);
        var grades = (await db.Grades.AsNoTracking().ToListAsync(ct)).ToDictionary(g => g.Id);
        var found = GradingResult.Of(rules, [.. grades.Values], await services.GetRequiredService<FactReading>().Read(window, null, ct));
        simulation.InForce = (await db.RulesOn(simulation.Day.AddDays(1), ct))?.Id == rules.Id;
        var said = (await db.CustomerGrades.AsNoTracking().Where(g => g.State == GradeState.Stands && (g.Until == null || g.Until >= window.From)).ToListAsync(ct)).ToLookup(g => g.CustomerId.Value);

        Grade? On(long customer, DateOnly date) => CustomerGrades.Standing(said[customer], date) is { } row ? grades.GetValueOrDefault(row.GradeId) : null;
        // Of the day from which the rules would hold.
        bool ByHand(long customer) => CustomerGrades.Standing(said[customer], simulation.Day.AddDays(1)) is { Source: GradeSource.Manual };
        Grade? Under(long customer) => ByHand(customer) ? On(customer, simulation.Day.AddDays(1)) : found.Customers.GetValueOrDefault(customer)?.Grade is { } grade ? grades.GetValueOrDefault(new(grade)) : null;

        var currency = (await services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        var sources = services.GetServices<ISoldLines>().ToList();
        var items = new HashSet<long>();
        foreach (var source in sources)
            items.UnionWith(await source.Items(window.From, window.Until, ct));
        var archive = await PriceArchive.Read(db, services.GetRequiredService<ItemLookup>(), services.GetRequiredService<ItemCategories>(), items, currency, window.From, ct);
        var books = await Price(errand, sources, window, new(archive, On, simulation.InForce ? null : Under), ct);
        await Write(errand, services, simulation, grades, found, books, On, Under, ByHand, currency, ct);
    }

    private async Task<Books> Price(Errand errand, IReadOnlyList<ISoldLines> sources, FactWindow window, Repricing pricing, CancellationToken ct)
    {
        var (books, done) = (new Books(), 0);
        foreach (var source in sources)
        {
            await foreach (var line in source.Read(window.From, window.Until, ct))
            {
                if (++done % Piece == 0)
                {
                    desk.Report(errand, done, 0, GradeWords.Simulating.With(done));
                    ct.ThrowIfCancellationRequested();
                }
                if (pricing.Of(line) is not { } repriced)
                    continue;
                books.Add(line, repriced);
                if (repriced.Deviates)
                    books.Deviations.Add(new(line, repriced, source));
            }
        }
        return books;
    }

    private async Task Write(Errand errand, IServiceProvider services, GradeSimulation simulation, IReadOnlyDictionary<Id<Grade>, Grade> grades, GradingResult found, Books books,
        Func<long, DateOnly, Grade?> on, Func<long, Grade?> under, Func<long, bool> byHand, Currency currency, CancellationToken ct)
    {
        var (db, ids) = (services.GetRequiredService<PricingDb>(), services.GetRequiredService<IdSource>());
        var parties = await db.All.Set<Party>().AsNoTracking().Where(p => p.Roles.Any(r => r.Role == PartyRole.Customer)).Select(p => new { p.Id, p.Code, p.Name }).ToDictionaryAsync(p => p.Id.Value, ct);
        var customers = found.Customers.Keys.Union(books.Sold.Keys).Union(books.Open.Keys).Where(parties.ContainsKey).Order().ToList();
        await ids.Reserve(customers.Count + books.Deviations.Count + 64, ct);
        var rows = new List<SimulatedCustomer>(customers.Count);
        foreach (var customer in customers)
        {
            var (old, next) = (on(customer, simulation.Day), under(customer));
            var (sold, open) = (books.Sold.GetValueOrDefault(customer) ?? new(), books.Open.GetValueOrDefault(customer) ?? new());
            var move = old is null ? next is null ? GradeMove.Same : GradeMove.New : next is null ? GradeMove.Down : next.Position.CompareTo(old.Position) switch { < 0 => GradeMove.Up, > 0 => GradeMove.Down, _ => GradeMove.Same };
            rows.Add(new()
            {
                Id = ids.Next<SimulatedCustomer>(), SimulationId = simulation.Id, CustomerId = new(customer), Code = parties[customer].Code, Name = parties[customer].Name, OldId = old?.Id, NewId = next?.Id, Move = move, ByHand = byHand(customer),
                Points = found.Customers.GetValueOrDefault(customer)?.Points ?? 0, Then = Of(sold.Then), Now = Of(sold.Now), Difference = Of(sold.Now - sold.Then), Weight = Math.Abs(sold.Now - sold.Then),
                MarginThen = Of(sold.CostedThen - sold.Cost), MarginNow = Of(sold.CostedNow - sold.Cost), OpenThen = Of(open.Then), OpenNow = Of(open.Now),
            });
        }
        var exceptions = await Explain(books.Deviations, simulation, parties.ToDictionary(p => p.Key, p => p.Value.Name), ids, ct);

        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.All.Database.BeginTransactionAsync(ct);
        var bulk = services.GetRequiredService<BulkRows>();
        await bulk.Insert(rows, ct);
        await bulk.Insert(exceptions.Take(MostExceptions), ct);
        db.All.AddRange(books.Kinds.Select(k => new SimulatedTotal
        {
            Id = ids.Next<SimulatedTotal>(), SimulationId = simulation.Id, Kind = k.Key, Lines = k.Value.Lines, Then = Of(k.Value.Then), Now = Of(k.Value.Now),
            MarginThen = Of(k.Value.CostedThen - k.Value.Cost), MarginNow = Of(k.Value.CostedNow - k.Value.Cost), CostedThen = Of(k.Value.CostedThen), CostedNow = Of(k.Value.CostedNow),
        }));
        db.Simulations.Attach(simulation);
        (simulation.State, simulation.EndedAt, simulation.Customers) = (GradeRunState.Done, clock.Now, rows.Count);
        (simulation.Up, simulation.Down) = (rows.Count(r => r.Move == GradeMove.Up), rows.Count(r => r.Move == GradeMove.Down));
        (simulation.TypedLines, simulation.RegradedLines, simulation.RelistedLines, simulation.UnpricedLines) = (Count(PriceDeviation.Typed), Count(PriceDeviation.GradeChanged), Count(PriceDeviation.ListChanged), Count(PriceDeviation.NoPrice));
        db.All.Entry(simulation).State = EntityState.Modified;
        // One simulation of a rule set is kept with its rows: the last.
        await db.Simulations.Where(s => s.RuleSetId == simulation.RuleSetId && s.Id != simulation.Id && s.State != GradeRunState.Running).ExecuteDeleteAsync(ct);
        await db.All.SaveChangesAsync(ct);
        if (await desk.Finish(db.All, Name, errand.SubjectId))
            await transaction.CommitAsync(ct);

        Money Of(long minor) => Money.OfMinor(minor, currency);

        int Count(PriceDeviation why) => exceptions.Count(e => e.Why == why);
    }

    private static async Task<List<SimulatedException>> Explain(IReadOnlyList<Deviation> deviations, GradeSimulation simulation, IReadOnlyDictionary<long, string> names, IdSource ids, CancellationToken ct)
    {
        var traces = new Dictionary<(ISoldLines, long), PriceTrace>();
        foreach (var source in deviations.GroupBy(d => d.Of))
        {
            foreach (var some in source.Select(d => d.Line.Id).Chunk(TracesAtOnce))
            {
                foreach (var (line, trace) in await source.Key.Traces(some, ct))
                    traces[(source.Key, line)] = trace with { Steps = [], Lost = [] };
            }
        }
        return
        [
            .. deviations.OrderByDescending(d => d.Line.Date).ThenBy(d => d.Line.Id).Select(d => (Deviation: d, Kept: traces.GetValueOrDefault((d.Of, d.Line.Id)))).Select(d => new SimulatedException
            {
                Id = ids.Next<SimulatedException>(), SimulationId = simulation.Id, CustomerId = new(d.Deviation.Line.Customer), CustomerName = names.GetValueOrDefault(d.Deviation.Line.Customer, ""), Document = d.Deviation.Line.Document, Href = d.Deviation.Line.Href,
                Date = d.Deviation.Line.Date, ItemCode = d.Deviation.Line.ItemCode, Quantity = d.Deviation.Line.Quantity, Charged = d.Deviation.Line.UnitPrice, Again = d.Deviation.Repriced.Again,
                Why = Repricing.Why(d.Deviation.Line, d.Deviation.Repriced, d.Kept), Reason = d.Kept?.Reason ?? "",
            }),
        ];
    }

    public override async Task End(Errand errand, bool failed, CancellationToken ct)
    {
        var (id, now, state) = (new Id<GradeSimulation>(errand.SubjectId), clock.Now, failed ? GradeRunState.Failed : GradeRunState.Stopped);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        using var turn = await engine.WriteTurn(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<GradeSimulation>().Where(s => s.Id == id && s.State == GradeRunState.Running).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, state).SetProperty(x => x.EndedAt, now), ct);
        if (await desk.GiveUp(db, errand, ct))
            await transaction.CommitAsync(ct);
    }
}
