using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;

namespace Musubi.Finance.Accounts;

internal static class AccountList
{
    public static readonly ListDefinition<Account, Account> Definition = new()
    {
        Name = "finance/accounts",
        Title = Words.Accounts,
        Permission = FinancePermission.View,
        DefaultSort = "code",
        Rows = services => services.GetRequiredService<FinanceDb>().Accounts.AsNoTracking(),
        Id = a => a.Id,
        RowHref = a => $"/finance/journal?f.account={a.Id}",
        Of =
        [
            Column.Of<Account, string>("code", Words.Code, CellKind.Code, a => a.Code, a => a.Code),
            new("name", Words.Name, CellKind.Text, a => a.Name),
            new("type", Words.Type, CellKind.Text, a => Words.TypeOf(a.Type)),
            new("role", Words.Role, CellKind.Text, a => a.Role is { } role ? Words.RoleOf(role) : null),
            new("group", Words.PostingGroup, CellKind.Text, a => a.PostingGroup),
        ],
    };
}
