using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Pricing;

namespace Musubi.Sales.Grading;

/// <summary>How a customer pays; where another is billed for it, how that one does.</summary>
internal sealed class PaymentFacts(SalesDb db, PaymentHabits habits) : ICustomerFacts
{
    private static readonly CustomerFact DaysLate = new("days-late", new("平均支払遅延", "平均逾期天数", "Average days late"), FactMeasure.Days, LessIsBetter: true);
    private static readonly CustomerFact OnTime = new("on-time", new("期日内入金の割合", "按期付款比例", "Paid on time"), FactMeasure.Percent);

    public IReadOnlyList<CustomerFact> Facts { get; } = [DaysLate, OnTime];

    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<long, decimal>>> Of(FactWindow window, long? customer, CancellationToken ct)
    {
        var billed = db.All.Set<Party>().AsNoTracking().Where(p => p.BillingPartyId != null);
        if (customer is { } one)
            billed = billed.Where(p => p.Id == new Id<Party>(one));
        var payers = (await billed.Select(p => new { p.Id, Payer = p.BillingPartyId!.Value }).ToListAsync(ct)).ToDictionary(p => p.Id.Value, p => p.Payer.Value);
        var known = (await habits.Of(window.From, window.Until, customer is { } who ? payers.GetValueOrDefault(who, who) : null, ct)).ToDictionary(h => h.Key, h => h.Value);
        foreach (var (of, payer) in payers)
        {
            if (known.TryGetValue(payer, out var habit))
                known[of] = habit;
        }
        return new Dictionary<string, IReadOnlyDictionary<long, decimal>>(StringComparer.Ordinal)
        {
            [DaysLate.Key] = known.ToDictionary(k => k.Key, k => k.Value.DaysLate), [OnTime.Key] = known.ToDictionary(k => k.Key, k => k.Value.OnTime),
        };
    }
}
