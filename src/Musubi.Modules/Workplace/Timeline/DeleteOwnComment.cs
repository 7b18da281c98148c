using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Takes back what one wrote oneself. That it was written and taken back stays on the trail.</summary>
[Needs(WorkplacePermission.Comment)]
public sealed class DeleteOwnComment(MusubiDb db, CurrentAct act) : IUseCase<DeleteOwnComment.Input, Done>
{
    public sealed record Input
    {
        public Id<Comment> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<Comment>().SingleOrDefaultAsync(c => c.Id == input.Id && c.AuthorId == act.Actor.Id, ct) is not { } comment)
            return Refusal.NotFound(TimelineWords.Comment, input.Id);
        db.Remove(comment);
        return new Done();
    }
}
