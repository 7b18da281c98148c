using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>How the company counts: what it accepts, and how often it counts which class.</summary>
public sealed class CountSettings : IVersioned
{
    public static readonly Id<CountSettings> Only = new(1);
    public required Id<CountSettings> Id { get; init; }
    public int Version { get; set; }
    public decimal TolerancePercent { get; set; } = 2;
    public required Money ToleranceValue { get; set; }

    /// <summary>Days from one count of an item to the next.</summary>
    public int DaysA { get; set; } = 30;
    public int DaysB { get; set; } = 91;
    public int DaysC { get; set; } = 365;

    public int DaysOf(AbcClass of) => of switch { AbcClass.A => DaysA, AbcClass.B => DaysB, _ => DaysC };
}

/// <summary>Says how the company counts.</summary>
[Needs(InventoryPermission.SetUp)]
internal sealed class SaveCountSettings(InventoryDb db, CompanyProfile company) : IUseCase<SaveCountSettings.Input, Done>
{
    private const int MostDays = 3650;

    public sealed record Input
    {
        public int Version { get; init; }
        public decimal? TolerancePercent { get; init; }

        /// <summary>In the currency of the books.</summary>
        public decimal? ToleranceValue { get; init; }
        public int? DaysA { get; init; }
        public int? DaysB { get; init; }
        public int? DaysC { get; init; }

        internal static Input Of(CountSettings s) => new() { Version = s.Version, TolerancePercent = s.TolerancePercent, ToleranceValue = s.ToleranceValue.Amount, DaysA = s.DaysA, DaysB = s.DaysB, DaysC = s.DaysC };
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var refusals = CountRules.Tolerance(input.TolerancePercent, input.ToleranceValue);
        foreach (var (field, days) in new[] { ("DaysA", input.DaysA), ("DaysB", input.DaysB), ("DaysC", input.DaysC) })
        {
            if (days is not (>= 1 and <= MostDays))
                refusals.Add(new("inventory.count-days", Words.CountDaysRange.With(MostDays), null, field));
        }
        if (refusals.Count > 0)
            return refusals;
        var value = Money.Of(input.ToleranceValue!.Value, (await company.Get(ct)).Currency, Rounding.HalfUp);
        if (await db.CountSettings.SingleOrDefaultAsync(ct) is not { } settings)
            db.CountSettings.Add(settings = new() { Id = CountSettings.Only, ToleranceValue = value });
        else
            db.All.Expect(settings, input.Version);
        (settings.TolerancePercent, settings.ToleranceValue, settings.DaysA, settings.DaysB, settings.DaysC) = (input.TolerancePercent!.Value, value, input.DaysA!.Value, input.DaysB!.Value, input.DaysC!.Value);
        return default(Done);
    }
}

internal static class CountRules
{
    public static List<Refusal> Tolerance(decimal? percent, decimal? value)
    {
        var refusals = new List<Refusal>();
        if (percent is not (>= 0 and <= 100))
            refusals.Add(new("inventory.tolerance", Words.TolerancePercentRange, null, "TolerancePercent"));
        if (value is not (>= 0 and <= 1_000_000_000_000m))
            refusals.Add(new("inventory.tolerance", Words.ToleranceValueRange, null, "ToleranceValue"));
        return refusals;
    }

    /// <summary>As the company set them; while it has not, two percent and a small amount of its currency.</summary>
    public static async Task<CountSettings> Settings(this InventoryDb db, CompanyProfile company, CancellationToken ct)
    {
        if (await db.CountSettings.AsNoTracking().SingleOrDefaultAsync(ct) is { } stored)
            return stored;
        var currency = (await company.Get(ct)).Currency;
        return new() { Id = CountSettings.Only, ToleranceValue = Money.Of(currency.Decimals == 0 ? 5_000 : 300, currency) };
    }

    /// <summary>A count to act upon, with its lines. Its row is written first, which is a lock: of two who act at once the second reads what the first did.</summary>
    public static async Task<StockCount?> Take(this InventoryDb db, Id<StockCount> id, CancellationToken ct)
    {
        await db.Counts.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Note, c => c.Note), ct);
        return await db.Counts.AsTracking().Include(c => c.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(c => c.Id == id, ct);
    }

    /// <summary>What one line's difference is worth at what such goods cost now, in minor units.</summary>
    public static long Worth(long difference, Levels.Standing? item) =>
        item is null || item.Quantity <= 0 ? 0 : (long)Rounding.HalfUp.Divide((Int128)item.Value * difference, item.Quantity);

    public static bool IsBeyond(this StockCount count, CountLine line, Levels.Standing? item) =>
        !new CountTolerance(count.TolerancePercent, count.ToleranceValue).Allows(line.Difference, line.Against, Worth(line.Difference, item));
}
