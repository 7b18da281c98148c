using Musubi.Kernel;

namespace Musubi.Modules;

/// <summary>What a module says on the home page. Asked at every visit, so: counts and sums over an index, and only what the actor may see.</summary>
public interface IHomePart
{
    /// <summary>What waits for this person today, each with the page that ends it. Nothing is the best answer.</summary>
    Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => Task.FromResult<IReadOnlyList<HomeItem>>([]);

    Task<IReadOnlyList<HomeFigure>> Figures(Actor actor, CancellationToken ct) => Task.FromResult<IReadOnlyList<HomeFigure>>([]);
}

/// <param name="Count">How many; none are not shown.</param>
/// <param name="Act">The verb of the button: 確定する.</param>
/// <param name="Tone">red where something failed, amber where something waits.</param>
public sealed record HomeItem(long Count, Text What, Text Act, string Href, string Icon, string Tone = "amber");

/// <summary>A figure of a department. <paramref name="Href"/> shows what it is made of.</summary>
public sealed record HomeFigure(Department Department, Text Name, string Value, string Href);
