using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Ids;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Acts;

public sealed class RunnerTests
{
    [Theory, Engines]
    public async Task Who_lacks_the_right_is_refused_and_told_which(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);

        var refused = await house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" }, house.As("something.else"));

        var refusal = Assert.Single(refused.Refusals);
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        Assert.Contains("write notes", refusal.In(Language.English), StringComparison.Ordinal);
        Assert.Empty(await house.Db.Set<Note>().ToListAsync());
    }

    [Theory, Engines]
    public async Task An_act_that_is_refused_leaves_nothing_behind(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine, s => s.AddScoped<INewsHandler<NoteWritten>, CopyEveryNote>());

        var refused = await house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A" });

        Assert.False(refused.Ok);
        Assert.Empty(await house.Db.Set<Note>().ToListAsync());
        Assert.Empty(await house.Db.Set<AuditEntry>().ToListAsync());
        Assert.Empty(await house.Db.Set<SearchEntry>().ToListAsync());
    }

    [Theory, Engines]
    public async Task News_is_handled_in_the_act_that_announces_it(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine, s => s.AddScoped<INewsHandler<NoteWritten>, CopyEveryNote>());

        await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" });

        Assert.Equal(["A", "A copy"], await house.Db.Set<Note>().OrderBy(n => n.Code).Select(n => n.Code).ToListAsync());
        Assert.All(await house.Db.Set<AuditEntry>().ToListAsync(), e => Assert.Equal("WriteNote", e.Act));
    }

    [Theory, Engines]
    public async Task A_repeated_key_answers_what_it_answered_first(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.Write);
        WriteNote.Input note = new() { Code = "A", Body = "…" };

        var first = await house.Run<WriteNote, WriteNote.Input, Id<Note>>(note, clerk, "k1");
        var again = await house.Run<WriteNote, WriteNote.Input, Id<Note>>(note, clerk, "k1");
        var other = await house.Run<WriteNote, WriteNote.Input, Id<Note>>(note with { Code = "B" }, clerk, "k1");

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("idempotency-key-reused", Assert.Single(other.Refusals).Code);
        Assert.Equal(1, await house.Db.Set<Note>().CountAsync());
    }

    [Theory, Engines]
    public async Task One_key_sent_by_eight_at_once_does_it_once(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.Write);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" }, clerk, "k1"))));

        Assert.Single(answers.Select(a => a.Value).Distinct());
        Assert.Equal(1, await house.Db.Set<Note>().CountAsync());
    }

    /// <summary>Whoever comes second waits for the first, and then finds its own act done already.</summary>
    [Theory, Engines]
    public async Task An_act_sent_twice_at_once_does_not_stand_in_its_own_way(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.Write);
        var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => house.Run<SealNote, SealNote.Input, Done>(new() { Id = id }, clerk, "k1"))));
        var later = await house.Run<SealNote, SealNote.Input, Done>(new() { Id = id }, clerk, "k2");

        Assert.All(answers, a => Assert.True(a.Ok, string.Join("; ", a.Refusals.Select(r => r.What.En))));
        Assert.Equal("sealed", Assert.Single(later.Refusals).Code);
    }

    [Theory, Engines]
    public async Task A_code_taken_at_the_same_moment_is_a_refusal_not_a_fault(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" }, house.As(NotebookModule.Write), $"k{i}"))));

        Assert.Single(results, r => r.Ok);
        Assert.All(results.Where(r => !r.Ok), r => Assert.Equal("duplicate", Assert.Single(r.Refusals).Code));
    }

    [Theory, Engines]
    public async Task Who_saves_over_a_change_they_have_not_seen_is_refused(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "one" });
        await house.Do<EditNote, EditNote.Input, Done>(new() { Id = id, Version = 0, Body = "two" });

        var late = await house.Run<EditNote, EditNote.Input, Done>(new() { Id = id, Version = 0, Body = "three" });

        var refusal = Assert.Single(late.Refusals);
        Assert.Equal((RefusalKind.Conflict, "This note was changed while you had it open."), (refusal.Kind, refusal.What.En));
        Assert.Equal("two", (await house.Db.Set<Note>().SingleAsync()).Body);
    }

    [Theory, Engines]
    public async Task Acts_that_lock_each_other_are_run_again_until_both_are_done(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var a = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "a" });
        var b = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "B", Body = "b" });

        var both = await Task.WhenAll(
            Task.Run(() => house.Run<ReadNotes, ReadNotes.Input, Done>(new() { First = a, Second = b })),
            Task.Run(() => house.Run<ReadNotes, ReadNotes.Input, Done>(new() { First = b, Second = a })));

        Assert.All(both, r => Assert.True(r.Ok));
        Assert.All(await house.Db.Set<Note>().ToListAsync(), n => Assert.Equal(2, n.Reads));
    }

    /// <summary>Counts the reading of two notes one after the other, locking each.</summary>
    [Needs(NotebookModule.Write)]
    internal sealed class ReadNotes(MusubiDb db) : IUseCase<ReadNotes.Input, Done>
    {
        public sealed record Input
        {
            public Id<Note> First { get; init; }
            public Id<Note> Second { get; init; }
        }

        public async Task<Result<Done>> Run(Input input, CancellationToken ct)
        {
            await db.Set<Note>().Where(n => n.Id == input.First).ExecuteUpdateAsync(n => n.SetProperty(x => x.Reads, x => x.Reads + 1), ct);
            await Task.Delay(100, ct);
            await db.Set<Note>().Where(n => n.Id == input.Second).ExecuteUpdateAsync(n => n.SetProperty(x => x.Reads, x => x.Reads + 1), ct);
            return default(Done);
        }
    }

    /// <summary>Seals a note that is not sealed yet, alone with it.</summary>
    [Needs(NotebookModule.Write)]
    internal sealed class SealNote(MusubiDb db) : IUseCase<SealNote.Input, Done>
    {
        public sealed record Input
        {
            public Id<Note> Id { get; init; }
        }

        public async Task<Result<Done>> Run(Input input, CancellationToken ct)
        {
            await db.Set<Note>().Where(n => n.Id == input.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Reads, x => x.Reads + 1), ct);
            if (await db.Set<Note>().AnyAsync(n => n.Id == input.Id && n.Body == "sealed", ct))
                return new Refusal("sealed", Text.Same("It is sealed."));
            await Task.Delay(100, ct);
            await db.Set<Note>().Where(n => n.Id == input.Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.Body, "sealed"), ct);
            return default(Done);
        }
    }

    private sealed class CopyEveryNote(MusubiDb db, IdSource ids) : INewsHandler<NoteWritten>
    {
        public Task Handle(NoteWritten news, CancellationToken ct)
        {
            db.Add(new Note { Id = ids.Next<Note>(), Code = news.Code + " copy" });
            return Task.CompletedTask;
        }
    }
}
