namespace Musubi.Modules.Imports;

/// <summary>Importing at all; what may be imported is each target's own right.</summary>
public static class ImportPermission
{
    public const string Use = "imports.use";
}
