using Musubi.Kernel;

namespace Musubi.Admin;

/// <summary>A module that keeps money in the currency of the books says since when, so that the currency cannot change beneath it.</summary>
public interface IKeepBooks
{
    /// <summary>What was posted, as a person counts it: 138 journal entries. Null while nothing is.</summary>
    Task<Text?> Posted(CancellationToken ct);
}
