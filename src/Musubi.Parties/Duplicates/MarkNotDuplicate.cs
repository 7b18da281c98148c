using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties.Merging;
using Musubi.Parties.Register;

namespace Musubi.Parties.Duplicates;

/// <summary>Says that two parties which look alike are two. They are not offered again.</summary>
[Needs(PartiesPermission.Merge)]
internal sealed class MarkNotDuplicate(PartiesDb db, IdSource ids) : IUseCase<MarkNotDuplicate.Input, Done>
{
    public sealed record Input
    {
        public Id<Party> One { get; init; }
        public Id<Party> Other { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var (first, second) = input.One < input.Other ? (input.One, input.Other) : (input.Other, input.One);
        if (await db.Parties.CountAsync(p => p.Id == first || p.Id == second, ct) < 2)
            return Refusal.NotFound(Words.Party, $"{first} / {second}");
        if (!await db.NotDuplicates.AnyAsync(n => n.FirstId == first && n.SecondId == second, ct))
            db.NotDuplicates.Add(new NotDuplicate { Id = ids.Next<NotDuplicate>(), FirstId = first, SecondId = second });
        return default(Done);
    }
}
