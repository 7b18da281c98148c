using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;
using Musubi.Modules;

namespace Musubi.Inventory.Counts;

/// <summary>Counts that wait to be posted, for those who may; counts going on, for those who count.</summary>
internal sealed class CountsHome(InventoryDb db) : IHomePart
{
    private static readonly Text GoingOn = new("進行中の棚卸", "进行中的盘点", "counts are going on");

    public async Task<IReadOnlyList<HomeItem>> NeedsAHand(Actor actor, CancellationToken ct)
    {
        var items = new List<HomeItem>();
        if (actor.May(InventoryPermission.PostCounts))
            items.Add(new(await db.Counts.LongCountAsync(c => c.State == CountState.Submitted && c.SubmittedBy != actor.Id, ct), Words.CountsWait, Words.PostCount, "/inventory/counts?f.state=Submitted", "clipboard-check"));
        if (actor.May(InventoryPermission.Count))
            items.Add(new(await db.Counts.LongCountAsync(c => c.State == CountState.Counting, ct), GoingOn, Words.RecordCount, "/inventory/counts?f.state=Counting", "clipboard-list"));
        return items;
    }
}
