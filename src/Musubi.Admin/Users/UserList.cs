using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Ui;

namespace Musubi.Admin.Users;

/// <summary>Everybody with an account.</summary>
public static class UserList
{
    internal sealed class Row
    {
        public Id<User> Id { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public Department Department { get; init; }
        public Language Language { get; init; }
        public UserState State { get; init; }
        public bool HasSecondFactor { get; init; }
        public DateTime CreatedAt { get; init; }
    }

    public static IListDefinition Definition { get; } = new ListDefinition<Row, User>
    {
        Name = "admin/users",
        Title = Words.Users,
        Permission = AdminPermission.ManageUsers,
        DefaultSort = "name",
        SearchKind = "user",
        Rows = services => services.GetRequiredService<AdminDb>().Users.AsNoTracking().Select(u => new Row
        {
            Id = u.Id, Name = u.Name, Email = u.Email, Department = u.Department, Language = u.Language, CreatedAt = u.CreatedAt, HasSecondFactor = u.SecondFactorKey != null,
            State = !u.IsActive ? UserState.Inactive : u.PasswordHash == null ? UserState.Invited : UserState.Active,
        }),
        Id = r => r.Id,
        RowHref = r => $"/admin/users/{r.Id}",
        Of =
        [
            Column.Of<Row, string>("name", Words.Name, CellKind.Code, r => r.Name, r => r.Name),
            Column.Of<Row, string>("email", Words.Email, CellKind.Text, r => r.Email, r => r.Email),
            Column.Of<Row, Department>("department", Words.Department, CellKind.Text, r => UiWords.Of(r.Department), r => r.Department),
            Column.Unsorted<Row>("state", Words.State, CellKind.Badge, r => Words.Of(r.State)),
            Column.Unsorted<Row>("second-factor", Words.SecondFactor, CellKind.Flag, r => r.HasSecondFactor),
            Column.Unsorted<Row>("language", Words.Language, CellKind.Text, r => r.Language.OwnName, shown: false),
            Column.Of<Row, DateTime>("created", Words.Since, CellKind.Instant, r => r.CreatedAt, r => r.CreatedAt),
        ],
        FilterBy =
        [
            Filter.Of<Row, Department>("department", Words.Department, r => r.Department, UiWords.Of),
        ],
    };
}

/// <summary>Where an account stands.</summary>
internal enum UserState { Active, Invited, Inactive }
