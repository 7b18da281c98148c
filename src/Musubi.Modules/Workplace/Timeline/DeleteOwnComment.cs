using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Timeline;
using Musubi.Kernel;

namespace Musubi.Modules.Workplace.Timeline;

[Needs(WorkplacePermission.Comment)]
public sealed class DeleteOwnComment(MusubiDb db, CurrentAct act) : TakeBack<Comment>(db, act, TimelineWords.Comment);
