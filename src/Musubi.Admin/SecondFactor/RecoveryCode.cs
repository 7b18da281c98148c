using System.Security.Cryptography;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;

namespace Musubi.Admin.SecondFactor;

/// <summary>A code on paper, for the day the telephone is lost. Each opens once.</summary>
public sealed class RecoveryCode : IPartOf
{
    public const int Count = 10;
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public required Id<RecoveryCode> Id { get; init; }
    public required Id<User> UserId { get; init; }
    [Secret] public required string Hash { get; init; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);

    /// <summary>Fifty bits, without letters that look alike: <c>7KQ2M-XP4HD</c>.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Letters, 5)}-{RandomNumberGenerator.GetString(Letters, 5)}";

    public static string HashOf(string typed) => Session.HashOf(new string([.. Digits.ToAscii(typed).Where(char.IsLetterOrDigit)]).ToUpperInvariant());
}

/// <summary>A device on which the second factor was given and that its owner asked to remember.</summary>
[NotBackedUp]
public sealed class RememberedDevice : IPartOf
{
    public static readonly TimeSpan For = TimeSpan.FromDays(30);

    public required Id<RememberedDevice> Id { get; init; }
    public required Id<User> UserId { get; init; }
    [Secret] public required string TokenHash { get; init; }
    [Secret] public required string Stamp { get; init; }
    public required DateTime Until { get; init; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);
}
