using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Admin.Companies;

[Needs(AdminPermission.SetCompany)]
internal sealed class RemoveLogo(MusubiDb db) : IUseCase<RemoveLogo.Input, Done>
{
    public sealed record Input;

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<Company>().SingleOrDefaultAsync(c => c.Id == Company.Only, ct) is not { } company)
            return CompanyWords.NotYet;
        await Clear(db, company, ct);
        return default(Done);
    }

    internal static async Task Clear(MusubiDb db, Company company, CancellationToken ct)
    {
        if (company.Logo is { } old)
            await db.Set<AttachmentContent>().Where(c => c.Id == old).ExecuteDeleteAsync(ct);
        company.Logo = null;
    }
}
