using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Parties.Duplicates;

/// <summary>Parties that look alike, for those who may merge them: as many as their page shows at once.</summary>
internal sealed class DuplicatesHome(DuplicateFinder finder) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => !actor.May(PartiesPermission.Merge) ? [] :
        [new((await finder.Pairs(DuplicateFinder.AtOnce, ct)).Count, Words.LookAlike, Words.LookAtThem, "/parties/duplicates", "copy")];
}
