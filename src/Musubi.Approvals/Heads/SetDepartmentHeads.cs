using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Heads;

/// <summary>Names the heads of departments, all at once. Open requests ask the new head from now on.</summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class SetDepartmentHeads(ApprovalsDb db, IdSource ids) : IUseCase<SetDepartmentHeads.Input, Done>
{
    public sealed record Input
    {
        public List<HeadDraft> Heads { get; init; } = [];
    }

    public sealed record HeadDraft
    {
        public Department Department { get; init; }

        /// <summary>None: the department has no head.</summary>
        public Id<User> Head { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var heads = await db.Heads.AsTracking().ToListAsync(ct);
        foreach (var (draft, i) in input.Heads.DistinctBy(h => h.Department).Select((h, i) => (h, i)))
        {
            var now = heads.Find(h => h.Department == draft.Department);
            if (draft.Head.IsNone)
            {
                if (now is not null)
                    db.All.Remove(now);
            }
            else if (now?.UserId == draft.Head.Value)
                continue;
            else if (!await db.Users.AnyAsync(u => u.Id == draft.Head && u.IsActive, ct))
                refusals.Add(Refusal.NotFound(Words.Person, draft.Head).At($"Heads[{i}].Head"));
            else if (now is not null)
                now.UserId = draft.Head.Value;
            else
                db.All.Add(new DepartmentHead { Id = ids.Next<DepartmentHead>(), Department = draft.Department, UserId = draft.Head.Value });
        }
        return refusals.Count > 0 ? refusals : new Done();
    }
}
