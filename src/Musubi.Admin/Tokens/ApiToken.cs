using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin.Tokens;

/// <summary>A person's key for a program of theirs: <c>Authorization: Bearer mus_…</c>. It acts as the person, with no more than the rights chosen for it.</summary>
public sealed class ApiToken : IPartOf
{
    public const string Prefix = "mus_";
    public const int MostName = 60;

    public required Id<ApiToken> Id { get; init; }
    public required Id<User> UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token, which is 256 random bits: nothing that could be guessed, so no slow hash is needed.</summary>
    [Secret] public required string TokenHash { get; init; }

    /// <summary>How it begins, to tell it from others.</summary>
    public required string Start { get; init; }

    /// <summary>Codes of permissions, separated by a space.</summary>
    public required string Rights { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime EndsAt { get; init; }

    /// <summary>Right to the minute; written without a trail.</summary>
    public DateTime? LastUsedAt { get; set; }
    public DateTime? RevokedAt { get; set; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);
}
