using Musubi.Finance.Accounts;
using Musubi.Inventory;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>What inspection decided, in stock: what is restocked or set aside is moved, what is scrapped or sent back leaves.</summary>
internal sealed class ReturnStock(SalesDb db, StockMoves moves)
{
    public const string Kind = "sales_return";

    public async Task<Result<Done>> Post(SalesReturn made, DateOnly date, CancellationToken ct)
    {
        var documents = new[]
        {
            (StockKind.Transfer, made.Parts.Where(p => p.Restocked > 0).Select(p => Leaves(made, p, p.Restocked) with { To = new(made.WarehouseId), ToBin = Bin(p.RestockBinId) })
                .Concat(made.Parts.Where(p => p.Aside > 0 && p.AsideBinId != 0 && p.AsideBinId != p.BinId).Select(p => Leaves(made, p, p.Aside) with { To = new(made.WarehouseId), ToBin = Bin(p.AsideBinId) }))),
            (StockKind.Scrap, made.Parts.Where(p => p.Scrapped > 0).Select(p => Leaves(made, p, p.Scrapped) with { Basis = CostBasis.Method, Against = AccountRole.Scrap })),
            (StockKind.Issue, made.Parts.Where(p => p.SentBack > 0).Select(p => Leaves(made, p, p.SentBack) with { Basis = CostBasis.Method, Against = AccountRole.CostOfSales })),
        };
        foreach (var (kind, moved) in documents)
        {
            var lines = moved.ToList();
            if (lines.Count == 0)
                continue;
            var posted = await moves.Post(new()
            {
                Kind = kind, Date = date, Reference = made.DeliveryNumber, SourceKind = Kind, SourceId = made.Id.Value, SourceNumber = made.Number, Lines = lines,
                Note = kind == StockKind.Scrap ? string.Join("; ", made.Parts.Where(p => p.Scrapped > 0).Select(p => p.Why).Distinct(StringComparer.Ordinal)) : made.Findings,
            }, ct);
            if (!posted.Ok)
                return Result<Done>.Refused([.. posted.Refusals.Select(r => r.Field is "Date" ? r : r with { Field = null })]);
            // The next document begins from what this one left.
            await db.All.SaveChangesAsync(ct);
        }
        return new Done();
    }

    private static StockLine Leaves(SalesReturn made, ReturnPart part, long millionths) => new()
    {
        Item = new(part.ItemId), Quantity = part.Quantity with { Millionths = -millionths }, Warehouse = new(made.WarehouseId), Bin = new(part.BinId), Lot = part.LotId == 0 ? null : new(part.LotId), AnyStatus = true,
    };

    private static Id<Inventory.Places.Bin>? Bin(long id) => id == 0 ? null : new(id);
}
