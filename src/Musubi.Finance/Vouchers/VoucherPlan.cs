using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>The tax of one rate on a voucher, and how much of it is deducted.</summary>
public sealed record VoucherTax(LineTax Tax, Rate Share, RateTax Rate)
{
    public Money Deductible => Share.Of(Rate.Tax, Rounding.Down);
}

/// <summary>What a voucher comes to: its lines as typed, with the tax taken out of them or put on top. Pure: preview, page and posting ask the same.</summary>
/// <param name="Refusals">Why it is no entry that could be posted.</param>
public sealed record VoucherPlan(IReadOnlyList<Posting> Postings, IReadOnlyList<VoucherTax> Taxes, Money Debit, Money Credit, IReadOnlyList<Refusal> Refusals)
{
    public static VoucherPlan Of(Voucher voucher, TaxRule rule, Func<LineTax, Result<Rate>> rate, Func<LineTax, Rate> share)
    {
        var lines = voucher.Lines.OrderBy(l => l.Position).ToList();
        var (booked, refusals, taxes) = (lines.Select(l => l.Debit - l.Credit).ToArray(), new List<Refusal>(), new List<VoucherTax>());
        var taxed = new List<(int At, LineTax Tax, Rate Rate)>();
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
        {
            if (LineTax.Read(line.Tax) is not { } tax)
                continue;
            var found = rate(tax);
            if (found.Ok)
                taxed.Add((i, tax, found.Value));
            else
                refusals.Add(found.Refusals[0].At($"Lines[{i}].Tax"));
        }
        foreach (var group in taxed.GroupBy(t => (t.Tax.Direction, t.Tax.Qualified)).OrderBy(g => g.Key.Direction).ThenByDescending(g => g.Key.Qualified))
            taxes.AddRange(Take([.. group], booked, voucher.Currency, rule, share));

        var postings = lines.Select((l, i) => new Posting { Account = AccountPart.Of(l.AccountId), Amount = booked[i], Memo = l.Memo, Dimensions = Dimensions.Read(l.DimensionKey) })
            .Concat(taxes.GroupBy(t => t.Tax.Direction).Select(g => g.Key == TaxDirection.Output
                ? Posting.Credit(AccountPart.OutputTax, Money.Sum(g.Select(t => t.Rate.Tax), voucher.Currency))
                : Posting.Debit(AccountRole.InputTax, Money.Sum(g.Select(t => t.Deductible), voucher.Currency))))
            .Where(p => !p.Amount.IsZero).ToList();
        var (debit, credit) = (Money.Sum(postings.Select(p => p.Amount).Where(a => !a.IsNegative), voucher.Currency), -Money.Sum(postings.Select(p => p.Amount).Where(a => a.IsNegative), voucher.Currency));
        if (refusals.Count == 0 && WhyNot(debit, credit, taxes.Any(t => !t.Rate.Tax.IsZero) && voucher.Basis == PriceBasis.Exclusive) is { } reason)
            refusals.Add(reason);
        return new(postings, taxes, debit, credit, refusals);
    }

    /// <summary>The tax of lines on one side of the tax, and what is left on each line: its net, and of a purchase what nobody gives back. Sales are credits, purchases debits; the other side takes them back.</summary>
    private static List<VoucherTax> Take(IReadOnlyList<(int At, LineTax Tax, Rate Rate)> lines, Money[] booked, Currency currency, TaxRule rule, Func<LineTax, Rate> share)
    {
        var direction = lines[0].Tax.Direction;
        Money Turned(Money amount) => direction == TaxDirection.Output ? -amount : amount;
        var document = DocumentTax.Of([.. lines.Select(l => new TaxableLine(l.Tax.Category, l.Rate, Turned(booked[l.At])))], rule, currency);
        // A share of each rate's tax is deducted, rounded once; each line bears what it adds to it.
        var before = new Dictionary<LineTax, (Money Tax, Money Deducted)>();
        for (var n = 0; n < lines.Count; n++)
        {
            var (net, tax) = document.Lines[n];
            var (taxBefore, deductedBefore) = before.GetValueOrDefault(lines[n].Tax, (Money.Zero(currency), Money.Zero(currency)));
            var deducted = share(lines[n].Tax).Of(taxBefore + tax, Rounding.Down);
            before[lines[n].Tax] = (taxBefore + tax, deducted);
            booked[lines[n].At] = Turned(net + tax - (deducted - deductedBefore));
        }
        return [.. document.Rates.Select(r => (Tax: lines[0].Tax with { Category = r.Category }, Rate: r)).Select(r => new VoucherTax(r.Tax, share(r.Tax), r.Rate))];
    }

    private static Refusal? WhyNot(Money debit, Money credit, bool onTop)
    {
        if (debit.IsZero && credit.IsZero)
            return new("finance.empty-entry", new Text("金額が入力されていません。", "未填写金额。", "There is no amount."), new Text("明細を入力してください。", "请填写明细。", "Enter the lines."), "Lines");
        return debit == credit ? null : new("finance.unbalanced",
            new Text("貸借が一致しません。借方 {0}、貸方 {1}、差額 {2}。", "借贷不平衡：借方{0}，贷方{1}，差额{2}。", "Debits {0} and credits {1} differ by {2}.").With(debit, credit, (debit - credit).Abs()),
            debit.IsZero || credit.IsZero
                ? new Text("すべて同じ側に入っています。反対側の科目を入力してください。", "金额都在同一方，请填写对方科目。", "All amounts are on one side. Enter the account of the other.")
                : onTop ? new Text("税抜の明細には消費税が加算されます。相手科目を税込の額にするか、「税込」を選んでください。", "不含税明细会另加税额：请将对方科目改为含税金额，或选择“含税”。", "Tax comes on top of lines without it: make the other side the amount with tax, or choose amounts with tax.")
                : new Text("差額の科目を確かめてください。", "请核对差额对应的科目。", "Check the account the difference belongs to."), "Lines");
    }
}
