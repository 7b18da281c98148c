using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Balances;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Reports;

/// <summary>What a report is asked for: days, and values of dimensions, as they stand in its address.</summary>
public sealed record ReportRequest
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Its first day was asked for as the last: the two stand the other way round.</summary>
    public bool Turned { get; init; }

    /// <summary>As they were typed.</summary>
    public AskedDay? FromAsked { get; init; }
    public AskedDay? ToAsked { get; init; }

    /// <summary>Days that cannot be read: there is no report of them.</summary>
    public IEnumerable<Refusal> Refusals => new[] { FromAsked?.WhyNot, ToAsked?.WhyNot }.OfType<Refusal>();

    /// <summary>The accounts of these sections alone, where a report lists accounts; none said is all of them.</summary>
    public IReadOnlyList<AccountSection> Sections { get; init; } = [];

    /// <summary>What was earned and spent in these days alone, as a profit and loss has it: nothing brought forward, and without the entries that closed a year's result into retained earnings.</summary>
    public bool AsEarned { get; init; }

    /// <summary>Code of a dimension to code of a value.</summary>
    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    /// <summary>The last line seen of a long account.</summary>
    public string? After { get; init; }

    /// <summary>A long account in one piece, as a file has it.</summary>
    public bool Whole { get; init; }

    /// <summary>What the address says; else the fiscal year that holds today, to today.</summary>
    internal static async Task<ReportRequest> Of(IQueryCollection query, FinanceDb db, Clock clock, CancellationToken ct)
    {
        var today = clock.Today;
        var (fromAsked, toAsked) = (AskedDay.Of("from", Words.FirstDay, query["from"], today), AskedDay.Of("to", Words.Until, query["to"], today));
        var to = toAsked.Day ?? today;
        var first = fromAsked.Day ?? await db.Years.Where(y => y.From <= to && to <= y.To).Select(y => (DateOnly?)y.From).SingleOrDefaultAsync(ct) ?? new DateOnly(to.Year, 1, 1);
        (var from, to, var turned) = InOrder(first, to);
        return new()
        {
            From = from, To = to, Turned = turned, FromAsked = fromAsked, ToAsked = toAsked, After = query["after"],
            Sections = [.. query["section"].ToString().Split(',').Where(s => Enum.IsDefined(typeof(AccountSection), s)).Select(Enum.Parse<AccountSection>).Distinct().Order()], AsEarned = query["earned"] == On,
            Dimensions = query.Where(q => q.Key.StartsWith("d.", StringComparison.Ordinal) && q.Value.ToString().Length > 0).ToDictionary(q => q.Key[2..], q => q.Value.ToString()),
        };
    }

    /// <summary>Two days in order: who turns them round meant the days between.</summary>
    internal static (DateOnly From, DateOnly To, bool Turned) InOrder(DateOnly from, DateOnly to) => from <= to ? (from, to, false) : (to, from, true);

    /// <summary>The address of this request on another page, or of other days.</summary>
    public string At(string path, DateOnly? from = null, DateOnly? to = null) => QueryHelpers.AddQueryString(path,
        new Dictionary<string, string?> { ["from"] = Iso(from ?? From), ["to"] = Iso(to ?? To), ["section"] = Sections.Count == 0 ? null : string.Join(',', Sections), ["earned"] = AsEarned ? On : null }.Concat(Dimensions.Select(d => KeyValuePair.Create("d." + d.Key, (string?)d.Value))));

    /// <summary>The same as a condition on sums. A value that is not there matches nothing rather than everything.</summary>
    internal async Task<SumsOf> Sums(FinanceDb db, DateOnly? from, DateOnly to, CancellationToken ct)
    {
        var values = new List<IReadOnlyList<Id<DimensionValue>>>();
        foreach (var (dimension, value) in Dimensions)
        {
            var all = await db.Dimensions.AsNoTracking().Where(d => d.Code == dimension).SelectMany(d => d.Values).ToListAsync(ct);
            var below = new HashSet<string>(StringComparer.Ordinal) { value };
            while (all.Where(v => below.Contains(v.Parent)).Any(v => below.Add(v.Code))) { }
            values.Add([.. all.Where(v => below.Contains(v.Code)).Select(v => v.Id)]);
        }
        // What closes a year bears no dimension.
        var closed = AsEarned && from is not null && values.Count == 0 && await db.Entries.AnyAsync(e => e.Kind == EntryKind.Closing && e.Date >= from && e.Date <= to, ct);
        return new() { From = from, To = to, Values = values, BeforeClosing = closed };
    }

    private const string On = "on";

    private static string Iso(DateOnly day) => AskedDay.Iso(day);
}
