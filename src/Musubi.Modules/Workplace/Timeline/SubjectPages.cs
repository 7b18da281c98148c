using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Audit;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Where records of each kind are shown, and who may see them: whoever may see the page may read its timeline and write on it.</summary>
public sealed class SubjectPages(IEnumerable<Module> modules, MusubiDb db)
{
    public SubjectPage? Of(string kind) => modules.SelectMany(m => m.Subjects).FirstOrDefault(s => s.Kind == kind);

    /// <summary>What modules above the record's own show on its page, in the order of the modules.</summary>
    public IEnumerable<SubjectPart> PartsOf(string kind, Actor actor) => modules.SelectMany(m => m.Parts).Where(p => p.Kind == kind && actor.May(p.Permission));

    /// <summary>A page that names no permission is seen by those who see the list it stands in; one in no list, by nobody.</summary>
    public bool MaySee(Actor actor, string kind) => Of(kind) is { } page && (page.Permission ?? ListOf(page)?.Permission) is { } permission && actor.May(permission);

    /// <summary>Whether an address of this house leads somewhere they may go, by the line of the navigation or the list that it lies under; one that lies under none is open.</summary>
    public bool MayOpen(Actor actor, string href)
    {
        var path = href.Split('?', '#')[0];
        var permission = modules.SelectMany(m => m.Menu.Select(e => (e.Href, e.Permission)).Concat(m.Lists.Select(l => (l.Href, l.Permission))))
            .Where(d => path == d.Href || path.StartsWith(d.Href + "/", StringComparison.Ordinal)).OrderByDescending(d => d.Href.Length).Select(d => d.Permission).FirstOrDefault();
        return permission is null || actor.May(permission);
    }

    /// <summary>The list a record stands in, by its address: <c>/orders/{0}</c> is of <c>/orders</c>.</summary>
    public Lists.IListDefinition? ListOf(SubjectPage page) => modules.SelectMany(m => m.Lists).FirstOrDefault(l => page.Href.StartsWith(l.Href + "/{0}", StringComparison.Ordinal));

    /// <summary>The same answer for what is not there and for what may not be seen: it tells nothing.</summary>
    internal async Task<Refusal?> WhyNot(Actor actor, string kind, long id, CancellationToken ct) =>
        MaySee(actor, kind) && (await db.Set<AuditEntry>().AnyAsync(a => a.SubjectKind == kind && a.SubjectId == id, ct) || await db.Set<SearchEntry>().AnyAsync(s => s.Kind == kind && s.SubjectId == id, ct))
            ? null
            : Refusal.NotFound(Of(kind)?.Noun ?? Text.Same(kind), id);
}
