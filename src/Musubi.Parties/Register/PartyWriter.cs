using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>What creating and editing have in common: the checks that need the register, and the parts of a party.</summary>
internal sealed class PartyWriter(PartiesDb db, IdSource ids, Clock clock)
{
    /// <summary>Everything that cannot be: what the draft alone shows, then codes that are taken and parties that are not there.</summary>
    public async Task<List<Refusal>> Check(PartyDraft draft, Id<Party>? self, CancellationToken ct)
    {
        var found = draft.Check();
        if (draft.Code.Length > 0 && await db.Parties.AsNoTracking().Where(p => p.Code == draft.Code && p.Id != (self ?? default)).Select(p => new { p.Id, p.Name }).FirstOrDefaultAsync(ct) is { } holder)
            found.Add(new("party.code-taken", new Text("コード「{0}」は「{1}」が使っています。", "编码“{0}”已被“{1}”使用。", "The code '{0}' is taken by {1}.").With(draft.Code, holder.Name),
                new Text("別のコードにするか、空欄にして自動採番してください。", "请换一个编码，或留空由系统编号。", "Choose another, or leave it empty to have one given."), "Code", RefusalKind.Conflict));
        foreach (var (field, id) in new[] { ("BillingParty", draft.BillingParty), ("DeliveryParty", draft.DeliveryParty), ("PayingParty", draft.PayingParty) })
        {
            if (id is { } other && (other == self || await LeadsBack(other, self, ct) is not false))
                found.Add(other == self ? ToItself(field) : await db.Parties.AnyAsync(p => p.Id == other, ct) ? InACircle(field) : Refusal.NotFound(Words.Party, other).At(field));
        }
        var persons = draft.Contacts.Select(c => c.Person).OfType<Id<Party>>().ToList();
        var known = await db.Parties.Where(p => persons.Contains(p.Id) && p.Kind == PartyKind.Person).Select(p => p.Id).ToListAsync(ct);
        for (var i = 0; i < draft.Contacts.Count; i++)
        {
            if (draft.Contacts[i].Person is { } person && !known.Contains(person))
                found.Add(Refusal.NotFound(Words.Contact, person).At($"Contacts[{i}].Name"));
        }
        return found;
    }

    /// <summary>Whether a bill sent to <paramref name="start"/> would in the end come back to <paramref name="self"/>; null where there is no such party.</summary>
    private async Task<bool?> LeadsBack(Id<Party> start, Id<Party>? self, CancellationToken ct)
    {
        Id<Party>? at = start;
        for (var steps = 0; at is { } id && steps < 10; steps++)
        {
            var next = await db.Parties.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.BillingPartyId }).FirstOrDefaultAsync(ct);
            if (next is null)
                return null;
            if (next.BillingPartyId is { } there && there == self)
                return true;
            at = next.BillingPartyId;
        }
        return false;
    }

    private static Refusal ToItself(string field) => new("party.itself",
        new Text("自分自身は指定できません。", "不能指定自身。", "A party cannot stand in for itself."),
        new Text("空欄にすると、この取引先自身になります。", "留空即表示该往来单位自身。", "Leave it empty: that means the party itself."), field);

    private static Refusal InACircle(string field) => new("party.circle",
        new Text("請求先が循環します。", "受票方形成循环。", "Bills would go round in a circle."),
        new Text("相手の請求先がこの取引先になっていないか確かめてください。", "请检查对方的受票方是否为本单位。", "Check whether that party's bills come to this one."), field);

    /// <summary>Brings roles, addresses, contacts and preferences in step with the draft.</summary>
    public async Task WriteParts(Party party, PartyDraft draft, CancellationToken ct)
    {
        foreach (var gone in party.Roles.Where(r => !draft.Roles.Contains(r.Role)).ToList())
            Drop(party.Roles, gone);
        foreach (var role in draft.Roles.Distinct().Where(r => !party.Has(r)))
            Put(party.Roles, new PartyInRole { Id = ids.Next<PartyInRole>(), PartyId = party.Id, Role = role, Since = clock.Today });

        var addresses = draft.Addresses.Where(a => !a.IsBlank).ToList();
        foreach (var gone in party.Addresses.Skip(addresses.Count).ToList())
            Drop(party.Addresses, gone);
        for (var i = 0; i < addresses.Count; i++)
        {
            var address = i < party.Addresses.Count ? party.Addresses[i] : Put(party.Addresses, new Address { Id = ids.Next<Address>(), PartyId = party.Id });
            var from = addresses[i];
            (address.Purpose, address.Country, address.PostalCode) = (from.Purpose, from.Country.Length > 0 ? from.Country : draft.Country, "");
            address.PostalCode = PostalCode.Tidy(address.Country, from.PostalCode);
            (address.Region, address.City, address.Street, address.Building) = (Subdivisions.Tidy(address.Country, from.Region), from.City.Trim(), from.Street.Trim(), from.Building.Trim());
        }

        var preferences = draft.Preferences.Where(p => p.Value.Trim().Length > 0).ToList();
        foreach (var gone in party.Preferences.Skip(preferences.Count).ToList())
            Drop(party.Preferences, gone);
        for (var i = 0; i < preferences.Count; i++)
        {
            var preference = i < party.Preferences.Count ? party.Preferences[i] : Put(party.Preferences, new Preference { Id = ids.Next<Preference>(), PartyId = party.Id });
            (preference.Kind, preference.Value) = (preferences[i].Kind, preferences[i].Value.Trim());
        }
        await WriteContacts(party, [.. draft.Contacts.Where(c => !c.IsBlank)], ct);
    }

    private async Task WriteContacts(Party party, List<PartyDraft.ContactDraft> drafts, CancellationToken ct)
    {
        foreach (var gone in party.Contacts.Where(c => drafts.All(d => d.Person != c.PersonId)).ToList())
            Drop(party.Contacts, gone);
        foreach (var draft in drafts)
        {
            var contact = draft.Person is { } known ? party.Contacts.Find(c => c.PersonId == known) : null;
            var person = contact?.Person ?? (draft.Person is { } id ? await db.Whole(id, ct) : null);
            if (person is null)
            {
                person = new Party { Id = ids.Next<Party>(), Code = "", Kind = PartyKind.Person, Language = party.Language, Country = party.Country };
                person.Code = "H" + person.Id;
                person.Roles.Add(new PartyInRole { Id = ids.Next<PartyInRole>(), PartyId = person.Id, Role = PartyRole.Contact, Since = clock.Today });
                db.Parties.Add(person);
            }
            person.Name = Kana.ToFullWidth(draft.Name).Trim() is { Length: > 0 } name ? name : person.Name;
            (person.Reading, person.Phone, person.Email) = (Kana.ToKatakana(draft.Reading).Trim(), Digits.ToAscii(draft.Phone).Trim(), draft.Email.Trim().ToLowerInvariant());
            person.SetKeys();
            contact ??= Put(party.Contacts, new Contact { Id = ids.Next<Contact>(), PartyId = party.Id, PersonId = person.Id, Person = person });
            (contact.JobTitle, contact.Department, contact.Main) = (draft.JobTitle.Trim(), draft.Department.Trim(), draft.Main);
        }
    }

    /// <summary>A new part carries its key already, so that it must be named as added.</summary>
    private T Put<T>(List<T> parts, T part) where T : class
    {
        db.All.Add(part);
        if (!parts.Contains(part))
            parts.Add(part);
        return part;
    }

    private void Drop<T>(List<T> parts, T part) where T : class
    {
        parts.Remove(part);
        db.All.Remove(part);
    }
}
