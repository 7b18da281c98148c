using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

[Needs(BackupPermission.Manage)]
internal sealed class DeleteBackup(BackupFolder folder, BackupTrail trail) : IUseCase<DeleteBackup.Input, Done>
{
    public sealed record Input
    {
        public string File { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await folder.Find(input.File, ct) is not { } file)
            return BackupRefusals.NoSuchFile(input.File);
        folder.Delete(file.Name);
        trail.Note(file.Name);
        return default(Done);
    }
}
