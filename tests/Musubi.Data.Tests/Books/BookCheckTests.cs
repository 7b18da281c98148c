using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Books;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Books;

public sealed class BookCheckTests
{
    [Theory, Engines]
    public async Task A_check_sees_the_books_as_of_one_moment_while_people_go_on_writing(TestEngine engine)
    {
        House? writing = null;
        await using var house = await NotebookModule.Open(engine, services => services.AddScoped<IInvariant>(p => new CountsTwice(p.GetRequiredService<MusubiDb>(), async () =>
            await writing!.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "B", Body = "written meanwhile" }))));
        writing = house;
        await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" });

        var found = await house.Get<BookChecks>().Check(default).ToListAsync();

        Assert.Equal(1, found.Single(f => f.Name == CountsTwice.Sentence).Result.Checked);
        Assert.All(found, f => Assert.Empty(f.Result.Faults));
        Assert.Equal(2, await house.Db.Set<Note>().CountAsync());
    }

    [Theory, Engines]
    public async Task What_the_last_check_found_is_kept_in_the_place_of_the_one_before(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var checks = house.Get<BookChecks>();
        var fault = new InvariantFault("note 7", new("差異", "差异", "It is off by 3."));
        await checks.Keep([new(Text.Same("one"), new(3, [fault, fault]) { Figures = [Text.Same("3 = 6")] }, TimeSpan.FromMilliseconds(12)), new(Text.Same("two"), new(4, []), TimeSpan.Zero)], default);
        await checks.Keep([new(Text.Same("one"), new(5, [fault]), TimeSpan.Zero)], default);

        var last = Assert.Single(await house.Get<BookChecks>().Last(default));

        Assert.Equal((5, 1), (last.Checked, last.Faults));
        Assert.Equal(fault, Assert.Single(last.Read().Faults));
    }

    private sealed class CountsTwice(MusubiDb db, Func<Task> meanwhile) : IInvariant
    {
        public static readonly Text Sentence = Text.Same("The number of notes is what it was a moment ago");

        public Text Name => Sentence;

        public async Task<InvariantResult> Check(CancellationToken ct)
        {
            var before = await db.Set<Note>().LongCountAsync(ct);
            await meanwhile();
            var after = await db.Set<Note>().LongCountAsync(ct);
            return new(after, before == after ? [] : [new("notes", Text.Same($"{before} and {after}"))]);
        }
    }
}
