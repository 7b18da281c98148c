using Musubi.Finance.OpenItems;
using Musubi.Finance.Payments;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>What a customer paid on a day, into the bank account, of the items it settles: all of each.</summary>
public sealed record SettledItems(DateOnly Date, IReadOnlyList<Id<OpenItem>> Items)
{
    public string Reference { get; init; } = "";
}

/// <summary>Front door to payments received, for those who bring in many at once: in the caller's transaction, each kind of row is written together.</summary>
public sealed class PaymentsReceived
{
    private readonly PaymentDesk desk;

    internal PaymentsReceived(PaymentDesk desk) => this.desk = desk;

    /// <summary>
    /// Each settles all of its items, which are of one customer and in the currency of the books: what was credited settles what is owed first, and the payment is for the rest. Where nothing is left to be paid there is none.
    /// </summary>
    /// <returns>The payments.</returns>
    public Task<Result<List<Payment>>> Settle(IReadOnlyList<SettledItems> payments, CancellationToken ct) => desk.BookAll(payments, ct);
}
