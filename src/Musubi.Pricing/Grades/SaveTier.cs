using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Pricing.Grades;

/// <summary>Writes a price tier, new or changed.</summary>
[Needs(PricingPermission.SetRules)]
internal sealed class SaveTier(PricingDb db, IdSource ids) : IUseCase<SaveTier.Input, Id<PriceTier>>
{
    public sealed record Input
    {
        public Id<PriceTier>? Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();

        /// <summary>Its place among the tiers, from 1.</summary>
        public int? Position { get; init; }
    }

    public async Task<Result<Id<PriceTier>>> Run(Input input, CancellationToken ct)
    {
        var tier = input.Id is { } id ? await db.Tiers.SingleOrDefaultAsync(t => t.Id == id, ct) : null;
        if (input.Id is { } missing && tier is null)
            return Refusal.NotFound(Words.Tier, missing);
        if (tier is not null && tier.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Tier);
        var found = new List<Refusal>();
        var code = input.Code.Trim();
        GradeCodes.Check(code, await db.Tiers.AnyAsync(t => t.Code == code && t.Id != (input.Id ?? default), ct), found);
        var names = input.Names.Tidy();
        names.Check(nameof(input.Names), found);
        if (found.Count > 0)
            return found;
        if (tier is null)
            db.Tiers.Add(tier = new() { Id = ids.Next<PriceTier>(), Code = code });
        else
            db.All.Expect(tier, input.Version);
        (tier.Code, tier.Names, tier.Position) = (code, names, input.Position ?? await db.Tiers.CountAsync(ct) + 1);
        return tier.Id;
    }
}

/// <summary>Removes a tier that no grade selects and no list holds prices of.</summary>
[Needs(PricingPermission.SetRules)]
internal sealed class RemoveTier(PricingDb db) : IUseCase<RemoveTier.Input, Done>
{
    public sealed record Input
    {
        public Id<PriceTier> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Tiers.SingleOrDefaultAsync(t => t.Id == input.Id, ct) is not { } tier)
            return Refusal.NotFound(Words.Tier, input.Id);
        if (await db.Grades.AnyAsync(g => g.TierId == input.Id, ct) || await db.Lists.AnyAsync(l => l.TierId == input.Id, ct))
            return new Refusal("pricing.tier-in-use", Words.InUseStill.With(tier.Names.AsText()), Words.TierInUseAdvice, Kind: RefusalKind.Conflict);
        db.Tiers.Remove(tier);
        return default(Done);
    }
}

internal static class GradeCodes
{
    public static void Check(string code, bool taken, List<Refusal> found)
    {
        if (code.Length == 0)
            found.Add(Refusal.Missing("Code", Words.Code));
        else if (code.Length > 20)
            found.Add(Refusal.TooLong("Code", Words.Code, code.Length, 20));
        else if (taken)
            found.Add(new("pricing.code-taken", Words.CodeTaken.With(code), Words.CodeTakenAdvice, "Code"));
    }
}
