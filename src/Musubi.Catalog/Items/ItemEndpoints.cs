using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Barcodes;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Catalog.Items;

internal static class ItemEndpoints
{
    private const int MostFound = 12;

    public static void MapItems(this IEndpointRouteBuilder api)
    {
        api.MapAct<CreateItem>("POST", "/items");
        api.MapAct<EditItem>("PUT", "/items/{id:long}");
        api.MapAct<CopyItem>("POST", "/items/{id:long}/copy");
        api.MapAct<DeactivateItem>("POST", "/items/{id:long}/deactivate");
        api.MapAct<ReactivateItem>("POST", "/items/{id:long}/reactivate");
        api.MapAct<SetItemCategory>("PUT", "/items/{item:long}/category");
        api.MapAct<SetItemPrices>("PUT", "/items/{id:long}/prices");
        api.MapAct<SetItemCost>("PUT", "/items/{id:long}/cost");

        api.MapGet("/items/{id:long}", Read).WithName("GetItem").Produces<ItemAnswer>().ProducesProblem(404).Needs(CatalogPermission.View);
        api.MapGet("/items/{id:long}/prices", Prices).WithName("GetItemPrices").Produces<IEnumerable<PriceAnswer>>().Needs(CatalogPermission.View);
        api.MapGet("/items/{id:long}/costs", Costs).WithName("GetItemCosts").Produces<IEnumerable<CostAnswer>>().Needs(CatalogPermission.SeeCost);
        api.MapGet("/items/{id:long}/convert", Convert).WithName("ConvertItemQuantity").Produces<Quantity>().ProducesProblem(400).Needs(CatalogPermission.View);
        api.MapGet("/items/scan", Scan).WithName("ScanItem").Produces<ScanAnswer>().ProducesProblem(404).Needs(CatalogPermission.View);
        api.MapGet("/lookup/item", Lookup).WithName("Lookup-item").Produces<IEnumerable<LookupHit>>().Needs(CatalogPermission.View);
    }

    private sealed record ItemAnswer
    {
        public required Id<Item> Id { get; init; }
        public required int Version { get; init; }
        public required bool Active { get; init; }
        public required ItemDraft Item { get; init; }
    }

    private sealed record PriceAnswer(Currency Currency, Unit Unit, DateOnly From, decimal Price);

    private sealed record CostAnswer(Currency Currency, DateOnly From, decimal Cost);

    private sealed record ScanAnswer(Id<Item> Item, Unit? Unit, string Code, string Name);

    private static async Task<IResult> Read(CatalogDb db, long id, CancellationToken ct)
    {
        var item = await CatalogDb.WithParts(db.Items.AsNoTracking()).SingleOrDefaultAsync(i => i.Id == new Id<Item>(id), ct);
        return item is null
            ? Problem.Of([Refusal.NotFound(Words.Item, id)])
            : TypedResults.Ok(new ItemAnswer { Id = item.Id, Version = item.Version, Active = item.Active, Item = ItemDraft.Of(item, new ItemDraft()) });
    }

    private static async Task<IResult> Prices(CatalogDb db, long id, CancellationToken ct) =>
        TypedResults.Ok((await db.Prices.AsNoTracking().Where(p => p.ItemId == new Id<Item>(id)).OrderBy(p => p.Currency).ThenBy(p => p.Unit).ThenBy(p => p.From).ToListAsync(ct))
            .Select(p => new PriceAnswer(p.Currency, p.Unit, p.From, p.Price)));

    private static async Task<IResult> Costs(CatalogDb db, long id, CancellationToken ct) =>
        TypedResults.Ok((await db.Costs.AsNoTracking().Where(c => c.ItemId == new Id<Item>(id)).OrderBy(c => c.From).ToListAsync(ct)).Select(c => new CostAnswer(c.Currency, c.From, c.Cost)));

    /// <summary>GET /api/items/1042/convert?quantity=3&amp;from=XCS&amp;to=H87&amp;rounding=Up; without a rounding it must come out even.</summary>
    private static async Task<IResult> Convert(ItemLookup items, long id, string? quantity, string? from, string? to, Rounding? rounding, CancellationToken ct)
    {
        if (await items.Card(new(id), ct) is not { } item)
            return Problem.Of([Refusal.NotFound(Words.Item, id)]);
        if (!Unit.TryOf(from, out var unit) || !Unit.TryOf(to, out var other))
            return Problem.Of([Refusal.Unreadable(from is null ? nameof(from) : nameof(to), Words.Unit, from, "XCS, H87")]);
        if (!Quantity.TryParse(quantity, unit, out var read))
            return Problem.Of([Refusal.Unreadable(nameof(quantity), Words.Quantity, quantity, "3")]);
        var result = rounding is { } way ? item.Units.Convert(read, other, way) : item.Units.Convert(read, other);
        return result.Ok ? TypedResults.Ok(result.Value) : Problem.Of(result.Refusals);
    }

    private static async Task<IResult> Scan(ItemLookup items, string? code, long? party, CancellationToken ct)
    {
        if (await items.Exactly(code ?? "", party, ct) is not { } found || await items.Card(found.Item, ct) is not { } card)
            return Problem.Of([Refusal.NotFound(Words.Item, code ?? "")]);
        return TypedResults.Ok(new ScanAnswer(card.Id, found.Pack, card.Code, card.Name(Languages.Current)));
    }

    /// <summary>What <c>mu-lookup</c> asks while an item is typed; <c>Customer</c> or <c>Supplier</c> make their own numbers count.</summary>
    private static async Task<IResult> Lookup(ItemLookup items, CurrentAct act, string? q, long? customer, long? supplier, CancellationToken ct)
    {
        var party = customer ?? supplier;
        var found = await items.Find(q ?? "", act.Actor, MostFound, party, ct);
        var meant = (await items.Meant(q ?? "", party, ct)).Select(m => m.Item).ToHashSet();
        var numbers = party is { } whose ? await items.NumbersOf(whose, found.Select(i => i.Id.Value), ct) : new Dictionary<long, string>();
        return TypedResults.Ok(found.Select(i => new LookupHit(i.Id.Value, $"{i.Code} {i.Name(Languages.Current)}", i.Code, Detail(i)) { Exact = meant.Contains(i.Id) }));

        string Detail(ItemCard item) => numbers.TryGetValue(item.Id.Value, out var number) ? $"{Words.TheirNumber.With(number)} · {item.SalesUnit.Symbol}" : item.SalesUnit.Symbol.ToString();
    }
}
