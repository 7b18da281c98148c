using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Takes a party out of daily use: it is no longer offered, and its history stays.</summary>
[Needs(PartiesPermission.Edit)]
internal sealed class DeactivateParty(PartiesDb db) : IUseCase<DeactivateParty.Input, Done>
{
    public sealed record Input
    {
        public Id<Party> Id { get; init; }
    }

    public Task<Result<Done>> Run(Input input, CancellationToken ct) => Activity.Set(db, input.Id, active: false, ct);
}

/// <summary>Brings a party back into daily use.</summary>
[Needs(PartiesPermission.Edit)]
internal sealed class ReactivateParty(PartiesDb db) : IUseCase<ReactivateParty.Input, Done>
{
    public sealed record Input
    {
        public Id<Party> Id { get; init; }
    }

    public Task<Result<Done>> Run(Input input, CancellationToken ct) => Activity.Set(db, input.Id, active: true, ct);
}

internal static class Activity
{
    public static async Task<Result<Done>> Set(PartiesDb db, Id<Party> id, bool active, CancellationToken ct)
    {
        var party = await db.Parties.Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == id, ct);
        if (party is null)
            return Refusal.NotFound(Words.Party, id);
        party.Active = active;
        return default(Done);
    }
}
