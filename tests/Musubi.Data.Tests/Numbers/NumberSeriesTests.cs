using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Numbers;

public sealed class NumberSeriesTests
{
    [Theory, Engines]
    public async Task Sixteen_writers_draw_numbers_without_gap_or_double_though_some_acts_fail(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 6; i++)
                await house.Run<NumberNote, NumberNote.Input, string>(new() { Fail = (writer + i) % 3 == 0 });
        })));

        var drawn = await house.Db.Set<Note>().OrderBy(n => n.Code).Select(n => n.Code).ToListAsync();
        Assert.Equal(64, drawn.Count);
        Assert.Equal(Enumerable.Range(1, 64).Select(n => $"N-2604-{n:0000}"), drawn);
    }

    [Theory, Engines]
    public async Task A_series_that_may_skip_never_gives_a_number_twice(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() =>
            house.Run<NumberNote, NumberNote.Input, string>(new() { Gaps = Gaps.Allowed, Fail = i % 3 == 0 }))));

        Assert.Equal(20, (await house.Db.Set<Note>().Select(n => n.Code).ToListAsync()).Distinct().Count());
    }

    [Theory, Engines]
    public async Task A_new_period_counts_from_one(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var (march, april) = (new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1));

        Assert.Equal("N-2603-0001", await house.Do<NumberNote, NumberNote.Input, string>(new() { Date = march }));
        Assert.Equal("N-2604-0001", await house.Do<NumberNote, NumberNote.Input, string>(new() { Date = april }));
        Assert.Equal("N-2603-0002", await house.Do<NumberNote, NumberNote.Input, string>(new() { Date = march }));
    }

    [Needs(NotebookModule.Write)]
    internal sealed class NumberNote(MusubiDb db, NumberSeries numbers, IdSource ids) : IUseCase<NumberNote.Input, string>
    {
        public sealed record Input
        {
            public bool Fail { get; init; }
            public Gaps Gaps { get; init; }
            public DateOnly Date { get; init; } = new(2026, 4, 1);
        }

        public async Task<Result<string>> Run(Input input, CancellationToken ct)
        {
            var number = await numbers.Next(new("N", "{0}-{1:yyMM}-{2:0000}", "yyyyMM", input.Gaps), input.Date, ct);
            db.Add(new Note { Id = ids.Next<Note>(), Code = number });
            return input.Fail ? Refusal.NotFound(Text.Same("note"), 1) : number;
        }
    }
}
