using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Kernel;

namespace Musubi.Admin.Passkeys;

/// <summary>
/// What ASP.NET Core Identity's passkey handler reads of our users. It reads only: what it finds is written by use cases, in their own
/// transaction and with their own trail.
/// </summary>
internal sealed class UserStore(AdminDb db) : IUserPasskeyStore<User>
{
    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());
    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);
    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Id<User>.TryParse(userId, null, out var id) ? db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.IsActive, cancellationToken) : Task.FromResult<User?>(null);

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.EmailKey == normalizedUserName && u.IsActive, cancellationToken);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(User user, CancellationToken cancellationToken) =>
        [.. (await db.Passkeys.AsNoTracking().Where(p => p.UserId == user.Id).OrderBy(p => p.Id).ToListAsync(cancellationToken)).Select(Info)];

    public Task<User?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        return (from p in db.Passkeys join u in db.Users.AsNoTracking() on p.UserId equals u.Id where p.CredentialId == id && u.IsActive select u).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = WebEncoders.Base64UrlEncode(credentialId);
        return await db.Passkeys.AsNoTracking().SingleOrDefaultAsync(p => p.UserId == user.Id && p.CredentialId == id, cancellationToken) is { } passkey ? Info(passkey) : null;
    }

    private static UserPasskeyInfo Info(Passkey p) =>
        new(WebEncoders.Base64UrlDecode(p.CredentialId), p.PublicKey, new DateTimeOffset(p.CreatedAt), (uint)p.SignCount, p.Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries), true, p.IsBackupEligible, p.IsBackedUp, [], []) { Name = p.Name };

    public Task AddOrUpdatePasskeyAsync(User user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();
    public Task RemovePasskeyAsync(User user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();
    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();
    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();
    public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();
    public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();
    public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose() { }

    private static NotSupportedException ReadOnly() => new("Users are changed by use cases.");
}
