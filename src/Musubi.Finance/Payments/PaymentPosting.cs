using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>What a payment moves, each a figure in its currency.</summary>
public sealed record PaymentFigures(Money Amount, Money Fee, Money Discount, Money WriteOff)
{
    /// <summary>What it settles.</summary>
    public Money Total(PaymentDirection direction) => direction == PaymentDirection.Received ? Amount + Fee + Discount + WriteOff : Amount + Discount + WriteOff;

    /// <summary>A difference that anybody may let go. What a customer fails to pay beyond it is a bad debt.</summary>
    public bool DifferenceIsSmall => WriteOff.Abs() <= SmallDifference(WriteOff.Currency);

    /// <summary>What a customer fails to pay, beyond a small difference (貸倒れ). Its tax is taken back, and a reason is asked.</summary>
    public Money BadDebt => DifferenceIsSmall || WriteOff.IsNegative ? Money.Zero(WriteOff.Currency) : WriteOff;

    public static Money SmallDifference(Currency currency) => Money.Of(currency.Decimals == 0 ? 1000 : 10, currency);
}

/// <summary>What a payment books: the bank moves, and so much less is owed; fee, discount, small difference and bad debt are the rest, less the tax in them. Overpaid, the party's balance turns: it stays on account.</summary>
public static class PaymentPosting
{
    public static BalancedEntry For(PaymentDirection direction, string number, string partyName, AccountPart bank, PaymentFigures of, IReadOnlyList<PaymentTax>? taxes = null)
    {
        var nothing = Money.Zero(of.Amount.Currency);
        var (lessOutput, lessBadDebt) = (Output(t => !t.IsOfBadDebt), Output(t => t.IsOfBadDebt));
        var (feeTax, lessInput) = (Input(t => !t.Rate.Tax.IsNegative), -Input(t => t.Rate.Tax.IsNegative));
        Posting[] fee = [Posting.Debit(AccountRole.BankFees, of.Fee - feeTax), Posting.Debit(AccountRole.InputTax, feeTax)];
        return direction == PaymentDirection.Received
            ? BalancedEntry.Of(
                new Text("入金 {0} {1}", "收款 {0} {1}", "Payment received {0} {1}").With(number, partyName),
                [
                    Posting.Credit(AccountPart.Receivable, of.Total(direction)),
                    Posting.Debit(bank, of.Amount), .. fee, Posting.Debit(AccountRole.DiscountGiven, of.Discount - lessOutput), Posting.Debit(AccountPart.OutputTax, lessOutput + lessBadDebt),
                    Posting.Debit(of.WriteOff.IsNegative ? AccountRole.SmallGain : of.DifferenceIsSmall ? AccountRole.SmallLoss : AccountRole.WriteOff, of.WriteOff - lessBadDebt),
                ])
            : BalancedEntry.Of(
                new Text("支払 {0} {1}", "付款 {0} {1}", "Payment made {0} {1}").With(number, partyName),
                [
                    Posting.Debit(AccountRole.Payable, of.Total(direction)), .. fee,
                    Posting.Credit(bank, of.Amount + of.Fee), Posting.Credit(AccountRole.DiscountTaken, of.Discount - lessInput), Posting.Credit(AccountRole.InputTax, lessInput),
                    Posting.Credit(of.WriteOff.IsNegative ? AccountRole.SmallLoss : AccountRole.SmallGain, of.WriteOff),
                ]);

        Money Output(Func<PaymentTax, bool> which) => -Money.Sum((taxes ?? []).Where(t => t.Direction == TaxDirection.Output && which(t)).Select(t => t.Rate.Tax), nothing.Currency);

        Money Input(Func<PaymentTax, bool> which) => Money.Sum((taxes ?? []).Where(t => t.Direction == TaxDirection.Input && which(t)).Select(t => t.Deductible), nothing.Currency);
    }
}
