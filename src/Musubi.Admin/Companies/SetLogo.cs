using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Print.Logos;

namespace Musubi.Admin.Companies;

/// <summary>Gives the company its logo, on the sign-in page and on what it prints from now on. What was printed stays as it was.</summary>
[Needs(AdminPermission.SetCompany)]
internal sealed class SetLogo(MusubiDb db, IdSource ids) : IUseCase<SetLogo.Input, Done>
{
    public sealed record Input
    {
        /// <summary>PNG, JPEG or SVG; base64 in JSON.</summary>
        public byte[] Content { get; init; } = [];
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (input.Content.Length == 0)
            return Refusal.Missing(nameof(input.Content), CompanyWords.Logo);
        if (input.Content.Length > Logo.MaxSize)
            return new Refusal("company.logo-too-large", CompanyWords.LogoTooLarge.With(input.Content.Length / 1024m / 1024m, Logo.MaxSize / 1024 / 1024), CompanyWords.LogoTooLargeAdvice, nameof(input.Content));
        if (Logo.Read(input.Content) is not { } logo)
            return new Refusal("company.not-a-logo", CompanyWords.NotALogo, CompanyWords.NotALogoAdvice, nameof(input.Content));
        if (await db.Set<Company>().SingleOrDefaultAsync(c => c.Id == Company.Only, ct) is not { } company)
            return CompanyWords.NotYet;
        await RemoveLogo.Clear(db, company, ct);
        company.Logo = ids.Next<Attachment>();
        db.Add(new AttachmentContent { Id = company.Logo.Value, Bytes = logo.Png });
        return default(Done);
    }
}
