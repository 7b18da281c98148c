using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Catalog.Pictures;
using Musubi.Catalog.Taxes;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;

namespace Musubi.Catalog;

/// <summary>Items, their units, barcodes, taxes, prices and pictures.</summary>
public sealed class CatalogModule : Module
{
    public override Text Name => Words.Catalog;

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(CatalogPermission.View, Words.MayView, Enum.GetValues<Department>()),
        new(CatalogPermission.Edit, Words.MayEdit, Department.Purchasing, Department.Production, Department.Management, Department.Administration),
        new(CatalogPermission.Import, Words.MayImport, Department.Purchasing, Department.Management, Department.Administration),
        new(CatalogPermission.SetPrices, Words.MaySetPrices, Department.Sales, Department.Management),
        new(CatalogPermission.SeeCost, Words.MaySeeCost, Department.Purchasing, Department.Finance, Department.Management),
        new(CatalogPermission.SetTaxes, Words.MaySetTaxes, Department.Finance, Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Purchasing, Words.Items, "/items", "package", CatalogPermission.View, 'i'),
        new(Department.Purchasing, Words.Categories, "/items/categories", "network", CatalogPermission.View),
        new(Department.Finance, Words.TaxRates, "/items/taxes", "percent", CatalogPermission.View),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } =
    [
        new(Department.Purchasing, Words.NewItem, "/items/new", "plus", CatalogPermission.Edit),
    ];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("item", Words.Item, "/items/{0}", "package")];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("category", Words.Category), new("item_cost", new("標準原価", "标准成本", "Standard cost")), new("tax_rate", new("税率", "税率", "Tax rate")),
        new(nameof(DeactivateItem), new("利用を停止しました", "停用了此物料", "deactivated it")),
        new(nameof(ReactivateItem), new("利用を再開しました", "恢复使用了此物料", "reactivated it")),
        new(nameof(SetItemPrices), new("標準単価を変更しました", "修改了标准单价", "set list prices")),
        new(nameof(SetItemCost), new("標準原価を変更しました", "修改了标准成本", "set the standard cost")),
        new("item.Code", Words.Code), new("item.Names.Ja", Words.Japanese), new("item.Names.Zh", Words.Chinese), new("item.Names.En", Words.English), new("item.Reading", Words.Reading),
        new("item.Description", Words.Description), new("item.PostingGroup", Words.PostingGroup), new("item.Origin", Words.Origin), new("item.HsCode", Words.HsCode),
        new("item_price", Words.Price), new("item_price.Price", Words.Price), new("item_price.From", Words.From), new("item_price.Unit", Words.Unit), new("item_cost.Cost", Words.Cost, CatalogPermission.SeeCost),
        new("item_picture", Words.Picture), new("item_barcode", Words.Barcode), new("item_barcode.Code", Words.Barcode), new("item_pack", new("荷姿", "包装", "Pack")), new("item_component", Words.Component), new("item_tax", Words.TaxCategory),
    ];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [ItemList.Definition];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Item>(e =>
        {
            e.HasIndex(i => i.CodeKey).IsUnique();
            e.HasIndex(i => i.Code);
            e.HasIndex(i => i.CategoryId);
            e.Property(i => i.Code).HasMaxLength(ItemRules.MaxCode);
            e.Property(i => i.CodeKey).HasMaxLength(ItemRules.MaxCode);
            e.Property(i => i.Reading).HasMaxLength(ItemRules.MaxText);
            e.Property(i => i.Description).HasMaxLength(ItemRules.MaxDescription);
            e.Property(i => i.PostingGroup).HasMaxLength(ItemRules.MaxGroup);
            e.Property(i => i.Origin).HasMaxLength(2);
            e.Property(i => i.HsCode).HasMaxLength(10);
            e.HasOne<Category>().WithMany().HasForeignKey(i => i.CategoryId).OnDelete(DeleteBehavior.Restrict);
            e.HasMany(i => i.Packs).WithOne().HasForeignKey(p => p.ItemId);
            e.HasMany(i => i.Barcodes).WithOne().HasForeignKey(p => p.ItemId);
            e.HasMany(i => i.Taxes).WithOne().HasForeignKey(p => p.ItemId);
            e.HasMany(i => i.Components).WithOne().HasForeignKey(p => p.ItemId);
            e.HasMany(i => i.PartyCodes).WithOne().HasForeignKey(p => p.ItemId);
            e.HasMany(i => i.Prices).WithOne().HasForeignKey(p => p.ItemId);
        });
        model.Entity<ItemPack>().HasIndex(p => new { p.ItemId, p.Unit }).IsUnique();
        model.Entity<ItemPack>().Ignore(p => p.Factor);
        model.Entity<ItemBarcode>(e =>
        {
            e.HasIndex(b => b.Key).IsUnique();
            e.Property(b => b.Code).HasMaxLength(48);
            e.Property(b => b.Key).HasMaxLength(48);
        });
        model.Entity<ItemTax>().HasIndex(t => new { t.ItemId, t.Country, t.From }).IsUnique();
        model.Entity<ItemTax>().Property(t => t.Country).HasMaxLength(2);
        model.Entity<ItemComponent>().HasOne<Item>().WithMany().HasForeignKey(c => c.ComponentId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<PartyItemCode>(e =>
        {
            e.HasIndex(c => new { c.CodeKey, c.PartyId });
            e.Property(c => c.CodeKey).HasMaxLength(ItemRules.MaxCode);
            e.Property(c => c.Code).HasMaxLength(ItemRules.MaxCode);
            e.Property(c => c.Name).HasMaxLength(ItemRules.MaxText);
        });
        model.Entity<ItemPrice>().HasIndex(p => new { p.ItemId, p.Currency, p.Unit, p.From }).IsUnique();
        model.Entity<ItemPrice>().Ignore(p => p.UnitPrice);
        model.Entity<ItemCost>(e =>
        {
            e.HasIndex(c => new { c.ItemId, c.From }).IsUnique();
            e.HasOne<Item>().WithMany().HasForeignKey(c => c.ItemId);
        });
        model.Entity<ItemPicture>(e =>
        {
            e.HasIndex(p => new { p.ItemId, p.Position });
            e.Property(p => p.Name).HasMaxLength(200);
            e.Property(p => p.MediaType).HasMaxLength(40);
            e.HasOne<Item>().WithMany().HasForeignKey(p => p.ItemId);
        });
        model.Entity<Category>(e =>
        {
            e.HasIndex(c => c.Code).IsUnique();
            e.HasIndex(c => c.ParentId);
            e.Property(c => c.Code).HasMaxLength(Category.MaxCodeLength);
            e.Property(c => c.Path).HasMaxLength(200);
        });
        model.Entity<TaxRate>(e =>
        {
            e.HasIndex(r => new { r.Country, r.Category, r.From }).IsUnique();
            e.Property(r => r.Country).HasMaxLength(2);
            e.HasData(StatutoryRates.All);
        });
    }

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<CatalogDb>();
        services.AddScoped<PartyNames>();
        services.AddScoped<ItemUsage>();
        services.AddScoped<IItemUses, KitUses>();
        services.AddScoped<ItemDrafts>();
        services.AddSingleton<CardMemory>();
        services.AddScoped(p => new ItemLookup(p.GetRequiredService<Data.MusubiDb>(), p.GetRequiredService<Data.Search.SearchBox>(), p.GetRequiredService<CardMemory>()));
        services.AddScoped<TaxRates>();
        services.AddScoped<ItemCategories>();
        services.AddSingleton<ImportTarget, ItemImport>();
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapItems();
        api.MapCategories();
        api.MapTaxRates();
        api.MapPictures();
    }
}
