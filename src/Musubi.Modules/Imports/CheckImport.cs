using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Modules.Imports;

/// <summary>Orders a dry run: every row is judged as if it were imported, and nothing is written.</summary>
[Needs(ImportPermission.Use)]
public sealed class CheckImport(ImportDb db, CurrentAct act, Clock clock) : ImportStep(db, act, clock)
{
    protected override ImportState Doing => ImportState.Checking;

    protected override bool MayFollow(ImportState state) => state is ImportState.Open or ImportState.Checked;

    protected override Refusal? WhyNot(Import import, ImportTarget target) =>
        target.Fields.FirstOrDefault(f => f.Required && !import.Columns.Contains(f.Key)) is { } missing ? ImportWords.FieldMissing(missing.Name) : null;
}
