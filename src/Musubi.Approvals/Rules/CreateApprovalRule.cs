using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>Adds a rule behind those of its kind.</summary>
[Needs(ApprovalPermission.SetRules)]
internal sealed class CreateApprovalRule(ApprovalsDb db, RuleWriting writing, IdSource ids) : IUseCase<CreateApprovalRule.Input, Id<ApprovalRule>>
{
    public sealed record Input : RuleDraft
    {
        /// <summary>The kind of document: <c>voucher</c>.</summary>
        public string Kind { get; init; } = "";
    }

    public async Task<Result<Id<ApprovalRule>>> Run(Input input, CancellationToken ct)
    {
        if (await writing.WhyNot(input.Kind, input, ct) is { Count: > 0 } refusals)
            return refusals;
        var last = await db.Rules.Where(r => r.Kind == input.Kind).MaxAsync(r => (int?)r.Position, ct) ?? 0;
        var rule = new ApprovalRule { Id = ids.Next<ApprovalRule>(), Kind = input.Kind, Name = input.Name, Position = last + 1 };
        db.All.Add(rule);
        await writing.Write(rule, input, ct);
        return rule.Id;
    }
}
