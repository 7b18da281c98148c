using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Mail;
using Musubi.Data.Acts;
using Musubi.Data.Audit;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Parties.Register;

/// <summary>
/// Erases what is personal about a party: names, numbers, addresses, contacts' links, notes, and the fields of its trail, whose hashes stay so that
/// the chain still holds. Its code and its documents stay, as the books require.
/// </summary>
[Needs(PartiesPermission.Erase)]
internal sealed class EraseParty(PartiesDb db) : IUseCase<EraseParty.Input, Done>
{
    public sealed record Input
    {
        public Id<Party> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var party = await db.Whole(input.Id, ct);
        if (party is null)
            return Refusal.NotFound(Words.Party, input.Id);
        if (party.Email.Length > 0)
            await db.All.Set<MailedDocument>().Where(m => m.To.Contains(party.Email)).ExecuteUpdateAsync(m => m.SetProperty(x => x.To, ""), ct);
        var code = party.Code;
        new PartyDraft { Name = Words.ErasedName.In(party.Language), Language = party.Language, Country = party.Country, Terms = party.Terms, Kind = party.Kind }.WriteTo(party);
        (party.Code, party.Active, party.Erased) = (code, false, true);
        db.All.RemoveRange(party.Addresses);
        db.All.RemoveRange(party.Contacts);
        db.All.RemoveRange(party.Preferences);
        db.All.RemoveRange(await db.Contacts.Where(c => c.PersonId == party.Id).ToListAsync(ct));
        db.All.RemoveRange(await db.All.Set<Comment>().Where(c => c.SubjectKind == "party" && c.SubjectId == party.Id.Value).ToListAsync(ct));
        await db.Merges.Where(m => m.SurvivorId == party.Id || m.MergedId == party.Id).ExecuteDeleteAsync(ct);
        await db.All.SaveChangesAsync(ct);

        // Last, so that what this very act wrote to the trail goes too.
        var subject = party.Id.Value;
        await db.All.Set<AuditEntry>().Where(e => e.SubjectKind == "party" && e.SubjectId == subject).ExecuteUpdateAsync(e => e.SetProperty(x => x.Fields, (string?)null), ct);
        return default(Done);
    }
}
