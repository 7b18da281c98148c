using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Users;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Admin.Account;

/// <summary>Chooses the language one reads, from the next page on.</summary>
[Needs(AdminPermission.OwnAccount)]
internal sealed class ChooseLanguage(AdminDb db, CurrentAct act) : IUseCase<ChooseLanguage.Input, Done>
{
    public sealed record Input
    {
        public Language Language { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var self = new Id<User>(act.Actor.Id);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == self, ct) is { } user && user.Language != input.Language)
            user.Language = input.Language;
        return new Done();
    }
}
