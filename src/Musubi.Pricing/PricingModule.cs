using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;

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
        services.AddScoped<PricingDb>().AddScoped<CustomerGrades>().AddScoped<Prices>();
}
