using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Inventory.Counts;

/// <summary>Writes down what was counted: of the lines of the sheet, and of what was found and stands on no line.</summary>
[Needs(InventoryPermission.Count)]
internal sealed class RecordCount(InventoryDb db, ItemLookup items, IdSource ids, CurrentAct act, Clock clock) : IUseCase<RecordCount.Input, int>
{
    private const int MostLines = 2_000;

    public sealed record Input
    {
        public Id<StockCount> Id { get; init; }
        public CountedAt At { get; init; }

        /// <summary>The second count, of lines whose first was beyond tolerance.</summary>
        public bool Again { get; init; }
        public List<Line> Lines { get; init; } = [];
        public List<Find> Finds { get; init; } = [];
    }

    public sealed record Line
    {
        public Id<CountLine> LineId { get; init; }

        /// <summary>In the stock unit; empty is not counted yet.</summary>
        public decimal? Quantity { get; init; }
        public CountReason? Reason { get; init; }
    }

    /// <summary>What lies where the sheet has no line; of a place that has one, it adds to what was counted there.</summary>
    public sealed record Find
    {
        public Id<Item>? Item { get; init; }
        public string Bin { get; init; } = "";

        /// <summary>Its code; one not known yet is made.</summary>
        public string Lot { get; init; } = "";
        public DateOnly? Expires { get; init; }
        public decimal? Quantity { get; init; }
    }

