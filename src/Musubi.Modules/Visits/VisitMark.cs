using Musubi.Data;

namespace Musubi.Modules.Visits;

/// <summary>What somebody's first visit left: a stop they have seen, or that they put the guide away. Nobody else sees it. A row each, so that stops opened in several windows at once are all kept.</summary>
[NotAudited]
public sealed class VisitMark
{
    public const int MostKey = 40;

    /// <summary>In place of a stop: home greets without the guide.</summary>
    public const string Away = "-";

    public required long OwnerId { get; init; }
    public required string Stop { get; init; }
}
