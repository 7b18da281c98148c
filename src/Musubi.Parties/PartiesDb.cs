using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Parties.Merging;
using Musubi.Parties.Register;

namespace Musubi.Parties;

/// <summary>The tables of Parties.</summary>
internal sealed class PartiesDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<Party> Parties => db.Set<Party>();
    public DbSet<Contact> Contacts => db.Set<Contact>();
    public DbSet<PartyMerge> Merges => db.Set<PartyMerge>();
    public DbSet<NotDuplicate> NotDuplicates => db.Set<NotDuplicate>();

    /// <summary>A party with all its parts, to be changed.</summary>
    public Task<Party?> Whole(Id<Party> id, CancellationToken ct) => WithParts(Parties).SingleOrDefaultAsync(p => p.Id == id, ct);

    public static IQueryable<Party> WithParts(IQueryable<Party> parties) =>
        parties.Include(p => p.Roles).Include(p => p.Addresses.OrderBy(a => a.Id)).Include(p => p.Contacts.OrderBy(c => c.Id)).ThenInclude(c => c.Person).Include(p => p.Preferences.OrderBy(f => f.Id)).AsSplitQuery();
}
