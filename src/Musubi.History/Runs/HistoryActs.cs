using Musubi.Data.Acts;
using Musubi.History.Files;
using Musubi.Kernel;

namespace Musubi.History.Runs;

/// <summary>What a history needs done by the use cases of others.</summary>
internal static class HistoryActs
{
    /// <summary>Does it as the system itself.</summary>
    /// <exception cref="HistoryException">It was refused.</exception>
    public static async Task<TOutput> Do<TUseCase, TInput, TOutput>(this Runner runner, TInput input, CancellationToken ct) where TUseCase : class, IUseCase<TInput, TOutput>
    {
        var done = await runner.Run<TUseCase, TInput, TOutput>(Actor.System, input, ct: ct);
        return done.Ok ? done.Value : throw HistoryException.Of(done.Refusals);
    }
}
