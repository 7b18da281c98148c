using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Testing;

namespace Musubi.Catalog.Tests.Categories;

public sealed class CategoryTests
{
    private static Task<Id<Category>> Create(House house, string code, Id<Category>? parent = null) =>
        house.Do<CreateCategory, CreateCategory.Input, Id<Category>>(new() { Code = code, Names = Names.Of(code), Parent = parent });

    [Theory, Engines]
    public async Task A_category_cannot_move_below_itself(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var top = await Create(house, "A");
        var low = await Create(house, "AAA", await Create(house, "AA", top));
        var refused = await house.Run<MoveCategory, MoveCategory.Input, Done>(new() { Id = top, Parent = low });
        Assert.Equal("catalog.category-cycle", Assert.Single(refused.Refusals).Code);
    }

    [Theory, Engines]
    public async Task The_items_of_a_branch_move_with_it(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var (a, b) = (await Create(house, "A"), await Create(house, "B"));
        var below = await Create(house, "AA", a);
        await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "X", Names = Names.Of("X"), Category = await Create(house, "AAA", below) });
        await house.Do<MoveCategory, MoveCategory.Input, Done>(new() { Id = below, Parent = b });

        Assert.Equal(0, await CountIn(a));
        Assert.Equal(1, await CountIn(b));

        async Task<long> CountIn(Id<Category> category) =>
            (await ((IListDefinition)ItemList.Definition).Read(house.Services.GetScope(), Actor.System, ListRequest.Of(new QueryCollection(new Dictionary<string, StringValues> { ["f.category"] = category.ToString() })), default)).Total;
    }

    [Theory, Engines]
    public async Task A_category_with_items_or_branches_is_not_removed(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var top = await Create(house, "A");
        var low = await Create(house, "AA", top);
        await house.Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = "X", Names = Names.Of("X"), Category = low });
        Assert.Equal("catalog.category-has-children", (await house.Run<RemoveCategory, RemoveCategory.Input, Done>(new() { Id = top })).Refusals[0].Code);
        Assert.Equal("catalog.category-in-use", (await house.Run<RemoveCategory, RemoveCategory.Input, Done>(new() { Id = low })).Refusals[0].Code);
    }
}
