using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Data;
using Musubi.Data.Timeline;

namespace Musubi.Admin;

/// <summary>Front door to what everybody must know of the company: its country, currency, language, name.</summary>
public sealed class CompanyProfile(MusubiDb db)
{
    private Company? company;

    /// <summary>The company as it stands; the defaults of Japan until somebody has set it up. Read once a scope.</summary>
    public async Task<Company> Get(CancellationToken ct) =>
        company ??= await db.Masters.Of<Company, Company>("", async () => await db.Set<Company>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Company.Only, ct) ?? new Company { Id = Company.Only, Name = "Musubi" }, ct);

    /// <summary>The company as its papers bear it, with its logo.</summary>
    public async Task<Letterhead> Letterhead(CancellationToken ct) =>
        await Get(ct) is { Logo: { } logo } with ? new(with, await db.Set<AttachmentContent>().Where(c => c.Id == logo).Select(c => c.Bytes).SingleOrDefaultAsync(ct)) : new(await Get(ct), null);
}

/// <param name="Logo">A PNG; null where there is none.</param>
public sealed record Letterhead(Company Company, byte[]? Logo);
