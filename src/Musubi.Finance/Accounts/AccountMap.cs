using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>The chart and who plays which part in it, as they stand for one act, read once.</summary>
internal sealed class AccountMap(FinanceDb db)
{
    private Dictionary<Id<Account>, Account>? accounts;
    private Dictionary<(AccountRole Role, string Group), Id<Account>> parts = [];

    /// <summary>The account of the posting group, else the one for all groups; null when there is none or it is out of use.</summary>
    public async Task<Account?> Find(AccountPart part, CancellationToken ct)
    {
        await Load(ct);
        Id<Account>? id = part.Account;
        if (part.Role is { } role)
            id = parts.TryGetValue((role, Group(part.PostingGroup)), out var own) ? own : parts.TryGetValue((role, ""), out var all) ? all : null;
        return id is { } found && accounts!.GetValueOrDefault(found) is { Active: true } account ? account : null;
    }

    public async Task<IReadOnlyDictionary<Id<Account>, Account>> Accounts(CancellationToken ct)
    {
        await Load(ct);
        return accounts!;
    }

    /// <summary>Groups are told apart by their letters, not by how they were typed.</summary>
    public static string Group(string? postingGroup) => postingGroup?.Trim().ToUpperInvariant() ?? "";

    private async Task Load(CancellationToken ct)
    {
        if (accounts is not null)
            return;
        parts = await db.MappedAccounts.AsNoTracking().ToDictionaryAsync(m => (m.Role, m.PostingGroup), m => m.AccountId, ct);
        accounts = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Id, ct);
    }
}
