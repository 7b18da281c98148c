using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>Opens the books with the accounts of a template. Accounts that stand already stay as they are, so it may be run again.</summary>
[Needs(FinancePermission.SetUpAccounts)]
internal sealed class SetUpAccounts(FinanceDb db, IdSource ids) : IUseCase<SetUpAccounts.Input, int>
{
    public sealed record Input;

    /// <returns>How many accounts were added.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        var standing = await db.Accounts.Select(a => a.Code).ToHashSetAsync(StringComparer.Ordinal, ct);
        var added = ChartTemplate.Japan.Where(row => !standing.Contains(row.Code)).ToList();
        db.Accounts.AddRange(added.Select(row => new Account
        {
            Id = ids.Next<Account>(), Code = row.Code, Type = row.Type, Role = row.Role, PostingGroup = row.PostingGroup,
            NameJa = row.Name.Ja, NameZh = row.Name.Zh, NameEn = row.Name.En,
        }));
        return added.Count;
    }
}
