using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>What other modules know of an item.</summary>
public sealed record ItemCard
{
    public required Id<Item> Id { get; init; }
    public required string Code { get; init; }
    public required ItemKind Kind { get; init; }
    public required Names Names { get; init; }
    public required bool Active { get; init; }
    public required Id<Category>? Category { get; init; }
    public required ItemUnits Units { get; init; }
    public required Unit SalesUnit { get; init; }
    public required Unit PurchaseUnit { get; init; }
    public required Unit StockUnit { get; init; }

    /// <summary>The least that is sold at once, and the step, in the sales unit; zero is no limit.</summary>
    public required decimal Minimum { get; init; }
    public required decimal Multiple { get; init; }
    public required string PostingGroup { get; init; }
    public required Tracking Tracking { get; init; }

    /// <summary>Kilograms of one base unit; null is not known.</summary>
    public required decimal? Weight { get; init; }
    public required IReadOnlyList<(Id<Item> Item, Quantity Quantity)> Components { get; init; }
    internal IReadOnlyList<ItemTax> Taxes { get; init; } = [];
    internal IReadOnlyList<ItemPrice> Prices { get; init; } = [];

    public string Name(Language language) => Names.In(language);

    /// <summary>A line's text as a paper in that language says it: the item's own name in that language; what somebody wrote instead as it stands.</summary>
    public string Told(string text, Language language) => Names.All().Contains(text, StringComparer.Ordinal) ? Name(language) : text;

    /// <summary>How a country taxes it on a day: standard, unless the item says otherwise.</summary>
    public TaxCategory TaxIn(string country, DateOnly date) => TaxOf(Taxes, country, date);

    /// <summary>The list price that holds on a day, per <paramref name="unit"/>: its own, else the one of another unit, converted and rounded to six decimals. Null where there is none.</summary>
    public UnitPrice? PriceIn(Currency currency, Unit unit, DateOnly date) =>
        ListPrice(currency, unit, date) is { } list && Units.Convert(list.Price, unit, 6, Rounding.HalfUp) is { Ok: true } converted ? converted.Value : null;

    /// <summary>The list price that holds on a day, as it stands, and since when: per <paramref name="unit"/>, else per another unit that converts to it.</summary>
    public (UnitPrice Price, DateOnly From)? ListPrice(Currency currency, Unit unit, DateOnly date)
    {
        ItemPrice? best = null;
        foreach (var price in Prices)
        {
            if (price.Currency == currency && price.From <= date && Units.TryFactor(price.Unit, unit, out _) && (best is null || Compare(price, best) < 0))
                best = price;
        }
        return best is null ? null : (best.UnitPrice, best.From);

        int Compare(ItemPrice a, ItemPrice b) => (Place(a.Unit), a.Unit.Code).CompareTo((Place(b.Unit), b.Unit.Code)) is var place and not 0 ? place : b.From.CompareTo(a.From);

        int Place(Unit of) => of == unit ? 0 : of == SalesUnit ? 1 : of == Units.Base ? 2 : 3;
    }

    internal static TaxCategory TaxOf(IEnumerable<ItemTax> taxes, string country, DateOnly date) =>
        taxes.Where(t => t.Country == country && t.From <= date).MaxBy(t => t.From)?.Category ?? TaxCategory.Standard;

    internal static ItemCard Of(Item item) => new()
    {
        Id = item.Id, Code = item.Code, Kind = item.Kind, Names = item.Names, Active = item.Active, Category = item.CategoryId, Units = item.Units(),
        SalesUnit = item.SalesUnit, PurchaseUnit = item.PurchaseUnit, StockUnit = item.StockUnit, Minimum = item.Minimum, Multiple = item.Multiple,
        PostingGroup = item.PostingGroup, Tracking = item.Tracking, Weight = item.Weight,
        Components = [.. item.Components.Select(c => (c.ComponentId, c.Quantity))], Taxes = item.Taxes, Prices = item.Prices,
    };
}

/// <summary>Cards from act to act of this process. Each act asks which versions stand, so that a change on any node is seen at once.</summary>
internal sealed class CardMemory
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<Id<Item>, (int Version, ItemCard Card)> known = new();

    public ItemCard? Of(Id<Item> id, int version) => known.TryGetValue(id, out var kept) && kept.Version == version ? kept.Card : null;

    public void Keep(int version, ItemCard card)
    {
        if (known.Count >= Most)
            known.Clear();
        known[card.Id] = (version, card);
    }
}

/// <summary>Finds items, for those above: by id in batches, by code or barcode, by what is typed.</summary>
public sealed class ItemLookup
{
    private const int Chunk = 500;
    private readonly MusubiDb db;
    private readonly SearchBox search;
    private readonly CardMemory memory;

    /// <summary>What the act that is running has asked for: an item is one to it from beginning to end.</summary>
    private readonly Dictionary<Id<Item>, ItemCard> seen = [];

