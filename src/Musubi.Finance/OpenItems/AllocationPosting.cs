using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>
/// What settling books: nothing, where both items stand on one account at one rate. Else the control accounts are brought to what is left open on them, and the
/// difference in the books is what rates gained or lost between the two days.
/// </summary>
public static class AllocationPosting
{
    public static BalancedEntry? For(Allocation allocation, OpenItem debit, OpenItem credit)
    {
        var gained = allocation.CreditInBooks - allocation.DebitInBooks;
        if (gained.IsZero && debit.ControlId == credit.ControlId)
            return null;
        var nothing = Money.Zero(allocation.Amount.Currency);
        Posting[] controls = debit.ControlId == credit.ControlId
            ? [new() { Account = AccountPart.Of(debit.ControlId), Amount = nothing, InBooks = gained }]
            :
            [
                new() { Account = AccountPart.Of(debit.ControlId), Amount = -allocation.Amount, InBooks = -allocation.DebitInBooks },
                new() { Account = AccountPart.Of(credit.ControlId), Amount = allocation.Amount, InBooks = allocation.CreditInBooks },
            ];
        return BalancedEntry.Of(
            new Text("消込 {0} – {1}", "核销 {0} – {1}", "Allocation {0} – {1}").With(debit.Number, credit.Number),
            [.. controls, new() { Account = gained.IsNegative ? AccountRole.ExchangeLoss : AccountRole.ExchangeGain, Amount = nothing, InBooks = -gained }]);
    }
}
