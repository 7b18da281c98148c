using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Settings;

/// <summary>Says how the company finds its prices. What is confirmed stays; what comes is priced by the new rules.</summary>
[Needs(PricingPermission.SetRules)]
internal sealed class SetPricing(PricingDb db, ItemCategories categories, IdSource ids) : IUseCase<SetPricing.Input, Done>
{
    public sealed record Input
    {
        public int Version { get; init; }

        /// <summary>The levels from the first that counts; each once. The list price comes last by itself.</summary>
        public IReadOnlyList<Place> Order { get; init; } = [];
        public PriceChoice Choice { get; init; }
        public DiscountBase DiscountOn { get; init; }
        public FloorAct Floor { get; init; }
        public IReadOnlyList<RoundingLine> Roundings { get; init; } = [];
        public IReadOnlyList<FloorLine> Floors { get; init; } = [];

        internal static Input Of(PricingSettings s) => new()
        {
            Version = s.Version, Order = [.. s.Order.Where(l => l != PriceLevel.List).Select(l => new Place { Level = l })], Choice = s.Choice, DiscountOn = s.DiscountOn, Floor = s.Floor,
            Roundings = [.. s.Roundings.Select(r => new RoundingLine { Currency = r.Currency, Decimals = r.Decimals, Rounding = r.Rounding })],
            Floors = [.. s.Floors.Select(f => new FloorLine { Grade = f.GradeId, Group = f.CategoryId, Percent = f.Margin * 100 })],
        };
    }

    public sealed record Place
    {
        public PriceLevel? Level { get; init; }
    }

    public sealed record RoundingLine
    {
        public Currency? Currency { get; init; }
        public int? Decimals { get; init; }
        public Rounding? Rounding { get; init; }
    }

    public sealed record FloorLine
    {
        public Id<Grade>? Grade { get; init; }
        public Id<Category>? Group { get; init; }

        /// <summary>15 for a gross margin of 15 % of the price.</summary>
        public decimal? Percent { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var found = await Check(input, ct);
        var settings = await db.All.Set<PricingSettings>().Include(s => s.Roundings).Include(s => s.Floors).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == PricingSettings.Only, ct);
        if (settings is not null && settings.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.PricingRules);
        if (found.Count > 0)
            return found;

        if (settings is null)
            db.All.Add(settings = new() { Id = PricingSettings.Only });
        else
        {
            db.All.Expect(settings, input.Version);
            db.All.Touch(settings);
        }
        settings.Precedence = string.Join(',', input.Order.Select(p => p.Level).OfType<PriceLevel>());
        (settings.Choice, settings.DiscountOn, settings.Floor) = (input.Choice, input.DiscountOn, input.Floor);
        settings.Roundings.RemoveAll(r => !input.Roundings.Any(l => l.Currency == r.Currency));
        foreach (var line in input.Roundings.Where(l => l.Currency is not null))
        {
            var row = settings.Roundings.Find(r => r.Currency == line.Currency);
            if (row is null)
                settings.Roundings.Add(row = new() { Id = ids.Next<PriceRounding>(), SettingsId = settings.Id, Currency = line.Currency!.Value });
            (row.Decimals, row.Rounding) = (line.Decimals!.Value, line.Rounding ?? Rounding.HalfUp);
        }
        settings.Floors.RemoveAll(f => !input.Floors.Any(l => l.Percent is not null && (l.Grade, l.Group) == (f.GradeId, f.CategoryId)));
        foreach (var line in input.Floors.Where(l => l.Percent is not null))
        {
            var row = settings.Floors.Find(f => (f.GradeId, f.CategoryId) == (line.Grade, line.Group));
            if (row is null)
                settings.Floors.Add(row = new() { Id = ids.Next<PriceFloor>(), SettingsId = settings.Id, GradeId = line.Grade, CategoryId = line.Group });
            row.Margin = line.Percent!.Value / 100;
        }
        return default(Done);
    }

    private async Task<List<Refusal>> Check(Input input, CancellationToken ct)
    {
        var found = new List<Refusal>();
        var levels = new HashSet<PriceLevel>();
        for (var i = 0; i < input.Order.Count; i++)
        {
            if (input.Order[i].Level is { } level && (level == PriceLevel.List || !levels.Add(level)))
                found.Add(new("pricing.level-twice", Words.LevelTwice.With(Words.Of(level)), Words.LevelTwiceAdvice, $"{nameof(input.Order)}[{i}].Level"));
        }
        if (found.Count == 0 && PricingSettings.Usual.Where(l => !levels.Contains(l)).ToList() is { Count: > 0 } left)
            found.Add(new("pricing.level-missing", Words.LevelMissing.With(Words.Of(left[0])), Words.LevelTwiceAdvice, $"{nameof(input.Order)}[{Math.Max(0, input.Order.Count - 1)}].Level"));
        for (var i = 0; i < input.Roundings.Count; i++)
        {
            var (line, at) = (input.Roundings[i], $"{nameof(input.Roundings)}[{i}]");
            if (line.Currency is null && line.Decimals is null)
                continue;
            if (line.Currency is not { IsNone: false })
                found.Add(Refusal.Missing(at + ".Currency", Words.Currency));
            if (line.Decimals is null)
                found.Add(Refusal.Missing(at + ".Decimals", Words.Decimals));
            else if (line.Decimals is < -2 or > 6)
                found.Add(new("pricing.out-of-range", Words.DecimalsRange, Words.DecimalsRangeAdvice, at + ".Decimals"));
            if (input.Roundings.Take(i).Any(l => l.Currency == line.Currency))
                found.Add(new("pricing.line-twice", Words.LineTwice, Words.LineTwiceAdvice, at + ".Currency"));
        }
        var (grades, tree) = ((await db.Grades.Select(g => g.Id).ToListAsync(ct)).ToHashSet(), await categories.Tree(ct));
        for (var i = 0; i < input.Floors.Count; i++)
        {
            var (line, at) = (input.Floors[i], $"{nameof(input.Floors)}[{i}]");
            if (line is { Percent: null, Grade: null, Group: null })
                continue;
            if (line.Percent is null)
                found.Add(Refusal.Missing(at + ".Percent", Words.Margin));
            else if (line.Percent is < -100 or >= 100)
                found.Add(new("pricing.out-of-range", Words.MarginRange.With(line.Percent), Words.MarginRangeAdvice, at + ".Percent"));
            if (line.Grade is { } grade && !grades.Contains(grade))
                found.Add(Refusal.NotFound(Words.Grade, grade).At(at + ".Grade"));
            if (line.Group is { } group && !tree.ContainsKey(group))
                found.Add(Refusal.NotFound(Words.Group, group).At(at + ".Group"));
            if (input.Floors.Take(i).Any(l => l.Percent is not null && (l.Grade, l.Group) == (line.Grade, line.Group)))
                found.Add(new("pricing.line-twice", Words.LineTwice, Words.LineTwiceAdvice, at + ".Grade"));
        }
        return found;
    }
}
