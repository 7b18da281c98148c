using Musubi.Kernel;

namespace Musubi.Data.Search;

/// <summary>Finds records by their whole number where the index keeps no words of them: there are so many that keeping them would slow what makes them.</summary>
public interface IFindByNumber
{
    /// <param name="number">As typed, without the blanks round it, in half width and capitals.</param>
    /// <returns>Null where there is none, or the actor may not see it.</returns>
    Task<SearchEntry?> Find(string number, Actor actor, CancellationToken ct);
}
