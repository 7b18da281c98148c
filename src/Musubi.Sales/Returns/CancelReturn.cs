using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>The customer keeps it after all. Its number stays taken.</summary>
[Needs(SalesPermission.AnnounceReturns)]
internal sealed class CancelReturn(SalesDb db) : IUseCase<CancelReturn.Input, Id<SalesReturn>>
{
    public sealed record Input
    {
        public Id<SalesReturn> Id { get; init; }
        public int? Version { get; init; }
    }

    public async Task<Result<Id<SalesReturn>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Returns.SingleOrDefaultAsync(r => r.Id == input.Id, ct) is not { } made)
            return Refusal.NotFound(ReturnWords.Return, input.Id);
        if (made.WhyNotCancel() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(made, seen);
        made.Cancel();
        return made.Id;
    }
}
