using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Admin.Backups;
using Musubi.Admin.Books;
using Musubi.Admin.Jobs;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals.Requests;
using Musubi.Approvals.Rules;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Imports;
using Musubi.Modules.Workplace;
using Musubi.Testing;

namespace Musubi.Approvals.Tests;

/// <summary>The smallest module whose documents need approval, as an example for the real ones: somebody petitions to spend money (稟議).</summary>
internal sealed class PetitionModule : Module
{
    public override Text Name { get; } = new("稟議", "请示", "Petitions");
    public override IReadOnlyList<Permission> Permissions { get; } = [];
    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("petition", new("稟議書", "请示单", "petition"), "/petitions/{0}", "file-text")];
    public override void AddTables(ModelBuilder model) => model.Entity<Petition>();
    public override void AddServices(IServiceCollection services) => services.AddScoped<ApprovalSubject, PetitionApproval>();
}

internal enum PetitionState { Draft, Waiting, Granted, Refused }

internal sealed class Petition
{
    public required Id<Petition> Id { get; init; }
    public required long Yen { get; set; }
    public PetitionState State { get; set; }

    /// <summary>How often it was carried out: once, whatever people press.</summary>
    public int Times { get; set; }

    public string Print => Fingerprint.Of(Yen);
}

/// <summary>What an owner writes: what may be looked at, and what follows.</summary>
internal sealed class PetitionApproval(MusubiDb db) : ApprovalSubject
{
    public const string Name_ = "petition";

    /// <summary>Set where the document cannot go on although all said yes.</summary>
    public const long Unlucky = 13;

    /// <summary>Of a document whose day has passed: it cannot go on, and nobody need answer.</summary>
    public const long Late = 17;

    public override string Kind => Name_;
    public override Text Name { get; } = new("稟議書", "请示单", "Petition");
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [ApprovalFact.Amount, ApprovalFact.Margin, ApprovalFact.Department];

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => (await Find(id, ct))?.Print;

    public override async Task<Refusal?> WhyNotNow(long id, CancellationToken ct) => (await Find(id, ct))!.Yen == Late ? new Refusal("petition.late", Text.Same("17")) : null;

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct)
    {
        var petition = (await Find(news.Id, ct))!;
        if (petition.Yen == Unlucky)
            return new Refusal("petition.unlucky", Text.Same("13"));
        (petition.State, petition.Times) = (PetitionState.Granted, petition.Times + 1);
        return null;
    }

    public override async Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => await Become(news.Id, PetitionState.Refused, ct);
    public override async Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => await Become(news.Id, PetitionState.Draft, ct);
    public override async Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => await Become(news.Id, PetitionState.Draft, ct);

    private async Task<Refusal?> Become(long id, PetitionState state, CancellationToken ct)
    {
        (await Find(id, ct))!.State = state;
        return null;
    }

    private Task<Petition?> Find(long id, CancellationToken ct) => db.Set<Petition>().SingleOrDefaultAsync(p => p.Id == new Id<Petition>(id), ct);
}

/// <summary>Writes a petition, or another amount on it, and submits it.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class SubmitPetition(MusubiDb db, IdSource ids, ApprovalDesk desk) : IUseCase<SubmitPetition.Input, SubmitPetition.Answer>
{
    public sealed record Input
    {
        public Id<Petition> Id { get; init; }
        public long Yen { get; init; }
        public Rate? Margin { get; init; }
    }

    public sealed record Answer(Id<Petition> Id, ApprovalAsk Ask, Id<ApprovalRequest> Request);

    public async Task<Result<Answer>> Run(Input input, CancellationToken ct)
    {
        var petition = await db.Set<Petition>().SingleOrDefaultAsync(p => p.Id == input.Id, ct);
        if (petition is null)
            db.Add(petition = new() { Id = ids.Next<Petition>(), Yen = input.Yen });
        petition.Yen = input.Yen;
        var asked = await desk.Submit(PetitionApproval.Name_, petition.Id.Value, new() { Title = $"R-{petition.Id}", Amount = Money.OfMinor(input.Yen, Currency.JPY), Margin = input.Margin }, petition.Print, ct);
        if (!asked.Ok)
            return Result<Answer>.Refused(asked.Refusals);
        if (asked.Value.Waits)
            petition.State = PetitionState.Waiting;
        else
            (petition.State, petition.Times) = (PetitionState.Granted, petition.Times + 1);
        return new Answer(petition.Id, asked.Value.Ask, new(asked.Value.RequestId));
    }
}

/// <summary>Changes the amount behind the backs of those who are asked.</summary>
[Needs(ApprovalPermission.Decide)]
internal sealed class ChangePetition(MusubiDb db) : IUseCase<ChangePetition.Input, Done>
{
    public sealed record Input
    {
        public Id<Petition> Id { get; init; }
        public long Yen { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        (await db.Set<Petition>().SingleAsync(p => p.Id == input.Id, ct)).Yen = input.Yen;
        return new Done();
    }
}

/// <summary>A company with people, roles and rules, to ask and to answer in.</summary>
internal sealed class Ringi : IAsyncDisposable
{
    private readonly Dictionary<string, Id<Role>> roles = [];
    private int rules;

