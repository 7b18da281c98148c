using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Pricing.Grading;

/// <summary>All that is known of customers over a window of days.</summary>
internal sealed class FactTable(FactWindow window, Currency currency, IReadOnlyList<CustomerFact> facts, IReadOnlyDictionary<string, IReadOnlyDictionary<long, decimal>> values, IReadOnlyList<long> customers)
{
    private readonly Dictionary<string, CustomerFact> known = facts.ToDictionary(f => f.Key, StringComparer.Ordinal);

    public FactWindow Window => window;

    /// <summary>In which money is counted.</summary>
    public Currency Currency => currency;

    /// <summary>Those that are graded: active, and with trade in the window or the one before; by their ids.</summary>
    public IReadOnlyList<long> Customers => customers;

    public bool Knows(string fact) => known.ContainsKey(fact);

    public CustomerFact Fact(string key) => known[key];

    public decimal? Of(string fact, long customer) => values.TryGetValue(fact, out var of) && of.TryGetValue(customer, out var value) ? value : null;
}

/// <summary>Asks every module what it knows of customers.</summary>
internal sealed class FactReading(PricingDb db, IEnumerable<ICustomerFacts> sources, CompanyProfile company)
{
    /// <summary>Every fact that some module gives, in the order of the modules.</summary>
    public IReadOnlyList<CustomerFact> Facts { get; } = [.. sources.SelectMany(s => s.Facts)];

    public CustomerFact? Fact(string key) => Facts.FirstOrDefault(f => f.Key == key);

    public async Task<FactTable> Read(FactWindow window, long? customer, CancellationToken ct)
    {
        var values = new Dictionary<string, IReadOnlyDictionary<long, decimal>>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            foreach (var (fact, of) in await source.Of(window, customer, ct))
                values[fact] = of;
        }
        var active = db.All.Set<Party>().Where(p => p.Active && p.MergedIntoId == null && p.Roles.Any(r => r.Role == PartyRole.Customer));
        var who = customer is { } one ? active.Where(p => p.Id == new Id<Party>(one)) : active;
        var customers = (await who.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct)).Select(p => p.Value);
        var trade = Facts.Where(f => f.IsTrade).Select(f => values.GetValueOrDefault(f.Key)).OfType<IReadOnlyDictionary<long, decimal>>().ToList();
        return new(window, (await company.Get(ct)).Currency, Facts, values, [.. customers.Where(c => trade.Exists(t => t.ContainsKey(c)))]);
    }
}
