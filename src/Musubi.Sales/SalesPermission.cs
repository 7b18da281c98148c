namespace Musubi.Sales;

public static class SalesPermission
{
    public const string View = "sales.view";

    /// <summary>Read deliveries, and print their papers: whoever buys sees what a supplier ships in our name.</summary>
    public const string SeeDeliveries = "sales.see-deliveries";
    public const string EditOrders = "sales.edit-orders";
    public const string ConfirmOrders = "sales.confirm-orders";

    /// <summary>Change orders after their confirmation.</summary>
    public const string ChangeOrders = "sales.change-orders";
    public const string EditQuotes = "sales.edit-quotes";
    public const string SendQuotes = "sales.send-quotes";
    public const string ExtendQuotes = "sales.extend-quotes";
    public const string SetCredit = "sales.set-credit";
    public const string ExceedCredit = "sales.exceed-credit";
    public const string PlanDeliveries = "sales.plan-deliveries";
    public const string ShipDeliveries = "sales.ship-deliveries";
    public const string CloseBills = "sales.close-bills";
    public const string UndoClosings = "sales.undo-closings";
    public const string AnnounceReturns = "sales.announce-returns";

    /// <summary>Take in what comes back, and look at it.</summary>
    public const string ReceiveReturns = "sales.receive-returns";
    public const string SettleReturns = "sales.settle-returns";
}
