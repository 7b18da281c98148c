using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

/// <summary>The file's name and hash stay on the trail; the bytes go.</summary>
[Needs(WorkplacePermission.Comment)]
public sealed class RemoveAttachment(MusubiDb db, CurrentAct act) : TakeBack<Attachment>(db, act, TimelineWords.File)
{
    protected override Task TakeAlong(Id<Attachment> id, CancellationToken ct) => Db.Set<AttachmentContent>().Where(c => c.Id == id).ExecuteDeleteAsync(ct);
}
