using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Views;
using Musubi.Modules.Search;
using Musubi.Modules.Workplace;
using Musubi.Testing;
using Xunit;

namespace Musubi.Modules.Tests.Lists;

public class ViewTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task A_view_opens_the_list_as_it_was_saved_until_it_is_changed(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        var clerk = house.As(WorkplacePermission.Use, LendingModule.View);
        var id = await house.Do<SaveView, SaveView.Input, Id<SavedView>>(new() { List = "books", Name = " 左の棚 ", Query = "?f.shelf=Left&sort=-title&after=x&view=9", AsDefault = true }, clerk);
        var views = await house.Get<ViewShelf>().Of("books", clerk, Stop);

        Assert.Equal(new ShelvedView(id.Value, "左の棚", "?f.shelf=Left&sort=-title", Own: true, Shared: false, IsDefault: true), Assert.Single(views));
        Assert.Equal($"?view={id}&f.shelf=Left&sort=-title", ViewShelf.Open(ListRequest.Of(""), views).Query());
        Assert.Equal("?view=all", ViewShelf.Open(ListRequest.Of("?view=all"), views).Query());
        Assert.Equal($"?view={id}&sort=code", ViewShelf.Open(ListRequest.Of($"?view={id}&sort=code"), views).Query());
        Assert.Equal($"/books?view={id}&sort=-title", LendingModule.Books.Address(ViewShelf.Open(ListRequest.Of(""), views).Without("shelf", "Left")));
    }

    [Theory, Engines]
    public async Task Others_see_a_view_only_while_it_is_shared_and_never_change_it(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        var head = house.As(WorkplacePermission.Use, WorkplacePermission.ShareViews, LendingModule.View);
        var clerk = house.As(WorkplacePermission.Use, LendingModule.View);
        var id = await house.Do<SaveView, SaveView.Input, Id<SavedView>>(new() { List = "books", Name = "A", Query = "?q=a" }, head);
        Assert.Empty(await house.Get<ViewShelf>().Of("books", clerk, Stop));

        await house.Do<ShareView, ShareView.Input, Done>(new() { Id = id, Shared = true }, head);
        await house.Do<ChooseDefaultView, ChooseDefaultView.Input, Done>(new() { List = "books", Id = id }, clerk);
        Assert.True(Assert.Single(await house.Get<ViewShelf>().Of("books", clerk, Stop)) is { Own: false, IsDefault: true });

        Assert.Equal("not-found", Assert.Single((await house.Run<RenameView, RenameView.Input, Done>(new() { Id = id, Name = "B" }, clerk)).Refusals).Code);
        Assert.Equal("not-found", Assert.Single((await house.Run<DeleteView, DeleteView.Input, Done>(new() { Id = id }, clerk)).Refusals).Code);
        Assert.Equal("view.name-taken", Assert.Single((await house.Run<SaveView, SaveView.Input, Id<SavedView>>(new() { List = "books", Name = "A", Query = "" }, head)).Refusals).Code);
        Assert.Equal("not-found", Assert.Single((await house.Run<SaveView, SaveView.Input, Id<SavedView>>(new() { List = "secrets", Name = "A", Query = "" }, clerk)).Refusals).Code);

        await house.Do<DeleteView, DeleteView.Input, Done>(new() { Id = id }, head);
        Assert.Empty(await house.Get<ViewShelf>().Of("books", clerk, Stop));
    }

    [Theory, Engines]
    public async Task One_box_finds_records_and_pages_that_one_may_see(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        var groups = await house.Get<Palette>().Find("b-007", house.As(LendingModule.View), 20, Stop);
        Assert.Equal(("B-007", "/books/"), (groups[0].Hits[0].Code, groups[0].Hits[0].Href[..7]));
        Assert.Equal("/books", (await house.Get<Palette>().Find("图书", house.As(LendingModule.View), 20, Stop))[0].Hits[0].Href);
        Assert.Empty(await house.Get<Palette>().Find("b-007", house.As(WorkplacePermission.Use), 20, Stop));
    }
}
