using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Settings;
using Musubi.Testing;

namespace Musubi.Pricing.Tests;

/// <summary>A house with a customer, a bearing at 1,000 yen in its category, a tier and a grade.</summary>
internal sealed class Shop(House house) : IAsyncDisposable
{
    public House House => house;
    public Id<Party> Customer { get; private init; }
    public Id<Item> Bearing { get; private init; }
    public Id<Category> Bearings { get; private init; }
    public Id<PriceTier> Tier { get; private init; }
    public Id<Grade> Grade { get; private init; }
    public DateOnly Today => house.Clock.Today;

    public static async Task<Shop> Open(TestEngine engine)
    {
        var house = await House.Open(engine, furnish: Furnish);
        return new(house)
        {
            Customer = await One<Party>(house, "K-1"), Bearing = await One<Item>(house, "BRG-1"), Bearings = await One<Category>(house, "BRG"),
            Tier = await One<PriceTier>(house, "T1"), Grade = await One<Grade>(house, "A"),
        };
    }

    private static Task<Id<T>> One<T>(House house, string code) where T : class =>
        house.Db.Set<T>().Where(x => EF.Property<string>(x, "Code") == code).Select(x => EF.Property<Id<T>>(x, "Id")).SingleAsync();

    private static async Task Furnish(House house)
    {
        await house.Do<CreateParty, PartyDraft, Id<Party>>(new() { Code = "K-1", Name = "さくら商事株式会社", Roles = [PartyRole.Customer] });
        var mechanical = await house.Do<CreateCategory, CreateCategory.Input, Id<Category>>(new() { Code = "MEC", Names = Names.Of("機械要素") });
        var bearings = await house.Do<CreateCategory, CreateCategory.Input, Id<Category>>(new() { Code = "BRG", Names = Names.Of("軸受"), Parent = mechanical });
        var bearing = await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "BRG-1", Names = Names.Of("玉軸受"), Category = bearings, Packs = [new() { Unit = Unit.Box, Factor = "10" }] });
        await house.Do<SetItemPrices, SetItemPrices.Input, Done>(new() { Id = bearing, Prices = [new() { Currency = Currency.JPY, From = new(2026, 1, 1), Price = 1000 }] });
        var tier = await house.Do<SaveTier, SaveTier.Input, Id<PriceTier>>(new() { Code = "T1", Names = Names.Of("A") });
        await house.Do<SaveGrade, SaveGrade.Input, Id<Grade>>(new() { Code = "A", Names = Names.Of("特約店"), Tier = tier });
    }

    public Task<Id<PriceList>> ListFor(PriceListKind kind, string code = "", DateOnly? from = null, DateOnly? until = null) => house.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new()
    {
        Code = code.Length > 0 ? code : kind.ToString(), Names = Names.Of(kind.ToString()), Kind = kind, Currency = Currency.JPY, From = from, Until = until,
        Customer = kind == PriceListKind.Customer ? Customer : null, Tier = kind == PriceListKind.Tier ? Tier : null,
    });

    public Task<Result<int>> TrySet(Id<PriceList> list, DateOnly from, params SetPrices.Line[] lines) => Try(list, from, null, lines);

    public async Task<Result<int>> Try(Id<PriceList> list, DateOnly from, IReadOnlyList<long>? shown, params SetPrices.Line[] lines)
    {
        var version = (await house.Db.Set<PriceList>().SingleAsync(l => l.Id == list)).Version;
        return await house.Run<SetPrices, SetPrices.Input, int>(new() { Id = list, Version = version, From = from, Shown = shown, Lines = lines });
    }

    public async Task Set(Id<PriceList> list, DateOnly from, params SetPrices.Line[] lines) => _ = (await TrySet(list, from, lines)).Value;

    public Task Grades(DateOnly from, DateOnly until) =>
        house.Do<SetCustomerGrade, SetCustomerGrade.Input, Id<CustomerGrade>>(new() { Customer = Customer, Grade = Grade, From = from, Until = until, Reason = "Contract" });

    public async Task<PriceTrace> Price(decimal count = 1, DateOnly? on = null)
    {
        var item = (await house.Get<ItemLookup>().Card(Bearing, default))!;
        var book = await house.Get<Prices>().For(Customer.Value, [item], Currency.JPY, on ?? Today, default);
        return book.Of(item, Quantity.Of(count, Unit.Piece));
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();
}
