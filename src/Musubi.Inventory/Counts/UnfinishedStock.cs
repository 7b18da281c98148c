using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Musubi.Finance;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Counts whose differences are not posted, and goods that have not come, when a period is about to be closed.</summary>
internal sealed class UnfinishedStock(InventoryDb db) : ITellUnfinished
{
    private static readonly Text Counts = new("転記していない棚卸", "未过账的盘点", "counts not posted");
    private static readonly Text OnTheRoad = new("到着していない移動", "未到货的调拨", "transfers that have not come");

    public async Task<IReadOnlyList<Unfinished>> Until(DateOnly last, PeriodArea area, CancellationToken ct)
    {
        if (area is not (PeriodArea.General or PeriodArea.Inventory))
            return [];
        var until = string.Create(CultureInfo.InvariantCulture, $"..{last:yyyy-MM-dd}");
        return
        [
            new(await db.Counts.LongCountAsync(c => c.Date <= last && (c.State == CountState.Planned || c.State == CountState.Counting || c.State == CountState.Submitted), ct), Counts,
                $"/inventory/counts?f.state={nameof(CountState.Planned)}&f.state={nameof(CountState.Counting)}&f.state={nameof(CountState.Submitted)}&f.date={until}", InventoryPermission.View),
            new(await db.Transits.Where(t => t.Shipped <= last && t.Remaining.Millionths != 0).Select(t => t.DocumentId).Distinct().LongCountAsync(ct), OnTheRoad, $"/inventory/transits?f.shipped={until}", InventoryPermission.View),
        ];
    }
}
