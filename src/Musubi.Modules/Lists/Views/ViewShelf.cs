using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Modules.Lists.Views;

/// <summary>A view as one person meets it.</summary>
/// <param name="Own">Theirs to change.</param>
public sealed record ShelvedView(long Id, string Name, string Query, bool Own, bool Shared, bool IsDefault);

/// <summary>The views of a list that one person sees: own and shared.</summary>
public sealed class ViewShelf(MusubiDb db, IEnumerable<Module> modules)
{
    public async Task<IReadOnlyList<ShelvedView>> Of(string list, Actor actor, CancellationToken ct)
    {
        var owner = actor.Id;
        var chosen = await db.Set<DefaultView>().Where(d => d.OwnerId == owner && d.List == list).Select(d => d.ViewId).SingleOrDefaultAsync(ct);
        var views = await db.Set<SavedView>().AsNoTracking().Where(v => v.List == list && (v.OwnerId == owner || v.Shared)).OrderBy(v => v.Name).ThenBy(v => v.Id).ToListAsync(ct);
        return [.. views.Select(v => new ShelvedView(v.Id.Value, v.Name, v.Query, v.OwnerId == owner, v.Shared, v.Id == chosen))];
    }

    /// <summary>What an address that names only a view, or nothing, comes to: the view it names, else the reader's default, else the list as it is.</summary>
    public static ListRequest Open(ListRequest request, IReadOnlyList<ShelvedView> views)
    {
        if (!request.IsBare || request.View == "all")
            return request;
        var view = request.View is null ? views.FirstOrDefault(v => v.IsDefault) : views.FirstOrDefault(v => Name(v) == request.View);
        return view is null ? request with { View = null } : ListRequest.Of(view.Query) with { View = Name(view), Size = request.Size };

        static string Name(ShelvedView view) => view.Id.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A list that the actor may see, by its name; null when there is none.</summary>
    internal IListDefinition? List(string name, Actor actor) => modules.SelectMany(m => m.Lists).FirstOrDefault(l => l.Name == name && actor.May(l.Permission));

    /// <summary>A view that is the actor's own, to change it.</summary>
    internal Task<SavedView?> Own(Id<SavedView> id, Actor actor, CancellationToken ct)
    {
        var owner = actor.Id;
        return db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == id && v.OwnerId == owner, ct);
    }

    internal async Task<Refusal?> WhyNot(string list, Id<SavedView> id, string name, Actor actor, CancellationToken ct)
    {
        if (name.Length == 0)
            return Refusal.Missing("Name", NameOf);
        if (name.Length > SavedView.MostName)
            return Refusal.TooLong("Name", NameOf, name.Length, SavedView.MostName);
        var owner = actor.Id;
        return await db.Set<SavedView>().AnyAsync(v => v.OwnerId == owner && v.List == list && v.Name == name && v.Id != id, ct)
            ? new Refusal("view.name-taken",
                new Text("「{0}」という表示はすでにあります。", "视图“{0}”已存在。", "You already have a view named '{0}'.").With(name),
                new Text("別の名前を付けるか、その表示を上書きしてください。", "请换一个名称，或覆盖该视图。", "Choose another name, or save over that view."), "Name")
            : null;
    }

    internal static readonly Text Noun = new("表示", "视图", "view");
    private static readonly Text NameOf = new("表示の名前", "视图名称", "The name of the view");
}
