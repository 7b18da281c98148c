using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Payments;
using Musubi.Kernel;

namespace Musubi.Finance.Banking;

/// <summary>A deposit of the bank's file is a payment that somebody has entered by hand already: of that day, account and amount. Nothing is booked; the line is settled against it, and waits again when that payment is taken back.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class MatchEnteredPayment(FinanceDb db, EnteredPayments entered, IdSource ids) : IUseCase<MatchEnteredPayment.Input, Id<Payment>>
{
    public sealed record Input
    {
        public Id<BankLine> Id { get; init; }

        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
        public Id<Payment> Payment { get; init; }
    }

    public async Task<Result<Id<Payment>>> Run(Input input, CancellationToken ct)
    {
        if (await db.BankLines.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } line)
            return Refusal.NotFound(Words.BankLine, input.Id);
        if (line.WhyNotBook() is { } reason)
            return reason;
        if (input.Version is { } seen)
            db.All.Expect(line, seen);
        if ((await entered.Of([line], ct))[line.Id].FirstOrDefault(p => p.Id == input.Payment) is not { } payment)
            return new Refusal("bank.no-such-payment", new Text("この明細と同じ日・口座・金額の、まだ照合していない入金ではありません。", "该收款与此流水的日期、账户、金额不一致，或已核对。", "That payment is not of this line's day, account and amount, or stands for another line."),
                new Text("入金の一覧で確かめるか、手で割り当ててください。", "请在收款列表中确认，或手工指定。", "Look at the payments, or assign the line by hand."), Kind: RefusalKind.Conflict) { Href = "/finance/payments" };
        line.Book(payment.Id);
        await db.Remember(line, payment.PartyId, ids, ct);
        return payment.Id;
    }
}

/// <summary>Payments entered by hand that deposits of the bank may be: received on that day, on that account, of that amount, standing, and not a line's yet.</summary>
internal sealed class EnteredPayments(FinanceDb db)
{
    private const int Some = 500;

    /// <summary>By line, the earliest entered first.</summary>
    public async Task<ILookup<Id<BankLine>, Payment>> Of(IReadOnlyList<BankLine> lines, CancellationToken ct)
    {
        var found = new List<Payment>();
        foreach (var some in lines.Chunk(Some))
        {
            var (days, minors) = (some.Select(l => l.Date).Distinct().ToList(), some.Select(l => l.Amount.Minor).Distinct().ToList());
            found.AddRange(await db.Payments.AsNoTracking()
                .Where(p => p.Direction == PaymentDirection.Received && p.ReversedOn == null && days.Contains(p.Date) && minors.Contains(p.Amount.Minor) && !db.BankLines.Any(l => l.PaymentId == p.Id)).OrderBy(p => p.Id).ToListAsync(ct));
        }
        return lines.SelectMany(l => found.Where(p => p.Date == l.Date && p.BankId == l.BankId && p.Amount == l.Amount).Select(p => (l.Id, Payment: p))).Distinct().ToLookup(p => p.Id, p => p.Payment);
    }
}
