namespace Musubi.Finance;

public static class FinancePermission
{
    public const string View = "finance.view";
    public const string Bill = "finance.bill";
    public const string SetUpAccounts = "finance.set-up-accounts";
}
