using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders the undoing of a whole import: what it created goes, what it changed is put back. Refused, with reasons, for what was edited or used since.</summary>
[Needs(ImportPermission.Use)]
public sealed class UndoImport(ImportDb db, CurrentAct act, Clock clock) : IUseCase<UndoImport.Input, Id<Import>>
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
        if (import.State != ImportState.Done)
            return ImportWords.NotNow(import.State);
        (import.State, import.Trouble) = (ImportState.Undoing, null);
        db.Order(import, act, clock);
        return import.Id;
    }
}
