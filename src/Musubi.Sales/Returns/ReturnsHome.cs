using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Sales.Returns;

/// <summary>What is announced and has to be taken in, what came and has to be looked at, and what the customer still waits to be credited for.</summary>
internal sealed class ReturnsHome(SalesDb db) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        if (!actor.May(SalesPermission.View) || !(actor.May(SalesPermission.ReceiveReturns) || actor.May(SalesPermission.SettleReturns)))
            return [];
        var counts = await db.Returns.Where(r => r.State == ReturnState.Announced || r.State == ReturnState.Received || r.State == ReturnState.Inspected).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return
        [
            .. actor.May(SalesPermission.ReceiveReturns) ? new HomeItem[]
            {
                new(counts.GetValueOrDefault(ReturnState.Announced), ReturnWords.ToReceive, ReturnWords.Receive, "/sales/returns?f.state=Announced", "package-check"),
                new(counts.GetValueOrDefault(ReturnState.Received), ReturnWords.ToInspect, ReturnWords.Inspect, "/sales/returns?f.state=Received", "list-checks"),
            } : [],
            .. actor.May(SalesPermission.SettleReturns) ? new HomeItem[] { new(counts.GetValueOrDefault(ReturnState.Inspected), ReturnWords.ToSettle, ReturnWords.Settle, "/sales/returns?f.state=Inspected", "undo-2") } : [],
        ];
    }
}
