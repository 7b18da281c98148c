namespace Musubi.Data.Acts;

/// <summary>What an act answered to a key its caller chose, so that sending it twice does it once. Kept for two days.</summary>
[NotAudited]
public sealed class IdempotencyRecord
{
    public required long ActorId { get; init; }
    public required string Key { get; init; }
    public required string Act { get; init; }

    /// <summary>SHA-256 of the input: the same key with another input is a mistake, not a repetition.</summary>
    public required string InputHash { get; init; }

    /// <summary>The value as JSON.</summary>
    public required string Answer { get; init; }
    public required DateTime At { get; init; }
}
