using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Data;

namespace Musubi.Admin;

/// <summary>Front door to what everybody must know of the company: its country, currency, language, name.</summary>
public sealed class CompanyProfile(MusubiDb db)
{
    private Company? company;

    /// <summary>The company as it stands; the defaults of Japan until somebody has set it up. Read once a scope.</summary>
    public async Task<Company> Get(CancellationToken ct) =>
        company ??= await db.Set<Company>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Company.Only, ct) ?? new Company { Id = Company.Only, Name = "Musubi" };
}
