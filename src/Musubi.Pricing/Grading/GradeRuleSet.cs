using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Grading;

public enum RuleSetState
{
    Draft,

    /// <summary>It counts from its first day until another takes its place, and no longer changes.</summary>
    Applied,
}

/// <summary>How a customer's facts become a grade: a version of the company's rules.</summary>
public sealed class GradeRuleSet : IVersioned, ISearchable
{
    public const int Usual = 12;

    public required Id<GradeRuleSet> Id { get; init; }
    public int Version { get; set; }

    /// <summary>Which version of the rules it is, from 1.</summary>
    public required int Number { get; init; }
    public RuleSetState State { get; private set; }

    /// <summary>So many months of facts are looked at.</summary>
    public int Months { get; set; } = Usual;

    /// <summary>What it is for.</summary>
    public string Note { get; set; } = "";

    /// <summary>The first day that its grades hold.</summary>
    public DateOnly? From { get; private set; }
    public DateTime? AppliedAt { get; private set; }
    public string AppliedByName { get; private set; } = "";
    public List<GradeRuleFact> Facts { get; init; } = [];
    public List<GradeRuleCut> Cuts { get; init; } = [];

    public Refusal? WhyNotEdit() => State == RuleSetState.Draft ? null : new("pricing.rules-applied",
        new Text("第{0}版は適用済みのため変更できません。", "第{0}版已应用，不能修改。", "Version {0} has been applied and no longer changes.").With(Number),
        new Text("写しを作って変更してください。", "请复制后修改。", "Make a copy and change that."), Kind: RefusalKind.Conflict);

    public void Apply(DateOnly from, DateTime at, string by) => (State, From, AppliedAt, AppliedByName) = (RuleSetState.Applied, from, at, by);

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new($"GR-{Number}", Named.Ja, Note, [GradeWords.RuleSet.Ja, GradeWords.RuleSet.Zh, GradeWords.RuleSet.En, Note], PricingPermission.View, Rank: 55) { Named = Named };

    private Text Named => Text.Same("{0} {1}").With(GradeWords.RuleSet, Number);
}

/// <summary>How a fact is scored from 1 to 5.</summary>
public enum FactScale
{
    /// <summary>By the customer's place among all: each fifth of them is a score.</summary>
    Quantiles,

    /// <summary>By figures that are given.</summary>
    Thresholds,
}

/// <summary>A fact that counts, by how much, and how it is scored.</summary>
public sealed class GradeRuleFact : IPartOf
{
    public required Id<GradeRuleFact> Id { get; init; }
    public required Id<GradeRuleSet> RuleSetId { get; init; }
    public required int Position { get; init; }

    /// <summary>The key of a <see cref="CustomerFact"/>.</summary>
    public required string Fact { get; init; }
    public required int Weight { get; init; }
    public required FactScale Scale { get; init; }

    /// <summary>From where on a score is given; unset where quantiles are.</summary>
    public decimal? Two { get; init; }
    public decimal? Three { get; init; }
    public decimal? Four { get; init; }
    public decimal? Five { get; init; }
    public (string Kind, long Id) Whole => ("grade_rule_set", RuleSetId.Value);

    internal decimal?[] Steps => [Two, Three, Four, Five];
}

/// <summary>From how many points on a grade is given.</summary>
public sealed class GradeRuleCut : IPartOf
{
    public required Id<GradeRuleCut> Id { get; init; }
    public required Id<GradeRuleSet> RuleSetId { get; init; }
    public required Id<Grade> GradeId { get; init; }

    /// <summary>In hundredths: 420 for 4.20.</summary>
    public required int Least { get; init; }
    public (string Kind, long Id) Whole => ("grade_rule_set", RuleSetId.Value);
}

public enum GradeRunState { Running, Done, Stopped, Failed }

/// <summary>One time that all customers were graded.</summary>
[NotAudited]
public sealed class GradeRun
{
    public required Id<GradeRun> Id { get; init; }

    /// <summary>The last day whose facts counted; its grades hold from the next.</summary>
    public required DateOnly Day { get; init; }
    public required Id<GradeRuleSet> RuleSetId { get; init; }
    public required DateTime At { get; init; }
    public required string ByName { get; init; }
    public GradeRunState State { get; set; }
    public DateTime? EndedAt { get; set; }
    public int Customers { get; set; }
    public int New { get; set; }
    public int Up { get; set; }
    public int Down { get; set; }

    /// <summary>Customers that ceased to be graded: they have not ordered for long.</summary>
    public int Ended { get; set; }

    /// <summary>From where on each fact scored what, as JSON (<see cref="Scale"/>).</summary>
    public string Scales { get; set; } = "";
}