    /// <summary>What tables call the column that names an item, in any language.</summary>
    public static readonly IReadOnlyList<string> Headings = ["商品コード", "品番", "製品番号", "型番", "品目番号", "品目コード", "商品编码", "产品编码", "物料编码", "货号", "料号", "商品编号", "Item code", "Item no.", "SKU", "Product code", "Part number"];

    internal ItemLookup(MusubiDb db, SearchBox search, CardMemory memory) => (this.db, this.search, this.memory) = (db, search, memory);

    public async Task<IReadOnlyDictionary<Id<Item>, ItemCard>> Cards(IEnumerable<Id<Item>> ids, CancellationToken ct)
    {
        var cards = new Dictionary<Id<Item>, ItemCard>();
        // What this act itself changed may yet be rolled back: it is neither asked for once only nor remembered.
        var changes = db.Writes<Item>();
        var inAct = !changes && db.Database.CurrentTransaction is not null;
        var asked = ids.Distinct().ToList();
        if (inAct)
        {
            foreach (var id in asked.Where(seen.ContainsKey))
                cards[id] = seen[id];
            asked.RemoveAll(cards.ContainsKey);
        }
        foreach (var some in asked.Chunk(Chunk))
        {
            var versions = await db.Set<Item>().AsNoTracking().Where(i => EF.Parameter(some).Contains(i.Id)).Select(i => new { i.Id, i.Version }).ToListAsync(ct);
            var unknown = new List<Id<Item>>();
            foreach (var item in versions)
            {
                if (memory.Of(item.Id, item.Version) is { } card)
                    cards[item.Id] = card;
                else
                    unknown.Add(item.Id);
            }
            if (unknown.Count == 0)
                continue;
            foreach (var item in await CatalogDb.WithCardParts(db.Set<Item>().AsNoTracking()).Where(i => unknown.Contains(i.Id)).ToListAsync(ct))
            {
                var card = cards[item.Id] = ItemCard.Of(item);
                if (!changes)
                    memory.Keep(item.Version, card);
            }
        }
        if (inAct)
        {
            foreach (var id in asked.Where(cards.ContainsKey))
                seen[id] = cards[id];
        }
        return cards;
    }

    /// <summary>A party's own numbers of items, of those it has one of.</summary>
    public async Task<IReadOnlyDictionary<long, string>> NumbersOf(long party, IEnumerable<long> items, CancellationToken ct)
    {
        var numbers = new Dictionary<long, string>();
        foreach (var some in items.Distinct().Select(i => new Id<Item>(i)).Chunk(Chunk))
        {
            var found = await db.Set<PartyItemCode>().AsNoTracking().Where(c => c.PartyId == party && EF.Parameter(some).Contains(c.ItemId)).OrderBy(c => c.Id).Select(c => new { c.ItemId, c.Code }).ToListAsync(ct);
            foreach (var item in found.GroupBy(c => c.ItemId))
                numbers[item.Key.Value] = string.Join(" / ", item.Select(c => c.Code));
        }
        return numbers;
    }

    /// <summary>How a paper in that language calls items on its lines, by the id of the item and the line's text; and below, what the party that gets it calls them.</summary>
    public async Task<Func<long, string, string>> Naming(IEnumerable<long> ids, long party, Language language, CancellationToken ct)
    {
        var wanted = ids.ToList();
        var (called, numbers) = (await Calling(wanted, language, ct), await NumbersOf(party, wanted, ct));
        return (id, text) => With(numbers, id, called(id, text), language);
    }

    /// <summary>How a screen in that language calls items on the lines of documents: what was typed otherwise stays as it was typed.</summary>
    public async Task<Func<long, string, string>> Calling(IEnumerable<long> ids, Language language, CancellationToken ct)
    {
        var cards = await Cards(ids.Distinct().Select(i => new Id<Item>(i)), ct);
        return (id, text) => cards.TryGetValue(new(id), out var card) ? card.Told(text, language) : text;
    }

    /// <summary>The same of lines that say the item's code and then its name. A code may hold spaces: of two that a line can begin with, the one its name follows is meant, else the longer.</summary>
    public async Task<Func<string, string>> Describing(IEnumerable<string> lines, long party, Language language, CancellationToken ct)
    {
        var keys = lines.SelectMany(CutsOf).Select(c => Item.KeyOf(c.Code)).Distinct(StringComparer.Ordinal).ToList();
        var ids = new List<Id<Item>>();
        foreach (var some in keys.Chunk(Chunk))
            ids.AddRange(await db.Set<Item>().Where(i => EF.Parameter(some).Contains(i.CodeKey)).Select(i => i.Id).ToListAsync(ct));
        var cards = (await Cards(ids, ct)).Values.ToDictionary(c => Item.KeyOf(c.Code), StringComparer.Ordinal);
        var numbers = await NumbersOf(party, ids.Select(i => i.Value), ct);
        return Told;

        string Told(string line)
        {
            var can = CutsOf(line).Reverse().Where(c => cards.ContainsKey(Item.KeyOf(c.Code))).Select(c => (Card: cards[Item.KeyOf(c.Code)], c.Name)).ToList();
            if (can.Count == 0)
                return line;
            var (card, name) = can.Find(c => c.Card.Names.All().Contains(c.Name, StringComparer.Ordinal)) is { Card: not null } named ? named : can[0];
            return With(numbers, card.Id.Value, $"{card.Code} {card.Told(name, language)}", language);
        }

        static IEnumerable<(string Code, string Name)> CutsOf(string line)
        {
            for (var at = line.IndexOf(' ', StringComparison.Ordinal); at is > 0 and <= ItemRules.MaxCode; at = line.IndexOf(' ', at + 1))
                yield return (line[..at], line[(at + 1)..].Trim());
        }
    }

