using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Finance.Payments;

/// <summary>Money from a customer came in (入金): it is booked, and settles what was chosen; the rest stays on account.</summary>
[Needs(FinancePermission.ReceivePayments)]
internal sealed class ReceivePayment(PaymentDesk desk) : IUseCase<PaymentDraft, Id<Payment>>
{
    public Task<Result<Id<Payment>>> Run(PaymentDraft input, CancellationToken ct) => desk.Book(input, PaymentDirection.Received, ct);
}
