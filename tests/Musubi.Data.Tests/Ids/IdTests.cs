using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Ids;

public sealed class IdTests
{
    [Theory, Engines]
    public async Task No_id_is_given_twice_though_acts_that_outgrew_the_stock_fail_among_others(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            house.Run<WriteNotebook, WriteNotebook.Input, long[]>(new() { Name = i, Pages = 150 + i * 20, Fail = i % 3 == 0 }))));

        var given = results.Where(r => r.Ok).SelectMany(r => r.Value).ToList();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Equal(given.Count, await house.Db.Set<Note>().CountAsync());
        Assert.All(given, id => Assert.InRange(id, 1, 1L << 53));
    }

    [Theory, Engines]
    public async Task Two_nodes_and_many_threads_draw_from_one_sequence(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        using IdStock left = new(house.Engine), right = new(house.Engine);

        var drawn = (await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            var (stock, mine) = (i % 2 == 0 ? left : right, new List<long>());
            while (mine.Count < 3000)
            {
                await stock.Ensure(64, default);
                for (var n = 0; n < 64 && stock.TryNext(out var id); n++)
                    mine.Add(id);
            }
            return mine;
        })))).SelectMany(ids => ids).ToList();

        Assert.Equal(drawn.Count, drawn.Distinct().Count());
    }

    [Needs(NotebookModule.Write)]
    internal sealed class WriteNotebook(MusubiDb db, IdSource ids) : IUseCase<WriteNotebook.Input, long[]>
    {
        public sealed record Input
        {
            public int Name { get; init; }
            public int Pages { get; init; }
            public bool Fail { get; init; }
        }

        public async Task<Result<long[]>> Run(Input input, CancellationToken ct)
        {
            var pages = Enumerable.Range(0, input.Pages).Select(p => new Note { Id = ids.Next<Note>(), Code = $"{input.Name}/{p}" }).ToList();
            db.AddRange(pages);
            await db.SaveChangesAsync(ct);
            return input.Fail ? Refusal.NotFound(Text.Same("note"), 1) : pages.Select(p => p.Id.Value).ToArray();
        }
    }
}
