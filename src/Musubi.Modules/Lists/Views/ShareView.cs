using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

/// <summary>Shows a view of one's own to everyone who sees the list, or to nobody else any more. Each still sees only rows they may see.</summary>
[Needs(WorkplacePermission.ShareViews)]
public sealed class ShareView(ViewShelf shelf, CurrentAct act) : IUseCase<ShareView.Input, Done>
{
    public sealed record Input
    {
        public Id<SavedView> Id { get; init; }
        public bool Shared { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await shelf.Own(input.Id, act.Actor, ct) is not { } view)
            return Refusal.NotFound(ViewShelf.Noun, input.Id);
        view.Shared = input.Shared;
        return default(Done);
    }
}
