using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Musubi.Simulation;

/// <summary>The light goes out at a commit: just before it, so that nothing was done, or just after, so that all was done and nobody heard. Once, when it is set.</summary>
internal sealed class CommitFault : DbTransactionInterceptor
{
    internal sealed class LightsOutException : Exception;

    public bool Before { get; set; }
    public bool After { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!Before)
            return base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);
        Before = false;
        throw new LightsOutException();
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!After)
            return base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
        After = false;
        throw new LightsOutException();
    }
}
