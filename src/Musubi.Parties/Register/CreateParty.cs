using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>Takes a company or person into the register, with everything known about it.</summary>
[Needs(PartiesPermission.Edit)]
internal sealed class CreateParty(PartiesDb db, PartyWriter writer, IdSource ids, NumberSeries numbers, Clock clock, News news) : IUseCase<PartyDraft, Id<Party>>
{
    public async Task<Result<Id<Party>>> Run(PartyDraft input, CancellationToken ct)
    {
        var refusals = await writer.Check(input, null, ct);
        if (refusals.Count > 0)
            return refusals;
        var party = new Party
        {
            Id = ids.Next<Party>(), Kind = input.Kind,
            Code = input.Code.Length > 0 ? input.Code : await numbers.Next(PartiesModule.Codes, clock.Today, ct),
        };
        db.Parties.Add(party);
        input.WriteTo(party);
        await writer.WriteParts(party, input, ct);
        await news.Announce(new PartyCreated(party.Id), ct);
        return party.Id;
    }
}
