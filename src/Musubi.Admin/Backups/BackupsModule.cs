using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Musubi.Admin.Security;
using Musubi.Data;
using Musubi.Data.Backups;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Errands;

namespace Musubi.Admin.Backups;

/// <summary>The company in a file: made while everybody works, and put back.</summary>
public sealed class BackupsModule : Module
{
    public override Text Name => BackupWords.Backups;

    public override IReadOnlyList<Permission> Permissions { get; } =
        [new(BackupPermission.Manage, new("バックアップの作成・取得・復元", "创建、下载和恢复备份", "make, take and restore backups"), Department.Administration)];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, BackupWords.Backups, "/admin/backups", "hard-drive", BackupPermission.Manage)];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("backup", BackupWords.Backup), new("backup.File", BackupWords.File), new("backup.Rows", BackupWords.RowCount), new("backup.At", BackupWords.Moment), new("backup.MadeBy", BackupWords.MadeBy),
        new("backup_settings", BackupWords.Settings), new("backup_settings.Hour", BackupWords.Hour), new("backup_settings.Keep", BackupWords.Keep),
        new(nameof(MakeBackup), new("バックアップを作成しました", "创建了备份", "made a backup")), new(nameof(DownloadBackup), new("バックアップをダウンロードしました", "下载了备份", "took a copy of a backup")),
        new(nameof(DeleteBackup), new("バックアップを削除しました", "删除了备份", "deleted a backup")), new(nameof(RestoreBackup), new("バックアップから復元しました", "从备份恢复", "restored a backup")),
        new(nameof(SetBackups), new("バックアップの予定を変更しました", "修改了备份计划", "changed when backups are made")),
    ];

    public override void AddTables(ModelBuilder model) => model.Entity<BackupSettings>();

    public override void AddServices(IServiceCollection services)
    {
        services.TryAddSingleton(provider => BackupFolder.For(provider.GetRequiredService<Engine>()));
        services.AddSingleton<BackupDesk>().AddSingleton<RestoreOrder>().AddScoped<BackupTrail>();
        services.AddSingleton<ErrandWork, BackupErrand>().AddSingleton(BackupTimes.Daily);
        services.AddScoped<IRestored, RestoredKeys>();
    }

    public override void MapApi(IEndpointRouteBuilder api) => BackupEndpoints.Map(api);
}

public static class BackupPermission
{
    public const string Manage = "backups.manage";
}
