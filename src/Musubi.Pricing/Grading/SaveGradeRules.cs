using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

/// <summary>Writes a draft of grade rules, new or changed. Nothing follows from it until it is applied.</summary>
[Needs(PricingPermission.EditGradeRules)]
internal sealed class SaveGradeRules(PricingDb db, FactReading facts, IdSource ids) : IUseCase<SaveGradeRules.Input, Id<GradeRuleSet>>
{
    private const int MostNote = 400, MostMonths = 36, MostWeight = 100;

    public sealed record Input
    {
        public Id<GradeRuleSet>? Id { get; init; }
        public int Version { get; init; }

        /// <summary>Null is twelve.</summary>
        public int? Months { get; init; }
        public string Note { get; init; } = "";
        public IReadOnlyList<FactLine> Facts { get; init; } = [];
        public IReadOnlyList<CutLine> Cuts { get; init; } = [];

        internal static Input Of(GradeRuleSet rules) => new()
        {
            Id = rules.Id, Version = rules.Version, Months = rules.Months, Note = rules.Note,
            Facts = [.. rules.Facts.OrderBy(f => f.Position).Select(f => new FactLine { Fact = f.Fact, Weight = f.Weight, Scale = f.Scale, Two = f.Two, Three = f.Three, Four = f.Four, Five = f.Five })],
            Cuts = [.. rules.Cuts.OrderByDescending(c => c.Least).Select(c => new CutLine { Grade = c.GradeId, Points = c.Least / 100m })],
        };
    }

    public sealed record FactLine
    {
        public string Fact { get; init; } = "";
        public int? Weight { get; init; }
        public FactScale? Scale { get; init; }

        /// <summary>From where on a score is given, where it is scored by given figures.</summary>
        public decimal? Two { get; init; }
        public decimal? Three { get; init; }
        public decimal? Four { get; init; }
        public decimal? Five { get; init; }

        internal bool IsBlank => Fact.Trim().Length == 0 && Weight is null && Steps.All(s => s is null);
        internal decimal?[] Steps => [Two, Three, Four, Five];
    }

    public sealed record CutLine
    {
        public Id<Grade>? Grade { get; init; }

        /// <summary>4.2 for 4.20 points of 5.</summary>
        public decimal? Points { get; init; }
    }

    public async Task<Result<Id<GradeRuleSet>>> Run(Input input, CancellationToken ct)
    {
        var rules = input.Id is { } id ? await db.WholeRules(id, ct) : null;
        if (input.Id is { } missing && rules is null)
            return Refusal.NotFound(GradeWords.RuleSet, missing);
        if (rules?.WhyNotEdit() is { } reason)
            return reason;
        if (rules is not null && rules.Version != input.Version)
            return Refusal.EditedMeanwhile(GradeWords.RuleSet);
        var found = await Check(input, ct);
        if (found.Count > 0)
            return found;

        if (rules is null)
            db.RuleSets.Add(rules = new() { Id = ids.Next<GradeRuleSet>(), Number = (await db.RuleSets.MaxAsync(r => (int?)r.Number, ct) ?? 0) + 1 });
        else
        {
            db.All.Expect(rules, input.Version);
            db.All.Touch(rules);
        }
        (rules.Months, rules.Note) = (input.Months ?? GradeRuleSet.Usual, input.Note.Trim());
        rules.Facts.Clear();
        rules.Cuts.Clear();
        foreach (var (line, i) in input.Facts.Where(f => !f.IsBlank).Select((line, i) => (line, i)))
        {
            var given = line.Scale == FactScale.Thresholds;
            var fact = new GradeRuleFact
            {
                Id = ids.Next<GradeRuleFact>(), RuleSetId = rules.Id, Position = i + 1, Fact = line.Fact.Trim(), Weight = line.Weight ?? 1, Scale = line.Scale ?? FactScale.Quantiles,
                Two = given ? line.Two : null, Three = given ? line.Three : null, Four = given ? line.Four : null, Five = given ? line.Five : null,
            };
            rules.Facts.Add(fact);
            db.All.Add(fact);
        }
        foreach (var line in input.Cuts.Where(c => c is { Grade: not null, Points: not null }))
        {
            var cut = new GradeRuleCut { Id = ids.Next<GradeRuleCut>(), RuleSetId = rules.Id, GradeId = line.Grade!.Value, Least = (int)(line.Points!.Value * 100) };
            rules.Cuts.Add(cut);
            db.All.Add(cut);
        }
        return rules.Id;
    }

