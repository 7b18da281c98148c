using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Backups;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Audit;
using Musubi.Data.Backups;
using Musubi.Data.Books;
using Musubi.Data.Ids;
using Musubi.Data.Jobs;
using Musubi.Data.Outbox;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Testing;
using Xunit;

namespace Musubi.Admin.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    /// <summary>What a restoring changes of its own: the trail tells of it, mail is held, work is stopped, ids go on.</summary>
    private static readonly string[] Settled = ["audit_entry", "outbox_message", "errand", "id_block"];
    private readonly string folder = Directory.CreateTempSubdirectory("musubi-backups-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Archive(string name = "company.zip") => Path.Combine(folder, name);

    private static Task<Result<BackupManifest>> BackUp(House house, string file, BackupReason reason = BackupReason.ByHand) =>
        house.Services.GetRequiredService<BackupDesk>().MakeAt(file, Actor.System, reason, check: true, _ => { }, default);

    private static Task<Result<Restoration.Outcome>> Restore(House house, string file, bool replace = false, Action<BackupProgress>? tell = null, CancellationToken ct = default) =>
        Restoration.Run(house.Services, file, Actor.System, replace, keep: false, tell ?? (_ => { }), ct);

    [Theory, Engines]
    public async Task A_company_moves_to_the_other_engine_and_stands_there_row_for_row(TestEngine engine)
    {
        var away = engine == TestEngine.Sqlite ? TestEngine.Postgres : TestEngine.Sqlite;
        Assert.SkipWhen(TestDatabase.WhyNot(away) is not null, TestDatabase.WhyNot(away) ?? "");
        await using var home = await House.OpenDemo(engine);
        await using var other = await House.Open(away);
        await Put(home);
        var made = (await BackUp(home, Archive())).Value;
        Assert.Equal(0, made.Proof!.Faults);

        var restored = (await Restore(other, Archive())).Value;

        Assert.Empty(restored.Checks.SelectMany(c => c.Result.Faults));
        var again = (await BackUp(other, Archive("again.zip"))).Value;
        Assert.Equal(made.Tables.Where(t => !Settled.Contains(t.Name)), again.Tables.Where(t => !Settled.Contains(t.Name)), (a, b) => (a.Name, a.Rows, a.Sha256) == (b.Name, b.Rows, b.Sha256));
        Assert.Equal(Rows(made, "audit_entry") + 1, Rows(again, "audit_entry"));

        // What is given from now on, nobody had; what is looked for is found; what waits for a person says so.
        var (before, after) = (await home.Db.Set<AuditEntry>().MaxAsync(e => e.Id), other.Get<IdSource>());
        await other.Services.GetRequiredService<IdStock>().Ensure(1, default);
        Assert.True(after.NextNumber() > before.Value);
        Assert.NotEmpty(await other.Get<SearchBox>().Find("商事", other.As([.. other.Services.GetServices<Permission>().Select(p => p.Code)]), 20, null, default));
        Assert.Empty(await other.Db.Set<Session>().ToListAsync());
        Assert.Empty(await other.Db.Set<JobRun>().Where(r => r.State == JobState.Running).ToListAsync());
        Assert.All(await other.Db.Set<Errand>().ToListAsync(), e => Assert.True(e.StopWanted));
        var mail = await other.Db.Set<OutboxMessage>().SingleAsync(m => m.Kind == "mail" && m.Body == "{}");
        Assert.Equal(OutboxState.Failed, mail.State);
        Assert.NotEqual("", mail.LastError);
        Assert.Equal("RestoreBackup", (await other.Db.Set<AuditEntry>().OrderByDescending(e => e.Id).Skip(1).FirstAsync()).Act);
    }

    /// <summary>Somebody is signed in, a mail waits, an import is under way and a job runs.</summary>
    private static async Task Put(House house)
    {
        var (db, ids, now) = (house.Db, house.Get<IdSource>(), house.Clock.Now);
        await house.Services.GetRequiredService<IdStock>().Ensure(8, default);
        db.Add(new OutboxMessage { Id = ids.Next<OutboxMessage>(), Kind = "mail", Body = "{}", At = now, NextTry = now });
        db.Add(new JobRun { Id = ids.Next<JobRun>(), Job = "verify-books", StartedAt = now, Node = "here", State = JobState.Running });
        db.Add(Errand.Of("import", ids.NextNumber(), new(), house.Clock));
        await db.SaveChangesAsync();
    }

    private static long Rows(BackupManifest manifest, string table) => manifest.Tables.Single(t => t.Name == table).Rows;

    [Theory, Engines]
    public async Task A_backup_made_while_people_write_shows_one_moment(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        using var enough = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var writing = Enumerable.Range(0, 3).Select(w => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                await house.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = $"人 {w}-{i}", Email = $"p{w}-{i}@b.example", Department = Department.Sales, Password = "musubu-tsunagu" });
                if (i == 2)
                    begun.TrySetResult();
            }
        })).ToList();
        await begun.Task;
        var made = (await BackUp(house, Archive())).Value;
        await enough.CancelAsync();
        await Task.WhenAll(writing);
        var later = await house.Db.Set<User>().CountAsync();

        await using var other = await House.Open(engine);
        _ = (await Restore(other, Archive())).Value;

        // Each act wrote a user, what they may try at the door, and two entries of the trail: of none is only a part there.
        var (users, db) = (await other.Db.Set<User>().CountAsync(), other.Db);
        Assert.InRange(users, 3, later);
        Assert.Equal(users, await db.Set<SignInState>().CountAsync());
        Assert.Equal(users, await db.Set<AuditEntry>().CountAsync(e => e.SubjectKind == "user" && e.Table == "user"));
        Assert.Equal(Rows(made, "user"), users);
    }

    [Theory, Engines("text"), Engines("cut"), Engines("row"), Engines("manifest"), Engines("newer"), Engines("older"), Engines("missing")]
    public async Task An_archive_that_is_not_whole_or_not_of_this_version_is_refused_and_the_company_stands(TestEngine engine, string how)
    {
        await using var house = await House.Open(engine);
        await house.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = "佐藤", Email = "s@b.example", Department = Department.Sales, Password = "musubu-tsunagu" });
        _ = (await BackUp(house, Archive())).Value;
        await house.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = "鈴木", Email = "t@b.example", Department = Department.Sales, Password = "musubu-tsunagu" });
        switch (how)
        {
            case "text": await File.WriteAllTextAsync(Archive(), "code,name"); break;
            case "cut": await File.WriteAllBytesAsync(Archive(), (await File.ReadAllBytesAsync(Archive()))[..^400]); break;
            case "row": Rewrite("tables/user.jsonl", t => t.Replace("佐藤", "佐籐", StringComparison.Ordinal), seal: false); break;
            case "manifest": Rewrite("manifest.json", t => t.Replace("\"engine\"", "\"Engine\"", StringComparison.Ordinal), seal: false); break;
            case "newer": Rewrite("manifest.json", t => Other(t, "99990101000000_Later"), seal: true); break;
            case "older": Rewrite("manifest.json", t => Other(t, "20200101000000_Earlier"), seal: true); break;
            default: File.Delete(Archive()); break;
        }

        var refused = await Restore(house, Archive(), replace: true);

        Assert.Equal(how switch { "text" => "backup.none", "cut" => "backup.cut-short", "row" or "manifest" => "backup.damaged", "missing" => "backup.no-such-file", _ => $"backup.{how}" }, Assert.Single(refused.Refusals).Code);
        Assert.NotNull(refused.Refusals[0].Advice);
        Assert.Equal(2, await house.Db.Set<User>().CountAsync());
        Assert.Equal(JobState.Failed, (await house.Db.Set<JobRun>().SingleAsync()).State);

        static string Other(string manifest, string migration) =>
            System.Text.RegularExpressions.Regex.Replace(System.Text.RegularExpressions.Regex.Replace(manifest, "\"schema\": \"[^\"]*\"", "\"schema\": \"0\"", default, TimeSpan.FromSeconds(1)), "\"migration\": \"[^\"]*\"", $"\"migration\": \"{migration}\"", default, TimeSpan.FromSeconds(1));
    }

    private void Rewrite(string entry, Func<string, string> change, bool seal)
    {
        using var zip = ZipFile.Open(Archive(), ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open()))
            text = change(reader.ReadToEnd());
        zip.GetEntry(entry)!.Delete();
        var bytes = Encoding.UTF8.GetBytes(text);
        using (var writer = zip.CreateEntry(entry).Open())
            writer.Write(bytes);
        if (seal)
            zip.Comment = "musubi-backup " + Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Theory, Engines]
    public async Task A_company_is_not_replaced_by_mistake_nor_by_half(TestEngine engine)
    {
        await using var house = await House.OpenDemo(engine);
        var people = await house.Db.Set<User>().CountAsync();
        _ = (await BackUp(house, Archive())).Value;
        await house.Do<CreateUser, CreateUser.Input, Id<User>>(new() { Name = "鈴木", Email = "later@b.example", Department = Department.Sales, Password = "musubu-tsunagu" });
        using var stop = new CancellationTokenSource();

        var unasked = await Restore(house, Archive());
        await using (await house.Engine.Attend(default))
            Assert.Equal("backup.at-work", (await Restore(house, Archive(), replace: true)).Refusals[0].Code);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Restore(house, Archive(), replace: true, p =>
        {
            if (p.Done * 2 > p.Total)
                stop.Cancel();
        }, stop.Token));

        Assert.Equal("backup.not-empty", unasked.Refusals[0].Code);
        Assert.Equal(people + 1, await house.Db.Set<User>().CountAsync());
        Assert.NotEmpty(await house.Get<SearchBox>().Find("商事", house.As([.. house.Services.GetServices<Permission>().Select(p => p.Code)]), 20, null, default));
        Assert.Empty((await house.Get<BookChecks>().Check(default).ToListAsync()).SelectMany(f => f.Result.Faults));

        // And whole: keys and indexes stand as they did before the rows were taken away.
        _ = (await Restore(house, Archive(), replace: true)).Value;
        Assert.Equal(people, await house.Db.Set<User>().CountAsync());
        await Assert.ThrowsAnyAsync<DbUpdateException>(async () =>
        {
            var db = house.Db;
            db.Add(new UserRole { UserId = new(1), RoleId = new(2) });
            db.Add(new User { Id = new(3), Name = "二", Email = "sales@musubi.example", EmailKey = User.Key("sales@musubi.example"), SecurityStamp = "", CreatedAt = house.Clock.Now });
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_and_nothing_half_done_is_left()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "A disk that is always full is a file of Linux.");
        await using var house = await House.Open(TestEngine.Sqlite);
        File.CreateSymbolicLink(Archive() + ".part", "/dev/full");

        var refused = await BackUp(house, Archive());

        Assert.Equal("backup.disk-full", refused.Refusals[0].Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory, Engines]
    public async Task Daily_backups_give_way_to_newer_ones_and_those_made_by_hand_stay(TestEngine engine)
    {
        await using var house = await House.Open(engine, services => services.AddSingleton(new BackupFolder(folder)));
        var keeper = house.As(BackupPermission.Manage);
        await house.Do<SetBackups, SetBackups.Input, Done>(new() { Hour = 3, Keep = 2 }, keeper);
        var desk = house.Services.GetRequiredService<BackupDesk>();
        await house.Do<MakeBackup, MakeBackup.Input, Text>(new(), keeper);
        Assert.Equal("backup.running", (await house.Run<MakeBackup, MakeBackup.Input, Text>(new(), keeper)).Refusals[0].Code);
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        for (var day = 0; day < 3; day++)
        {
            house.Clock.Advance(TimeSpan.FromDays(1));
            _ = (await desk.Make(Actor.System, BackupReason.Daily, _ => { }, default)).Value;
        }

        var files = await house.Services.GetRequiredService<BackupFolder>().All(default);

        Assert.Equal([BackupReason.Daily, BackupReason.Daily, BackupReason.ByHand], files.Select(f => f.Manifest!.Reason));
        Assert.Equal(keeper.Name, files[^1].Manifest!.MadeBy);
        Assert.Equal(JobState.Done, (await house.Db.Set<JobRun>().SingleAsync(r => r.Job == "backup")).State);
        Assert.Equal(keeper.Id, (await house.Db.Set<AuditEntry>().FirstAsync(e => e.Act == "MakeBackup" && e.ActorId != Actor.System.Id)).ActorId);
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in files)
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, file.Name)));
        }
        Assert.Equal("backup.no-such-file", (await house.Run<DownloadBackup, DownloadBackup.Input, string>(new() { File = "../etc/passwd" }, keeper)).Refusals[0].Code);
        Assert.Equal("backup.another-name", (await house.Run<RestoreBackup, RestoreBackup.Input, Text>(new() { File = files[0].Name, Company = "別の会社" }, keeper)).Refusals[0].Code);
        await house.Do<DeleteBackup, DeleteBackup.Input, Done>(new() { File = files[^1].Name }, keeper);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }
}
