using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Workplace;
using Musubi.Modules.Workplace.Drafts;
using Musubi.Testing;

namespace Musubi.Modules.Tests.Workplace;

public class DraftTests
{
    [Theory, Engines]
    public async Task A_draft_is_kept_for_its_writer_until_it_is_saved_or_a_month_has_gone(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        var (one, other) = (house.As(WorkplacePermission.Use), house.As(WorkplacePermission.Use));
        await Keep(house, one, "order-new", "三河");
        await Keep(house, one, "order-new", "三河プラスチック");
        await Keep(house, other, "order-new", "横浜");
        Assert.Equal(["""{"Customer":["三河プラスチック"]}""", """{"Customer":["横浜"]}"""], await Kept(house));

        await house.Do<ForgetDraft, ForgetDraft.Input, Done>(new() { Key = "order-new" }, other);
        Assert.Single(await Kept(house));

        house.Clock.Advance(TimeSpan.FromDays(Draft.Days + 1));
        await Keep(house, other, "party-new", "新");
        Assert.Equal(["""{"Customer":["新"]}"""], await Kept(house));
    }

    [Theory, Engines]
    public async Task A_draft_too_large_to_keep_says_so(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);

        var kept = await house.Run<KeepDraft, KeepDraft.Input, Done>(new() { Key = "k", Fields = new() { ["Note"] = [new string('結', 100_000)] } }, house.As(WorkplacePermission.Use));

        Assert.Equal("draft.too-large", Assert.Single(kept.Refusals).Code);
    }

    private static Task<Done> Keep(House house, Actor writer, string key, string customer) =>
        house.Do<KeepDraft, KeepDraft.Input, Done>(new() { Key = key, At = 1, Fields = new() { ["Customer"] = [customer] } }, writer);

    private static Task<List<string>> Kept(House house) => house.Db.Set<Draft>().OrderBy(d => d.OwnerId).Select(d => d.Fields).ToListAsync();
}
