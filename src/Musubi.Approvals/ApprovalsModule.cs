using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Approvals.Delegations;
using Musubi.Approvals.Heads;
using Musubi.Approvals.Inbox;
using Musubi.Approvals.Reminders;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Lists;
using Musubi.Modules.Visits;

namespace Musubi.Approvals;

/// <summary>Who must say yes to what: rules, requests, answers and stand-ins, for the documents of every module above.</summary>
public sealed class ApprovalsModule : Module
{
    public override Text Name => Words.Approvals;

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(ApprovalPermission.Decide, new("承認の申請と回答", "提交与答复审批", "submit and answer approvals"), Enum.GetValues<Department>()),
        new(ApprovalPermission.SeeAll, new("すべての承認申請の閲覧", "查看全部审批申请", "see all approval requests"), Department.Management, Department.Finance),
        new(ApprovalPermission.SetRules, Words.MaySetRules, Department.Management, Department.Administration),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Management, Words.Inbox, "/approvals", "list-checks", ApprovalPermission.Decide, 'a'),
        new(Department.Administration, Words.Rules, "/approvals/rules", "workflow", ApprovalPermission.SetRules),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } =
    [
        new(Department.Management, Words.MyRequests, "/approvals/mine", "send", ApprovalPermission.Decide),
        new(Department.Management, Words.AddDelegation, "/approvals/delegations", "users", ApprovalPermission.Decide),
        new(Department.Administration, Words.Heads, "/approvals/heads", "users", ApprovalPermission.SetRules),
    ];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [RequestList.Mine, RequestList.All];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("approval_rule", Words.Rule, "/approvals/rules/{0}", "workflow", ApprovalPermission.SetRules)];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new(nameof(ApproveRequest), new("承認しました", "已批准", "approved")),
        new(nameof(RefuseRequest), new("却下しました", "已驳回", "refused")),
        new(nameof(SendBackRequest), new("差し戻しました", "已退回", "sent back")),
        new(nameof(WithdrawRequest), new("申請を取り下げました", "撤回了申请", "withdrew the request")),
        new(nameof(HandOverRequest), new("回答の代理を頼みました", "转交他人答复", "handed over the answer")),
        new("approval_answer.Words", Words.Comment),
        new("approval_answer.InsteadOf", new("代理した相手", "被代理人", "In whose place")),
        new("approval_handover.ToName", Words.HandOverTo),
        new("approval_request.RuleName", Words.Request),
        new("approval_request", Words.Request), new("approval_answer", Words.Answer), new("approval_rule_step", Words.Step), new("approval_delegation", Words.Delegation),
    ];

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<ApprovalRequest>(e =>
        {
            e.Property(r => r.Kind).HasMaxLength(60);
            e.Property(r => r.Title).HasMaxLength(200);
            e.Property(r => r.DetailJa).HasMaxLength(1000);
            e.Property(r => r.DetailZh).HasMaxLength(1000);
            e.Property(r => r.DetailEn).HasMaxLength(1000);
            e.Property(r => r.Fingerprint).HasMaxLength(128);
            e.Property(r => r.RuleName).HasMaxLength(ApprovalRule.MostName);
            e.Property(r => r.SubmitterName).HasMaxLength(100);
            e.Ignore(r => r.Detail).Ignore(r => r.Facts);
            e.HasIndex(r => new { r.Kind, r.SubjectId, r.State });
            // A document is asked for once at a time, whoever submits it meanwhile.
            e.HasIndex(r => new { r.Kind, r.SubjectId }).IsUnique().HasFilter("state = 'Open'").HasDatabaseName("ix_approval_request_open");
            e.HasIndex(r => new { r.State, r.AskedAt });
            e.HasIndex(r => new { r.SubmitterId, r.SubmittedAt });
            e.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RequestId);
            e.HasMany(r => r.Places).WithOne().HasForeignKey(p => p.RequestId);
            e.HasMany(r => r.Answers).WithOne().HasForeignKey(a => a.RequestId);
            e.HasMany(r => r.Handovers).WithOne().HasForeignKey(h => h.RequestId);
        });
        model.Entity<ApprovalStep>(e =>
        {
            e.HasKey(s => new { s.RequestId, s.Position });
            e.Property(s => s.Kind).HasMaxLength(60);
        });
        model.Entity<ApprovalPlace>(e =>
        {
            e.HasKey(p => new { p.RequestId, p.Step, p.Position });
            e.HasIndex(p => new { p.Approver, p.HolderId });
        });
        model.Entity<ApprovalAnswer>(e =>
        {
            e.Property(a => a.Kind).HasMaxLength(60);
            e.Property(a => a.PersonName).HasMaxLength(100);
            e.Property(a => a.InsteadOf).HasMaxLength(100);
            e.Property(a => a.Places).HasMaxLength(60);
            e.Property(a => a.Words).HasMaxLength(ApprovalRequest.MostWords);
            e.HasIndex(a => a.PersonId);
        });
        model.Entity<ApprovalHandover>(e =>
        {
            e.Property(h => h.Kind).HasMaxLength(60);
            e.Property(h => h.FromName).HasMaxLength(100);
            e.Property(h => h.ToName).HasMaxLength(100);
            e.Property(h => h.Words).HasMaxLength(ApprovalRequest.MostWords);
            e.HasIndex(h => h.ToId);
        });
        model.Entity<ApprovalRule>(e =>
        {
            e.Property(r => r.Kind).HasMaxLength(60);
            e.Property(r => r.Name).HasMaxLength(ApprovalRule.MostName);
            e.HasIndex(r => new { r.Kind, r.Position });
            e.HasMany(r => r.Conditions).WithOne().HasForeignKey(c => c.RuleId);
            e.HasMany(r => r.Steps).WithOne().HasForeignKey(s => s.RuleId);
            e.HasMany(r => r.Approvers).WithOne().HasForeignKey(a => a.RuleId);
        });
        model.Entity<RuleCondition>(e =>
        {
            e.ToTable("approval_rule_condition").HasKey(c => new { c.RuleId, c.Position });
            e.Property(c => c.Fact).HasMaxLength(60);
        });
        model.Entity<RuleStep>().ToTable("approval_rule_step").HasKey(s => new { s.RuleId, s.Position });
        model.Entity<RuleApprover>().ToTable("approval_rule_approver").HasKey(a => new { a.RuleId, a.Step, a.Position });
        model.Entity<Delegation>(e =>
        {
            e.ToTable("approval_delegation");
            e.Property(d => d.OfKind).HasMaxLength(60);
            e.Property(d => d.Reason).HasMaxLength(200);
            e.HasIndex(d => new { d.DelegateId, d.Until });
            e.HasIndex(d => new { d.AbsentId, d.Until });
        });
        model.Entity<DepartmentHead>().HasIndex(h => h.Department).IsUnique();
    }

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<ApprovalsDb>().AddScoped<ApproverBook>().AddScoped<ApproverNames>().AddScoped<ApprovalSubjects>().AddScoped<Answering>().AddScoped<RequestMaking>().AddScoped<RequestViews>()
            .AddScoped<RuleWriting>().AddScoped<RuleWords>().AddScoped<InboxReading>().AddScoped<IHomePart, InboxHome>().AddScoped<IVisitStop, InboxVisit>().AddSingleton(RemindApprovers.Job);
        services.AddScoped(p => new ApprovalDesk(p.GetRequiredService<ApprovalsDb>(), p.GetRequiredService<ApprovalSubjects>(), p.GetRequiredService<RequestMaking>(),
            p.GetRequiredService<CompanyProfile>(), p.GetRequiredService<CurrentAct>(), p.GetRequiredService<Clock>()));
    }

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<ApproveRequest>("POST", "/approvals/requests/{id}/approve");
        api.MapAct<RefuseRequest>("POST", "/approvals/requests/{id}/refuse");
        api.MapAct<SendBackRequest>("POST", "/approvals/requests/{id}/send-back");
        api.MapAct<WithdrawRequest>("POST", "/approvals/requests/{id}/withdraw");
        api.MapAct<HandOverRequest>("POST", "/approvals/requests/{id}/hand-over");
        api.MapGet("/approvals/inbox", async (InboxReading inbox, CurrentAct act, CancellationToken ct) => TypedResults.Json(await inbox.Of(act.Actor, ct), Inputs.Json))
            .WithName("ApprovalInbox").Produces<IReadOnlyList<InboxRow>>().Needs(ApprovalPermission.Decide);
        api.MapAct<CreateApprovalRule>("POST", "/approvals/rules");
        api.MapAct<EditApprovalRule>("PUT", "/approvals/rules/{id}");
        api.MapAct<MoveApprovalRule>("POST", "/approvals/rules/{id}/move");
        api.MapAct<RemoveApprovalRule>("DELETE", "/approvals/rules/{id}");
        api.MapRules();
        api.MapAct<AddDelegation>("POST", "/approvals/delegations");
        api.MapAct<EndDelegation>("POST", "/approvals/delegations/{id}/end");
        api.MapAct<SetDepartmentHeads>("PUT", "/approvals/heads");
        api.MapAct<RemindApprovers>("POST", "/approvals/remind");
    }
}
