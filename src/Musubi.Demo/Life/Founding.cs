using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin.Companies;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Places;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.Demo.Life;

/// <summary>The company on its first morning: small enough to be known by heart.</summary>
public static class Founding
{
    /// <summary>What it sells: at what price, taxed how, and how much of it lies there at what cost.</summary>
    public sealed record Ware(string Code, decimal Price, TaxCategory Tax, decimal Quantity, decimal Cost);

    public sealed record Customer(string Code, string Name, PaymentTerms Terms);

    /// <summary>Prices of whole yen and of parts of one: where they are rounded, they must be rounded everywhere alike.</summary>
    public static readonly IReadOnlyList<Ware> Wares =
    [
        new("G-01", 120m, TaxCategory.Standard, 200, 14_400), new("G-02", 85.5m, TaxCategory.Standard, 150, 7_300), new("G-03", 1_480m, TaxCategory.Standard, 40, 36_001), new("G-04", 33.33m, TaxCategory.Standard, 300, 5_999),
        new("G-05", 641m, TaxCategory.Standard, 90, 35_100), new("G-06", 12.4m, TaxCategory.Standard, 500, 3_333), new("G-07", 453m, TaxCategory.Reduced, 120, 32_617), new("G-08", 199.9m, TaxCategory.Reduced, 80, 9_001),
    ];

    /// <summary>Billed by the delivery, or on closing days: taxed once on the bill, or on each slip.</summary>
    public static readonly IReadOnlyList<Customer> Customers =
    [
        new("K-01", "結商店", new()), new("K-02", "Kestrel Trading", new() { NetDays = 45, TaxRounding = Rounding.HalfUp }), new("K-03", "月末工業", new() { ClosingDays = "31", TaxUnit = TaxUnit.Bill }),
        new("K-04", "廿日製作所", new() { ClosingDays = "20", TaxUnit = TaxUnit.Slip }), new("K-05", "明日物産", new() { NetDays = 10, TaxRounding = Rounding.Up }),
    ];

    public static readonly IReadOnlyList<string> Suppliers = ["S-01", "S-02", "S-03"];

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var today = services.GetRequiredService<Clock>().Today;
        await Do<SetCompany, SetCompany.Input, Done>(new() { Name = "種株式会社", LegalName = "種株式会社" });
        await Do<SetUpAccounts, SetUpAccounts.Input, int>(new());
        foreach (var customer in Customers)
            await Do<CreateParty, PartyDraft, Id<Party>>(new() { Code = customer.Code, Name = customer.Name, Roles = [PartyRole.Customer], Terms = customer.Terms });
        foreach (var code in Suppliers)
            await Do<CreateParty, PartyDraft, Id<Party>>(new() { Code = code, Name = $"仕入先 {code}", Roles = [PartyRole.Supplier] });
        var warehouse = await Do<SaveWarehouse, SaveWarehouse.Input, Id<Warehouse>>(new() { Code = "MAIN", Names = Names.Of("本社倉庫") });
        var lines = new List<StockLineDraft>();
        foreach (var ware in Wares)
        {
            var item = await Do<CreateItem, CreateItem.Input, Id<Item>>(new() { Code = ware.Code, Names = Names.Of($"品 {ware.Code}"), Taxes = ware.Tax == TaxCategory.Standard ? [] : [new() { Country = "JP", Category = ware.Tax }] });
            await Do<SetItemPrices, SetItemPrices.Input, Done>(new() { Id = item, Prices = [new() { Currency = Currency.JPY, From = today.AddDays(-1), Price = ware.Price }] });
            lines.Add(new() { Item = item, Quantity = ware.Quantity, Cost = ware.Cost });
        }
        await Do<PostStock, PostStock.Input, Id<StockDocument>>(new() { Kind = StockKind.Opening, Date = today, Warehouse = warehouse, Lines = lines });

        async Task<TOut> Do<TUseCase, TIn, TOut>(TIn input) where TUseCase : class, IUseCase<TIn, TOut> => (await runner.Run<TUseCase, TIn, TOut>(Actor.System, input, ct: ct)).Value;
    }
}
