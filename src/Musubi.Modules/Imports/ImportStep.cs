using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Errands;

namespace Musubi.Modules.Imports;

/// <summary>What the machine is asked to do with an import as a whole: check it, run it, undo it. Each begins where another ended.</summary>
public abstract class ImportStep(ImportDb db, CurrentAct act, Clock clock) : IUseCase<ImportStep.Input, Id<Import>>
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
        if (!MayFollow(import.State))
            return ImportWords.NotNow(import.State);
        if (WhyNot(import, target) is { } refusal)
            return refusal;
        (import.State, import.Trouble) = (Doing, null);
        db.All.Add(Errand.Of(ImportErrand.Name, import.Id.Value, act, clock));
        return import.Id;
    }

    /// <summary>The state of the import while it is done.</summary>
    protected abstract ImportState Doing { get; }

    protected abstract bool MayFollow(ImportState state);

    protected virtual Refusal? WhyNot(Import import, ImportTarget target) => null;
}
