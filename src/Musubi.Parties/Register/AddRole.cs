using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Gives a party one more role: the lead that orders becomes a customer.</summary>
[Needs(PartiesPermission.Edit)]
internal sealed class AddRole(PartiesDb db, IdSource ids, Clock clock) : IUseCase<AddRole.Input, Done>
{
    public sealed record Input
    {
        public Id<Party> Id { get; init; }
        public PartyRole Role { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var party = await db.Parties.Include(p => p.Roles).Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == input.Id, ct);
        if (party is null)
            return Refusal.NotFound(Words.Party, input.Id);
        if (!party.Has(input.Role))
        {
            db.All.Add(new PartyInRole { Id = ids.Next<PartyInRole>(), PartyId = party.Id, Role = input.Role, Since = clock.Today });
            db.All.Touch(party);
        }
        return default(Done);
    }
}