    private static string With(IReadOnlyDictionary<long, string> numbers, long item, string name, Language language) =>
        numbers.TryGetValue(item, out var number) ? $"{name}\n{Words.YourNumber.With(number).In(language)}" : name;

    /// <summary>The standard cost of one base unit on a day, of those that have one.</summary>
    public async Task<IReadOnlyDictionary<Id<Item>, (decimal Cost, Currency Currency)>> Costs(IReadOnlyCollection<Id<Item>> ids, DateOnly date, CancellationToken ct) =>
        (await db.Set<ItemCost>().AsNoTracking().Where(c => c.From <= date && EF.Parameter(ids).Contains(c.ItemId)).Select(c => new { c.ItemId, c.From, c.Cost, c.Currency }).ToListAsync(ct))
            .GroupBy(c => c.ItemId).ToDictionary(g => g.Key, g => g.MaxBy(c => c.From) is { } last ? (last.Cost, last.Currency) : default);

    public async Task<ItemCard?> Card(Id<Item> id, CancellationToken ct) => (await Cards([id], ct)).GetValueOrDefault(id);

    /// <summary>What a scanner or a clerk means exactly: a code, a barcode (with the pack it stands on), or a party's own number.</summary>
    /// <param name="party">The customer or supplier whose numbers count too.</param>
    public async Task<(Id<Item> Item, Unit? Pack)?> Exactly(string typed, long? party, CancellationToken ct) =>
        await Meant(typed, party, ct) is { Count: > 0 } meant ? meant[0] : null;

    /// <summary>Every item that may be meant exactly, most often one: a party's number can be another item's code, or stand on two items.</summary>
    public async Task<IReadOnlyList<(Id<Item> Item, Unit? Pack)>> Meant(string typed, long? party, CancellationToken ct)
    {
        var code = Digits.ToAscii(typed).Trim();
        var key = Item.KeyOf(typed);
        if (code.Length == 0)
            return [];
        var meant = new List<(Id<Item> Item, Unit? Pack)>();
        var barcode = Gtin.KeyOf(Gtin.KindOf(code), code);
        if (await db.Set<ItemBarcode>().Where(b => b.Key == barcode || b.Key == code).OrderBy(b => b.Id).Select(b => new { b.ItemId, b.Unit }).FirstOrDefaultAsync(ct) is { } scanned)
            meant.Add((scanned.ItemId, scanned.Unit));
        if (await db.Set<Item>().Where(i => i.CodeKey == key).Select(i => (Id<Item>?)i.Id).FirstOrDefaultAsync(ct) is { } own)
            meant.Add((own, null));
        if (party is { } whose)
            meant.AddRange((await db.Set<PartyItemCode>().Where(c => c.PartyId == whose && c.CodeKey == key).OrderBy(c => c.Id).Select(c => c.ItemId).ToListAsync(ct)).Select(i => (i, (Unit?)null)));
        return [.. meant.DistinctBy(m => m.Item)];
    }

    /// <summary>Active items for what is typed: exactly, then by any part of code, names, reading or barcodes.</summary>
    public async Task<IReadOnlyList<ItemCard>> Find(string typed, Actor actor, int most, long? party, CancellationToken ct)
    {
        var matching = string.IsNullOrWhiteSpace(typed) ? await search.Newest(actor, most, "item", ct) : await search.Find(typed, actor, most * 2, ["item"], ct);
        var found = matching.Select(e => new Id<Item>(e.SubjectId));
        if (party is { } whose)
        {
            // What one customer calls a bearing may be a box to another: a number of somebody else says nothing here.
            var key = Item.KeyOf(typed);
            var others = await db.Set<PartyItemCode>().Where(c => c.CodeKey == key && c.PartyId != whose).Select(c => c.ItemId).ToListAsync(ct);
            found = found.Except(others);
        }
        var order = (await Meant(typed, party, ct)).Select(m => m.Item).Concat(found).Distinct().ToList();
        var cards = await Cards(order, ct);
        return [.. order.Where(cards.ContainsKey).Select(id => cards[id]).Where(c => c.Active).Take(most)];
    }
}
