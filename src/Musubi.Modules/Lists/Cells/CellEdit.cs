using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Lists.Cells;

/// <summary>How a cell is changed where it stands in its list: through the use case of its record's own form, at the version that was read.</summary>
/// <param name="Read">What stands in it, of which version; null where there is no such record.</param>
public sealed record CellEdit(string Permission, Func<IServiceProvider, long, CancellationToken, Task<CellNow?>> Read, Func<CellStep, Task<Result<Done>>> Save)
{
    /// <summary>What it is chosen from; null for words that are typed.</summary>
    public Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<(string Value, Text Name)>>>? Ask { get; init; }
    public int MostCharacters { get; init; } = 200;

    /// <summary>Of the field in HTML: <c>tel</c>, <c>email</c>.</summary>
    public string Type { get; init; } = "text";
}

/// <param name="Value">As it stands in a field, not as the list shows it.</param>
public sealed record CellNow(int Version, string Value);

/// <summary>A new value for one cell.</summary>
/// <param name="key">So that a request sent twice does it once.</param>
public sealed class CellStep(IServiceProvider services, Runner runner, Actor actor, long id, string value, int version, string? key)
{
    public IServiceProvider Services { get; } = services;
    public long Id { get; } = id;
    public string Value { get; } = value;

    /// <summary>What the person saw.</summary>
    public int Version { get; } = version;

    public async Task<Result<Done>> Do<TUseCase, TInput, TOutput>(TInput input, CancellationToken ct = default) where TUseCase : class, IUseCase<TInput, TOutput> =>
        (await runner.Run<TUseCase, TInput, TOutput>(actor, input, key, ct)).Then(_ => default(Done));
}
