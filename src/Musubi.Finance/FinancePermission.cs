namespace Musubi.Finance;

public static class FinancePermission
{
    public const string View = "finance.view";

    /// <summary>Read and print invoices and credit notes, as whoever issues them must; not what was paid, nor what the books say.</summary>
    public const string SeeInvoices = "finance.see-invoices";
    public const string Bill = "finance.bill";
    public const string SetUpAccounts = "finance.set-up-accounts";
    public const string OpenYears = "finance.open-years";
    public const string ClosePeriods = "finance.close-periods";
    public const string ReopenPeriods = "finance.reopen-periods";
    public const string SetRates = "finance.set-rates";
    public const string WriteVouchers = "finance.write-vouchers";
    public const string ApproveVouchers = "finance.approve-vouchers";
    public const string ReceivePayments = "finance.receive-payments";
    public const string MakePayments = "finance.make-payments";
    public const string Allocate = "finance.allocate";
    public const string EnterBills = "finance.enter-bills";
    public const string WriteOff = "finance.write-off";
    public const string EnterOpeningItems = "finance.enter-opening-items";
    public const string CloseYears = "finance.close-years";
    public const string Reverse = "finance.reverse";
}
