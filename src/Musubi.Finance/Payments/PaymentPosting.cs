using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>What a payment moves, each a figure in its currency.</summary>
public sealed record PaymentFigures(Money Amount, Money Fee, Money Discount, Money WriteOff)
{
    /// <summary>What it settles.</summary>
    public Money Total(PaymentDirection direction) => direction == PaymentDirection.Received ? Amount + Fee + Discount + WriteOff : Amount + Discount + WriteOff;
}

/// <summary>What a payment books: the bank moves, and so much less is owed; fee, discount and small difference are the rest. Overpaid, the party's balance turns: it stays on account.</summary>
public static class PaymentPosting
{
    public static BalancedEntry For(PaymentDirection direction, string number, string partyName, AccountPart bank, PaymentFigures of) =>
        direction == PaymentDirection.Received
            ? BalancedEntry.Of(
                new Text("入金 {0} {1}", "收款 {0} {1}", "Payment received {0} {1}").With(number, partyName),
                [
                    Posting.Credit(AccountPart.Receivable, of.Total(direction)),
                    Posting.Debit(bank, of.Amount), Posting.Debit(AccountRole.BankFees, of.Fee), Posting.Debit(AccountRole.DiscountGiven, of.Discount), Posting.Debit(AccountRole.WriteOff, of.WriteOff),
                ])
            : BalancedEntry.Of(
                new Text("支払 {0} {1}", "付款 {0} {1}", "Payment made {0} {1}").With(number, partyName),
                [
                    Posting.Debit(AccountRole.Payable, of.Total(direction)), Posting.Debit(AccountRole.BankFees, of.Fee),
                    Posting.Credit(bank, of.Amount + of.Fee), Posting.Credit(AccountRole.DiscountTaken, of.Discount), Posting.Credit(AccountRole.WriteOff, of.WriteOff),
                ]);
}
