using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Finance.Accounts;

/// <summary>A company without accounts can take orders, but not bill them: who may set them up is told on the first day, not at the first invoice.</summary>
internal sealed class AccountsHome(FinanceDb db) : IHomePart
{
    private static readonly Text NoneYet = new("勘定科目と会計年度がまだありません（請求と記帳に必要です）", "尚无会计科目和会计年度（开具账单和记账所必需）", "No accounts and fiscal years yet: billing and booking need them");
    private static readonly Text Open = new("用意する", "去建立", "Set them up");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct) =>
        !actor.May(FinancePermission.SetUpAccounts) || await db.Accounts.AnyAsync(ct) ? [] : [new(1, NoneYet, Open, "/finance/accounts", "book-open")];
}
