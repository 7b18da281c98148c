using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Kernel;

namespace Musubi.Inventory.Places;

/// <summary>Sets up a warehouse with its bins, new or changed. A bin in which something lies stays.</summary>
[Needs(InventoryPermission.SetUp)]
internal sealed class SaveWarehouse(InventoryDb db, StockReservations reservations, IdSource ids) : IUseCase<SaveWarehouse.Input, Id<Warehouse>>
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

        /// <summary>Codes of those from which nothing is picked: in quarantine (検査待ち), and blocked. Left out, they stay as they are.</summary>
        public string? Quarantine { get; init; }
        public string? Blocked { get; init; }
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
        var warehouse = input.Id is { } id ? await db.Warehouses.Include(w => w.Bins).SingleOrDefaultAsync(w => w.Id == id, ct) : null;
        var typed = new[] { ("Bins", LotStatus.Available, Codes(input.Bins)), ("Quarantine", LotStatus.Quarantine, Standing(input.Quarantine, LotStatus.Quarantine)), ("Blocked", LotStatus.Blocked, Standing(input.Blocked, LotStatus.Blocked)) }
            .SelectMany(f => f.Item3.Select(c => (Field: f.Item1, Status: f.Item2, Code: c))).ToList();
        foreach (var bin in typed.Where(b => b.Code.Length > 20).DistinctBy(b => b.Field))
            refusals.Add(Refusal.TooLong(bin.Field, Words.Bin, bin.Code.Length, 20));
        if (typed.GroupBy(b => b.Code).FirstOrDefault(g => g.Count() > 1) is { } twice)
            refusals.Add(new("inventory.bin-twice", Words.BinTwice.With(twice.Key), Words.BinTwiceAdvice, twice.Last().Field));
        var codes = typed.Select(b => b.Code).ToHashSet(StringComparer.Ordinal);
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
        var held = new List<Id<Bin>>();
        foreach (var (_, status, name) in typed)
        {
            if (warehouse.Bins.Find(b => b.Code == name) is not { } bin)
            {
                bin = new() { Id = ids.Next<Bin>(), WarehouseId = warehouse.Id, Code = name };
                db.All.Add(bin);
                if (!warehouse.Bins.Contains(bin))
                    warehouse.Bins.Add(bin);
            }
            else if (bin.Status == LotStatus.Available && status != LotStatus.Available)
                held.Add(bin.Id);
            (bin.Active, bin.Status) = (true, status);
        }
        if (held.Count > 0)
            await reservations.Unpin(r => held.Contains(r.BinId), ct);
        return warehouse.Id;

        List<string> Standing(string? said, LotStatus status) => said is null ? [.. warehouse?.Bins.Where(b => b.Active && b.Status == status).Select(b => b.Code).Except(Codes(input.Bins)) ?? []] : Codes(said);
    }

    private static List<string> Codes(string typed) =>
        [.. Digits.ToAscii(typed).ToUpperInvariant().Split([' ', ',', '、', '，', '\n', '\r', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
}
