namespace Musubi.Parties;

public static class PartiesPermission
{
    public const string View = "parties.view";
    public const string Edit = "parties.edit";
    public const string Merge = "parties.merge";
    public const string Import = "parties.import";
    public const string Erase = "parties.erase";
}
