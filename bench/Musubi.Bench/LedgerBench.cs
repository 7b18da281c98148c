using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Bench;

/// <summary>
/// The journal at one tenth of its history and at all of it: what posting an entry of ten lines costs beside raw prepared inserts of the same rows in the
/// same transactions, and what a trial balance costs. History is written straight into the tables and rolled up as the product does.
/// </summary>
internal sealed class LedgerBench(TestEngine engine, Action<string, int, object> report)
{
    /// <summary>A company posts on some tens of accounts every day, not on its whole chart.</summary>
    private const int Warm = 4000, LinesAnEntry = 10, Accounts = 40, Departments = 6, Years = 5;
    private static readonly DateOnly First = new(2021, 4, 1), Today = new(2026, 4, 1);

    public async Task Run(int lines)
    {
        await using var house = await House.Open(engine);
        await house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new() { Chart = "JP" });
        await house.Do<OpenFiscalYear, OpenFiscalYear.Input, int>(new() { Date = First });
        await house.Do<SaveDimension, SaveDimension.Input, Id<Dimension>>(new() { Code = "DEPARTMENT", NameJa = "部門", Values = [.. Enumerable.Range(1, Departments).Select(d => new SaveDimension.Value { Code = $"D{d}", NameJa = $"部門{d}" })] });
        var accounts = await house.Db.Set<Account>().Where(a => !a.IsControl).OrderBy(a => a.Code).Select(a => a.Id).Take(Accounts).ToListAsync();
        var sets = await Sets(house);

        var watch = Stopwatch.StartNew();
        await Write(house, lines, accounts, sets);
        report("journal: lines written raw", lines, new { seconds = watch.Elapsed.TotalSeconds, lines_per_second = (int)(lines / watch.Elapsed.TotalSeconds) });
        watch.Restart();
        await house.Services.GetRequiredService<RollUp>().All(default);
        report("journal: rolled up", lines, new { seconds = watch.Elapsed.TotalSeconds, totals = await house.Db.Set<AccountTotal>().CountAsync() });
        await Measured.Analyze(house);