    private async Task<List<Refusal>> Check(Input input, CancellationToken ct)
    {
        var found = new List<Refusal>();
        if (input.Months is < 1 or > MostMonths)
            found.Add(new("pricing.out-of-range", GradeWords.MonthsRange.With(input.Months), GradeWords.CorrectIt, nameof(input.Months)));
        if (input.Note.Trim().Length > MostNote)
            found.Add(Refusal.TooLong(nameof(input.Note), GradeWords.Note, input.Note.Trim().Length, MostNote));
        for (var i = 0; i < input.Facts.Count; i++)
        {
            if (!input.Facts[i].IsBlank)
                Check(input, i, found);
        }
        if (input.Facts.All(f => f.IsBlank))
            found.Add(new("pricing.no-facts", GradeWords.NoFacts, GradeWords.NoFactsAdvice, nameof(input.Facts)));

        var grades = await db.Grades.AsNoTracking().ToDictionaryAsync(g => g.Id, ct);
        for (var i = 0; i < input.Cuts.Count; i++)
        {
            var (line, at) = (input.Cuts[i], $"{nameof(input.Cuts)}[{i}]");
            if (line is { Grade: null, Points: null })
                continue;
            if (line.Grade is not { } grade)
                found.Add(Refusal.Missing(at + ".Grade", Words.Grade));
            else if (!grades.ContainsKey(grade))
                found.Add(Refusal.NotFound(Words.Grade, grade).At(at + ".Grade"));
            else if (input.Cuts.Take(i).Any(l => l.Grade == grade))
                found.Add(new("pricing.line-twice", Words.LineTwice, Words.LineTwiceAdvice, at + ".Grade"));
            if (line.Points is < 1 or > 5 || line.Points * 100 % 1 != 0)
                found.Add(new("pricing.out-of-range", GradeWords.PointsRange.With(line.Points), GradeWords.CorrectIt, at + ".Points"));
        }
        var cuts = input.Cuts.Select((c, i) => (Line: c, At: i)).Where(c => c.Line is { Grade: not null, Points: not null }).ToList();
        if (cuts.Count == 0)
            found.Add(new("pricing.no-cuts", GradeWords.NoCuts, GradeWords.NoCutsAdvice, nameof(input.Cuts)));
        if (found.Count > 0)
            return found;
        var ranked = cuts.OrderBy(c => grades[c.Line.Grade!.Value].Position).ThenBy(c => grades[c.Line.Grade!.Value].Code, StringComparer.Ordinal).ToList();
        foreach (var (above, below) in ranked.Zip(ranked.Skip(1)).Where(p => p.Second.Line.Points >= p.First.Line.Points))
            found.Add(new("pricing.cuts-order", GradeWords.CutsOrder.With(grades[below.Line.Grade!.Value].Names.AsText()), GradeWords.CutsOrderAdvice, $"{nameof(input.Cuts)}[{below.At}].Points"));
        return found;
    }

    private void Check(Input input, int i, List<Refusal> found)
    {
        var (line, at) = (input.Facts[i], $"{nameof(input.Facts)}[{i}]");
        var key = line.Fact.Trim();
        if (key.Length == 0)
            found.Add(Refusal.Missing(at + ".Fact", GradeWords.Fact));
        else if (facts.Fact(key) is null)
            found.Add(new("pricing.unknown-fact", GradeWords.UnknownFact.With(key), GradeWords.UnknownFactAdvice, at + ".Fact"));
        else if (input.Facts.Take(i).Any(f => f.Fact.Trim() == key))
            found.Add(new("pricing.line-twice", Words.LineTwice, Words.LineTwiceAdvice, at + ".Fact"));
        if (line.Weight is null)
            found.Add(Refusal.Missing(at + ".Weight", GradeWords.Weight));
        else if (line.Weight is < 1 or > MostWeight)
            found.Add(new("pricing.out-of-range", GradeWords.WeightRange.With(line.Weight), GradeWords.CorrectIt, at + ".Weight"));
        if (line.Scale != FactScale.Thresholds || facts.Fact(key) is not { } fact)
            return;
        var steps = line.Steps;
        if (steps.Any(s => s is null))
            found.Add(new("pricing.steps-missing", GradeWords.StepsMissing, GradeWords.StepsMissingAdvice, at + ".Two"));
        else if (steps.Zip(steps.Skip(1)).Any(p => fact.LessIsBetter ? p.Second >= p.First : p.Second <= p.First))
            found.Add(new("pricing.steps-order", GradeWords.StepsOrder.With(fact.LessIsBetter ? GradeWords.Lower : GradeWords.Higher), GradeWords.CorrectIt, at + ".Two"));
    }
}

/// <summary>Throws a draft of grade rules away.</summary>
[Needs(PricingPermission.EditGradeRules)]
internal sealed class RemoveGradeRules(PricingDb db) : IUseCase<RemoveGradeRules.Input, Done>
{
    public sealed record Input
    {
        public Id<GradeRuleSet> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.WholeRules(input.Id, ct) is not { } rules)
            return Refusal.NotFound(GradeWords.RuleSet, input.Id);
        if (rules.WhyNotEdit() is { } reason)
            return reason;
        await db.Simulations.Where(s => s.RuleSetId == rules.Id).ExecuteDeleteAsync(ct);
        db.RuleSets.Remove(rules);
        return default(Done);
    }
}
