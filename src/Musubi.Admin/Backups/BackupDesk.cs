using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Backups;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>Makes backups, on whichever path they are ordered: the page, the daily turn, the command, and the one before a restoring.</summary>
public sealed class BackupDesk(IServiceScopeFactory scopes, Engine engine, IdStock stock, Clock clock, BackupFolder folder)
{
    /// <summary>Into the folder of backups. A daily one that succeeds lets go of the oldest daily ones beyond those that are kept.</summary>
    public async Task<Result<BackupFile>> Make(Actor by, BackupReason reason, Action<BackupProgress> tell, CancellationToken ct)
    {
        var name = folder.NewName(clock.Local(clock.Now));
        var made = await MakeAt(folder.PathOf(name), by, reason, check: true, tell, ct);
        if (!made.Ok)
            return Result<BackupFile>.Refused(made.Refusals);
        if (reason == BackupReason.Daily)
            await LetGo(ct);
        return (await folder.Find(name, ct))!;
    }

    /// <summary>Into a file of whoever asks.</summary>
    public async Task<Result<BackupManifest>> MakeAt(string path, Actor by, BackupReason reason, bool check, Action<BackupProgress> tell, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var company = (await scope.ServiceProvider.GetRequiredService<CompanyProfile>().Get(ct)).Name;
        var made = await BackupFolder.Whole<BackupManifest>(path, async file => await scope.ServiceProvider.GetRequiredService<BackupWriter>().Write(file, company, by.Name, reason, check, tell, ct), ct);
        if (made.Ok)
            await Note(by, Path.GetFileName(path), made.Value, ct);
        return made;
    }

    private async Task Note(Actor by, string file, BackupManifest made, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentAct>().Continue(by, nameof(MakeBackup));
        await stock.Ensure(1, ct);
        using var turn = await engine.WriteTurn(ct);
        scope.ServiceProvider.GetRequiredService<BackupTrail>().Note(file, ("Rows", made.Rows));
        await scope.ServiceProvider.GetRequiredService<MusubiDb>().SaveChangesAsync(ct);
    }

    private async Task LetGo(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var keep = (await BackupTimes.Settings(scope.ServiceProvider.GetRequiredService<MusubiDb>(), ct)).Keep;
        foreach (var old in (await folder.All(ct)).Where(f => f.Manifest?.Reason == BackupReason.Daily).Skip(keep))
            folder.Delete(old.Name);
    }
}

/// <summary>What is done with backups stands on the company's trail, for a file changes no row.</summary>
internal sealed class BackupTrail(MusubiDb db, BulkTrail trail)
{
    public void Note(string file, params (string Field, object Value)[] more) =>
        db.Add(trail.Entry("company", Companies.Company.Only.Value, "backup", AuditChange.Changed, more.Prepend(("File", file)).ToDictionary(f => f.Item1, f => new object?[] { null, f.Item2 }, StringComparer.Ordinal)));
}
