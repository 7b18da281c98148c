using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Drafts;

/// <summary>Saved or discarded: the draft is gone. Forgetting what is not there is no mistake.</summary>
[Needs(WorkplacePermission.Use)]
internal sealed class ForgetDraft(MusubiDb db, CurrentAct act) : IUseCase<ForgetDraft.Input, Done>
{
    public sealed record Input
    {
        public string Key { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var owner = act.Actor.Id;
        await db.Set<Draft>().Where(d => d.OwnerId == owner && d.Key == input.Key).ExecuteDeleteAsync(ct);
        return default(Done);
    }
}
