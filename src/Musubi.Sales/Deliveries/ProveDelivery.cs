using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;

namespace Musubi.Sales.Deliveries;

/// <summary>The customer has the goods: who took them in, and when. The signed slip is a file of the delivery.</summary>
[Needs(SalesPermission.ShipDeliveries)]
internal sealed class ProveDelivery(SalesDb db, Clock clock) : IUseCase<ProveDelivery.Input, Id<Delivery>>
{
    public sealed record Input
    {
        public Id<Delivery> Id { get; init; }
        public int? Version { get; init; }
        public string ReceivedBy { get; init; } = "";

        /// <summary>Left out, today.</summary>
        public DateOnly? On { get; init; }
    }

    public async Task<Result<Id<Delivery>>> Run(Input input, CancellationToken ct)
    {
        if (await db.Deliveries.SingleOrDefaultAsync(d => d.Id == input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotProve() is { } reason)
            return reason;
        if (string.IsNullOrWhiteSpace(input.ReceivedBy))
            return Refusal.Missing("ReceivedBy", Words.ReceivedBy);
        if (input.ReceivedBy.Length > 100)
            return Refusal.TooLong("ReceivedBy", Words.ReceivedBy, input.ReceivedBy.Length, 100);
        var on = input.On ?? clock.Today;
        if (on < delivery.Date || on > clock.Today)
            return new Refusal("delivery.received-when", new Text("受領日 {0} は、出荷日から今日までの日付ではありません。", "签收日期 {0} 不在发货日至今天之间。", "{0} does not lie between the day it was shipped and today.").With(on),
                new Text("{0} から {1} までの日付を入力してください。", "请输入 {0} 至 {1} 之间的日期。", "Take a day from {0} to {1}.").With(delivery.Date, clock.Today), "On");
        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        delivery.Prove(input.ReceivedBy.Trim(), on);
        return delivery.Id;
    }
}
