using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Accounts;

internal static class AccountList
{
    public sealed class Row
    {
        public required Account Account { get; init; }
        public required IReadOnlyList<AccountRole> Roles { get; init; }
    }

    public static readonly ListDefinition<Row, Account> Definition = new()
    {
        Name = "finance/accounts",
        Title = Words.Accounts,
        Permission = FinancePermission.View,
        DefaultSort = "code",
        Rows = services =>
        {
            var db = services.GetRequiredService<FinanceDb>();
            return db.Accounts.AsNoTracking().Select(a => new Row { Account = a, Roles = db.MappedAccounts.Where(m => m.AccountId == a.Id).OrderBy(m => m.Role).Select(m => m.Role).ToList() });
        },
        Id = r => r.Account.Id,
        RowHref = r => $"/finance/accounts/{r.Account.Id}/card",
        Of =
        [
            Column.Of<Row, string>("code", Words.Code, CellKind.Code, r => r.Account.Code, r => r.Account.Code),
            new("name", Words.Name, CellKind.Text, r => r.Account.Name),
            new("type", Words.Type, CellKind.Text, r => Words.TypeOf(r.Account.Type)),
            new("section", Words.Section, CellKind.Text, r => Words.SectionOf(r.Account.Section)),
            new("role", Words.Role, CellKind.Text, r => string.Join("・", r.Roles.Select(role => Words.RoleOf(role).ToString()))),
        ],
        FilterBy = [Filter.Of<Row, AccountSection>("section", Words.Section, r => r.Account.Section, Words.SectionOf)],
    };
}