    public async Task<Result<int>> Run(Input input, CancellationToken ct)
    {
        if (input.Lines.Count + input.Finds.Count > MostLines)
            return new Refusal("inventory.too-many-lines", Words.TooManyLines.With(input.Lines.Count + input.Finds.Count), Words.TooManyLinesAdvice.With(MostLines), "Lines");
        if (await db.Take(input.Id, ct) is not { } count)
            return Refusal.NotFound(Words.StockCount, input.Id);
        if (count.WhyNotRecord() is { } reason)
            return reason;
        var refusals = new List<Refusal>();
        var lines = count.Lines.ToDictionary(l => l.Id);
        var cards = await items.Cards(count.Lines.Where(l => input.Lines.Exists(i => i.LineId == l.Id)).Select(l => l.ItemId).Concat(input.Finds.Where(f => f.Item is not null).Select(f => f.Item!.Value)), ct);
        var wanted = cards.Keys.ToList();
        var now = (await db.Balances.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId && wanted.Contains(b.ItemId)).ToListAsync(ct)).ToDictionary(b => (b.ItemId, b.BinId, b.LotId), b => b.OnHand);
        var counted = 0;
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var typed = input.Lines[i];
            if (!lines.TryGetValue(typed.LineId, out var line))
                refusals.Add(Refusal.NotFound(Words.CountLine, typed.LineId).At($"Lines[{i}].Quantity"));
            else if (Millionths(typed.Quantity, cards[line.ItemId], $"Lines[{i}].Quantity", refusals) is { } quantity)
                counted += Write(line, quantity) ? 1 : 0;
            else if (typed.Quantity is null && line.Counted is not null)
                Unwrite(line);
            if (line is not null && typed.Reason is { } why)
                line.Reason = why;
        }
        var bins = await db.Bins.AsNoTracking().Where(b => b.WarehouseId == count.WarehouseId && b.Active).ToListAsync(ct);
        for (var i = 0; i < input.Finds.Count; i++)
            counted += await Found(input.Finds[i], $"Finds[{i}].") ? 1 : 0;
        if (refusals.Count > 0)
            return refusals;
        count.Typed += counted > 0 ? 1 : 0;
        return counted;

        bool Write(CountLine line, long quantity)
        {
            // Typed again as it stands, it was not counted again: the moment it was counted at stays.
            if ((input.Again ? line.Second : line.First) == quantity)
                return false;
            line.Count(quantity, input.At == CountedAt.Start ? line.Book : now.GetValueOrDefault((line.ItemId, line.BinId, line.LotId)), input.Again, act.Actor, clock.Now);
            // Another first count is a new beginning.
            if (!input.Again)
                (line.Second, line.SecondAgainst, line.SecondById, line.SecondBy, line.SecondAt) = (null, 0, 0, "", null);
            return true;
        }

        void Unwrite(CountLine line)
        {
            (line.Second, line.SecondAgainst, line.SecondById, line.SecondBy, line.SecondAt) = (null, 0, 0, "", null);
            if (!input.Again)
                (line.First, line.FirstAgainst, line.FirstById, line.FirstBy, line.FirstAt) = (null, 0, 0, "", null);
        }

        async Task<bool> Found(Find find, string at)
        {
            if (find.Item is not { } id)
            {
                if (find.Quantity is not null)
                    refusals.Add(Refusal.Missing(at + "Item", Words.Item));
                return false;
            }
            if (!cards.TryGetValue(id, out var card))
            {
                refusals.Add(Refusal.NotFound(Words.Item, id).At(at + "Item"));
                return false;
            }
            if (card.Kind != ItemKind.Goods)
                refusals.Add(new("inventory.not-goods", Words.NotGoods.With(card.Code), Words.NotGoodsAdvice, at + "Item"));
            if (find.Quantity is null)
                refusals.Add(Refusal.Missing(at + "Quantity", Words.Quantity));
            var bin = find.Bin.Trim().Length == 0 ? null : bins.Find(b => string.Equals(b.Code, find.Bin.Trim(), StringComparison.OrdinalIgnoreCase));
            if (bin is null && find.Bin.Trim().Length > 0)
                refusals.Add(Refusal.NotFound(Words.Bin, find.Bin.Trim()).At(at + "Bin"));
            var code = Digits.ToAscii(find.Lot).Trim();
            if (card.Tracking != Tracking.None && code.Length == 0)
                refusals.Add(Refusal.Missing(at + "Lot", Words.Lot));
            else if (card.Tracking == Tracking.None && (code.Length > 0 || find.Expires is not null))
                refusals.Add(new("inventory.no-lots", Words.HasNoLots.With(card.Code), Words.HasNoLotsAdvice, at + (code.Length > 0 ? "Lot" : "Expires")));
            else if (code.Length > 60)
                refusals.Add(Refusal.TooLong(at + "Lot", Words.Lot, code.Length, 60));
            if (Millionths(find.Quantity, card, at + "Quantity", refusals) is not { } quantity || refusals.Exists(r => r.Field?.StartsWith(at, StringComparison.Ordinal) == true))
                return false;
            var lot = card.Tracking == Tracking.None ? default : await LotOf(card, code, find.Expires);
            var place = (Item: id, Bin: bin?.Id ?? default, Lot: lot);
            var line = count.Lines.Find(l => (l.ItemId, l.BinId, l.LotId) == place);
            if (line is null)
            {
                if (await db.CountLines.AnyAsync(l => l.ItemId == id && l.BinId == place.Bin && l.LotId == lot && db.Counts.Any(c => c.Id == l.CountId && c.Id != count.Id && c.WarehouseId == count.WarehouseId && (c.State == CountState.Counting || c.State == CountState.Submitted)), ct))
                {
                    refusals.Add(new("inventory.count-overlaps", Words.PlaceIsCounted, Words.CountOverlapsAdvice, at + "Item", RefusalKind.Conflict));
                    return false;
                }
                line = new CountLine { Id = ids.Next<CountLine>(), CountId = count.Id, Position = count.Lines.Select(l => l.Position).DefaultIfEmpty().Max() + 1, ItemId = id, BinId = place.Bin, LotId = lot, Book = now.GetValueOrDefault(place), IsFind = true };
                db.CountLines.Add(line);
            }
            return Write(line, ((input.Again ? line.Second : line.First) ?? 0) + quantity);
        }

        async Task<Id<Lot>> LotOf(ItemCard card, string code, DateOnly? expires)
        {
            if (db.Lots.Local.FirstOrDefault(l => l.ItemId == card.Id && l.Code == code) is { } fresh)
                return fresh.Id;
            if (await db.Lots.Where(l => l.ItemId == card.Id && l.Code == code).Select(l => (Id<Lot>?)l.Id).SingleOrDefaultAsync(ct) is { } known)
                return known;
            var made = new Lot { Id = ids.Next<Lot>(), ItemId = card.Id, Code = code, Expires = expires };
            db.Lots.Add(made);
            return made.Id;
        }
    }

    private static long? Millionths(decimal? typed, ItemCard card, string field, List<Refusal> refusals)
    {
        if (typed is not { } amount)
            return null;
        if (amount < 0)
            refusals.Add(new("inventory.negative", Words.CountNotNegative, Words.CountNotNegativeAdvice, field));
        else if (amount > 1_000_000_000m || decimal.Truncate(amount * Quantity.Scale) != amount * Quantity.Scale)
            refusals.Add(new("inventory.quantity", Words.QuantityRange, Words.QuantityRangeAdvice, field));
        else if (card.Tracking == Tracking.Serial && amount is not (0 or 1))
            refusals.Add(new("inventory.serial", Words.OneSerialCounted, Words.OneSerialAdvice, field));
        else if (card.Units.WhyNot(amount, card.StockUnit, field) is { } tooFine)
            refusals.Add(tooFine);
        else if (card.Units.Convert(Quantity.Of(amount, card.StockUnit), card.Units.Base) is { Ok: true } converted)
            return converted.Value.Millionths;
        else
            refusals.Add(card.Units.Convert(Quantity.Of(amount, card.StockUnit), card.Units.Base).Refusals[0].At(field));
        return null;
    }
}
