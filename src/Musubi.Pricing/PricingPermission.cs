namespace Musubi.Pricing;

public static class PricingPermission
{
    public const string View = "pricing.view";
    public const string EditPrices = "pricing.edit-prices";
    public const string Import = "pricing.import";
    public const string SetGrades = "pricing.set-grades";

    /// <summary>To draft grade rules and simulate them.</summary>
    public const string EditGradeRules = "pricing.edit-grade-rules";

    /// <summary>To put grade rules in force, and to grade everybody out of turn.</summary>
    public const string ApplyGradeRules = "pricing.apply-grade-rules";
    public const string SetRules = "pricing.set-rules";
}
