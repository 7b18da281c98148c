using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>The way in for many items at once, and for one: checks drafts without a query per row, and writes those that stand.</summary>
public sealed class ItemDrafts(MusubiDb db, IdSource ids, NumberSeries numbers, Clock clock)
{
    internal static readonly Series Codes = new("I", "{0}-{2:00000}", "", Gaps.Allowed);
    private readonly CatalogDb catalog = new(db);

    /// <summary>The refusals of each draft, in order; empty where it stands. A code that an earlier draft of the batch takes is taken.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Refusal>>> Check(IReadOnlyList<ItemDraft> drafts, CancellationToken ct)
    {
        var known = await CatalogFacts.For(catalog, drafts, ct);
        var all = new List<IReadOnlyList<Refusal>>(drafts.Count);
        foreach (var draft in drafts)
        {
            all.Add(ItemRules.Check(draft, known));
            known.Claim(draft);
        }
        return all;
    }

    /// <summary>Checks the drafts and adds the items; all of them or, with the reasons under <c>[row].Field</c>, none. The caller's act saves.</summary>
    public async Task<Result<IReadOnlyList<Id<Item>>>> Add(IReadOnlyList<ItemDraft> drafts, CancellationToken ct)
    {
        var refused = (await Check(drafts, ct)).SelectMany((r, i) => r.Select(x => drafts.Count == 1 ? x : x with { Field = $"[{i}].{x.Field}" })).ToList();
        if (refused.Count > 0)
            return refused;
        var added = new List<Id<Item>>(drafts.Count);
        var known = await CatalogFacts.For(catalog, drafts, ct);
        foreach (var draft in drafts)
        {
            var item = new Item { Id = ids.Next<Item>(), Code = draft.Code.Trim().Length > 0 ? draft.Code : await FreeCode(known, ct) };
            item.Take(Completed(draft, known), ids);
            db.Add(item);
            added.Add(item.Id);
        }
        return added;
    }

    /// <summary>A component's unit is its base unit where none is named.</summary>
    internal static ItemDraft Completed(ItemDraft draft, CatalogFacts known) => draft with
    {
        Components = [.. draft.Components.Select(c => c with { Unit = c.Unit ?? known.Component(c.Item!.Value)!.BaseUnit })],
    };

    /// <summary>The next code of the series that nobody typed by hand before.</summary>
    private async Task<string> FreeCode(CatalogFacts known, CancellationToken ct)
    {
        while (true)
        {
            var code = await numbers.Next(Codes, clock.Today, ct);
            var probe = await CatalogFacts.For(catalog, [new ItemDraft { Code = code }], ct);
            if (probe.CodeHolder(code) is null && known.CodeHolder(code) is null)
                return code;
        }
    }
}
