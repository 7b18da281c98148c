using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Pricing.Grades;

/// <summary>Writes a grade, new or changed: what it is called, its place, and the price tier it selects.</summary>
[Needs(PricingPermission.SetRules)]
internal sealed class SaveGrade(PricingDb db, IdSource ids) : IUseCase<SaveGrade.Input, Id<Grade>>
{
    public sealed record Input
    {
        public Id<Grade>? Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();

        /// <summary>From the best, 1, down.</summary>
        public int? Position { get; init; }

        /// <summary>Null pays the list price.</summary>
        public Id<PriceTier>? Tier { get; init; }
    }

    public async Task<Result<Id<Grade>>> Run(Input input, CancellationToken ct)
    {
        var grade = input.Id is { } id ? await db.Grades.SingleOrDefaultAsync(g => g.Id == id, ct) : null;
        if (input.Id is { } missing && grade is null)
            return Refusal.NotFound(Words.Grade, missing);
        if (grade is not null && grade.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Grade);
        var found = new List<Refusal>();
        var code = input.Code.Trim();
        GradeCodes.Check(code, await db.Grades.AnyAsync(g => g.Code == code && g.Id != (input.Id ?? default), ct), found);
        var names = input.Names.Tidy();
        names.Check(nameof(input.Names), found);
        if (input.Tier is { } tier && !await db.Tiers.AnyAsync(t => t.Id == tier, ct))
            found.Add(Refusal.NotFound(Words.Tier, tier).At(nameof(input.Tier)));
        if (found.Count > 0)
            return found;
        if (grade is null)
            db.Grades.Add(grade = new() { Id = ids.Next<Grade>(), Code = code });
        else
            db.All.Expect(grade, input.Version);
        (grade.Code, grade.Names, grade.TierId, grade.Position) = (code, names, input.Tier, input.Position ?? await db.Grades.CountAsync(ct) + 1);
        return grade.Id;
    }
}

/// <summary>Removes a grade that no customer has had.</summary>
[Needs(PricingPermission.SetRules)]
internal sealed class RemoveGrade(PricingDb db) : IUseCase<RemoveGrade.Input, Done>
{
    public sealed record Input
    {
        public Id<Grade> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Grades.SingleOrDefaultAsync(g => g.Id == input.Id, ct) is not { } grade)
            return Refusal.NotFound(Words.Grade, input.Id);
        if (await db.CustomerGrades.AnyAsync(c => c.GradeId == input.Id, ct) || await db.All.Set<Settings.PriceFloor>().AnyAsync(f => f.GradeId == input.Id, ct))
            return new Refusal("pricing.grade-in-use", Words.InUseStill.With(grade.Names.AsText()), Words.GradeInUseAdvice, Kind: RefusalKind.Conflict);
        db.Grades.Remove(grade);
        return default(Done);
    }
}
