using Musubi.Admin;
using Musubi.Catalog.Items;
using Musubi.Data.Audit;
using Musubi.Data.Bulk;
using Musubi.Inventory.Levels;
using Musubi.Kernel;

namespace Musubi.Inventory.Valuation;

/// <summary>What people decide of an item's stock stands on the item's own trail, with before and after; its row, which every move changes, does not.</summary>
internal sealed class ValuationTrail(InventoryDb db, BulkTrail trail, CompanyProfile company)
{
    /// <summary>How an item is valued at a moment.</summary>
    public readonly record struct Stand(ValuationMethod Method, bool MayGoNegative, decimal Standard, long Value)
    {
        public static Stand Of(ItemStock stock) => new(stock.Method, stock.MayGoNegative, CostState.Read(stock.State).Standard, stock.Value);
    }

    /// <param name="besides">What was said of the change.</param>
    public async Task Tell(Id<Item> item, Stand before, Stand after, IEnumerable<(string Name, string Said)> besides, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var fields = new Dictionary<string, object?[]>(StringComparer.Ordinal);
        Changed(nameof(Stand.Method), before.Method.ToString(), after.Method.ToString());
        Changed(nameof(Stand.MayGoNegative), before.MayGoNegative, after.MayGoNegative);
        Changed(nameof(Stand.Standard), Figure(before), Figure(after));
        Changed(nameof(Stand.Value), Worth(before), Worth(after));
        if (fields.Count == 0)
            return;
        foreach (var (name, said) in besides)
            fields[name] = [null, said];
        db.All.Add(trail.Entry("item", item.Value, RowShape.Of(db.All, typeof(ItemStock)), AuditChange.Changed, fields));

        void Changed(string name, object? was, object? now)
        {
            if (!Equals(was, now))
                fields[name] = [was, now];
        }

        // Of other methods there is no standard, rather than one of nothing.
        string? Figure(Stand stand) => stand.Method == ValuationMethod.Standard ? $"{(stand.Standard * Money.OfMinor(1, currency).Amount).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture)} {currency.Code}" : null;

        string Worth(Stand stand) => $"{Money.OfMinor(stand.Value, currency).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} {currency.Code}";
    }
}
