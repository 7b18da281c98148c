using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>Takes down a file one hung up oneself. Its name and hash stay on the trail; the bytes go.</summary>
[Needs(WorkplacePermission.Comment)]
public sealed class RemoveAttachment(MusubiDb db, CurrentAct act) : IUseCase<RemoveAttachment.Input, Done>
{
    public sealed record Input
    {
        public Id<Attachment> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Set<Attachment>().SingleOrDefaultAsync(a => a.Id == input.Id && a.AuthorId == act.Actor.Id, ct) is not { } file)
            return Refusal.NotFound(TimelineWords.File, input.Id);
        db.Remove(file);
        await db.Set<AttachmentContent>().Where(c => c.Id == input.Id).ExecuteDeleteAsync(ct);
        return new Done();
    }
}
