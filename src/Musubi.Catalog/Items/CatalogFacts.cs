using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Categories;
using Musubi.Kernel;

namespace Musubi.Catalog.Items;

/// <summary>An item that already has a code or barcode; one not yet saved has no id.</summary>
internal sealed record Holder(Id<Item>? Id, string Code, Names Names);

/// <summary>
/// What must be known of the catalog to judge drafts: read in a few queries however many drafts there are, so that the judging itself touches no database.
/// </summary>
internal sealed class CatalogFacts
{
    private const int Chunk = 500;
    private readonly Dictionary<string, Holder> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Holder> barcodes = new(StringComparer.Ordinal);
    private readonly Dictionary<Id<Item>, Item> items = [];
    private readonly Dictionary<Id<Item>, Id<Item>[]> kits = [];
    private HashSet<Id<Category>> categories = [];

    public bool HasCategory(Id<Category> id) => categories.Contains(id);

    public Holder? CodeHolder(string code) => codes.GetValueOrDefault(Item.KeyOf(code));

    public Holder? BarcodeHolder(string key) => barcodes.GetValueOrDefault(key);

    /// <summary>A component, with its packs.</summary>
    public Item? Component(Id<Item> id) => items.GetValueOrDefault(id);

    /// <summary>Whether <paramref name="kit"/> lies in <paramref name="item"/> or anywhere below it.</summary>
    public bool Contains(Id<Item> item, Id<Item> kit)
    {
        var seen = new HashSet<Id<Item>>();
        var open = new Stack<Id<Item>>([item]);
        while (open.TryPop(out var next))
        {
            if (next == kit)
                return true;
            if (seen.Add(next) && kits.TryGetValue(next, out var below))
                Array.ForEach(below, open.Push);
        }
        return false;
    }

    /// <summary>Notes that a draft of the same batch takes its codes.</summary>
    public void Claim(ItemDraft draft)
    {
        var holder = new Holder(null, draft.Code, draft.Names);
        if (draft.Code.Length > 0)
            codes.TryAdd(Item.KeyOf(draft.Code), holder);
        foreach (var barcode in draft.Barcodes)
            barcodes.TryAdd(KeyOf(barcode), holder);
    }

    public static string KeyOf(ItemDraft.Barcode barcode)
    {
        var code = Digits.ToAscii(barcode.Code).Trim();
        return Gtin.KeyOf(barcode.Kind ?? Gtin.KindOf(code), code);
    }

    public static async Task<CatalogFacts> For(CatalogDb db, IReadOnlyList<ItemDraft> drafts, CancellationToken ct)
    {
        var facts = new CatalogFacts { categories = (await db.Categories.Select(c => c.Id).ToListAsync(ct)).ToHashSet() };
        foreach (var keys in drafts.Select(d => Item.KeyOf(d.Code)).Where(k => k.Length > 0).Distinct().Chunk(Chunk))
        {
            foreach (var item in await db.Items.Where(i => keys.Contains(i.CodeKey)).Select(i => new { i.CodeKey, i.Id, i.Code, i.Names }).ToListAsync(ct))
                facts.codes[item.CodeKey] = new(item.Id, item.Code, item.Names);
        }
        foreach (var keys in drafts.SelectMany(d => d.Barcodes).Select(KeyOf).Where(k => k.Length > 0).Distinct().Chunk(Chunk))
        {
            var held = db.Barcodes.Where(b => keys.Contains(b.Key)).Join(db.Items, b => b.ItemId, i => i.Id, (b, i) => new { b.Key, i.Id, i.Code, i.Names });
            foreach (var item in await held.ToListAsync(ct))
                facts.barcodes[item.Key] = new(item.Id, item.Code, item.Names);
        }

        // The components, and below them level by level: kits are shallow.
        var wanted = drafts.SelectMany(d => d.Components).Select(c => c.Item).OfType<Id<Item>>().Distinct().ToList();
        foreach (var ids in wanted.Chunk(Chunk))
        {
            foreach (var item in await db.Items.AsNoTracking().Include(i => i.Packs).Where(i => ids.Contains(i.Id)).ToListAsync(ct))
                facts.items[item.Id] = item;
        }
        while (wanted.Count > 0)
        {
            var below = new List<(Id<Item> Kit, Id<Item> Component)>();
            foreach (var ids in wanted.Chunk(Chunk))
                below.AddRange((await db.Components.Where(c => ids.Contains(c.ItemId)).Select(c => new { c.ItemId, c.ComponentId }).ToListAsync(ct)).Select(c => (c.ItemId, c.ComponentId)));
            foreach (var kit in below.GroupBy(c => c.Kit))
                facts.kits[kit.Key] = [.. kit.Select(c => c.Component)];
            wanted = [.. below.Select(c => c.Component).Distinct().Where(c => !facts.kits.ContainsKey(c))];
        }
        return facts;
    }
}
