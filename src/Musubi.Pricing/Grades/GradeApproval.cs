using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Approvals;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Pricing.Grading;

namespace Musubi.Pricing.Grades;

/// <summary>How grades by a person's word are approved: by rules over how far they lift the customer, for how long, and what it buys.</summary>
internal sealed class GradeApproval(PricingDb db, GradeStanding standing, Clock clock) : ApprovalSubject
{
    public const string OfKind = "customer_grade";

    /// <summary>By how many grades it is better than what would hold; negative where it is worse.</summary>
    private static readonly ApprovalFact StepsUp = ApprovalFact.Figure("steps-up", new("引き上げるランク数", "提升的等级数", "Grades up"));
    private static readonly ApprovalFact Days = ApprovalFact.Figure("days", new("有効日数", "有效天数", "Days it holds"), FactKind.Days);
    private static readonly Text Expired = new("このランクの終了日 {0} を過ぎています。", "该等级的截止日期 {0} 已过。", "Its last day, {0}, has passed.");
    private static readonly Text ExpiredAdvice = new("差し戻すか否認し、新しい期間で申請してもらってください。", "请退回或拒绝，并请对方以新的期间重新申请。", "Send it back or refuse it, and have it asked for with new days.");

    public override string Kind => OfKind;
    public override Text Name => GradeWords.CustomerGrade;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [StepsUp, Days, ApprovalFact.Amount, ApprovalFact.Department];

    public async Task<ApprovalFacts> FactsOf(CustomerGrade said, PartyCard customer, Grade given, Grade? former, CancellationToken ct)
    {
        // Without a grade one stands below the last.
        var before = former?.Position ?? await db.Grades.MaxAsync(g => g.Position, ct) + 1;
        var basis = (await standing.Of(said.CustomerId.Value, ct))?.Basis;
        return new()
        {
            Title = customer.Name, Detail = Text.Of(language => $"{former?.Names.In(language) ?? "–"} → {given.Names.In(language)} / {said.Reason}"),
            Amount = basis?.Facts.FirstOrDefault(f => f.Fact == "net-sales") is { } sales ? Money.Of(sales.Value, basis.Currency, Rounding.HalfUp) : null,
            Figures = new Dictionary<string, decimal> { [StepsUp.Key] = before - given.Position, [Days.Key] = said.Until!.Value.DayNumber - said.From.DayNumber + 1 },
        };
    }

    public static string Print(CustomerGrade said) => Fingerprint.Of(said.CustomerId.Value, said.GradeId.Value, said.From, said.Until, said.Reason);

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => await Find(id, ct) is { } said ? Print(said) : null;

    /// <summary>It holds from the day it was asked for, at the earliest from the day of the yes: the past is not priced anew.</summary>
    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct)
    {
        if (await Find(news.Id, ct) is not { State: GradeState.Waiting } said)
            return null;
        if (said.Until < clock.Today)
            return new("pricing.grade-expired", Expired.With(said.Until), ExpiredAdvice, Kind: RefusalKind.Conflict);
        (said.State, said.From) = (GradeState.Stands, said.From < clock.Today ? clock.Today : said.From);
        return null;
    }

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Refuse(news.Id, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Refuse(news.Id, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Refuse(news.Id, ct);

    private async Task<Refusal?> Refuse(long id, CancellationToken ct)
    {
        if (await Find(id, ct) is { State: GradeState.Waiting } said)
            said.State = GradeState.Refused;
        return null;
    }

    private Task<CustomerGrade?> Find(long id, CancellationToken ct) => db.CustomerGrades.AsTracking().SingleOrDefaultAsync(g => g.Id == new Id<CustomerGrade>(id), ct);
}
