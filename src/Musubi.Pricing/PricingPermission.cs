namespace Musubi.Pricing;

public static class PricingPermission
{
    public const string View = "pricing.view";
    public const string EditPrices = "pricing.edit-prices";
    public const string Import = "pricing.import";
    public const string SetGrades = "pricing.set-grades";
    public const string SetRules = "pricing.set-rules";
}
