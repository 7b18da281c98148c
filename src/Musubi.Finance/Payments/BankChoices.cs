using Microsoft.EntityFrameworkCore;
using Musubi.Finance.Accounts;
using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Finance.Payments;

/// <summary>The accounts money moves through, as a form offers them: banks, then cash.</summary>
internal static class BankChoices
{
    public static async Task<IReadOnlyList<Choice>> Read(FinanceDb db)
    {
        var mapped = await db.MappedAccounts.AsNoTracking().Where(m => m.Role == AccountRole.Bank || m.Role == AccountRole.Cash).OrderBy(m => m.Role).ThenBy(m => m.PostingGroup).Select(m => m.AccountId).ToListAsync();
        var accounts = await db.Accounts.AsNoTracking().Where(a => mapped.Contains(a.Id) && a.Active).ToDictionaryAsync(a => a.Id);
        return [.. mapped.Distinct().Where(accounts.ContainsKey).Select(id => accounts[id]).Select(a => new Choice($"{a.Id}", new Text($"{a.Code} {a.NameJa}", $"{a.Code} {a.NameZh}", $"{a.Code} {a.NameEn}")))];
    }
}