    private Ringi(House house) => House = house;

    public House House { get; }

    public static async Task<Ringi> Open(TestEngine engine) =>
        new(await House.Open(engine, [new WorkplaceModule(), new ImportModule(), new AdminModule(), new JobsModule(), new BooksModule(), new BackupsModule(), new ApprovalsModule(), new PetitionModule()]));

    /// <summary>Somebody with an account, a department and roles.</summary>
    public async Task<Actor> Person(string name, Department department = Department.Sales, params string[] held)
    {
        await using var scope = House.Services.CreateAsyncScope();
        await House.Services.GetRequiredService<IdStock>().Ensure(20, default);
        var (db, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        var user = new User { Id = ids.Next<User>(), Name = name, Email = $"{name}@x.example", EmailKey = $"{name}@X.EXAMPLE", SecurityStamp = "s", Department = department, CreatedAt = House.Clock.Now };
        db.Add(user);
        foreach (var role in held)
        {
            if (!roles.TryGetValue(role, out var id))
            {
                id = roles[role] = ids.Next<Role>();
                db.Add(new Role { Id = id, Name = role });
            }
            db.Add(new UserRole { UserId = user.Id, RoleId = id });
        }
        await db.SaveChangesAsync();
        return new(user.Id.Value, name, Language.English, new HashSet<string>(StringComparer.Ordinal) { ApprovalPermission.Decide });
    }

    public (ApproverKind, long, Department?) Role(string name) => (ApproverKind.Role, roles[name].Value, null);

    public static (ApproverKind, long, Department?) User(Actor person) => (ApproverKind.User, person.Id, null);

    /// <summary>A rule for petitions from an amount on.</summary>
    public async Task<Id<ApprovalRule>> Rule(long fromYen, params (StepMode Mode, int Count, (ApproverKind Kind, long Id, Department? Of)[] Who)[] steps)
    {
        await using var scope = House.Services.CreateAsyncScope();
        await House.Services.GetRequiredService<IdStock>().Ensure(20, default);
        var (db, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        var id = ids.Next<ApprovalRule>();
        db.Add(new ApprovalRule
        {
            Id = id, Kind = PetitionApproval.Name_, Name = $"from {fromYen}", Position = ++rules, From = new(2026, 1, 1),
            Conditions = [new() { RuleId = id, Position = 0, Fact = ApprovalFact.Amount.Key, Comparison = Comparison.AtLeast, Number = fromYen, Department = null }],
            Steps = [.. steps.Select((s, i) => new RuleStep { RuleId = id, Position = i, Mode = s.Mode, Count = s.Count })],
            Approvers = [.. steps.SelectMany((s, i) => s.Who.Select((w, n) => new RuleApprover { RuleId = id, Step = i, Position = n, Approver = w.Kind, HolderId = w.Id, Department = w.Of }))],
        });
        await db.SaveChangesAsync();
        return id;
    }

    public Task<Result<SubmitPetition.Answer>> TrySubmit(Actor who, long yen, Id<Petition> again = default, Rate? margin = null) =>
        House.Run<SubmitPetition, SubmitPetition.Input, SubmitPetition.Answer>(new() { Id = again, Yen = yen, Margin = margin }, who);

    public async Task<SubmitPetition.Answer> Submit(Actor who, long yen, Id<Petition> again = default) => (await TrySubmit(who, yen, again)).Value;

    public Task<Result<RequestState>> Approve(Actor who, Id<ApprovalRequest> id, int? step = null, string? key = null) =>
        House.Run<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = id, Step = step }, who, key);

    public Task<Result<Done>> Refuse(Actor who, Id<ApprovalRequest> id, string words = "too dear") => House.Run<RefuseRequest, RefuseRequest.Input, Done>(new() { Id = id, Words = words }, who);

    public Task<Result<Done>> SendBack(Actor who, Id<ApprovalRequest> id, int? to = null) => House.Run<SendBackRequest, SendBackRequest.Input, Done>(new() { Id = id, Words = "look again", ToStep = to }, who);

    public Task<Result<Done>> Withdraw(Actor who, Id<ApprovalRequest> id) => House.Run<WithdrawRequest, WithdrawRequest.Input, Done>(new() { Id = id }, who);

    public Task<Result<Done>> HandOver(Actor who, Actor to, Id<ApprovalRequest> id) => House.Run<HandOverRequest, HandOverRequest.Input, Done>(new() { Id = id, To = new(to.Id) }, who);

    public Task<Petition> Petition(Id<Petition> id) => House.Db.Set<Petition>().AsNoTracking().SingleAsync(p => p.Id == id);

    public Task<ApprovalRequest> Request(Id<ApprovalRequest> id) => House.Get<ApprovalsDb>().Whole.AsNoTracking().SingleAsync(r => r.Id == id);

    public static string Why<T>(Result<T> result) => Assert.Single(result.Refusals).Code;

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
