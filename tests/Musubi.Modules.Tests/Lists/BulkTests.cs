using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Lists.Bulk;
using Musubi.Modules.Workplace;
using Musubi.Testing;
using Xunit;

namespace Musubi.Modules.Tests.Lists;

public class BulkTests
{
    private static readonly string[] Rights = [WorkplacePermission.Use, LendingModule.View, LendingModule.Prices];

    [Theory, Engines]
    public async Task Each_chosen_row_has_its_answer_and_a_second_press_does_nothing_more(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);
        var desk = Desk(house, house.As(Rights));
        var ids = await house.Db.Set<Book>().OrderBy(b => b.Code).Take(6).Select(b => b.Id.Value).ToListAsync();
        var input = new StartBulk.Input { List = "books", Act = "lend", Value = "Suzuki", Ids = ids };

        var first = (await desk.Do(input, "one-form", default)).Value;
        var again = (await desk.Do(input, "one-form", default)).Value;

        Assert.Equal((BulkState.Done, 4, 2), (first.State, first.Done, first.Refused));
        Assert.Equal(first.Id, again.Id);
        Assert.Equal([1, 1, 0, 1, 1, 0], await house.Db.Set<Book>().OrderBy(b => b.Code).Take(6).Select(b => b.Lent).ToListAsync());
        var refused = await desk.Rows.Where(r => r.RunId == first.Id && r.State == BulkRowState.Refused).OrderBy(r => r.Place).ToListAsync();
        Assert.Equal(["B-002", "B-005"], refused.Select(r => r.Label));
        Assert.Equal("lending.reference-only", refused[0].Reasons.Single().Code);
        Assert.NotEqual(first.Id, (await desk.Do(input with { Ids = [.. ids.Take(1)] }, "one-form", default)).Value.Id);
    }

    [Theory, Engines]
    public async Task All_that_match_are_those_that_match_when_it_is_ordered(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        var run = (await Desk(house, house.As(Rights)).Do(new() { List = "books", Act = "lend", Value = "Suzuki", All = true, Query = "?f.shelf=Left" }, null, default)).Value;

        Assert.Equal((BulkState.Done, 20, 20), (run.State, run.Rows, run.Done));
        Assert.Equal(20, await house.Db.Set<Book>().CountAsync(b => b.Shelf == Shelf.Left && b.Lent == 1));
        Assert.Equal(0, await house.Db.Set<Book>().CountAsync(b => b.Shelf != Shelf.Left && b.Lent > 0));
    }

    [Theory, Engines]
    public async Task Many_rows_are_done_behind_the_page_and_after_a_crash_the_rest_of_them(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        for (var i = 0; i < 5; i++)
            await LendingModule.Fill(house);
        var clerk = house.As(Rights);
        var ordered = (await Desk(house, clerk).Do(new() { List = "books", Act = "lend", Value = "Suzuki", All = true }, null, default)).Value;
        Assert.Equal((BulkState.Running, 300), (ordered.State, ordered.Rows));
        Assert.Equal(0, await house.Db.Set<Book>().SumAsync(b => b.Lent));

        // The machine dies after some rows, before it could note any of them.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Work(house, LendBook.DiesAfter(30)));
        await house.Db.Set<BulkRow>().ExecuteUpdateAsync(r => r.SetProperty(x => x.State, BulkRowState.Waiting));
        await house.Db.Set<BulkRun>().ExecuteUpdateAsync(r => r.SetProperty(x => x.Done, 0).SetProperty(x => x.Refused, 0));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await Work(house);

        var run = await Desk(house, clerk).Runs.SingleAsync();
        Assert.Equal((BulkState.Done, 200, 100), (run.State, run.Done, run.Refused));
        Assert.Equal(200, await house.Db.Set<Book>().SumAsync(b => b.Lent));
        Assert.Equal(1, await house.Db.Set<Book>().MaxAsync(b => b.Lent));
        Assert.Equal(0, await house.Db.Set<Errand>().CountAsync());
    }

    [Theory, Engines]
    public async Task Stopped_what_is_done_stays_and_the_rest_is_left_alone(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        for (var i = 0; i < 5; i++)
            await LendingModule.Fill(house);
        var clerk = house.As(Rights);
        var run = (await Desk(house, clerk).Do(new() { List = "books", Act = "lend", Value = "Suzuki", All = true }, null, default)).Value;

        Assert.False((await house.Run<StopBulk, StopBulk.Input, Id<BulkRun>>(new() { Id = run.Id }, house.As(Rights))).Ok);
        await house.Do<StopBulk, StopBulk.Input, Id<BulkRun>>(new() { Id = run.Id }, clerk);
        await Work(house);

        var stopped = await Desk(house, clerk).Runs.SingleAsync();
        Assert.Equal((BulkState.Stopped, 0), (stopped.State, stopped.Done));
        Assert.Equal(0, await house.Db.Set<Book>().SumAsync(b => b.Lent));
    }

    [Theory, Engines]
    public async Task Nobody_acts_on_a_list_beyond_their_rights(TestEngine engine)
    {
        await using var house = await LendingModule.Open(engine);
        await LendingModule.Fill(house);

        var refused = await Desk(house, house.As(WorkplacePermission.Use, LendingModule.View)).Do(new() { List = "books", Act = "lend", Value = "Suzuki", All = true }, null, default);
        var empty = await Desk(house, house.As(Rights)).Do(new() { List = "books", Act = "lend", Value = "Suzuki" }, null, default);
        var unsaid = await Desk(house, house.As(Rights)).Do(new() { List = "books", Act = "lend", All = true }, null, default);

        Assert.Equal(["not-found", "bulk.no-rows", "bulk.choose-first"], [refused.Refusals[0].Code, empty.Refusals[0].Code, unsaid.Refusals[0].Code]);
    }

    private static BulkDesk Desk(House house, Actor actor)
    {
        var services = house.Get<IServiceProvider>();
        services.GetRequiredService<CurrentAct>().Actor = actor;
        return services.GetRequiredService<BulkDesk>();
    }

    private static Task Work(House house, CancellationToken ct = default) => house.Services.GetRequiredService<ErrandWorker>().DoAll(ct);
}
