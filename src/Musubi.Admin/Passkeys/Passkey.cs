using Musubi.Admin.Users;
using Musubi.Data;
using Musubi.Kernel;

namespace Musubi.Admin.Passkeys;

/// <summary>A key that never leaves its owner's device and opens with their finger or face: WebAuthn, checked by ASP.NET Core Identity.</summary>
public sealed class Passkey : IPartOf
{
    public const int MostName = 60;

    public required Id<Passkey> Id { get; init; }
    public required Id<User> UserId { get; init; }
    public required string Name { get; init; }

    /// <summary>Base64url of the credential's id.</summary>
    public required string CredentialId { get; init; }
    [Secret] public required byte[] PublicKey { get; init; }
    public required long SignCount { get; set; }
    public required string Transports { get; init; }
    public required bool IsBackupEligible { get; init; }
    public required bool IsBackedUp { get; set; }
    public required DateTime CreatedAt { get; init; }
    public (string Kind, long Id) Whole => ("user", UserId.Value);
}
