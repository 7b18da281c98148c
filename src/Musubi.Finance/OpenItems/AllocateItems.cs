using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Finance.OpenItems;

/// <summary>Items to be settled against each other, as typed.</summary>
public sealed record AllocationDraft
{
    public OwedSide Side { get; init; }
    public Id<Party>? Party { get; init; }

    /// <summary>Null for today. What begins later counts from then on.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Positive figures of debits and credits, which come to the same.</summary>
    public List<SettlementLine> Lines { get; init; } = [];
}

/// <summary>Settles items of a party against each other without money moving: a credit on account, a credit note, against invoices (消込).</summary>
[Needs(FinancePermission.Allocate)]
internal sealed class AllocateItems(SubLedger subLedger, Clock clock) : IUseCase<AllocationDraft, int>
{
    /// <returns>How many allocations were made.</returns>
    public async Task<Result<int>> Run(AllocationDraft input, CancellationToken ct)
    {
        if (input.Party is not { } party)
            return Refusal.Missing("Party", Words.Party);
        var items = await subLedger.Take([.. input.Lines.Where(l => l.Amount is not (null or 0)).Select(l => l.Item).Distinct()], ct);
        if (WhyNot(input.Lines, items, input.Side, party.Value, out var settlement) is { Count: > 0 } refusals)
            return refusals;
        var made = await subLedger.Allocate(Pairing.Of(settlement.Debits, settlement.Credits), input.Date ?? clock.Today, ct);
        return made.Ok ? made.Value.Count : Result<int>.Refused(made.Refusals);
    }

    /// <summary>Pure: the preview asks the same.</summary>
    public static List<Refusal> WhyNot(IReadOnlyList<SettlementLine> lines, IReadOnlyList<OpenItem> items, OwedSide side, long party, out Settlement settlement)
    {
        var currency = lines.Where(l => l.Amount is not (null or 0)).Select(l => items.FirstOrDefault(i => i.Id == l.Item)).FirstOrDefault(i => i is not null)?.Amount.Currency ?? default;
        settlement = Settlement.Of(lines, items, side, party, currency);
        var refusals = settlement.Refusals.ToList();
        if (refusals.Count == 0 && settlement.Debit.IsZero && settlement.Credit.IsZero)
            refusals.Add(new("settlement.nothing", new Text("消込額がありません。", "没有核销金额。", "Nothing is to be settled."), new Text("明細に金額を入力してください。", "请在明细中输入金额。", "Type amounts beside the items."), "Lines"));
        else if (refusals.Count == 0 && settlement.Debit != settlement.Credit)
            refusals.Add(new("settlement.uneven",
                new Text("借方 {0} と貸方 {1} の消込額が {2} 違います。", "借方核销额{0}与贷方{1}相差{2}。", "Debits of {0} and credits of {1} differ by {2}.").With(settlement.Debit, settlement.Credit, (settlement.Debit - settlement.Credit).Abs()),
                new Text("両方を同じ金額にしてください。", "请使两边金额相同。", "Bring both to the same amount."), "Lines"));
        return refusals;
    }
}
