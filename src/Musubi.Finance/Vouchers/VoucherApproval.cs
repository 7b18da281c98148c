using Microsoft.EntityFrameworkCore;
using Musubi.Approvals;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>How vouchers are approved by rule. Where no rule asks, one holder of the right to approve vouchers does it, who did not write it.</summary>
internal sealed class VoucherApproval(FinanceDb db, VoucherBooking booking, ApprovalDesk desk, CurrentAct act) : ApprovalSubject
{
    public const string OfKind = "voucher";

    /// <summary>How far back it is dated.</summary>
    private static readonly ApprovalFact DaysBack = ApprovalFact.Figure("days-back", new("さかのぼり日数", "倒填天数", "Days back-dated"), FactKind.Days);

    public override string Kind => OfKind;
    public override Text Name => Words.Vouchers;
    public override IReadOnlyList<ApprovalFact> Facts { get; } = [ApprovalFact.Amount, ApprovalFact.Department, DaysBack];

    public static ApprovalFacts FactsOf(Voucher voucher, EntryPreview preview, IReadOnlyDictionary<Id<Accounts.Account>, Text> accounts, DateOnly today)
    {
        return new()
        {
            Title = voucher.Description,
            Detail = Text.Of(language => $"{Side(l => !l.Debit.IsZero, language)} / {Side(l => !l.Credit.IsZero, language)}"),
            Amount = Money.Sum(preview.Lines.Select(l => l.Amount).Where(a => !a.IsNegative), preview.Lines[0].Amount.Currency),
            Figures = new Dictionary<string, decimal> { [DaysBack.Key] = Math.Max(0, today.DayNumber - voucher.Date.DayNumber) },
        };

        string Side(Func<VoucherLine, bool> of, Language language) => string.Join(language == Language.English ? ", " : "・", voucher.Lines.Where(of).OrderBy(l => l.Position).Select(l => accounts[l.AccountId].In(language)).Distinct().Take(2));
    }

    public static string Print(Voucher voucher) => Fingerprint.Of(voucher.Date, voucher.Currency.Code, voucher.Rate, voucher.ReverseOn, voucher.Basis,
        voucher.Lines.OrderBy(l => l.Position).Select(l => new { Account = l.AccountId.Value, Debit = l.Debit.Minor, Credit = l.Credit.Minor, l.DimensionKey, l.Tax }));

    public override async Task<string?> FingerprintOf(long id, CancellationToken ct) => await Find(id, ct) is { } voucher ? Print(voucher) : null;

    public override async Task<Refusal?> WhyNotNow(long id, CancellationToken ct) => await Find(id, ct) is { } voucher ? await booking.WhyNot(voucher, ct) : null;

    public override async Task<WaitingBesides?> Besides(Actor reader, CancellationToken ct) => !reader.May(FinancePermission.ApproveVouchers) ? null
        : new(await VoucherList.Rows(db).LongCountAsync(await VoucherList.WaitFor(reader, desk, ct), ct), Words.SubmittedVouchers, VoucherList.WaitingForMe);

    public override async Task<Refusal?> Granted(ApprovalGranted news, CancellationToken ct) =>
        await booking.Post((await Find(news.Id, ct))!, act.Actor.Name, ct) is { Ok: false } posted ? posted.Refusals[0] : null;

    public override Task<Refusal?> Refused(ApprovalRefused news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> SentBack(ApprovalSentBack news, CancellationToken ct) => Return(news.Id, news.Words, ct);
    public override Task<Refusal?> Withdrawn(ApprovalWithdrawn news, CancellationToken ct) => Return(news.Id, "", ct);

    private async Task<Refusal?> Return(long id, string why, CancellationToken ct)
    {
        if (await Find(id, ct) is { State: VoucherState.Submitted } voucher)
            (voucher.State, voucher.ReturnedFor) = (VoucherState.Draft, why);
        return null;
    }

    private Task<Voucher?> Find(long id, CancellationToken ct) => db.Vouchers.AsTracking().Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == new Id<Voucher>(id), ct);
}
