using System.Text.Json.Serialization;
using Musubi.Kernel;

namespace Musubi.Approvals;

public enum FactKind { Money, Percent, Number, Days, Department }

/// <summary>Something of a document that a rule may look at.</summary>
/// <param name="Key">Stable, for stored rules: <c>amount</c>.</param>
public sealed record ApprovalFact(string Key, Text Name, FactKind Kind)
{
    public static readonly ApprovalFact Amount = new("amount", Words.Amount, FactKind.Money);
    public static readonly ApprovalFact Discount = new("discount", Words.Discount, FactKind.Percent);
    public static readonly ApprovalFact Margin = new("margin", Words.Margin, FactKind.Percent);

    /// <summary>By how much the party's credit would be exceeded.</summary>
    public static readonly ApprovalFact OverCredit = new("over-credit", Words.OverCredit, FactKind.Money);
    public static readonly ApprovalFact Department = new("department", Words.Department, FactKind.Department);

    /// <summary>A figure that only this kind of document has.</summary>
    public static ApprovalFact Figure(string key, Text name, FactKind kind = FactKind.Number) => new(key, name, kind);
}

/// <summary>What a document is about, as rules and approvers see it when it is submitted. What is not known stays null.</summary>
public sealed record ApprovalFacts
{
    /// <summary>Its number or name: <c>JE-2604-0012</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What an approver needs to recognise it: the party, the reason.</summary>
    public Text Detail { get; init; } = Text.Same("");

    /// <summary>Why, in the words of whoever made the document: of a price below the list.</summary>
    public string Reason { get; init; } = "";

    /// <summary>In the company's currency, as rules are written in it.</summary>
    public Money? Amount { get; init; }
    public Rate? Discount { get; init; }
    public Rate? Margin { get; init; }
    public Money? OverCredit { get; init; }

    /// <summary>Whose document it is; unset, its submitter's department.</summary>
    public Department? Department { get; init; }

    /// <summary>The kind's own figures by key: money in major units of the company's currency, percents as 10 for 10 %.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The figure of a fact; null where it is not known.</summary>
    public decimal? Of(string fact) => fact switch
    {
        "amount" when Amount is { } amount => amount.Amount,
        "discount" when Discount is { } discount => discount.Percent,
        "margin" when Margin is { } margin => margin.Percent,
        "over-credit" when OverCredit is { } over => over.Amount,
        _ => Figures.TryGetValue(fact, out var figure) ? figure : null,
    };

    [JsonIgnore]
    internal IEnumerable<Currency> Currencies => new[] { Amount, OverCredit }.OfType<Money>().Select(m => m.Currency).Distinct();
}
