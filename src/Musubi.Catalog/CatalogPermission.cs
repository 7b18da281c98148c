namespace Musubi.Catalog;

public static class CatalogPermission
{
    public const string View = "catalog.view";
    public const string Edit = "catalog.edit";
    public const string Import = "catalog.import";
    public const string SetPrices = "catalog.set-prices";

    /// <summary>A field right: standard costs show to and are set by those who hold it.</summary>
    public const string SeeCost = "catalog.see-cost";
    public const string SetTaxes = "catalog.set-taxes";
}
