using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Reckons each item's class anew, from the value issued in the last twelve months less what came back.</summary>
[Needs(InventoryPermission.Adjust)]
internal sealed class ClassifyItems(InventoryDb db, CompanyProfile company, Clock clock) : IUseCase<ClassifyItems.Input, int>
{
    public sealed record Input;

    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        var (from, today, currency) = (clock.Today.AddYears(-1), clock.Today, (await company.Get(ct)).Currency);
        var issued = await (from move in db.Moves.AsNoTracking()
                            where move.Date > @from && move.Date <= today && move.Basis != null
                            join document in db.Documents on move.DocumentId equals document.Id
                            where document.Kind == StockKind.Issue || document.Kind == StockKind.Return
                            join value in db.Values on move.Id equals value.MoveId
                            group value.Amount.Minor by move.ItemId into g
                            select new { Item = g.Key, Minor = -g.Sum() }).ToDictionaryAsync(g => g.Item, g => g.Minor, ct);
        var items = await db.Items.AsNoTracking().Select(i => i.ItemId).ToListAsync(ct);
        var classes = ItemClass.Of(items.Select(i => (i, issued.GetValueOrDefault(i)))).ToList();
        await db.Classes.ExecuteDeleteAsync(ct);
        db.Classes.AddRange(classes.Select(c => new ItemClass { ItemId = c.Item, Class = c.Class, Issued = Money.OfMinor(issued.GetValueOrDefault(c.Item), currency), On = today }));
        return classes.Count;
    }
}
