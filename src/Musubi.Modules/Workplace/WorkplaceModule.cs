using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Errands;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;
using Musubi.Modules.Lists.Views;
using Musubi.Modules.Search;
using Musubi.Modules.Visits;
using Musubi.Modules.Workplace.Drafts;
using Musubi.Modules.Workplace.Printing;
using Musubi.Modules.Workplace.Timeline;

namespace Musubi.Modules.Workplace;

/// <summary>What everybody has at their desk whatever their department: saved views, drafts, comments and files on documents, and the guide of their first visit.</summary>
public sealed class WorkplaceModule : Module
{
    public override Text Name { get; } = new("共通", "通用", "Workplace");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(WorkplacePermission.Use, new("システムの利用", "使用系统", "use the system"), Enum.GetValues<Department>()),
        new(WorkplacePermission.Comment, new("コメントと添付", "评论与附件", "comment and attach files"), Enum.GetValues<Department>()),
        new(WorkplacePermission.MailDocuments, new("書類のメール送信", "用邮件发送单据", "send documents by e-mail"), Department.Sales, Department.Service, Department.Purchasing, Department.Finance, Department.Management),
        new(WorkplacePermission.ShareViews, new("ビューの共有", "共享视图", "share list views"), Department.Management, Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Administration, new("APIリファレンス", "API参考", "API reference"), "/api-reference", "book-open", WorkplacePermission.Use)];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, BulkWords.Runs, "/bulk", "list-checks", WorkplacePermission.Use)];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [BulkList.Definition];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("saved_view", new("保存したビュー", "已保存的视图", "Saved view")),
        new(nameof(SaveView), new("ビューを保存しました", "保存了视图", "saved a view")),
        new(nameof(RenameView), new("ビューの名前を変えました", "重命名了视图", "renamed a view")),
        new(nameof(ShareView), new("ビューの共有を変えました", "更改了视图的共享", "changed who sees a view")),
        new(nameof(DeleteView), new("ビューを削除しました", "删除了视图", "deleted a view")),
        new(nameof(ChooseDefaultView), new("最初に開くビューを選びました", "选择了默认视图", "chose the view a list opens with")),
        new(nameof(SeeStop), new("見学の見どころを見ました", "看过了一项参观内容", "saw a stop of the first visit")),
        new(nameof(PutVisitAway), new("はじめての見学を閉じました", "收起了首次参观", "put the first visit away")),
        new(nameof(BringVisitBack), new("はじめての見学を再び表示しました", "重新显示了首次参观", "brought the first visit back")),
    ];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<SavedView>(e =>
        {
            e.Property(v => v.List).HasMaxLength(100);
            e.Property(v => v.Name).HasMaxLength(SavedView.MostName);
            e.Property(v => v.Query).HasMaxLength(SavedView.MostQuery);
            e.HasIndex(v => new { v.List, v.OwnerId, v.Name }).IsUnique();
        });
        model.Entity<PrintedDocument>(e =>
        {
            e.Property(p => p.SubjectKind).HasMaxLength(100);
            e.Property(p => p.Form).HasMaxLength(40);
            e.Property(p => p.Hash).HasMaxLength(64);
            e.HasIndex(p => new { p.SubjectKind, p.SubjectId, p.Form, p.Language, p.Edition }).IsUnique();
        });
        Errand.AddTables(model);
        BulkRun.AddTables(model);
        model.Entity<DefaultView>().HasKey(d => new { d.OwnerId, d.List });
        model.Entity<Draft>(e =>
        {
            e.HasKey(d => new { d.OwnerId, d.Key });
            e.HasIndex(d => d.KeptAt);
        });
        model.Entity<VisitMark>(e =>
        {
            e.HasKey(m => new { m.OwnerId, m.Stop });
            e.Property(m => m.Stop).HasMaxLength(VisitMark.MostKey);
        });
    }

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<Palette>().AddScoped<ViewShelf>().AddScoped<SubjectPages>().AddScoped<Story>().AddScoped<PrintShelf>().AddScoped<BulkDesk>().AddScoped<VisitGuide>();
        services.AddScoped<IInvariant, FilesAreWhole>().AddScoped<IKeptAWhile, OldDrafts>().AddScoped<IKeptAWhile, OldBulkRuns>();
        services.AddScoped<IRestored, StoppedErrands>();
        services.AddSingleton<ErrandDesk>().AddSingleton<ErrandWork, BulkErrand>().AddSingleton<ErrandWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ErrandWorker>());
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapSearch();
        api.MapViews();
        api.MapBulk();
        api.MapDrafts();
        api.MapVisits();
        api.MapTimeline();
        api.MapPrinting();
    }
}

public static class WorkplacePermission
{
    public const string Use = "workplace.use";
    public const string Comment = "workplace.comment";
    public const string ShareViews = "workplace.share-views";

    /// <summary>Papers of the documents one may see, to those they are for.</summary>
    public const string MailDocuments = "workplace.mail-documents";
}
