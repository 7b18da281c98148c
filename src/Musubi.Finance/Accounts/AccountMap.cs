using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>The chart and who plays which part in it, as they stand for one act.</summary>
internal sealed class AccountMap(BooksReading books)
{
    /// <summary>The account of the posting group, else the one for all groups; null when there is none or it is out of use.</summary>
    public async Task<Account?> Find(AccountPart part, CancellationToken ct)
    {
        var facts = await books.Facts(ct);
        Id<Account>? id = part.Account;
        if (part.Role is { } role)
            id = facts.Parts.TryGetValue((role, Group(part.PostingGroup)), out var own) ? own : facts.Parts.TryGetValue((role, ""), out var all) ? all : null;
        return id is { } found && facts.Accounts.GetValueOrDefault(found) is { Active: true } account ? account : null;
    }

    public async Task<IReadOnlyDictionary<Id<Account>, Account>> Accounts(CancellationToken ct) => (await books.Facts(ct)).Accounts;

    /// <summary>Groups are told apart by their letters, not by how they were typed.</summary>
    public static string Group(string? postingGroup) => postingGroup?.Trim().ToUpperInvariant() ?? "";
}