        // A thousand entries of the tail stand beside the totals, as they do between two turns of the roller.
        var bare = await Bare(house, 1000, accounts, sets);
        var posted = await Post(house, 1000, accounts);
        report("journal: post 10 lines", lines, Measured.Beside(posted, bare));
        foreach (var (what, of) in new (string, SumsOf)[]
            { ("trial balance: today", new() { To = Today }), ("trial balance: mid-month a year ago", new() { To = new(2025, 2, 13) }), ("trial balance: a fiscal year", new() { From = new(2024, 4, 1), To = new(2025, 3, 31) }) })
            report(what, lines, Measured.Spread(await Measured.Times(house, 100, async services => await services.GetRequiredService<AccountSums>().ByAccount(of, default))));
    }

    private static async Task<List<Id<DimensionSet>>> Sets(House house)
    {
        var ids = new List<Id<DimensionSet>> { default };
        await Measured.InAct(house, async services =>
        {
            for (var d = 1; d <= Departments; d++)
                ids.Add(await services.GetRequiredService<DimensionSets>().Intern(Dimensions.Of(("DEPARTMENT", $"D{d}")), default));
        });
        return ids;
    }

    /// <summary>Entries of ten lines over five years, fifty thousand lines a transaction.</summary>
    private async Task Write(House house, int lines, List<Id<Account>> accounts, List<Id<DimensionSet>> sets)
    {
        var random = new Random(42);
        var entries = lines / LinesAnEntry;
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve(entries * (LinesAnEntry + 1L) + 10, default);
        await using var history = await History.Begin(house, typeof(JournalEntry), typeof(JournalLine));
        var numbers = new Dictionary<int, int>();
        for (var done = 0; done < entries; done += 5000)
        {
            var some = Enumerable.Range(done, Math.Min(5000, entries - done)).Select(_ =>
            {
                var date = First.AddDays(random.Next(Years * 365));
                var entry = Entry(next++, $"JE-{date.Year}-{numbers[date.Year] = numbers.GetValueOrDefault(date.Year) + 1:0000000}", date);
                entry.Lines.AddRange(Lines(entry, random, accounts, sets, () => next++));
                return entry;
            }).ToList();
            await history.Write(async bulk =>
            {
                await bulk.Insert(some, default);
                await bulk.Insert(some.SelectMany(e => e.Lines), default);
                await bulk.Insert(some.Select(e => new JournalTail { EntryId = e.Id, Date = e.Date }), default);
            });
        }
        await history.End();
    }

    private static JournalEntry Entry(long id, string number, DateOnly date) => new()
    {
        Id = new(id), Number = number, Date = date, At = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), ByName = "bench", Kind = EntryKind.Normal, Area = PeriodArea.General,
        DescriptionJa = "売上", DescriptionZh = "销售", DescriptionEn = "sale", SourceKind = "bench", SourceId = id, SourceNumber = "B-1",
        Total = Money.OfMinor(5000, Currency.JPY), Currency = Currency.JPY, LinesHash = new string('0', 64),
    };

    private static IEnumerable<JournalLine> Lines(JournalEntry entry, Random random, List<Id<Account>> accounts, List<Id<DimensionSet>> sets, Func<long> id)
    {
        for (var i = 0; i < LinesAnEntry; i++)
        {
            var amount = Money.OfMinor(i % 2 == 0 ? 1000 : -1000, Currency.JPY);
            yield return new()
            {
                Id = new(id()), EntryId = entry.Id, Position = i + 1, AccountId = accounts[random.Next(accounts.Count)], Date = entry.Date, Amount = amount, Original = amount, DimensionSetId = sets[random.Next(sets.Count)],
            };
        }
    }

    /// <summary>Through the ledger: one act an entry.</summary>
    private static async Task<double[]> Post(House house, int runs, List<Id<Account>> accounts)
    {
        var random = new Random(7);
        var times = new double[runs];
        for (var i = -Warm; i < runs; i++)
        {
            var entry = BalancedEntry.Of(Text.Same("sale"), Enumerable.Range(0, LinesAnEntry).Select(n => new Posting
            {
                Account = AccountPart.Of(accounts[random.Next(accounts.Count)]), Amount = Money.OfMinor(n % 2 == 0 ? 1000 : -1000, Currency.JPY), Dimensions = Dimensions.Of(("DEPARTMENT", $"D{1 + random.Next(Departments)}")),
            }));
            var one = Stopwatch.StartNew();
            await Measured.InAct(house, async services => _ = (await services.GetRequiredService<Ledger>().Post(entry, new() { Kind = "bench", Id = 1, Number = "B-1", Date = Today, Area = PeriodArea.General }, default)).Value);
            if (i >= 0)
                times[i] = one.Elapsed.TotalMilliseconds;
        }
        return [.. times.Order()];
    }

    /// <summary>The same rows, bare: an entry, ten lines, the tail, the trail.</summary>
    private static async Task<double[]> Bare(House house, int runs, List<Id<Account>> accounts, List<Id<DimensionSet>> sets)
    {
        var (next, _) = await house.Services.GetRequiredService<IdStock>().Reserve((runs + Warm) * 13L, default);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await scope.ServiceProvider.GetRequiredService<IdSource>().Reserve(runs + Warm, default);
        var trail = scope.ServiceProvider.GetRequiredService<BulkTrail>();
        await using var bare = await BareRows.Open(house);
        var (entryShape, lineShape, tailShape, trailShape) = (RowShape.Of(db, typeof(JournalEntry)), RowShape.Of(db, typeof(JournalLine)), RowShape.Of(db, typeof(JournalTail)), RowShape.Of(db, typeof(AuditEntry)));
        var random = new Random(9);
        var times = new double[runs];
        for (var i = -Warm; i < runs; i++)
        {
            var entry = Entry(next++, string.Create(CultureInfo.InvariantCulture, $"RAW-{i}"), Today);
            var rows = new List<(RowShape, object?[])> { (entryShape, entryShape.Values(entry)) };
            rows.AddRange(Lines(entry, random, accounts, sets, () => next++).Select(l => (lineShape, lineShape.Values(l))));
            rows.Add((tailShape, tailShape.Values(new JournalTail { EntryId = entry.Id, Date = entry.Date })));
            rows.Add((trailShape, trailShape.Values(trail.Entry("journal_entry", entry.Id.Value, entryShape, AuditChange.Created, entryShape.Difference(null, entryShape.Values(entry))))));
            var took = await bare.Write(async () =>
            {
                foreach (var (shape, values) in rows)
                    await bare.Insert(shape, values);
            });
            if (i >= 0)
                times[i] = took;
        }
        return [.. times.Order()];
    }
}
