using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.Parties;

/// <summary>What other modules know of a party.</summary>
public sealed record PartyCard
{
    public required Id<Party> Id { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string Honorific { get; init; }
    public required Language Language { get; init; }
    public required string Country { get; init; }
    public required string TaxNumber { get; init; }
    public required bool Active { get; init; }
    public required Id<Party>? BillingParty { get; init; }
    public required Id<Party>? DeliveryParty { get; init; }
    public required PaymentTerms Terms { get; init; }

    /// <summary>Of the banks it pays through.</summary>
    public required BankCalendar Banks { get; init; }

    /// <summary>When an invoice of that date falls due.</summary>
    public DateOnly DueFor(DateOnly date) => Terms.DueFor(date, Banks);
}

/// <summary>Front door to the register, for those above.</summary>
public sealed class PartyLookup(MusubiDb db, WorkingDays days)
{
    /// <summary>A party; one that was merged leads to the one it was merged into. Null where there is none.</summary>
    public async Task<PartyCard?> Card(Id<Party> id, CancellationToken ct)
    {
        var party = await db.Set<Party>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        for (var steps = 0; party?.MergedIntoId is { } survivor && steps < 20; steps++)
            party = await db.Set<Party>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == survivor, ct);
        return party is null ? null : Of(party, await days.OfBanks(party.Country, ct));
    }

    /// <summary>Parties by their codes, as registers and files name them; one that was merged is known no more by its own.</summary>
    public async Task<IReadOnlyDictionary<string, PartyCard>> ByCode(IEnumerable<string> codes, CancellationToken ct)
    {
        var found = new Dictionary<string, PartyCard>(StringComparer.Ordinal);
        foreach (var some in codes.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var party in await db.Set<Party>().AsNoTracking().Where(p => some.Contains(p.Code) && p.MergedIntoId == null).ToListAsync(ct))
                found[party.Code] = Of(party, await days.OfBanks(party.Country, ct));
        }
        return found;
    }

    /// <summary>Who gets papers made out to a party, and at which addresses: the first contact, other contacts, the party's own.</summary>
    public async Task<Addressee?> Addressee(Id<Party> id, CancellationToken ct)
    {
        if (await db.Set<Party>().AsNoTracking().Include(p => p.Contacts.OrderByDescending(c => c.Main).ThenBy(c => c.Id)).ThenInclude(c => c.Person).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } party)
            return null;
        var boxes = party.Contacts.Where(c => c.Person is not null).Select(c => (c.Person!.Name, c.Person.Email)).Append((party.Name, party.Email)).Where(b => b.Email.Length > 0).DistinctBy(b => b.Email, StringComparer.OrdinalIgnoreCase);
        return new($"{party.Name} {party.Honorific}".TrimEnd(), party.Language, [.. boxes]);
    }

    private static PartyCard Of(Party party, BankCalendar banks) => new()
    {
        Id = party.Id, Code = party.Code, Name = party.Name, Honorific = party.Honorific, Language = party.Language, Country = party.Country, TaxNumber = party.TaxNumber,
        Active = party.Active, BillingParty = party.BillingPartyId, DeliveryParty = party.DeliveryPartyId, Terms = party.Terms, Banks = banks,
    };
}
