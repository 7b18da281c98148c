using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.Sessions;

/// <summary>One sign-in on one device. The browser holds a random token, the row its hash: any node can look it up, and ending the row ends the session at the next request.</summary>
[NotBackedUp]
public sealed class Session : IPartOf
{
    /// <summary>Unused for so long, a session ends; unless the person asked to stay signed in.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>The longest that a session lasts, used or not.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public required Id<Session> Id { get; init; }
    public required Id<User> UserId { get; init; }
    [Secret] public required string TokenHash { get; set; }

    /// <summary>The user's <see cref="User.SecurityStamp"/> at the time.</summary>
    [Secret] public required string Stamp { get; set; }

    /// <summary>Browser and system, as the browser calls itself.</summary>
    public required string Device { get; init; }
    public required string Address { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>Right to the minute; written without a trail.</summary>
    public DateTime LastSeenAt { get; set; }
    public bool StaySignedIn { get; init; }

    /// <summary>The password was right, the second factor is still to come: until then the session opens nothing.</summary>
    public bool AwaitsSecondFactor { get; set; }
    public DateTime? EndedAt { get; set; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);

    public bool IsAlive(DateTime now) => EndedAt is null && now < StartedAt + Longest && (StaySignedIn || now < LastSeenAt + Idle);

    public static string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}
