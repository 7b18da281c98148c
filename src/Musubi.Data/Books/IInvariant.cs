using Musubi.Kernel;

namespace Musubi.Data;

/// <summary>
/// Something that must hold of the books at any moment. Modules add theirs as services; <c>./dev verify</c> and the nightly job check them all.
/// </summary>
public interface IInvariant
{
    /// <summary>What holds, as a sentence: every entry is balanced.</summary>
    Text Name { get; }

    Task<InvariantResult> Check(CancellationToken ct);
}

/// <param name="Checked">How many rows were looked at.</param>
public sealed record InvariantResult(long Checked, IReadOnlyList<InvariantFault> Faults)
{
    /// <summary>What was compared, where it can be said in a few figures: both sides of an equation, per account or currency.</summary>
    public IReadOnlyList<Text> Figures { get; init; } = [];
}

/// <param name="Subject">The document at fault, <c>party 1042</c>.</param>
public sealed record InvariantFault(string Subject, Text What);
