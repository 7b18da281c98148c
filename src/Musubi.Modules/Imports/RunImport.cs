using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders what the check has shown: all good rows are imported, in one transaction, or none.</summary>
[Needs(ImportPermission.Use)]
public sealed class RunImport(ImportDb db, CurrentAct act, Clock clock) : ImportStep(db, act, clock)
{
    protected override ImportState Doing => ImportState.Running;

    protected override bool MayFollow(ImportState state) => state == ImportState.Checked;

    protected override Refusal? WhyNot(Import import, ImportTarget target) =>
        target is PostedTarget && import.Faulty > 0 ? ImportWords.PostedWhole(import.Faulty)
        : import.Creates + import.Updates == 0 ? new("import.nothing-to-do", ImportWords.NothingToDo, ImportWords.BackToColumns) : null;
}
