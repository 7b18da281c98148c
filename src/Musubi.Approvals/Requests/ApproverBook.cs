using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Approvals.Requests;

/// <summary>Who holds which place today: roles, names, heads of departments, and who stands in for whom. Asked of the database each time, for rights change.</summary>
internal sealed class ApproverBook(ApprovalsDb db, Clock clock)
{
    /// <summary>For each place, the active people who hold it.</summary>
    public async Task<IReadOnlyList<IReadOnlySet<long>>> Holders(IReadOnlyList<ApprovalPlace> places, CancellationToken ct)
    {
        var roles = places.Where(p => p.Approver == ApproverKind.Role).Select(p => new Id<Admin.Roles.Role>(p.HolderId)).Distinct().ToList();
        var users = places.Where(p => p.Approver == ApproverKind.User).Select(p => new Id<Admin.Users.User>(p.HolderId)).Distinct().ToList();
        var byRole = roles.Count == 0 ? [] : await (from held in db.UserRoles join user in db.Users on held.UserId equals user.Id where user.IsActive && roles.Contains(held.RoleId) select new { held.RoleId, user.Id }).ToListAsync(ct);
        var active = users.Count == 0 ? [] : (await db.Users.Where(u => u.IsActive && users.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct)).Select(u => u.Value).ToHashSet();
        var heads = places.Any(p => p.Department is not null) ? await Heads(ct) : [];
        return [.. places.Select(place => (IReadOnlySet<long>)(place.Approver switch
        {
            ApproverKind.Role => byRole.Where(h => h.RoleId.Value == place.HolderId).Select(h => h.Id.Value).ToHashSet(),
            ApproverKind.User => active.Where(u => u == place.HolderId).ToHashSet(),
            _ => place.Department is { } department && heads.TryGetValue(department, out var head) ? [head] : new HashSet<long>(),
        }))];
    }

    /// <summary>Heads of departments who still have an account.</summary>
    public async Task<Dictionary<Department, long>> Heads(CancellationToken ct)
    {
        var heads = await db.Heads.AsNoTracking().ToListAsync(ct);
        var ids = heads.Select(h => new Id<Admin.Users.User>(h.UserId)).ToList();
        var active = (await db.Users.Where(u => u.IsActive && ids.Contains(u.Id)).Select(u => u.Id).ToListAsync(ct)).Select(u => u.Value).ToHashSet();
        return heads.Where(h => active.Contains(h.UserId)).ToDictionary(h => h.Department, h => h.UserId);
    }

    public async Task<StandIns> StandInsOf(ApprovalRequest request, CancellationToken ct) => StandInsOf(request, await Absences(ct));

    public static StandIns StandInsOf(ApprovalRequest request, IReadOnlyList<Delegations.Delegation> absences) =>
        new(request.Handovers.OrderBy(h => h.Id).Select(h => (h.FromId, h.ToId)), absences.Where(a => a.Covers(request.Kind)).Select(a => (a.AbsentId, a.DelegateId)));

    /// <summary>Today's, of delegates who still have an account.</summary>
    public async Task<IReadOnlyList<Delegations.Delegation>> Absences(CancellationToken ct)
    {
        var today = clock.Today;
        return await db.Delegations.AsNoTracking().Where(d => d.From <= today && d.Until >= today).OrderBy(d => d.Id).ToListAsync(ct);
    }

    /// <summary>The places of the present step that a person can fill.</summary>
    public async Task<IReadOnlyList<Voice>> VoicesOf(ApprovalRequest request, long person, CancellationToken ct) =>
        Voices.Of(person, await Holders(request.PlacesOf(request.Step), ct), await StandInsOf(request, ct), Barred(request));

    public static long? Barred(ApprovalRequest request) => request.OwnAllowed ? null : request.SubmitterId;

    public async Task<IReadOnlyDictionary<long, string>> Names(IEnumerable<long> people, CancellationToken ct)
    {
        var ids = people.Distinct().Select(p => new Id<Admin.Users.User>(p)).ToList();
        return await db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id.Value, u => u.Name, ct);
    }
}
