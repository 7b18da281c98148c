using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

/// <summary>Takes a view away, from everyone if it was shared. A list that opened with it opens as it is.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class DeleteView(MusubiDb db, ViewShelf shelf, CurrentAct act) : IUseCase<DeleteView.Input, Done>
{
    public sealed record Input
    {
        public Id<SavedView> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await shelf.Own(input.Id, act.Actor, ct) is not { } view)
            return Refusal.NotFound(ViewShelf.Noun, input.Id);
        await db.Set<DefaultView>().Where(d => d.ViewId == view.Id).ExecuteDeleteAsync(ct);
        db.Remove(view);
        return default(Done);
    }
}
