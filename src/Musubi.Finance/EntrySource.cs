using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What causes an entry: the document, its day, and in whose area of the books it falls.</summary>
public sealed record EntrySource
{
    /// <summary>Kind of the document: <c>invoice</c>, <c>stock_move</c>.</summary>
    public required string Kind { get; init; }
    public required long Id { get; init; }
    public required string Number { get; init; }

    /// <summary>The business date it counts for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Which lock of the period it must pass.</summary>
    public required PeriodArea Area { get; init; }

    /// <summary>Of every line, where the line does not say otherwise.</summary>
    public Dimensions Dimensions { get; init; } = Dimensions.None;

    /// <summary>From the document's currency to that of the books, where the document fixed it. Null takes the day's rate.</summary>
    public ExchangeRate? Rate { get; init; }
    public EntryKind EntryKind { get; init; }

    /// <summary>Who wrote the document, where it is another who posts it: approval is asked of a second person. Empty: who posts it.</summary>
    public string WrittenBy { get; init; } = "";

    /// <summary>The input that <see cref="Date"/> comes from, to say refusals beside it.</summary>
    public string Field { get; init; } = "Date";
}
