using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>Hands a backup out: whoever has it has the whole company, so the trail tells who took it.</summary>
[Needs(BackupPermission.Manage)]
internal sealed class DownloadBackup(BackupFolder folder, BackupTrail trail) : IUseCase<DownloadBackup.Input, string>
{
    public sealed record Input
    {
        public string File { get; init; } = "";
    }

    public async Task<Result<string>> Run(Input input, CancellationToken ct)
    {
        if (await folder.Find(input.File, ct) is not { } file)
            return BackupRefusals.NoSuchFile(input.File);
        trail.Note(file.Name);
        return file.Name;
    }
}
