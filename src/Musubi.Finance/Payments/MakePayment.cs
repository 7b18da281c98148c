using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>Money went to a supplier (支払): it is booked, and settles the bills chosen; the rest stays with the supplier on account.</summary>
[Needs(FinancePermission.MakePayments)]
internal sealed class MakePayment(PaymentDesk desk) : IUseCase<PaymentDraft, Id<Payment>>
{
    public Task<Result<Id<Payment>>> Run(PaymentDraft input, CancellationToken ct) => desk.Book(input, PaymentDirection.Made, ct);
}
