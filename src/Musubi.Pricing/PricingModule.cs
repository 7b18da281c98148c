using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Approvals;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Modules.Visits;
using Musubi.Pricing.Grades;
using Musubi.Pricing.Grading;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Pricing.Settings;
using Musubi.Pricing.Simulations;
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
        new(PricingPermission.EditGradeRules, new("ランク判定ルールの作成と試算", "编制和试算客户等级规则", "draft and simulate grade rules"), Department.Sales, Department.Marketing, Department.Management),
        new(PricingPermission.ApplyGradeRules, new("ランク判定ルールの適用", "应用客户等级规则", "apply grade rules"), Department.Management),
        new(PricingPermission.SetRules, new("価格決定ルールの設定", "设置定价规则", "set how prices are found"), Department.Management, Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Sales, Words.PriceLists, "/pricing/lists", "tags", PricingPermission.View),
        new(Department.Sales, Words.PriceRules, "/pricing/rules", "list", PricingPermission.View),
        new(Department.Sales, Words.Simulator, "/pricing/simulator", "calculator", PricingPermission.View),
        new(Department.Sales, GradeWords.Graded, "/pricing/customer-grades", "award", PricingPermission.View),
        new(Department.Sales, Words.Grades, "/pricing/grades", "star", PricingPermission.View),
        new(Department.Management, GradeWords.Changes, "/pricing/grade-changes", "trending-up", PricingPermission.View),
        new(Department.Management, GradeWords.RuleSets, "/pricing/grade-rules", "scale", PricingPermission.View),
        new(Department.Administration, Words.PricingRules, "/pricing/rules/settings", "sliders-horizontal", PricingPermission.SetRules),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Sales, Words.NewPriceList, "/pricing/lists/new", "plus", PricingPermission.EditPrices)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("price_list", Words.PriceList, "/pricing/lists/{0}", "tags"), new("grade_rule_set", GradeWords.RuleSet, "/pricing/grade-rules/{0}", "scale"),
        new(GradeApproval.OfKind, GradeWords.CustomerGrade, "/pricing/customer-grades/{0}", "award"),
    ];

    public override IReadOnlyList<SubjectPart> Parts { get; } = [new("party", typeof(CustomerPart), PricingPermission.View)];

    public override IReadOnlyList<IListDefinition> Lists { get; } =
    [
        PriceListList.Definition, PriceRuleList.Definition, GradedCustomerList.Definition, GradeChangeList.Definition, GradeRuleList.Definition, GradeRunList.Definition,
        SimulatedCustomerList.Definition, SimulatedExceptionList.Definition,
    ];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("grade", new("得意先ランク", "客户等级", "Customer grade")), new("price_tier", new("価格段階", "价格层级", "Price tier")), new("pricing_settings", new("価格の設定", "价格设置", "Settings of prices")),
        new(nameof(SetPrices), new("価格を変更しました", "修改了价格", "set prices")),
        new(nameof(SetCustomerGrade), new("得意先ランクを設定しました", "设置了客户等级", "set the grade")),
        new(nameof(EndCustomerGrade), new("得意先ランクを終了しました", "结束了客户等级", "ended the grade")),
        new(nameof(SetPricing), new("価格決定ルールを変更しました", "修改了定价规则", "set how prices are found")),
        new(nameof(SaveGradeRules), new("ランク判定ルールを保存しました", "保存了客户等级规则", "saved the grade rules")),
        new(nameof(RemoveGradeRules), new("ランク判定ルールの下書きを削除しました", "删除了客户等级规则草稿", "deleted the draft of grade rules")),
        new(nameof(ApplyGradeRules), new("ランク判定ルールを適用しました", "应用了客户等级规则", "applied the grade rules")),
        new(nameof(RecomputeGrades), new("得意先ランクを計算しました", "计算了客户等级", "graded all customers")),
        new(nameof(StopGrading), new("ランクの計算を中止しました", "中止了等级计算", "stopped the grading")),
        new(nameof(SimulateGradeRules), new("ランク判定ルールを試算しました", "试算了客户等级规则", "simulated the grade rules")),
        new(nameof(StopGradeSimulation), new("ランク判定の試算を中止しました", "中止了等级规则试算", "stopped the simulation")),
        new("grade_rule_set.Months", GradeWords.Months), new("grade_rule_set.Note", GradeWords.Note), new("grade_rule_set.From", GradeWords.From), new("grade_rule_set.State", Words.State), new("grade_rule_set.AppliedByName", GradeWords.AppliedBy),
        .. TrailWord.Of<RuleSetState>("grade_rule_set.State", s => s == RuleSetState.Draft ? GradeWords.Draft : GradeWords.InForce),
        new("grade_rule_fact", GradeWords.Facts), new("grade_rule_fact.Fact", GradeWords.Fact), new("grade_rule_fact.Weight", GradeWords.Weight), new("grade_rule_fact.Scale", GradeWords.HowScored),
        new("=Quantiles", GradeWords.Quantiles), new("=Thresholds", GradeWords.Thresholds),
        new("grade_rule_cut", GradeWords.Cuts), new("grade_rule_cut.Least", GradeWords.LeastPoints),
        new("customer_grade", GradeWords.CustomerGrade), new("customer_grade.State", Words.State), new("customer_grade.Source", GradeWords.Source), new("customer_grade.Move", GradeWords.Move),
        .. TrailWord.Of<GradeState>("customer_grade.State", Grading.GradeChangeList.OfState),
        new("=Manual", GradeWords.ByHandShort), new("=Computed", GradeWords.ByRulesShort), new("=Waiting", GradeWords.WaitsForApproval), new("=Stands", GradeWords.Stands),
        new("=New", GradeWords.NewOnes), new("=Same", GradeWords.Unmoved), new("=Up", GradeWords.MovedUp), new("=Down", GradeWords.MovedDown),
        new("price_list.Code", Words.Code), new("price_list.Names.Ja", Words.NameJa), new("price_list.Names.Zh", Words.NameZh), new("price_list.Names.En", Words.NameEn),
        new("price_rule", Words.Prices), new("price_rule.ItemId", Words.Item, As: TrailFigure.Record), new("price_rule.Price", Words.Price), new("price_rule.Least", Words.Least, As: TrailFigure.UnlessZero), new("price_rule.Rate", Words.RatePercent), new("price_rule.Until", Words.LastDay),
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
            e.HasIndex(g => new { g.From, g.Id });
            e.HasOne<Grade>().WithMany().HasForeignKey(g => g.GradeId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<GradeRuleSet>(e =>
        {
            e.Property(r => r.Note).HasMaxLength(400);
            e.HasIndex(r => r.Number).IsUnique();
            e.HasIndex(r => r.From).IsUnique();
            e.HasMany(r => r.Facts).WithOne().HasForeignKey(f => f.RuleSetId);
            e.HasMany(r => r.Cuts).WithOne().HasForeignKey(c => c.RuleSetId);
        });
        model.Entity<GradeRuleFact>().Property(f => f.Fact).HasMaxLength(40);
        model.Entity<GradeRuleCut>().HasOne<Grade>().WithMany().HasForeignKey(c => c.GradeId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<GradeRun>().HasIndex(r => r.At);
        model.Entity<GradeSimulation>(e =>
        {
            e.Ignore(s => s.Exceptions);
            e.HasIndex(s => s.RuleSetId);
            e.HasMany(s => s.Totals).WithOne().HasForeignKey(t => t.SimulationId);
        });
        model.Entity<SimulatedCustomer>(e =>
        {
            e.HasIndex(c => new { c.SimulationId, c.Weight });
            e.HasOne<GradeSimulation>().WithMany().HasForeignKey(c => c.SimulationId);
        });
        model.Entity<SimulatedException>(e =>
        {
            e.HasIndex(x => new { x.SimulationId, x.Date });
            e.HasOne<GradeSimulation>().WithMany().HasForeignKey(x => x.SimulationId);
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
        services.AddScoped<PricingDb>().AddScoped<CustomerGrades>().AddScoped<Prices>().AddScoped<ShownRules>().AddScoped<PriceSimulation>().AddScoped<PriceExample>().AddSingleton<ImportTarget, PriceImport>()
        .AddScoped<FactReading>().AddScoped<GradeStanding>().AddSingleton<GradeWork>().AddScoped<GradeApproval>().AddScoped<ApprovalSubject>(p => p.GetRequiredService<GradeApproval>()).AddScoped<IHomePart, GradesHome>().AddScoped<IVisitStop, GradeVisit>().AddScoped<IVisitStop, GradeRulesVisit>()
        .AddSingleton<ErrandWork, GradeErrand>().AddSingleton<ErrandWork, SimulationErrand>().AddSingleton(GradeErrand.Job);

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapPricing();
        api.MapGrading();
    }
}
