using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Visits;
using Musubi.Modules.Workplace;
using Musubi.Testing;

namespace Musubi.Modules.Tests.Visits;

public class VisitTests
{
    private const string See = "notes.see", SeePrice = "notes.see-price";

    [Theory, Engines]
    public async Task A_newcomer_is_shown_what_they_may_open_and_what_is_there_in_its_order(TestEngine engine)
    {
        await using var house = await Open(engine, true, new("last", 30, "/notes/3", See), new("first", 10, "/notes/1?why=2#line-2", See), new("dear", 20, "/notes/2", See, SeePrice), new("absent", 5, null, See));

        Assert.Equal([("first", 1, "/notes/1?why=2&visit=first#line-2"), ("last", 2, "/notes/3?visit=last")], await Shown(house, house.As(WorkplacePermission.Use, See)));
        Assert.Equal(["first", "dear", "last"], (await Shown(house, house.As(WorkplacePermission.Use, See, SeePrice))).Select(s => s.Key));
        Assert.Null(await house.Get<VisitGuide>().Of(house.As(WorkplacePermission.Use), default));
    }

    [Theory, Engines]
    public async Task A_company_that_lives_guides_nobody(TestEngine engine)
    {
        await using var house = await Open(engine, false, new Kept("first", 10, "/notes/1", See));
        var clerk = house.As(WorkplacePermission.Use, See);

        Assert.Null(await house.Get<VisitGuide>().Of(clerk, default));
        Assert.Equal(RefusalKind.NotFound, Assert.Single((await house.Run<SeeStop, SeeStop.Input, Done>(new() { Stop = "first" }, clerk)).Refusals).Kind);
    }

    [Theory, Engines]
    public async Task What_one_has_seen_stays_ticked_for_them_alone_and_the_next_is_one_not_seen(TestEngine engine)
    {
        await using var house = await Open(engine, true, new("one", 10, "/notes/1", See), new("two", 20, "/notes/2", See), new("three", 30, "/notes/3", See), new("dear", 40, "/notes/4", SeePrice));
        var (clerk, other) = (house.As(WorkplacePermission.Use, See), house.As(WorkplacePermission.Use, See));

        await house.Do<SeeStop, SeeStop.Input, Done>(new() { Stop = "three" }, clerk);
        await house.Do<SeeStop, SeeStop.Input, Done>(new() { Stop = "one" }, clerk);
        await house.Do<SeeStop, SeeStop.Input, Done>(new() { Stop = "one" }, clerk);
        var beyond = await house.Run<SeeStop, SeeStop.Input, Done>(new() { Stop = "dear" }, clerk);
        house.Clock.Advance(TimeSpan.FromDays(400));

        Assert.False(beyond.Ok);
        var visit = (await house.Get<VisitGuide>().Of(clerk, default))!;
        Assert.Equal([true, false, true], visit.Stops.Select(s => s.Seen));
        Assert.Equal("two", visit.After(visit.At("three")!)?.Stop.Key);
        Assert.Null(visit.After(visit.At("two")!));
        Assert.Equal(0, (await house.Get<VisitGuide>().Of(other, default))!.Seen);
    }

    [Theory, Engines]
    public async Task Who_put_the_guide_away_is_greeted_without_it_until_they_bring_it_back_as_it_stood(TestEngine engine)
    {
        await using var house = await Open(engine, true, new("one", 10, "/notes/1", See), new("two", 20, "/notes/2", See));
        var clerk = house.As(WorkplacePermission.Use, See);
        await house.Do<SeeStop, SeeStop.Input, Done>(new() { Stop = "one" }, clerk);

        await house.Do<PutVisitAway, PutVisitAway.Input, Done>(new(), clerk);
        await house.Do<PutVisitAway, PutVisitAway.Input, Done>(new(), clerk);
        var away = await house.Get<VisitGuide>().Of(clerk, default);
        await house.Do<BringVisitBack, BringVisitBack.Input, Done>(new(), clerk);
        var back = await house.Get<VisitGuide>().Of(clerk, default);

        Assert.Equal((true, 1), (away!.IsAway, away.Seen));
        Assert.Equal((false, 1), (back!.IsAway, back.Seen));
    }

    [Theory, Engines]
    public async Task A_visit_is_short_and_what_stands_first_among_the_stops_is_on_it(TestEngine engine)
    {
        await using var house = await Open(engine, true, [.. Enumerable.Range(1, 9).Select(n => new Kept($"stop{n}", n * 10, n == 2 ? null : $"/notes/{n}", See))]);

        var shown = await Shown(house, house.As(WorkplacePermission.Use, See));

        Assert.Equal(["stop1", "stop3", "stop4", "stop5", "stop6", "stop7", "stop8"], shown.Select(s => s.Key));
    }

    private static Task<House> Open(TestEngine engine, bool toLookAt, params Kept[] stops) => LendingModule.Open(engine, services =>
    {
        services.AddSingleton<IOpenHouse>(new Door(toLookAt));
        foreach (var stop in stops)
            services.AddSingleton<IVisitStop>(stop);
    });

    private static async Task<IEnumerable<(string Key, int Number, string Href)>> Shown(House house, Actor actor) =>
        (await house.Get<VisitGuide>().Of(actor, default))!.Stops.Select(s => (s.Stop.Key, s.Number, s.Href));

    private sealed class Kept(string key, int place, string? record, params string[] permissions) : IVisitStop
    {
        public VisitStop Stop { get; } = new(key, place, "star", Text.Same(key), Text.Same(key), Text.Same(key), permissions);

        public Task<string?> Find(Actor actor, CancellationToken ct) => Task.FromResult(record);
    }

    private sealed class Door(bool open) : IOpenHouse
    {
        public Task<bool> IsOpen(CancellationToken ct) => Task.FromResult(open);
    }
}
