using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Inventory.Levels;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>How counts beyond tolerance are approved by rule. Where no rule asks, one holder of the right to post counts does it, who did not count.</summary>
internal sealed class CountApproval(InventoryDb db, CountBooking booking, ApprovalDesk desk, CurrentAct act) : ApprovalSubject
{
    public const string OfKind = "stock_count";

    /// <summary>How many lines are beyond tolerance.</summary>
    private static readonly ApprovalFact LinesBeyond = ApprovalFact.Figure("lines-beyond", new("許容差を超えた行数", "超出允差的行数", "Lines beyond tolerance"));

    public override string Kind => OfKind;
    public override Text Name => Words.StockCount;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [ApprovalFact.Amount, ApprovalFact.Department, LinesBeyond];

    /// <summary>What was found more and what was found less do not cancel out: the amount is the sum of both.</summary>
    public static ApprovalFacts FactsOf(StockCount count, Text warehouse, int beyond, IReadOnlyDictionary<Id<Item>, Standing> standing) => new()
    {
        Title = count.Number,
        Detail = Words.DiffersIn.With(warehouse, count.Lines.Count(l => l.Difference != 0)),
        Amount = Money.OfMinor(count.Lines.Sum(l => Math.Abs(CountRules.Worth(l.Difference, standing.GetValueOrDefault(l.ItemId)))), count.ToleranceValue.Currency),
        Figures = new Dictionary<string, decimal> { [LinesBeyond.Key] = beyond },
    };

    public static string Print(StockCount count) => Fingerprint.Of(count.Date, count.Lines.Where(l => l.Difference != 0).OrderBy(l => l.Id.Value).Select(l => new { Line = l.Id.Value, l.Difference }));

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => await Find(id, ct) is { } count ? Print(count) : null;

    public override async Task<Refusal?> WhyNotNow(long id, CancellationToken ct) => await Find(id, ct) is { } count ? await booking.WhyNot(count, ct) : null;

    public override async Task<WaitingBesides?> Besides(Actor reader, CancellationToken ct)
    {
        if (!reader.May(InventoryPermission.PostCounts))
            return null;
        var (me, byRule) = (reader.Id, (await desk.Waiting(OfKind, ct)).Select(id => new Id<StockCount>(id)).ToList());
        return new(await db.Counts.LongCountAsync(c => c.State == CountState.Submitted && c.SubmittedBy != me && !byRule.Contains(c.Id), ct), Words.CountsWait, "/inventory/counts?f.state=Submitted");
    }

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct) =>
        await booking.Post((await Find(news.Id, ct))!, null, act.Actor.Name, ct) is { Ok: false } posted ? posted.Refusals[0] : null;

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Return(news.Id, "", ct);

    private async Task<Refusal?> Return(long id, string why, CancellationToken ct)
    {
        if (await Find(id, ct) is { State: CountState.Submitted } count)
            (count.State, count.ReturnedFor) = (CountState.Counting, why);
        return null;
    }

    private Task<StockCount?> Find(long id, CancellationToken ct) => db.Counts.AsTracking().Include(c => c.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(c => c.Id == new Id<StockCount>(id), ct);
}
