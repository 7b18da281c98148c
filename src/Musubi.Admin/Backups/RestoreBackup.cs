using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Backups;

/// <summary>
/// Orders that a backup takes the company's place. The server then closes its doors, keeps the company as it stands in a backup of its own, and opens again with the restored one, or, where that could not be, with this one.
/// </summary>
[Needs(BackupPermission.Manage)]
internal sealed class RestoreBackup(MusubiDb db, BackupFolder folder, BackupTrail trail, CompanyProfile profile, RestoreOrder order, CurrentAct act) : IUseCase<RestoreBackup.Input, Text>
{
    public sealed record Input
    {
        public string File { get; init; } = "";

        /// <summary>The name of the company that will be replaced, typed by whoever means it.</summary>
        public string Company { get; init; } = "";
    }

    public async Task<Result<Text>> Run(Input input, CancellationToken ct)
    {
        if (await folder.Find(input.File, ct) is not { } file)
            return BackupRefusals.NoSuchFile(input.File);
        if (input.Company.Trim() != (await profile.Get(ct)).Name)
            return BackupWords.AnotherName((await profile.Get(ct)).Name);
        var opened = await BackupArchive.Open(folder.PathOf(file.Name), ct);
        if (!opened.Ok)
            return Result<Text>.Refused(opened.Refusals);
        await using (opened.Value)
        {
            if (opened.Value.WhyNot(db) is { } unfit)
                return unfit;
        }
        if (!order.IsHeard)
            return BackupWords.NobodyRestores;
        trail.Note(file.Name);
        order.Place(folder.PathOf(file.Name), act.Actor);
        return BackupWords.Restoring;
    }
}

/// <summary>That the company is to be restored: what the running server is told, and does behind the last answer.</summary>
public sealed class RestoreOrder
{
    private readonly TaskCompletionSource<(string File, Actor By)> placed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether a server waits for it; a program that only has the house does not.</summary>
    public bool IsHeard { get; private set; }

    public Task<(string File, Actor By)> Placed
    {
        get
        {
            IsHeard = true;
            return placed.Task;
        }
    }

    /// <summary>The doors are about to close.</summary>
    public bool IsPlaced => placed.Task.IsCompleted;

    internal void Place(string file, Actor by) => placed.TrySetResult((file, by));
}
