using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Imports;

/// <summary>Stops what the machine is doing, back to the step before; or, when it does nothing, discards the import. Nothing is left half done.</summary>
[Needs(ImportPermission.Use)]
public sealed class CancelImport(ImportDb db, ErrandDesk desk) : IUseCase<CancelImport.Input, Id<Import>>
{
    public sealed record Input
    {
        public Id<Import> Id { get; init; }
    }

    public async Task<Result<Id<Import>>> Run(Input input, CancellationToken ct)
    {
        var found = await db.Find(input.Id, ct);
        if (!found.Ok)
            return Result<Id<Import>>.Refused(found.Refusals);
        var import = found.Value.Import;
        switch (import.State)
        {
            case ImportState.Open or ImportState.Checked:
                import.State = ImportState.Cancelled;
                break;
            case ImportState.Checking or ImportState.Running:
                await desk.Stop(db.All, ImportErrand.Name, import.Id.Value, ct);
                break;
            default:
                return ImportWords.NotNow(import.State);
        }
        return import.Id;
    }
}
