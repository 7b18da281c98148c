using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Catalog.Items;
using Musubi.Data.Audit;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Counts;

public sealed class StockCountTests
{
    [Theory, Engines]
    public async Task After_a_count_the_books_equal_the_shelf(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000), new StockLineDraft { Item = room.Tea, Quantity = 40, Lot = "L1", Bin = "A-01", Cost = 8_000 }, new StockLineDraft { Item = room.Tea, Quantity = 10, Lot = "L2", Cost = 2_000 });
        var count = await room.Started(percent: 50, value: 100_000);
        await room.Type(count, (room.Bolt, "", 97), (room.Tea, "L1", 42), (room.Tea, "L2", 10));
        await room.Submit(count);

        await room.PostIt(count);

        Assert.Equal(97m, await room.At(room.Tokyo, room.Bolt));
        Assert.Equal(52m, await room.At(room.Tokyo, room.Tea));
        Assert.Equal((97m, 9_700L), await room.Worth(room.Bolt));
        Assert.Equal((52m, 10_400L), await room.Worth(room.Tea));
        var document = await room.House.Db.Set<StockDocument>().Include(d => d.Moves).SingleAsync(d => d.Kind == StockKind.Count);
        Assert.Equal(2, document.Moves.Count);
        Assert.Equal(100, document.Value.Minor);
        Assert.Equal(-100, (await room.House.Get<Ledger>().Balance(new AccountPart(AccountRole.StockAdjustment, "goods"), Stockroom.Today, default)).Value.Minor);
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task What_moved_while_it_was_counted_is_not_counted_twice(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000), new StockLineDraft { Item = room.Tea, Quantity = 50, Lot = "L1", Cost = 5_000 });
        var count = await room.Started(percent: 50, value: 100_000);

        // Ten bolts leave before the clerk reaches the shelf and finds 88; two teas leave after the clerk has found 49.
        await room.Post(StockKind.Issue, room.Bolts(10));
        await room.Type(count, (room.Bolt, "", 88), (room.Tea, "L1", 49));
        await room.Post(StockKind.Issue, new StockLineDraft { Item = room.Tea, Quantity = 2 });
        await room.Submit(count);
        await room.PostIt(count);

        Assert.Equal(88m, await room.At(room.Tokyo, room.Bolt));
        Assert.Equal(47m, await room.At(room.Tokyo, room.Tea));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_sheet_filled_on_paper_is_held_against_the_beginning(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var count = await room.Started(percent: 50, value: 100_000);

        await room.Post(StockKind.Issue, room.Bolts(10));
        await room.Type(count, CountedAt.Start, false, (room.Bolt, "", 99));
        await room.Submit(count);
        await room.PostIt(count);

        Assert.Equal(89m, await room.At(room.Tokyo, room.Bolt));
        var (number, entry) = ((await room.House.Db.Set<StockCount>().SingleAsync(c => c.Id == count)).Number, await room.House.Db.Set<Finance.Journal.JournalEntry>().OrderBy(e => e.Id).LastAsync());
        Assert.Equal($"棚卸 {number} 東京倉庫", entry.DescriptionJa);
    }

    [Theory, Engines]
    public async Task A_blind_count_does_not_show_what_the_books_say(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var count = await room.Started(blind: true);

        Assert.True((await room.Read(count)).Count.HidesBook);

        await room.Type(count, (room.Bolt, "", 100));
        await room.Submit(count);

        Assert.False((await room.Read(count)).Count.HidesBook);
    }

    [Theory, Engines]
    public async Task A_difference_beyond_tolerance_is_counted_again_and_then_waits_for_somebody_else(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var clerk = room.House.As(InventoryPermission.Count, InventoryPermission.PostCounts);
        var chief = room.House.As(InventoryPermission.PostCounts);
        var count = await room.Started(percent: 2, value: 1_000);
        await room.Type(count, CountedAt.Now, false, clerk, (room.Bolt, "", 90));

        var once = await room.House.Run<SubmitCount, SubmitCount.Input, Id<StockCount>>(new() { Id = count }, clerk);
        Assert.Equal("inventory.count-again", once.Refusals[0].Code);

        await room.Type(count, CountedAt.Now, true, clerk, (room.Bolt, "", 91));
        await room.House.Do<SubmitCount, SubmitCount.Input, Id<StockCount>>(new() { Id = count }, clerk);
        var own = await room.House.Run<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count }, clerk);
        Assert.Equal("inventory.own-count", own.Refusals[0].Code);
        Assert.Equal(100m, await room.At(room.Tokyo, room.Bolt));

        await room.House.Do<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count }, chief);
        Assert.Equal(91m, await room.At(room.Tokyo, room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Who_counts_does_not_post(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var clerk = room.House.As(InventoryPermission.Count);
        var count = await room.Started();
        await room.Type(count, CountedAt.Now, false, clerk, (room.Bolt, "", 100));
        await room.House.Do<SubmitCount, SubmitCount.Input, Id<StockCount>>(new() { Id = count }, clerk);

        Assert.Equal(clerk.Name, (await room.House.Db.Set<AuditEntry>().SingleAsync(a => a.Act == nameof(RecordCount) && a.SubjectKind == "stock_count" && a.SubjectId == count.Value)).ActorName);
        Assert.Equal(RefusalKind.Forbidden, (await room.House.Run<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count }, clerk)).Refusals[0].Kind);
    }

    [Theory, Engines]
    public async Task What_is_found_besides_the_sheet_comes_into_the_books(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var count = await room.Started(percent: 100, value: 1_000_000);
        await room.Type(count, (room.Bolt, "", 90));
        await room.House.Do<RecordCount, RecordCount.Input, int>(new()
        {
            Id = count, Finds = [new() { Item = room.Bolt, Bin = "a-02", Quantity = 10 }, new() { Item = room.Tea, Lot = "NEW", Quantity = 3 }, new() { Item = room.Tea, Lot = "NEW", Quantity = 2 }],
        });
        foreach (var line in (await room.Read(count)).Count.Lines.Where(l => l.IsFind))
            await room.House.Do<RecordCount, RecordCount.Input, int>(new() { Id = count, Again = true, Lines = [new() { LineId = line.Id, Quantity = line.First / 1_000_000m, Reason = CountReason.Misplaced }] });
        await room.Submit(count);
        await room.PostIt(count);

        Assert.Equal(100m, await room.At(room.Tokyo, room.Bolt));
        Assert.Equal(5m, await room.At(room.Tokyo, room.Tea));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task A_count_sent_back_is_counted_again(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var count = await room.Started(percent: 0, value: 0);
        await room.Type(count, (room.Bolt, "", 80));
        await room.Type(count, CountedAt.Now, true, (room.Bolt, "", 80));
        await room.Submit(count);

        await room.House.Do<ReturnCount, ReturnCount.Input, Id<StockCount>>(new() { Id = count, Reason = "look under the stairs" });
        await room.Type(count, (room.Bolt, "", 100));
        await room.Submit(count);
        await room.PostIt(count);

        Assert.Equal(100m, await room.At(room.Tokyo, room.Bolt));
        Assert.False(await room.House.Db.Set<StockDocument>().AnyAsync(d => d.Kind == StockKind.Count));
        Assert.Equal(CountState.Posted, (await room.Read(count)).Count.State);
    }

    [Theory, Engines]
    public async Task Whom_a_rule_asks_posts_the_count_with_their_yes(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        var chief = await room.House.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = "Chief", Email = "chief@example.com", Department = Department.Management, Language = Language.English, Password = "a-long-enough-one" });
        await room.House.Do<CreateApprovalRule, CreateApprovalRule.Input, Id<ApprovalRule>>(new() { Kind = "stock_count", Name = "differences", From = Stockroom.Today, Steps = [new() { Approvers = [$"user:{chief}"] }] });
        var count = await room.Started(percent: 2, value: 500);
        await room.Type(count, (room.Bolt, "", 90));
        await room.Type(count, CountedAt.Now, true, (room.Bolt, "", 90));
        await room.Submit(count);

        Assert.Equal("inventory.count-by-rule", (await room.House.Run<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count })).Refusals[0].Code);
        var state = await room.House.Get<ApprovalDesk>().StateOf("stock_count", count.Value, default);
        await room.House.Do<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = new(state.RequestId) }, new Actor(chief.Value, "Chief", Language.English, new HashSet<string> { ApprovalPermission.Decide }));

        Assert.Equal(90m, await room.At(room.Tokyo, room.Bolt));
        Assert.Empty(await room.Faults());
    }

    [Theory, Engines]
    public async Task Two_counts_do_not_count_the_same_place(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 10_000));
        await room.Started();
        var other = await room.Planned();

        Assert.Equal("inventory.count-overlaps", (await room.House.Run<StartCount, StartCount.Input, int>(new() { Id = other })).Refusals[0].Code);
    }

    [Theory, Engines]
    public async Task A_cycle_count_takes_what_is_due_and_the_important_more_often(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        await room.Post(StockKind.Receipt, room.Bolts(100, 100_000), new StockLineDraft { Item = room.Tea, Quantity = 100, Lot = "L1", Cost = 1_000 });
        await room.Post(StockKind.Issue, room.Bolts(50), new StockLineDraft { Item = room.Tea, Quantity = 1 });
        await room.House.Do<ClassifyItems, ClassifyItems.Input, int>(new());
        Assert.Equal([(room.Bolt, AbcClass.A), (room.Tea, AbcClass.C)], (await room.House.Db.Set<ItemClass>().OrderBy(c => c.Class).ToListAsync()).Select(c => (c.ItemId, c.Class)));

        var first = await room.Started(CountKind.Cycle, percent: 100, value: 1_000_000);
        await room.Type(first, (room.Bolt, "", 50), (room.Tea, "L1", 99));
        await room.Submit(first);
        await room.PostIt(first);

        // A month later the bolts are due again, the tea is not.
        var next = await room.Planned(CountKind.Cycle, Stockroom.Today.AddDays(30));
        Assert.Equal(1, await room.House.Do<StartCount, StartCount.Input, int>(new() { Id = next }));
        Assert.Equal(room.Bolt, (await room.Read(next)).Count.Lines.Single().ItemId);
    }

    [Fact]
    public void Four_fifths_of_the_value_are_A_and_the_largest_always_is()
    {
        Id<Item> one = new(1), two = new(2), three = new(3), none = new(4);
        Assert.Equal([(one, AbcClass.A), (two, AbcClass.B), (three, AbcClass.C), (none, AbcClass.C)], ItemClass.Of([(three, 4), (one, 85), (none, 0), (two, 11)]));
        Assert.Equal([(one, AbcClass.A)], ItemClass.Of([(one, 5)]));
    }

    [Theory]
    [InlineData(-2, 100, 500, true)]
    [InlineData(-3, 100, 500, false)]
    [InlineData(2, 100, 1001, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(0, 0, 0, true)]
    public void A_difference_is_within_tolerance_when_percent_and_value_both_allow_it(long difference, long against, long minor, bool allowed) =>
        Assert.Equal(allowed, new CountTolerance(2, Money.OfMinor(1000, Currency.JPY)).Allows(difference, against, minor));
}

