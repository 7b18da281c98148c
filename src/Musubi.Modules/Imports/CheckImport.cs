using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders a dry run: every row is judged as if it were imported, and nothing is written.</summary>
[Needs(ImportPermission.Use)]
public sealed class CheckImport(ImportDb db, CurrentAct act, Clock clock) : IUseCase<CheckImport.Input, Id<Import>>
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
        var (import, target) = found.Value;
        if (import.State is not (ImportState.Open or ImportState.Checked))
            return ImportWords.NotNow(import.State);
        if (target.Fields.FirstOrDefault(f => f.Required && !import.Columns.Contains(f.Key)) is { } missing)
            return ImportWords.FieldMissing(missing.Name);
        (import.State, import.Trouble) = (ImportState.Checking, null);
        db.Order(import, act, clock);
        return import.Id;
    }
}
