using Musubi.Kernel;

namespace Musubi.Data.Acts;

/// <summary>
/// One verb of the business, one file. Screens and API run the same class through <see cref="Runner"/>,
/// which gives it a transaction, checks the permission it <see cref="NeedsAttribute">needs</see>, and saves what it changed.
/// </summary>
public interface IUseCase<in TInput, TOutput>
{
    Task<Result<TOutput>> Run(TInput input, CancellationToken ct);
}