internal static class Counting
{
    public static Task<Id<StockCount>> Planned(this Stockroom room, CountKind kind = CountKind.Full, DateOnly? date = null, bool blind = false, decimal? percent = null, decimal? value = null) =>
        room.House.Do<PlanCount, PlanCount.Input, Id<StockCount>>(new() { Warehouse = room.Tokyo, Kind = kind, Date = date ?? Stockroom.Today, IsBlind = blind, TolerancePercent = percent, ToleranceValue = value });

    public static async Task<Id<StockCount>> Started(this Stockroom room, CountKind kind = CountKind.Full, bool blind = false, decimal? percent = null, decimal? value = null)
    {
        var count = await room.Planned(kind, null, blind, percent, value);
        await room.House.Do<StartCount, StartCount.Input, int>(new() { Id = count });
        return count;
    }

    public static Task Type(this Stockroom room, Id<StockCount> count, params (Id<Item> Item, string Lot, decimal Quantity)[] counted) => room.Type(count, CountedAt.Now, false, Actor.System, counted);

    public static Task Type(this Stockroom room, Id<StockCount> count, CountedAt at, bool again, params (Id<Item> Item, string Lot, decimal Quantity)[] counted) => room.Type(count, at, again, Actor.System, counted);

    public static async Task Type(this Stockroom room, Id<StockCount> count, CountedAt at, bool again, Actor actor, params (Id<Item> Item, string Lot, decimal Quantity)[] counted)
    {
        var read = await room.Read(count);
        await room.House.Do<RecordCount, RecordCount.Input, int>(new()
        {
            Id = count, At = at, Again = again, Lines = [.. counted.Select(c => new RecordCount.Line { LineId = read.Count.Lines.Single(l => l.ItemId == c.Item && read.LotOf(l) == c.Lot).Id, Quantity = c.Quantity })],
        }, actor);
    }

    public static Task Submit(this Stockroom room, Id<StockCount> count) => room.House.Do<SubmitCount, SubmitCount.Input, Id<StockCount>>(new() { Id = count });

    public static Task PostIt(this Stockroom room, Id<StockCount> count) => room.House.Do<PostCount, PostCount.Input, Id<StockCount>>(new() { Id = count });

    public static async Task<CountRead> Read(this Stockroom room, Id<StockCount> count) => (await room.House.Get<CountReading>().Of(count, default))!;
}
