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
    /// <summary>What the act that is running has asked for: a party is one to it from beginning to end.</summary>
    private readonly Dictionary<long, PartyCard> seen = [];

    /// <summary>A party; one that was merged leads to the one it was merged into. Null where there is none.</summary>
    public async Task<PartyCard?> Card(Id<Party> id, CancellationToken ct) => (await Cards([id.Value], ct)).GetValueOrDefault(id.Value);

    /// <summary>The country that goods for a customer go to: by the delivery address of whoever gets them.</summary>
    public async Task<string?> Destination(Id<Party> customer, CancellationToken ct)
    {
        if (await Card(customer, ct) is not { } card)
            return null;
        var receiver = card.DeliveryParty is { } other && await Card(other, ct) is { } known ? known.Id : card.Id;
        return (await db.Set<Party>().AsNoTracking().Include(p => p.Addresses.OrderBy(a => a.Id)).SingleAsync(p => p.Id == receiver, ct)).Destination;
    }

    /// <summary>Parties by the ids they are asked by; one that was merged is the one it was merged into.</summary>
    public async Task<IReadOnlyDictionary<long, PartyCard>> Cards(IEnumerable<long> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToList();
        var cards = new Dictionary<long, PartyCard>();
        var inAct = db.Database.CurrentTransaction is not null && !db.Writes<Party>();
        if (inAct)
        {
            foreach (var id in asked.Where(seen.ContainsKey))
                cards[id] = seen[id];
            asked.RemoveAll(cards.ContainsKey);
        }
        var known = new Dictionary<Id<Party>, Party>();
        for (var (wanted, steps) = (asked.ConvertAll(i => new Id<Party>(i)), 0); wanted.Count > 0 && steps < 20; steps++)
        {
            foreach (var some in wanted.Chunk(500))
            {
                foreach (var party in await db.Set<Party>().AsNoTracking().Where(p => some.Contains(p.Id)).ToListAsync(ct))
                    known[party.Id] = party;
            }
            wanted = [.. known.Values.Select(p => p.MergedIntoId).OfType<Id<Party>>().Where(p => !known.ContainsKey(p)).Distinct()];
        }
        foreach (var id in asked)
        {
            var party = known.GetValueOrDefault(new(id));
            for (var steps = 0; party?.MergedIntoId is { } survivor && steps < 20; steps++)
                party = known.GetValueOrDefault(survivor);
            if (party is null)
                continue;
            cards[id] = Of(party, await days.OfBanks(party.Country, ct));
            if (inAct)
                seen[id] = cards[id];
        }
        return cards;
    }

    /// <summary>Who gets the bills of each: its billing party, or itself.</summary>
    public async Task<IReadOnlyDictionary<long, PartyCard>> Billed(IEnumerable<long> customers, CancellationToken ct)
    {
        var cards = await Cards(customers, ct);
        var others = await Cards(cards.Values.Select(c => c.BillingParty?.Value).OfType<long>(), ct);
        return cards.ToDictionary(c => c.Key, c => c.Value.BillingParty is { } other ? others.GetValueOrDefault(other.Value, c.Value) : c.Value);
    }

    /// <summary>Whose bills a party gets: its own where nobody else gets them, those of parties that name it, and of whatever was merged into any of these.</summary>
    public async Task<IReadOnlyList<long>> BilledTo(PartyCard payer, CancellationToken ct)
    {
        // True: the payer, by this or a former id. Whoever is billed to one of the others is not billed to the payer.
        var found = new Dictionary<Id<Party>, bool> { [payer.Id] = true };
        for (List<Id<Party>?> ahead = [payer.Id]; ahead.Count > 0;)
        {
            var next = await db.Set<Party>().AsNoTracking().Where(p => ahead.Contains(p.MergedIntoId) || ahead.Contains(p.BillingPartyId)).OrderBy(p => p.Id).Select(p => new { p.Id, p.MergedIntoId, p.BillingPartyId }).ToListAsync(ct);
            ahead = [];
            foreach (var party in next)
            {
                var side = party.MergedIntoId is { } into ? found.TryGetValue(into, out var same) ? same : (bool?)null : party.BillingPartyId is { } other && found.GetValueOrDefault(other) ? false : null;
                if (side is { } known && found.TryAdd(party.Id, known))
                    ahead.Add(party.Id);
            }
        }
        return [.. found.Where(f => !f.Value || payer.BillingParty is null).Select(f => f.Key.Value)];
    }

    /// <summary>Whose bills are closed on a day, by code.</summary>
    public async Task<IReadOnlyList<PartyCard>> ClosingOn(DateOnly day, CancellationToken ct)
    {
        var terms = (await ClosingDays(ct)).Where(d => new PaymentTerms { ClosingDays = d }.ClosesOn(day)).ToList();
        var closing = new List<PartyCard>();
        foreach (var party in await db.Set<Party>().AsNoTracking().Where(p => p.MergedIntoId == null && terms.Contains(p.Terms.ClosingDays)).OrderBy(p => p.Code).ToListAsync(ct))
            closing.Add(Of(party, await days.OfBanks(party.Country, ct)));
        return closing;
    }

    /// <summary>The closing days that parties have, as <see cref="PaymentTerms.ClosingDays"/> says them.</summary>
    public Task<List<string>> ClosingDays(CancellationToken ct) =>
        db.Set<Party>().Where(p => p.MergedIntoId == null && p.Terms.ClosingDays != "").Select(p => p.Terms.ClosingDays).Distinct().OrderBy(d => d).ToListAsync(ct);

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
