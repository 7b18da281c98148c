using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Modules.Lists.Views;

/// <summary>A list as somebody wants to see it again: its filters, sort and columns under a name.</summary>
public sealed class SavedView
{
    public const int MostName = 60, MostQuery = 2000;

    public required Id<SavedView> Id { get; init; }

    /// <summary>The name of the list: <c>parties</c>.</summary>
    public required string List { get; init; }
    public required string Name { get; set; }

    /// <summary>The query string of the list's address, without view and page.</summary>
    public required string Query { get; set; }
    public required long OwnerId { get; init; }

    /// <summary>Everyone who sees the list sees it.</summary>
    public bool Shared { get; set; }
}

/// <summary>The view with which a list opens for one person.</summary>
[NotAudited]
public sealed class DefaultView
{
    public required long OwnerId { get; init; }
    public required string List { get; init; }
    public required Id<SavedView> ViewId { get; set; }
}
