using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

/// <summary>Keeps a list as it stands under a name, or saves over a view of one's own.</summary>
[Needs(WorkplacePermission.Use)]
public sealed class SaveView(MusubiDb db, ViewShelf shelf, IdSource ids, CurrentAct act) : IUseCase<SaveView.Input, Id<SavedView>>
{
    public sealed record Input
    {
        public string List { get; init; } = "";
        public string Name { get; init; } = "";

        /// <summary>The query string of the address: <c>?q=…&amp;f.state=open&amp;sort=-date</c>.</summary>
        public string Query { get; init; } = "";

        /// <summary>A view of one's own to save over; none for a new one.</summary>
        public Id<SavedView> Over { get; init; }

        /// <summary>The list opens with it from now on.</summary>
        public bool AsDefault { get; init; }
    }

    public async Task<Result<Id<SavedView>>> Run(Input input, CancellationToken ct)
    {
        if (shelf.List(input.List, act.Actor) is not { } list)
            return Refusal.NotFound(new Text("一覧", "列表", "list"), input.List);
        var query = (ListRequest.Of(input.Query).FromStart() with { View = null }).Query();
        if (query.Length > SavedView.MostQuery)
            return Refusal.TooLong("Query", new Text("条件", "条件", "The filter"), query.Length, SavedView.MostQuery);
        SavedView? view = null;
        if (!input.Over.IsNone && (view = await shelf.Own(input.Over, act.Actor, ct)) is null)
            return Refusal.NotFound(ViewShelf.Noun, input.Over);
        var name = input.Name.Trim();
        if (view is not null && name.Length == 0)
            name = view.Name;
        if (await shelf.WhyNot(list.Name, input.Over, name, act.Actor, ct) is { } refusal)
            return refusal;
        if (view is null)
            db.Add(view = new SavedView { Id = ids.Next<SavedView>(), List = list.Name, Name = name, Query = query, OwnerId = act.Actor.Id });
        else
            (view.Name, view.Query) = (name, query);
        if (input.AsDefault)
            await ChooseDefaultView.Choose(db, act.Actor, list.Name, view.Id, ct);
        return view.Id;
    }
}
