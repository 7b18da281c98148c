namespace Musubi.Inventory;

public static class InventoryPermission
{
    public const string View = "inventory.view";

    /// <summary>Costs and values of stock.</summary>
    public const string SeeValue = "inventory.see-value";
    public const string Move = "inventory.move";
    public const string Adjust = "inventory.adjust";

    /// <summary>Type what was counted.</summary>
    public const string Count = "inventory.count";

    /// <summary>Post what was counted; not for those who count.</summary>
    public const string PostCounts = "inventory.post-counts";
    public const string SetUp = "inventory.set-up";
    public const string HoldLots = "inventory.hold-lots";

    /// <summary>What went into which lot.</summary>
    public const string TraceLots = "inventory.trace-lots";
    public const string Reserve = "inventory.reserve";

    /// <summary>Whose turn it is.</summary>
    public const string RankReservations = "inventory.rank-reservations";
    public const string Value = "inventory.value";
}
