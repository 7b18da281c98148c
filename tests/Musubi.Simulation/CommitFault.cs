using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Musubi.Simulation;

/// <summary>What goes wrong at a commit: just before it, so that nothing was done, or just after, so that all was done and nobody heard. Once, when it is set.</summary>
internal sealed class CommitFault : DbTransactionInterceptor
{
    internal sealed class LightsOutException : Exception;

    private Exception? before, after;

    public Exception Before { set => before = value; }
    public Exception After { set => after = value; }

    public void Clear() => (before, after) = (null, null);

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref before, null) is { } failure ? throw failure : base.TransactionCommittingAsync(transaction, eventData, result, cancellationToken);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref after, null) is { } failure ? throw failure : base.TransactionCommittedAsync(transaction, eventData, cancellationToken);
}
