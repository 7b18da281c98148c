using System.Globalization;
using Musubi.Kernel;
using Musubi.Modules.Forms;

namespace Musubi.Finance.OpenItems;

/// <summary>The lines of a settlement as they stand in a form.</summary>
internal static class SettlementForm
{
    /// <summary>
    /// The items to show: those posted in the order they were, so that refusals stay beside them, then those that came since. What was typed stays with its item.
    /// </summary>
    public static async Task<List<OpenItem>> Items(PostedForm form, PartyItems items, OwedSide side, long party, CancellationToken ct)
    {
        var open = await items.Open(side, party, ct);
        var posted = Enumerable.Range(0, form.Count("Lines"))
            .Select(i => (Item: Id<OpenItem>.TryParse(form.Value($"Lines[{i}].Item"), null, out var id) ? id : default, Amount: form.Value($"Lines[{i}].Amount"))).Where(l => !l.Item.IsNone).DistinctBy(l => l.Item).ToList();
        var known = (await items.These([.. posted.Select(l => l.Item)], ct)).Where(i => i.PartyId == party && i.Side == side).ToDictionary(i => i.Id);
        var shown = posted.Where(l => known.ContainsKey(l.Item)).Select(l => known[l.Item]).Concat(open.Where(o => posted.All(l => l.Item != o.Id))).ToList();
        var typed = posted.ToDictionary(l => l.Item, l => l.Amount);
        for (var i = 0; i < shown.Count; i++)
            form.Set($"Lines[{i}].Amount", typed.GetValueOrDefault(shown[i].Id, ""));
        return shown;
    }

    /// <summary>Writes what each item takes into the form; the others take nothing.</summary>
    public static void Fill(PostedForm form, IReadOnlyList<OpenItem> items, IReadOnlyDictionary<Id<OpenItem>, Money> parts)
    {
        for (var i = 0; i < items.Count; i++)
            form.Set($"Lines[{i}].Amount", parts.TryGetValue(items[i].Id, out var part) ? part.Amount.ToString(CultureInfo.InvariantCulture) : "");
    }

    /// <summary>What may be settled by money on that side, in its currency.</summary>
    public static IEnumerable<Matchable> Matchables(IEnumerable<OpenItem> items, OwedSide side, Currency currency) =>
        items.Where(i => i.IsOpen && i.Amount.Currency == currency && i.Amount.IsNegative == (side == OwedSide.Payable)).Select(i => new Matchable(i.Id, i.Due, i.Remaining.Abs()));
}
