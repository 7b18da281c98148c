using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Lists.Bulk;

/// <summary>An act on many rows, one at a time, each with its own result.</summary>
public sealed record BulkAct(string Key, Text Name, string Icon, string Permission, Func<BulkStep, Task<Result<Done>>> Run, Text? Confirm = null)
{
    /// <summary>What it asks for besides, the same for all rows: which category. Null when it asks nothing.</summary>
    public Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<(string Value, Text Name)>>>? Ask { get; init; }
}

/// <summary>The act upon one row.</summary>
/// <param name="Value">What was chosen, of an act that asks.</param>
/// <param name="key">So that the row, asked again after a crash, is done once.</param>
public sealed class BulkStep(Runner runner, Actor actor, long id, string value, string key)
{
    public long Id { get; } = id;

    public string Value { get; } = value;

    public Task<Result<Done>> Do<TUseCase, TInput>(TInput input) where TUseCase : class, IUseCase<TInput, Done> => runner.Run<TUseCase, TInput, Done>(actor, input, key);

    public async Task<Result<Done>> Do<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput> =>
        (await runner.Run<TUseCase, TInput, TOutput>(actor, input, key)).Then(_ => default(Done));
}
