using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Musubi.Kernel;

namespace Musubi.Pricing;

/// <summary>Where a price comes from, from what was agreed with one customer to what everybody pays.</summary>
public enum PriceLevel { CustomerItem, CustomerGroup, CustomerAll, Campaign, Tier, List }

public enum PriceStepKind
{
    /// <summary>A price of a list: the amount begins as <see cref="PriceStep.Figure"/>.</summary>
    Start,

    /// <summary>Into the unit ordered: times figure, over <see cref="PriceStep.Over"/>.</summary>
    Convert,

    /// <summary>A share of it (掛率).</summary>
    Rate,

    /// <summary>To so many decimals.</summary>
    Round,

    /// <summary>Up to the least that the margin allows.</summary>
    Raise,

    /// <summary>A person typed another price.</summary>
    Typed,

    /// <summary>It was promised in a quote and stands, whatever the lists say since.</summary>
    Quoted,
}

/// <summary>The rule a step or a loser speaks of, as it stood then.</summary>
public sealed record PriceOrigin
{
    public PriceLevel Level { get; init; }

    /// <summary>The list; null where the item itself bears the price.</summary>
    public long? ListId { get; init; }
    public long? RuleId { get; init; }
    public Text? List { get; init; }

    /// <summary>The group of items it speaks of; null for an item's own or for all.</summary>
    public Text? Group { get; init; }
    public Unit? Unit { get; init; }
    public decimal Least { get; init; }
    public decimal? Price { get; init; }
    public decimal? Rate { get; init; }
    public DateOnly From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>In words; not stored, for words may grow better.</summary>
    public Text Said => Words.Of(this);
}

/// <param name="Result">The amount after the step.</param>
public sealed record PriceStep(PriceStepKind Kind, decimal Figure, decimal Result)
{
    public decimal Over { get; init; } = 1;
    public Rounding? Rounding { get; init; }
    public PriceOrigin? Of { get; init; }

    /// <summary>The unit the amount is per from here on.</summary>
    public Unit? Unit { get; init; }

    public Text Said => Words.Of(this);

    /// <summary>The step done again, on an amount.</summary>
    public decimal On(decimal amount) => Kind switch
    {
        PriceStepKind.Start or PriceStepKind.Typed or PriceStepKind.Quoted => Figure,
        PriceStepKind.Convert or PriceStepKind.Rate => amount * Figure / Over,
        PriceStepKind.Round => Rounding!.Value.Round(amount, (int)Figure),
        _ => Math.Max(amount, Figure),
    };
}

/// <summary>Why a rule did not make the price.</summary>
public enum PriceLoss
{
    /// <summary>A rule before it in the order of precedence holds.</summary>
    Behind,

    /// <summary>The lowest price counts, and this is not it.</summary>
    Dearer,

    /// <summary>Of the same rule, another step of quantity is better.</summary>
    OtherBreak,

    /// <summary>A later rule of the same subject took its place.</summary>
    Replaced,

    /// <summary>It asks for a larger quantity.</summary>
    TooFew,

    /// <summary>It begins later, or has ended.</summary>
    OtherDays,

    /// <summary>The item does not come in its unit.</summary>
    OtherUnit,

    /// <summary>A share of a price that is not there.</summary>
    NoBase,

    /// <summary>A price was typed.</summary>
    Overruled,
}

/// <param name="Amount">What it would have made; null where it does not hold.</param>
public sealed record LostRule(PriceOrigin Of, PriceLoss Why, decimal? Amount)
{
    public Text Said => Words.Of(this);
}

/// <summary>A price with how it came about: the steps, in order, and the rules that lost. Kept with the line it was made for.</summary>
public sealed record PriceTrace
{
    /// <summary>Per <see cref="Unit"/>; null where no rule gives a price.</summary>
    public decimal? Amount { get; init; }
    public required Currency Currency { get; init; }
    public required Unit Unit { get; init; }
    public required decimal Quantity { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>The customer's grade on that day.</summary>
    public Text? Grade { get; init; }
    public PriceLevel? Level { get; init; }
    public IReadOnlyList<PriceStep> Steps { get; init; } = [];
    public IReadOnlyList<LostRule> Lost { get; init; } = [];

    /// <summary>The least price by the least margin; null where none is set or no cost is known.</summary>
    public decimal? Floor { get; init; }

    public const int MostReason = 200;

    /// <summary>Why another price was typed.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The amount is less than the floor: said to everybody, never passed over.</summary>
    public bool BelowFloor { get; init; }
    public bool IsRaised => Steps.Any(s => s.Kind == PriceStepKind.Raise);
    public bool IsTyped => Steps.Any(s => s.Kind == PriceStepKind.Typed);
    public bool IsQuoted => Steps.Any(s => s.Kind == PriceStepKind.Quoted);

    /// <summary>What the rules gave before a person typed another; null where they gave nothing.</summary>
    public decimal? ByRules => Steps.TakeWhile(s => s.Kind != PriceStepKind.Typed).LastOrDefault()?.Result;

    /// <summary>The steps done again, from nothing.</summary>
    public decimal? Recomputed => Steps.Count == 0 ? null : Steps.Aggregate(0m, (amount, step) => step.On(amount));

    /// <summary>Where it comes from, as a narrow column says it.</summary>
    public Text Source => IsQuoted ? Words.Quoted : IsTyped ? Words.Typed : BelowFloor ? Words.BelowFloor : Level is { } level ? Words.Briefly(level) : Words.NoPrice;

    /// <summary>The same with a price that a person typed over it.</summary>
    public PriceTrace Overruled(decimal typed, string reason)
    {
        var winner = Steps.LastOrDefault(s => s.Of is not null)?.Of;
        return this with
        {
            Amount = typed,
            Steps = [.. Steps, new(PriceStepKind.Typed, typed, typed) { Unit = Unit }],
            Lost = winner is null ? Lost : [new(winner, PriceLoss.Overruled, Amount), .. Lost],
            Reason = reason.Trim(),
            BelowFloor = typed < Floor,
        };
    }

    /// <summary>The same, promised in a quote of that number: it stands from here on.</summary>
    public PriceTrace Promised(string quote)
    {
        var reason = $"{quote} {Reason}".TrimEnd();
        return this with { Steps = [.. Steps, new(PriceStepKind.Quoted, Amount!.Value, Amount.Value) { Unit = Unit }], Reason = reason.Length > MostReason ? reason[..MostReason] : reason };
    }

    /// <summary>As a reader may see it: the floor tells the cost, which is a right of its own.</summary>
    public PriceTrace For(Actor actor) => actor.May(Catalog.CatalogPermission.SeeCost) ? this : this with { Floor = null };

    public string Write() => JsonSerializer.Serialize(this, Stored);

    /// <summary>A stored trace; null where none was kept.</summary>
    public static PriceTrace? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<PriceTrace>(json, Stored);

    /// <summary>What is the default is left out when it is written, and so is not asked for when it is read: the unit one, a quantity of nothing.</summary>
    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => { foreach (var property in type.Properties) property.IsRequired = false; } } },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() },
    };
}
