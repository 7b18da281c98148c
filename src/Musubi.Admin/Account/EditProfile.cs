using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Account;

/// <summary>Changes one's own name, language and time zone. The address is an administrator's to change: it is how one signs in.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class EditProfile(AdminDb db, CurrentAct act) : IUseCase<EditProfile.Input, Done>
{
    public sealed record Input
    {
        public string Name { get; init; } = "";
        public Language Language { get; init; }

        /// <summary>IANA; empty for the company's.</summary>
        public string TimeZone { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return Refusal.Missing("Name", Words.Name);
        if (input.Name.Length > User.MostName)
            return Refusal.TooLong("Name", Words.Name, input.Name.Length, User.MostName);
        if (input.TimeZone.Length > 0 && CompanyZone.WhyNot(input.TimeZone) is { } refusal)
            return refusal;
        var user = await db.Self(act, ct);
        (user.Name, user.Language, user.TimeZone) = (input.Name.Trim(), input.Language, input.TimeZone);
        return new Done();
    }
}
