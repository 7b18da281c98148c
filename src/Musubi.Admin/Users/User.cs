using Musubi.Admin.Roles;
using Musubi.Data;
using Musubi.Data.Search;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Somebody with an account.</summary>
public sealed class User : IVersioned, ISearchable
{
    public const int MostName = 80, MostEmail = 200;

    public required Id<User> Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The name to sign in with, as written.</summary>
    public required string Email { get; set; }

    /// <summary><see cref="Email"/> folded: one account for one address.</summary>
    public required string EmailKey { get; set; }
    public Language Language { get; set; }

    /// <summary>IANA time zone in which moments are shown to them. Empty: the company's.</summary>
    public string TimeZone { get; set; } = "";
    public Department Department { get; set; }
    public bool IsActive { get; set; } = true;

    /// <summary>Null while invited: whoever follows the invitation chooses it.</summary>
    [Secret] public string? PasswordHash { get; set; }

    /// <summary>Renewed when the credentials change: every session begun under another one ends.</summary>
    [Secret] public required string SecurityStamp { get; set; }

    /// <summary>Key of the authenticator app, base 32. Null: no second factor.</summary>
    [Secret] public string? SecondFactorKey { get; set; }

    /// <summary>A key drawn but not yet proved by a code.</summary>
    [Secret] public string? PendingSecondFactorKey { get; set; }
    public bool MustChangePassword { get; set; }
    public DateTime CreatedAt { get; init; }
    public int Version { get; set; }

    public long SearchId => Id.Value;
    public SearchWords SearchWords => new(Email, Name, Email, [Name, Email], AdminPermission.ManageUsers, 900);

    public static string Key(string email) => email.Trim().ToUpperInvariant();

    public static string NewStamp() => Guid.NewGuid().ToString("N");
}

public sealed class UserRole : IPartOf
{
    public required Id<User> UserId { get; init; }
    public required Id<Role> RoleId { get; init; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);
}

/// <summary>Wrong tries at the door. Apart from the user, so that an administrator's open edit is no conflict.</summary>
public sealed class SignInState : IPartOf
{
    public required Id<User> UserId { get; init; }
    public int FailedTries { get; set; }
    public DateTime? LockedUntil { get; set; }

    /// <summary>The last step of the authenticator app that was used: a code seen over a shoulder opens nothing.</summary>
    public long LastStep { get; set; }

    /// <summary>Counts a wrong try; true when it was the one that locks the door.</summary>
    internal bool Fail(DateTime now)
    {
        if (++FailedTries < Sessions.SignIn.MostTries)
            return false;
        (FailedTries, LockedUntil) = (0, now + Sessions.SignIn.LockedFor);
        return true;
    }
    public (string Kind, long Id) Whole => ("user", UserId.Value);
}
