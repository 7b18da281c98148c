using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.Banking;

/// <summary>Deposits that wait to be matched.</summary>
internal sealed class BankHome(FinanceDb db) : IHomePart
{
    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) => !actor.May(FinancePermission.ReceivePayments) ? [] :
        [new(await db.BankLines.LongCountAsync(l => l.State == BankLineState.Waiting, ct), Words.DepositsWait, Words.MatchDeposits, "/finance/bank-lines/match", "landmark")];
}
