using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Companies;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Admin.Welcome;

/// <summary>Whether anybody is here yet. Users are never deleted, so a yes stays one.</summary>
internal sealed class Inhabited
{
    private volatile bool yes;

    public async ValueTask<bool> Ask(AdminDb db, CancellationToken ct) => yes || (yes = await db.Users.AnyAsync(ct));
}

/// <summary>The first start: the company, and the administrator who lets everybody else in. Possible once; of two at the same moment the company's one row lets one through.</summary>
[Needs(AdminPermission.ComeIn)]
internal sealed class FirstStart(AdminDb db, IdSource ids, Clock clock, Passwords passwords, SetCompany company) : IUseCase<FirstStart.Input, Id<User>>
{
    public sealed record Input
    {
        public string Company { get; init; } = "";
        public string Country { get; init; } = "JP";
        public Currency Currency { get; init; } = Currency.JPY;
        public string TimeZone { get; init; } = "Asia/Tokyo";
        public Language Language { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public string Password { get; init; } = "";
        public string Again { get; init; } = "";

        /// <summary>What the page begins with: the company that stands, whose history was brought in before anybody came; else what is usual in the reader's language.</summary>
        internal static Input For(Company? standing, Language reader) => standing is null
            ? reader == Language.Chinese ? new() { Language = reader, Country = "CN", Currency = Currency.CNY, TimeZone = "Asia/Shanghai" } : new() { Language = reader }
            : new() { Company = standing.Name, Country = standing.Country, Currency = standing.Currency, TimeZone = standing.TimeZone, Language = standing.Language };
    }

    public async Task<Result<Id<User>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct))
            return Done;
        var before = await db.All.Set<Company>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Companies.Company.Only, ct);
        var set = await company.Run((before is null ? new() : SetCompany.Input.Of(before)) with { Name = input.Company, LegalName = input.Company, Country = input.Country, Currency = input.Currency, TimeZone = input.TimeZone, Language = input.Language }, ct);
        var refusals = set.Refusals.Select(r => r.Field == "Name" ? r.At("Company") : r).ToList();
        var roles = await db.Roles.Where(r => r.Standard == Department.Administration).Select(r => r.Id).ToListAsync(ct);
        var draft = new UserDraft(input.Name, input.Email, input.Language, Department.Administration, roles);
        refusals.AddRange(await draft.WhyNot(db, default, ct));
        if (Passwords.WhyNot(input.Password, input.Name, input.Email, "Password") is { } weak)
            refusals.Add(weak);
        else if (input.Password != input.Again)
            refusals.Add(Passwords.Differ.At("Again"));
        if (refusals.Count > 0)
            return refusals;
        var user = await draft.Add(db, ids, clock.Now, ct);
        user.PasswordHash = passwords.Hash(input.Password);
        return user.Id;
    }

    private static readonly Refusal Done = new("first-start.done",
        new Text("初期設定はすでに済んでいます。", "初始设置已完成。", "The first start is over."),
        new Text("サインインしてください。", "请登录。", "Sign in."), Kind: RefusalKind.Conflict);
}
