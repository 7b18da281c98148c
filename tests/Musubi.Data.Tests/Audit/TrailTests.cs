using Microsoft.EntityFrameworkCore;
using Musubi.Data.Audit;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Audit;

public sealed class TrailTests
{
    [Theory, Engines]
    public async Task Every_act_leaves_a_trail_with_before_and_after(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var clerk = house.As(NotebookModule.Write);

        var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "見積を送る" }, clerk);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Do<EditNote, EditNote.Input, Done>(new() { Id = id, Body = "見積を送った" }, clerk);
        await house.Do<BurnNote, BurnNote.Input, Done>(new() { Id = id }, clerk);

        var trail = await house.Db.Set<AuditEntry>().Where(e => e.SubjectKind == "note" && e.SubjectId == id.Value).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([("WriteNote", AuditChange.Created), ("EditNote", AuditChange.Changed), ("BurnNote", AuditChange.Deleted)], trail.Select(e => (e.Act, e.Change)));
        Assert.All(trail, e => Assert.Equal((clerk.Id, clerk.Name), (e.ActorId, e.ActorName)));
        Assert.Equal(house.Clock.Now, trail[1].At);
        Assert.Equal("""{"Body":["見積を送る","見積を送った"]}""", trail[1].Fields);
    }

    [Theory, Engines]
    public async Task The_trail_says_that_a_secret_changed_never_what_it_was(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…", Password = "hunter2" });
        await house.Do<EditNote, EditNote.Input, Done>(new() { Id = id, Body = "…", Password = "correct horse" });

        var trail = await house.Db.Set<AuditEntry>().OrderBy(e => e.Id).Select(e => e.Fields!).ToListAsync();
        Assert.All(trail, fields => Assert.Contains("Password", fields, StringComparison.Ordinal));
        Assert.All(trail, fields => Assert.False(fields.Contains("hunter2", StringComparison.Ordinal) || fields.Contains("horse", StringComparison.Ordinal)));
    }
}
