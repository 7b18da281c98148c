using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Admin.Sessions;

/// <summary>Everybody's sign-ins, for administrators.</summary>
public static class SessionList
{
    internal sealed class Row
    {
        public Id<Session> Id { get; init; }
        public Id<Users.User> User { get; init; }
        public string Name { get; init; } = "";
        public string Device { get; init; } = "";
        public string Address { get; init; } = "";
        public DateTime StartedAt { get; init; }
        public DateTime LastSeenAt { get; init; }
        public bool Ended { get; init; }
    }

    public static IListDefinition Definition { get; } = new ListDefinition<Row, Session>
    {
        Name = "admin/sessions",
        Title = Words.Sessions,
        Permission = AdminPermission.ManageUsers,
        DefaultSort = "-seen",
        Rows = services =>
        {
            var db = services.GetRequiredService<AdminDb>();
            return from s in db.Sessions.AsNoTracking()
                   join u in db.Users.AsNoTracking() on s.UserId equals u.Id
                   select new Row { Id = s.Id, User = u.Id, Name = u.Name, Device = s.Device, Address = s.Address, StartedAt = s.StartedAt, LastSeenAt = s.LastSeenAt, Ended = s.EndedAt != null };
        },
        Id = r => r.Id,
        RowHref = r => $"/admin/users/{r.User}",
        Of =
        [
            Column.Of<Row, string>("name", Words.Name, CellKind.Code, r => r.Name, r => r.Name),
            Column.Unsorted<Row>("device", Words.Device, CellKind.Text, r => Devices.Name(r.Device)),
            Column.Unsorted<Row>("address", Words.Address, CellKind.Text, r => r.Address),
            Column.Of<Row, DateTime>("started", Words.Started, CellKind.Instant, r => r.StartedAt, r => r.StartedAt),
            Column.Of<Row, DateTime>("seen", Words.LastSeen, CellKind.Instant, r => r.LastSeenAt, r => r.LastSeenAt),
            Column.Unsorted<Row>("state", Words.State, CellKind.Badge, r => r.Ended ? new Mark(Words.Ended) : new Mark(Words.Open, "green")),
        ],
        BulkActs =
        [
            new("end", Words.EndSession, "log-out", AdminPermission.ManageUsers, step => step.Do<EndSession, EndSession.Input>(new() { Id = new(step.Id) })),
        ],
    };
}

/// <summary>A browser's long name of itself, as people call it.</summary>
internal static class Devices
{
    public static string Name(string agent)
    {
        var browser = First(agent, ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"));
        var system = First(agent, ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux"));
        return string.Join(" · ", new[] { browser, system }.OfType<string>()) is { Length: > 0 } name ? name : agent.Length > 40 ? agent[..40] : agent;
    }

    private static string? First(string agent, params (string Mark, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name;
}
