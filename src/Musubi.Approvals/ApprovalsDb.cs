using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Delegations;
using Musubi.Approvals.Heads;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Approvals;

/// <summary>The tables of approvals.</summary>
internal sealed class ApprovalsDb(MusubiDb db)
{
    public MusubiDb All => db;
    public IQueryable<ApprovalRequest> Requests => db.Set<ApprovalRequest>();
    public IQueryable<ApprovalPlace> Places => db.Set<ApprovalPlace>();
    public IQueryable<ApprovalHandover> Handovers => db.Set<ApprovalHandover>();
    public IQueryable<ApprovalRule> Rules => db.Set<ApprovalRule>();
    public IQueryable<Delegation> Delegations => db.Set<Delegation>();
    public IQueryable<DepartmentHead> Heads => db.Set<DepartmentHead>();
    public IQueryable<User> Users => db.Set<User>();
    public IQueryable<Role> Roles => db.Set<Role>();
    public IQueryable<UserRole> UserRoles => db.Set<UserRole>();

    /// <summary>Requests with their steps, places, answers and handovers.</summary>
    public IQueryable<ApprovalRequest> Whole => Requests.Include(r => r.Steps).Include(r => r.Places).Include(r => r.Answers).Include(r => r.Handovers).AsSplitQuery();

    public IQueryable<ApprovalRule> WholeRules => Rules.Include(r => r.Conditions).Include(r => r.Steps).Include(r => r.Approvers).AsSplitQuery();

    /// <summary>
    /// A request to act upon. Its row is written first, which is a lock: of two who answer at once the second reads what the first did.
    /// </summary>
    public async Task<ApprovalRequest?> Take(Id<ApprovalRequest> id, CancellationToken ct)
    {
        await Requests.Where(r => r.Id == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Turn, r => r.Turn + 1), ct);
        return await Whole.AsTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
    }

    /// <summary>The open request of a document, likewise.</summary>
    public async Task<ApprovalRequest?> TakeOpen(string kind, long subject, CancellationToken ct)
    {
        await Requests.Where(r => r.Kind == kind && r.SubjectId == subject && r.State == RequestState.Open).ExecuteUpdateAsync(set => set.SetProperty(r => r.Turn, r => r.Turn + 1), ct);
        return await Whole.AsTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.SubjectId == subject && r.State == RequestState.Open, ct);
    }
}
