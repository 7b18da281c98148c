using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>Saves the whole item as it was typed. What quantities elsewhere are counted in does not change.</summary>
[Needs(CatalogPermission.Edit)]
internal sealed class EditItem(CatalogDb db, IdSource ids, ItemUsage usage) : IUseCase<EditItem.Input, Id<Item>>
{
    public sealed record Input : ItemDraft
    {
        public Id<Item> Id { get; init; }

        /// <summary>The version that was on screen.</summary>
        public int Version { get; init; }
    }

    public async Task<Result<Id<Item>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Item(input.Id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, input.Id);
        if (item.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.Item);
        var known = await CatalogFacts.For(db, [input], ct);
        var found = ItemRules.Check(input, known, item.Id);
        if (input.Code.Trim().Length == 0)
            found.Add(Refusal.Missing(nameof(input.Code), Words.Code));
        if (found.Count == 0)
            found.AddRange(await UsedUnits(item, input, ct));
        if (found.Count > 0)
            return found;
        db.All.Expect(item, input.Version);
        item.Take(ItemDrafts.Completed(input, known), ids);
        db.All.Touch(item);
        return item.Id;
    }

    private async Task<IReadOnlyList<Refusal>> UsedUnits(Item item, Input input, CancellationToken ct)
    {
        var lost = new Dictionary<Unit, string>();
        if (input.BaseUnit != item.BaseUnit)
            lost[item.BaseUnit] = nameof(input.BaseUnit);
        foreach (var pack in item.Packs)
        {
            var at = input.Packs.ToList().FindIndex(p => p.Meant == pack.Unit);
            var kept = at >= 0 && Rational.TryParse(input.Packs[at].Factor, out var factor) && factor == pack.Factor;
            if (!kept)
                lost[pack.Unit] = at < 0 ? nameof(input.Packs) : $"{nameof(input.Packs)}[{at}].{nameof(ItemDraft.Pack.Factor)}";
        }
        if (lost.Count == 0)
            return [];
        var uses = await usage.Of(item.Id, 1, ct);
        var refused = new List<Refusal>();
        foreach (var (unit, field) in lost)
        {
            // With another base unit every quantity would mean something else, whatever unit it is written in.
            if (uses.FirstOrDefault(u => u.Unit is null || u.Unit == unit || field == nameof(input.BaseUnit)) is { } use)
                refused.Add(new Refusal("catalog.unit-in-use", Words.UnitInUse.With(unit.Name, use.Noun, use.Code), Words.UnitInUseAdvice, field, RefusalKind.Conflict) { Href = use.Href });
        }
        return refused;
    }
}
