using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Admin.Backups;

/// <summary>Orders a backup of now, made behind the request while everybody works on.</summary>
[Needs(BackupPermission.Manage)]
internal sealed class MakeBackup(MusubiDb db, IdSource ids, CurrentAct act, Clock clock) : IUseCase<MakeBackup.Input, Text>
{
    public sealed record Input;

    public async Task<Result<Text>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<Errand>().AnyAsync(e => e.Kind == BackupErrand.Name, ct))
            return BackupWords.IsRunning;
        db.Add(Errand.Of(BackupErrand.Name, ids.NextNumber(), act, clock));
        return BackupWords.Started;
    }
}
