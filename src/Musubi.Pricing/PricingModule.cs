using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;
using Musubi.Pricing.Simulator;

namespace Musubi.Pricing;

/// <summary>What a customer pays, and why.</summary>
public sealed class PricingModule : Module
{
    public override Text Name { get; } = new("価格", "价格", "Pricing");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(PricingPermission.View, new("価格の閲覧", "查看价格", "see prices"), Department.Sales, Department.Service, Department.Marketing, Department.Finance, Department.Management),
        new(PricingPermission.EditPrices, new("価格表の登録と変更", "录入和修改价目表", "enter and edit price lists"), Department.Sales, Department.Management),
        new(PricingPermission.Import, new("価格の取込", "导入价格", "import prices"), Department.Sales, Department.Management),
        new(PricingPermission.SetGrades, new("得意先ランクの設定", "设置客户等级", "set customers' grades"), Department.Sales, Department.Management),
        new(PricingPermission.SetRules, new("価格決定ルールの設定", "设置定价规则", "set how prices are found"), Department.Management, Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Sales, Words.PriceLists, "/pricing/lists", "tags", PricingPermission.View),
        new(Department.Sales, Words.PriceRules, "/pricing/rules", "list", PricingPermission.View),
        new(Department.Sales, Words.Simulator, "/pricing/simulator", "calculator", PricingPermission.View),
        new(Department.Sales, Words.Grades, "/pricing/grades", "award", PricingPermission.View),
        new(Department.Administration, Words.PricingRules, "/pricing/rules/settings", "sliders-horizontal", PricingPermission.SetRules),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Sales, Words.NewPriceList, "/pricing/lists/new", "plus", PricingPermission.EditPrices)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("price_list", Words.PriceList, "/pricing/lists/{0}", "tags")];

    public override IReadOnlyList<SubjectPart> Parts { get; } = [new("party", typeof(CustomerPart), PricingPermission.View)];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [PriceListList.Definition, PriceRuleList.Definition];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("grade", new("得意先ランク", "客户等级", "Customer grade")), new("price_tier", new("価格段階", "价格层级", "Price tier")), new("pricing_settings", new("価格の設定", "价格设置", "Settings of prices")),
        new(nameof(SetPrices), new("価格を変更しました", "修改了价格", "set prices")),
        new(nameof(SetCustomerGrade), new("得意先ランクを設定しました", "设置了客户等级", "set the grade")),
        new(nameof(EndCustomerGrade), new("得意先ランクを終了しました", "结束了客户等级", "ended the grade")),
        new(nameof(SetPricing), new("価格決定ルールを変更しました", "修改了定价规则", "set how prices are found")),
        new("price_list.Code", Words.Code), new("price_list.Names.Ja", Words.NameJa), new("price_list.Names.Zh", Words.NameZh), new("price_list.Names.En", Words.NameEn),
        new("price_rule", Words.Prices), new("price_rule.Price", Words.Price), new("price_rule.Rate", Words.RatePercent), new("price_rule.Until", Words.LastDay),
        new("customer_grade.Reason", Words.Reason), new("customer_grade.Until", Words.LastDay), new("customer_grade.From", Words.FirstDay),
    ];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<PriceList>(e =>
        {
            e.Property(l => l.Code).HasMaxLength(40);
            e.HasIndex(l => l.Code).IsUnique();
            e.HasIndex(l => l.CustomerId);
            e.HasIndex(l => l.TierId);
            e.HasIndex(l => l.Kind);
            e.HasOne<PriceTier>().WithMany().HasForeignKey(l => l.TierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PriceRule>(e =>
        {
            e.HasIndex(r => new { r.ListId, r.SubjectId, r.From });
            e.HasIndex(r => r.SubjectId);
            e.HasOne<PriceList>().WithMany().HasForeignKey(r => r.ListId);
        });
        model.Entity<PriceTier>().HasIndex(t => t.Code).IsUnique();
        model.Entity<PriceTier>().Property(t => t.Code).HasMaxLength(20);
        model.Entity<Grade>(e =>
        {
            e.HasIndex(g => g.Code).IsUnique();
            e.Property(g => g.Code).HasMaxLength(20);
            e.HasOne<PriceTier>().WithMany().HasForeignKey(g => g.TierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CustomerGrade>(e =>
        {
            e.Property(g => g.Reason).HasMaxLength(400);
            e.HasIndex(g => new { g.CustomerId, g.From });
            e.HasOne<Grade>().WithMany().HasForeignKey(g => g.GradeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PricingSettings>(e =>
        {
            e.Ignore(s => s.Order);
            e.Property(s => s.Precedence).HasMaxLength(200);
            e.HasMany(s => s.Roundings).WithOne().HasForeignKey(r => r.SettingsId);
            e.HasMany(s => s.Floors).WithOne().HasForeignKey(f => f.SettingsId);
        });
    }

    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<PricingDb>().AddScoped<CustomerGrades>().AddScoped<Prices>().AddScoped<ShownRules>().AddScoped<PriceSimulation>().AddScoped<PriceExample>().AddSingleton<ImportTarget, PriceImport>();

    public override void MapApi(IEndpointRouteBuilder api) => api.MapPricing();
}
