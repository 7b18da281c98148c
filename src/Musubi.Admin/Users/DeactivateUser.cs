using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Users;

/// <summary>Shuts somebody out: sessions and tokens end at the next request. What they did stays theirs.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class DeactivateUser(AdminDb db) : IUseCase<DeactivateUser.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == input.Id, ct) is not { } user)
            return Refusal.NotFound(Words.User, input.Id);
        (user.IsActive, user.SecurityStamp) = (false, User.NewStamp());
        return await Reach.WhyNotLeave(db, ct) is { } last ? last : new Done();
    }
}

/// <summary>Lets somebody in again, with the roles they had.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class ReactivateUser(AdminDb db) : IUseCase<ReactivateUser.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == input.Id, ct) is not { } user)
            return Refusal.NotFound(Words.User, input.Id);
        user.IsActive = true;
        return new Done();
    }
}

/// <summary>Opens a door that wrong passwords shut, before its time.</summary>
[Needs(AdminPermission.ManageUsers)]
internal sealed class UnlockUser(AdminDb db) : IUseCase<UnlockUser.Input, Done>
{
    public sealed record Input
    {
        public Id<User> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.SignInStates.SingleOrDefaultAsync(s => s.UserId == input.Id, ct) is not { } state)
            return Refusal.NotFound(Words.User, input.Id);
        (state.FailedTries, state.LockedUntil) = (0, null);
        return new Done();
    }
}
