using Microsoft.EntityFrameworkCore;
using Musubi.Data;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales;

/// <summary>The tables of Sales.</summary>
internal sealed class SalesDb(MusubiDb db)
{
    public MusubiDb All => db;
    public DbSet<SalesOrder> Orders => db.Set<SalesOrder>();

    public Task<SalesOrder?> OrderWithLines(Id<SalesOrder> id, CancellationToken ct) =>
        Orders.Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == id, ct);
}
