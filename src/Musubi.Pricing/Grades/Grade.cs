using Musubi.Catalog;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Grades;

/// <summary>The prices that a grade pays (価格ランク / 等级价). Its figures stand in price lists of the tier.</summary>
public sealed class PriceTier : IVersioned
{
    public required Id<PriceTier> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public Names Names { get; set; } = new();
    public int Position { get; set; }
}

/// <summary>How good a customer is, and so what it pays (得意先ランク / 客户等级).</summary>
public sealed class Grade : IVersioned
{
    public required Id<Grade> Id { get; init; }
    public int Version { get; set; }
    public required string Code { get; set; }
    public Names Names { get; set; } = new();

    /// <summary>From the best, 1, down.</summary>
    public int Position { get; set; }

    /// <summary>The tier it selects; null pays the list price.</summary>
    public Id<PriceTier>? TierId { get; set; }
}

public enum GradeSource
{
    /// <summary>A person said so, with a reason, for a time.</summary>
    Manual,

    /// <summary>Found by rules from the customer's own facts.</summary>
    Computed,
}

/// <summary>How a grade stands to the one before it.</summary>
public enum GradeMove { New, Up, Down, Same }

public enum GradeState
{
    Stands,

    /// <summary>Of a person's word: somebody has to approve it first.</summary>
    Waiting,

    /// <summary>It was not approved.</summary>
    Refused,
}

/// <summary>The grade of a customer from a day on. Its grade is never rewritten: a new row takes its place.</summary>
public sealed class CustomerGrade : IPartOf
{
    public required Id<CustomerGrade> Id { get; init; }
    public required Id<Party> CustomerId { get; init; }
    public required Id<Grade> GradeId { get; init; }
    public required DateOnly From { get; set; }

    /// <summary>The last day; null runs on.</summary>
    public DateOnly? Until { get; set; }
    public required GradeSource Source { get; init; }

    /// <summary>A person's; of a computed one its <see cref="Basis"/> says it.</summary>
    public required string Reason { get; init; }
    public GradeState State { get; set; }
    public GradeMove Move { get; set; }

    /// <summary>The grade it took the place of.</summary>
    public Id<Grade>? FormerId { get; set; }

    /// <summary>Of a computed one: the points then, in hundredths, and how they came about (<see cref="GradeBasis"/>).</summary>
    [NotAudited]
    public int? Points { get; init; }

    [NotAudited]
    public string Basis { get; init; } = "";
    public (string Kind, long Id) Whole => ("party", CustomerId.Value);
}
