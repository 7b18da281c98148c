using Musubi.Approvals.Requests;
using Musubi.Data;
using Musubi.Data.Masters;
using Musubi.Kernel;

namespace Musubi.Approvals.Rules;

/// <summary>For this kind of document, when all conditions hold, ask these steps. Of those in force the first that matches applies.</summary>
[Master]
public sealed class ApprovalRule : IVersioned
{
    public const int MostName = 80, MostSteps = 9, MostApprovers = 12;

    public required Id<ApprovalRule> Id { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; set; }

    /// <summary>Place in the order in which rules of the kind are tried.</summary>
    public int Position { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? Until { get; set; }
    public bool OwnAllowed { get; set; }
    public int RemindAfter { get; set; }
    public List<RuleCondition> Conditions { get; init; } = [];
    public List<RuleStep> Steps { get; init; } = [];
    public List<RuleApprover> Approvers { get; init; } = [];
    public int Version { get; set; }

    public bool IsInForce(DateOnly day) => From <= day && (Until is null || day <= Until);

    internal bool Matches(ApprovalFacts facts, Department? department) => Conditions.TrueForAll(c => c.Holds(facts, department));
}

public enum Comparison { AtLeast, Over, AtMost, Under, Is, IsNot, Unknown }

public sealed class RuleCondition : IPartOf
{
    public required Id<ApprovalRule> RuleId { get; init; }
    public required int Position { get; init; }
    public required string Fact { get; init; }
    public required Comparison Comparison { get; init; }

    /// <summary>Major units of the company's currency, per cent, or a plain number, as the fact has it.</summary>
    public required decimal Number { get; init; }
    public required Department? Department { get; init; }
    public (string Kind, long Id) Whole => ("approval_rule", RuleId.Value);

    /// <summary>A fact that is not known meets nothing but <see cref="Comparison.Unknown"/>: a rule says so where that matters.</summary>
    internal bool Holds(ApprovalFacts facts, Department? department)
    {
        if (Fact == ApprovalFact.Department.Key)
            return Comparison switch
            {
                Comparison.Is => department == Department,
                Comparison.IsNot => department is not null && department != Department,
                Comparison.Unknown => department is null,
                _ => false,
            };
        return (facts.Of(Fact), Comparison) switch
        {
            (null, var comparison) => comparison == Comparison.Unknown,
            (_, Comparison.Unknown) => false,
            ({ } figure, Comparison.AtLeast) => figure >= Number,
            ({ } figure, Comparison.Over) => figure > Number,
            ({ } figure, Comparison.AtMost) => figure <= Number,
            ({ } figure, Comparison.Under) => figure < Number,
            ({ } figure, Comparison.Is) => figure == Number,
            ({ } figure, _) => figure != Number,
        };
    }
}

public sealed class RuleStep : IPartOf
{
    public required Id<ApprovalRule> RuleId { get; init; }
    public required int Position { get; init; }
    public required StepMode Mode { get; init; }
    public required int Count { get; init; }
    public (string Kind, long Id) Whole => ("approval_rule", RuleId.Value);
}

public sealed class RuleApprover : IPartOf
{
    public required Id<ApprovalRule> RuleId { get; init; }
    public required int Step { get; init; }
    public required int Position { get; init; }
    public required ApproverKind Approver { get; init; }

    /// <summary>The role or user; 0 for heads.</summary>
    public required long HolderId { get; init; }
    public required Department? Department { get; init; }
    public (string Kind, long Id) Whole => ("approval_rule", RuleId.Value);
}
