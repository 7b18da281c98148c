using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders the undoing of a whole import: what it created goes, what it changed is put back. Refused, with reasons, for what was edited or used since.</summary>
[Needs(ImportPermission.Use)]
public sealed class UndoImport(ImportDb db, CurrentAct act, Clock clock) : ImportStep(db, act, clock)
{
    protected override ImportState Doing => ImportState.Undoing;

    protected override bool MayFollow(ImportState state) => state == ImportState.Done;
}
