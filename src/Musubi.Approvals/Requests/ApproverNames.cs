using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Approvals.Requests;

/// <summary>Who is asked, in words: role 'Finance', 田中 裕子, head of Sales.</summary>
internal sealed class ApproverNames(ApprovalsDb db)
{
    private readonly Dictionary<long, Text> roles = [];
    private readonly Dictionary<long, string> users = [];

    public async Task<Text> Asked(ApprovalRequest request, CancellationToken ct)
    {
        var places = request.PlacesOf(request.Step);
        await Load(places.Select(p => (p.Approver, p.HolderId)), ct);
        return Join(places.Select(p => Of(p.Approver, p.HolderId, p.Department)));
    }

    /// <summary>Reads the names once; <see cref="Of"/> says them.</summary>
    public async Task Load(IEnumerable<(ApproverKind Kind, long Id)> approvers, CancellationToken ct)
    {
        var wanted = approvers.ToList();
        var roleIds = wanted.Where(w => w.Kind == ApproverKind.Role && !roles.ContainsKey(w.Id)).Select(w => new Id<Role>(w.Id)).Distinct().ToList();
        var userIds = wanted.Where(w => w.Kind == ApproverKind.User && !users.ContainsKey(w.Id)).Select(w => new Id<User>(w.Id)).Distinct().ToList();
        if (roleIds.Count > 0)
            foreach (var role in await db.Roles.AsNoTracking().Where(r => roleIds.Contains(r.Id)).ToListAsync(ct))
                roles[role.Id.Value] = NameOf(role);
        if (userIds.Count > 0)
            foreach (var user in await db.Users.AsNoTracking().Where(u => userIds.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(ct))
                users[user.Id.Value] = user.Name;
    }

    public Text Of(ApproverKind kind, long id, Department? department) => kind switch
    {
        ApproverKind.Role => Words.HolderOf.With(roles.GetValueOrDefault(id, Words.GoneRole)),
        ApproverKind.User => Text.Same(users.GetValueOrDefault(id, "?")),
        ApproverKind.HeadOf => Words.HeadOf.With(department is { } d ? UiWords.Of(d) : Words.Department),
        _ => department is { } own ? Words.HeadOf.With(UiWords.Of(own)) : Words.OwnHead,
    };

    /// <summary>A standard role that nobody renamed is called as its department in each language.</summary>
    public static Text NameOf(Role role) => role.Standard is { } department && role.Name == Role.StoredName(department) ? UiWords.Of(department) : Text.Same(role.Name);

    public static Text Join(IEnumerable<Text> names)
    {
        var all = names.ToList();
        return new(string.Join('、', all.Select(n => n.Ja)), string.Join('、', all.Select(n => n.Zh)), string.Join(", ", all.Select(n => n.En)));
    }
}
