using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules.Api;

namespace Musubi.Modules.Workplace;

/// <summary>What everybody has at their desk whatever their department: saved views, drafts, comments and files on documents.</summary>
public sealed class WorkplaceModule : Module
{
    public override Text Name { get; } = new("共通", "通用", "Workplace");

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(WorkplacePermission.Use, new("システムの利用", "使用系统", "use the system"), Enum.GetValues<Department>()),
        new(WorkplacePermission.Comment, new("コメントと添付", "评论与附件", "comment and attach files"), Enum.GetValues<Department>()),
        new(WorkplacePermission.ShareViews, new("ビューの共有", "共享视图", "share list views"), Department.Management, Department.Administration),
    ];
}

public static class WorkplacePermission
{
    public const string Use = "workplace.use";
    public const string Comment = "workplace.comment";
    public const string ShareViews = "workplace.share-views";
}
