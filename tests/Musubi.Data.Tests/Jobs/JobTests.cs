using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Books;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Data.Tests.Jobs;

public sealed class JobTests
{
    [Theory, Engines]
    public async Task Every_night_the_books_are_verified_and_what_was_found_is_kept(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var id = await house.Do<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" });
        await house.Services.GetRequiredService<AuditSealer>().SealSome(default);

        Assert.Equal(JobState.Done, await Run(house, VerifyBooks.Job));
        await house.Db.Set<AuditEntry>().ExecuteUpdateAsync(e => e.SetProperty(x => x.ActorName, "Somebody else"));
        Assert.Equal(JobState.Failed, await Run(house, VerifyBooks.Job));

        var runs = await house.Db.Set<JobRun>().OrderBy(r => r.Id).ToListAsync();
        Assert.Equal("1 entry checked; all is whole.", runs[0].SaidEn);
        Assert.Contains($"note {id}", runs[1].SaidJa, StringComparison.Ordinal);
        Assert.All(runs, r => Assert.NotNull(r.EndedAt));
    }

    [Theory, Engines]
    public async Task What_ran_when_the_server_was_killed_does_not_look_as_if_it_went_on(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var db = house.Db;
        db.Add(new JobRun { Id = new(1), Job = VerifyBooks.Job.Key, StartedAt = house.Clock.Now, Node = Environment.MachineName });
        db.Add(new JobRun { Id = new(2), Job = VerifyBooks.Job.Key, StartedAt = house.Clock.Now, Node = "another" });
        await db.SaveChangesAsync();

        await RunJob.EndForgotten(house.Db, house.Clock, default);

        Assert.Equal([JobState.Failed, JobState.Running], await house.Db.Set<JobRun>().OrderBy(r => r.Id).Select(r => r.State).ToListAsync());
    }

    [Theory, Engines]
    public async Task Answers_to_keys_are_forgotten_after_two_days(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        await house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "A", Body = "…" }, key: "old");
        house.Clock.Advance(TimeSpan.FromHours(47));
        await house.Run<WriteNote, WriteNote.Input, Id<Note>>(new() { Code = "B", Body = "…" }, key: "new");
        house.Clock.Advance(TimeSpan.FromHours(2));

        await Run(house, ClearAway.Job);

        Assert.Equal("new", (await house.Db.Set<IdempotencyRecord>().SingleAsync()).Key);
    }

    [Theory, Engines]
    public async Task A_job_that_breaks_says_why(TestEngine engine)
    {
        await using var house = await NotebookModule.Open(engine);
        var broken = new JobEntry("broken", Text.Same("Broken"), "0 0 0 * * ?", (_, _) => throw new IOException("The disk is full."));

        Assert.Equal(JobState.Failed, await Run(house, broken));

        Assert.Contains("The disk is full.", (await house.Db.Set<JobRun>().SingleAsync()).SaidEn, StringComparison.Ordinal);
    }

    private static Task<JobState> Run(House house, JobEntry job) => ActivatorUtilities.CreateInstance<RunJob>(house.Services).Run(job, default);
}
