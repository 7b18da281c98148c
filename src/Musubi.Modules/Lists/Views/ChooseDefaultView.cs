using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

/// <summary>Says with which view, own or shared, a list opens for oneself; with none, it opens as it is.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class ChooseDefaultView(MusubiDb db, ViewShelf shelf, CurrentAct act) : IUseCase<ChooseDefaultView.Input, Done>
{
    public sealed record Input
    {
        public string List { get; init; } = "";
        public Id<SavedView> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (!input.Id.IsNone && (await shelf.Of(input.List, act.Actor, ct)).All(v => v.Id != input.Id.Value))
            return Refusal.NotFound(ViewShelf.Noun, input.Id);
        await Choose(db, act.Actor, input.List, input.Id, ct);
        return default(Done);
    }

    internal static async Task Choose(MusubiDb db, Actor actor, string list, Id<SavedView> id, CancellationToken ct)
    {
        var owner = actor.Id;
        await db.Set<DefaultView>().Where(d => d.OwnerId == owner && d.List == list).ExecuteDeleteAsync(ct);
        if (!id.IsNone)
            db.Add(new DefaultView { OwnerId = owner, List = list, ViewId = id });
    }
}
