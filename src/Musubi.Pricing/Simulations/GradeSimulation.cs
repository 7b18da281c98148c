using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Simulations;

/// <summary>What grade rules would do: the customers they move, and the orders of the window priced again by it.</summary>
[NotAudited]
public sealed class GradeSimulation
{
    public required Id<GradeSimulation> Id { get; init; }
    public required Id<GradeRuleSet> RuleSetId { get; init; }

    /// <summary>Of the rules as they stood when it was ordered.</summary>
    public required int RuleSetVersion { get; init; }
    public required int Number { get; init; }
    public required int Months { get; init; }

    /// <summary>The last day that counts.</summary>
    public required DateOnly Day { get; init; }
    public required DateTime At { get; init; }
    public required string ByName { get; init; }
    public GradeRunState State { get; set; }
    public DateTime? EndedAt { get; set; }
    public int Customers { get; set; }
    public int Up { get; set; }
    public int Down { get; set; }

    /// <summary>Lines that do not come to the price that was charged, by reason.</summary>
    public int TypedLines { get; set; }
    public int RegradedLines { get; set; }
    public int RelistedLines { get; set; }
    public int UnpricedLines { get; set; }

    /// <summary>The rules were in force already: history was priced by the grades of its days, not by today's.</summary>
    public bool InForce { get; set; }
    public List<SimulatedTotal> Totals { get; init; } = [];

    public int Exceptions => TypedLines + RegradedLines + RelistedLines + UnpricedLines;
}

/// <summary>What lines of a kind came to, as charged and under the new rules.</summary>
[NotAudited]
public sealed class SimulatedTotal
{
    public required Id<SimulatedTotal> Id { get; init; }
    public required Id<GradeSimulation> SimulationId { get; init; }
    public required SoldKind Kind { get; init; }
    public required int Lines { get; init; }
    public required Money Then { get; init; }
    public required Money Now { get; init; }

    /// <summary>Net less standard cost, of the lines that have one, and what they came to.</summary>
    public required Money MarginThen { get; init; }
    public required Money MarginNow { get; init; }
    public required Money CostedThen { get; init; }
    public required Money CostedNow { get; init; }
}

/// <summary>What becomes of one customer.</summary>
[NotAudited]
public sealed class SimulatedCustomer
{
    public required Id<SimulatedCustomer> Id { get; init; }
    public required Id<GradeSimulation> SimulationId { get; init; }
    public required Id<Party> CustomerId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required Id<Grade>? OldId { get; init; }
    public required Id<Grade>? NewId { get; init; }
    public required GradeMove Move { get; init; }

    /// <summary>A grade by a person's word holds, and the rules do not change it.</summary>
    public required bool ByHand { get; init; }

    /// <summary>By the new rules, in hundredths; 0 where they give none.</summary>
    public required int Points { get; init; }

    /// <summary>Of confirmed orders.</summary>
    public required Money Then { get; init; }
    public required Money Now { get; init; }
    public required Money Difference { get; init; }

    /// <summary>The difference without its sign: whom it matters most to.</summary>
    public required long Weight { get; init; }
    public required Money MarginThen { get; init; }
    public required Money MarginNow { get; init; }

    /// <summary>Of what is open to another price.</summary>
    public required Money OpenThen { get; init; }
    public required Money OpenNow { get; init; }
}

/// <summary>Why a line does not come to the price that was charged.</summary>
public enum PriceDeviation { Typed, GradeChanged, ListChanged, NoPrice }

/// <summary>A line that, priced again by the grade and the lists of its day, comes to another price.</summary>
[NotAudited]
public sealed class SimulatedException
{
    public required Id<SimulatedException> Id { get; init; }
    public required Id<GradeSimulation> SimulationId { get; init; }
    public required Id<Party> CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public required string Document { get; init; }
    public required string Href { get; init; }
    public required DateOnly Date { get; init; }
    public required string ItemCode { get; init; }
    public required Quantity Quantity { get; init; }
    public required decimal Charged { get; init; }

    /// <summary>Null: the lists give none.</summary>
    public required decimal? Again { get; init; }
    public required PriceDeviation Why { get; init; }

    /// <summary>Of a typed price what the clerk wrote.</summary>
    public required string Reason { get; init; }
}
