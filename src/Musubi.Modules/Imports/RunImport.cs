using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders what the check has shown: all good rows are imported, in one transaction, or none.</summary>
[Needs(ImportPermission.Use)]
public sealed class RunImport(ImportDb db, CurrentAct act, Clock clock) : IUseCase<RunImport.Input, Id<Import>>
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
        if (import.State != ImportState.Checked)
            return ImportWords.NotNow(import.State);
        if (import.Creates + import.Updates == 0)
            return new Refusal("import.nothing-to-do", ImportWords.NothingToDo, ImportWords.BackToColumns);
        (import.State, import.Trouble) = (ImportState.Running, null);
        db.Order(import, act, clock);
        return import.Id;
    }
}
