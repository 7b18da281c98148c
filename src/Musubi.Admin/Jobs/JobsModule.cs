using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Jobs;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;

namespace Musubi.Admin.Jobs;

/// <summary>The work that comes round by itself: what it did, when it runs next.</summary>
public sealed class JobsModule : Module
{
    public override Text Name => JobWords.Jobs;

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(JobsPermission.View, new("定期処理の閲覧", "查看定时任务", "see scheduled jobs"), Department.Administration, Department.Management),
        new(JobsPermission.Run, new("定期処理の実行", "运行定时任务", "run scheduled jobs"), Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Administration, JobWords.Jobs, "/admin/jobs", "clock", JobsPermission.View)];

    public override void AddServices(IServiceCollection services) => services.AddScoped<JobReport>();

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs", (JobReport report, CancellationToken ct) => report.Read(ct)).Needs(JobsPermission.View);
        api.MapAct<RunJobNow>("POST", "/jobs/{job}/run");
    }
}

public static class JobsPermission
{
    public const string View = "jobs.view";
    public const string Run = "jobs.run";
}

/// <summary>A job with its last run.</summary>
public sealed record JobLine
{
    public required string Job { get; init; }
    public required Text Name { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? Next { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? Last { get; init; }
    public required JobState? State { get; init; }
    public required Text? Said { get; init; }
}

internal sealed class JobReport(MusubiDb db, JobPlan plan)
{
    public async Task<IReadOnlyList<JobLine>> Read(CancellationToken ct)
    {
        var lines = new List<JobLine>();
        foreach (var entry in plan.Entries)
        {
            var last = await db.Set<JobRun>().AsNoTracking().Where(r => r.Job == entry.Key).OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Id).FirstOrDefaultAsync(ct);
            lines.Add(new() { Job = entry.Key, Name = entry.Name, Next = await plan.Next(entry, ct), Last = last?.StartedAt, State = last?.State, Said = last?.Said });
        }
        return lines;
    }
}

internal static class JobWords
{
    public static readonly Text Jobs = new("定期処理", "定时任务", "Scheduled jobs");
    public static readonly Text Job = new("処理", "任务", "Job");
    public static readonly Text LastRun = new("前回", "上次运行", "Last run");
    public static readonly Text NextRun = new("次回", "下次运行", "Next run");
    public static readonly Text Result = new("結果", "结果", "Result");
    public static readonly Text RunNow = new("今すぐ実行", "立即运行", "Run now");
    public static readonly Text Started = new("「{0}」を開始しました。", "“{0}”已开始运行。", "{0}: started.");
    public static readonly Text NeverRan = new("まだ実行されていません", "尚未运行", "Has not run yet");

    public static readonly Refusal NoWorkers = new("jobs.no-workers",
        new("このサーバーでは定期処理が動いていません。", "此服务器未运行定时任务。", "No jobs run on this server."),
        new("処理を担当するサーバーを起動してください。", "请启动负责定时任务的服务器。", "Start a server that runs them."));

    public static Text Of(JobState state) => state switch
    {
        JobState.Running => new("実行中", "运行中", "Running"),
        JobState.Done => new("完了", "完成", "Done"),
        _ => new("失敗", "失败", "Failed"),
    };
}
