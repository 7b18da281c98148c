using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory.Levels;
using Musubi.Kernel;

namespace Musubi.Inventory.Places;

/// <summary>Sets up a warehouse with its bins, new or changed. A bin in which something lies stays.</summary>
[Needs(InventoryPermission.SetUp)]
internal sealed class SaveWarehouse(InventoryDb db, IdSource ids) : IUseCase<SaveWarehouse.Input, Id<Warehouse>>
{
    public sealed record Input
    {
        /// <summary>Null for a new one.</summary>
        public Id<Warehouse>? Id { get; init; }
        public int Version { get; init; }
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();

        /// <summary>Of a new one only.</summary>
        public bool IsTransit { get; init; }
        public bool MayGoNegative { get; init; }
        public bool Active { get; init; } = true;

        /// <summary>Codes of bins, separated by spaces, commas or line ends.</summary>
        public string Bins { get; init; } = "";
    }

    public async Task<Result<Id<Warehouse>>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var code = Digits.ToAscii(input.Code).Trim().ToUpperInvariant();
        if (code.Length == 0)
            refusals.Add(Refusal.Missing("Code", Words.Code));
        if (code.Length > 20)
            refusals.Add(Refusal.TooLong("Code", Words.Code, code.Length, 20));
        input.Names.Check("Names", refusals);
        var codes = Digits.ToAscii(input.Bins).ToUpperInvariant().Split([' ', ',', '、', '，', '\n', '\r', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Find(c => c.Length > 20) is { } tooLong)
            refusals.Add(Refusal.TooLong("Bins", Words.Bin, tooLong.Length, 20));
        var warehouse = input.Id is { } id ? await db.Warehouses.Include(w => w.Bins).SingleOrDefaultAsync(w => w.Id == id, ct) : null;
        if (input.Id is { } missing && warehouse is null)
            return Refusal.NotFound(Words.Warehouse, missing);
        if (await db.Warehouses.AnyAsync(w => w.Code == code && w.Id != input.Id, ct))
            refusals.Add(new("inventory.code-taken", Words.CodeTaken.With(code), Words.CodeTakenAdvice, "Code", RefusalKind.Conflict));
        if (warehouse is { Active: true } && !input.Active && await db.Balances.AnyAsync(b => b.WarehouseId == warehouse.Id && (b.OnHand != 0 || b.Reserved != 0), ct))
            refusals.Add(new("inventory.not-empty", Words.NotEmpty.With(warehouse.Names.AsText()), Words.NotEmptyAdvice, "Active", RefusalKind.Conflict));
        var gone = warehouse?.Bins.Where(b => b.Active && !codes.Contains(b.Code)).ToList() ?? [];
        var goneIds = gone.Select(b => b.Id).ToList();
        if (gone.Count > 0 && await db.Balances.Where(b => goneIds.Contains(b.BinId) && (b.OnHand != 0 || b.Reserved != 0)).Select(b => (Id<Bin>?)b.BinId).FirstOrDefaultAsync(ct) is { } full)
            refusals.Add(new("inventory.bin-not-empty", Words.NotEmpty.With(gone.Find(b => b.Id == full)!.Code), Words.NotEmptyAdvice, "Bins", RefusalKind.Conflict));
        if (refusals.Count > 0)
            return refusals;

        if (warehouse is null)
            db.Warehouses.Add(warehouse = new Warehouse { Id = ids.Next<Warehouse>(), Code = code, IsTransit = input.IsTransit });
        else
            db.All.Expect(warehouse, input.Version);
        (warehouse.Code, warehouse.Names, warehouse.MayGoNegative, warehouse.Active) = (code, input.Names.Tidy(), input.MayGoNegative && !warehouse.IsTransit, input.Active);
        foreach (var bin in gone)
            bin.Active = false;
        foreach (var bin in warehouse.Bins.Where(b => codes.Contains(b.Code)))
            bin.Active = true;
        foreach (var added in codes.Where(c => !warehouse.Bins.Exists(b => b.Code == c)))
        {
            var bin = new Bin { Id = ids.Next<Bin>(), WarehouseId = warehouse.Id, Code = added };
            db.All.Add(bin);
            if (!warehouse.Bins.Contains(bin))
                warehouse.Bins.Add(bin);
        }
        return warehouse.Id;
    }
}
