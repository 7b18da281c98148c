using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Sessions;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Passkeys;

/// <summary>Keeps a passkey whose attestation was checked.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class AddPasskey(AdminDb db, CurrentAct act, IdSource ids, Clock clock) : IUseCase<AddPasskey.Input, Id<Passkey>>
{
    public sealed record Input
    {
        public string Name { get; init; } = "";
        public string CredentialId { get; init; } = "";
        public byte[] PublicKey { get; init; } = [];
        public long SignCount { get; init; }
        public string Transports { get; init; } = "";
        public bool IsBackupEligible { get; init; }
        public bool IsBackedUp { get; init; }
    }

    public async Task<Result<Id<Passkey>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Passkeys.AnyAsync(p => p.CredentialId == input.CredentialId, ct))
            return PasskeyDoor.NotTaken;
        var name = input.Name.Trim() is { Length: > 0 } given ? given : Words.Passkey.ToString();
        var passkey = new Passkey
        {
            Id = ids.Next<Passkey>(), UserId = new Id<User>(act.Actor.Id), Name = SignIn.Short(name, Passkey.MostName), CredentialId = input.CredentialId, PublicKey = input.PublicKey,
            SignCount = input.SignCount, Transports = input.Transports, IsBackupEligible = input.IsBackupEligible, IsBackedUp = input.IsBackedUp, CreatedAt = clock.Now,
        };
        db.All.Add(passkey);
        return passkey.Id;
    }
}

/// <summary>Forgets a passkey of one's own.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class RemovePasskey(AdminDb db, CurrentAct act) : IUseCase<RemovePasskey.Input, Done>
{
    public sealed record Input
    {
        public Id<Passkey> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var self = new Id<User>(act.Actor.Id);
        if (await db.Passkeys.SingleOrDefaultAsync(p => p.Id == input.Id && p.UserId == self, ct) is not { } passkey)
            return Refusal.NotFound(Words.Passkey, input.Id);
        db.All.Remove(passkey);
        return new Done();
    }
}

/// <summary>A passkey whose assertion was checked becomes a session. Device and finger are two factors already.</summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class SignInByPasskey(AdminDb db, IdSource ids, Clock clock) : IUseCase<SignInByPasskey.Input, string>
{
    public sealed record Input
    {
        public Id<User> User { get; init; }
        public string CredentialId { get; init; } = "";
        public long SignCount { get; init; }
        public bool IsBackedUp { get; init; }
        public string Device { get; init; } = "";
        public string Address { get; init; } = "";
    }

    public async Task<Result<string>> Run(Input input, CancellationToken ct)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == input.User && u.IsActive, ct);
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.UserId == input.User && p.CredentialId == input.CredentialId, ct);
        if (user is null || passkey is null)
            return PasskeyDoor.NotTaken;
        (passkey.SignCount, passkey.IsBackedUp) = (input.SignCount, input.IsBackedUp);
        var token = Session.NewToken();
        db.All.Add(new Session
        {
            Id = ids.Next<Session>(), UserId = user.Id, TokenHash = Session.HashOf(token), Stamp = user.SecurityStamp, Device = SignIn.Short(input.Device, 200), Address = SignIn.Short(input.Address, 64),
            StartedAt = clock.Now, LastSeenAt = clock.Now,
        });
        return token;
    }
}
