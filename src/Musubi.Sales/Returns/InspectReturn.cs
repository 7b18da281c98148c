using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Inventory;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Kernel;

namespace Musubi.Sales.Returns;

/// <summary>Somebody has looked at what came: part by part it goes back to the shelf, to scrap, stays aside, or goes back to the customer as it is.</summary>
[Needs(SalesPermission.ReceiveReturns)]
internal sealed class InspectReturn(SalesDb db, ReturnStock stock, ReturnPlans plans, ItemLookup items, Clock clock) : IUseCase<InspectReturn.Input, Id<SalesReturn>>
{
    public sealed record Input
    {
        public Id<SalesReturn> Id { get; init; }
        public int? Version { get; init; }

        /// <summary>Left out, today.</summary>
        public DateOnly? Date { get; init; }
        public string Findings { get; init; } = "";

        /// <summary>Every part that came, each of it decided.</summary>
        public List<Part> Parts { get; init; } = [];
    }

    /// <summary>In the base unit; empty is nothing.</summary>
    public sealed record Part
    {
        public Id<ReturnPart> Id { get; init; }
        public decimal? Restock { get; init; }

        /// <summary>The bin it goes to; empty, to the warehouse as such.</summary>
        public string RestockBin { get; init; } = "";
        public decimal? Scrap { get; init; }
        public decimal? Aside { get; init; }

        /// <summary>Another bin that is held, in quarantine or blocked; empty, it stays where it is.</summary>
        public string AsideBin { get; init; } = "";
        public decimal? SendBack { get; init; }

        /// <summary>What was wrong; asked for where something is scrapped.</summary>
        public string Why { get; init; } = "";
    }

    /// <summary>What is proposed of a part: back to the shelf, but what came back as faulty stays aside until somebody says otherwise.</summary>
    public static Part Propose(ReturnReason reason, ReturnPart part) =>
        reason is ReturnReason.Damaged or ReturnReason.Defective ? new() { Id = part.Id, Aside = part.Quantity.Value } : new() { Id = part.Id, Restock = part.Quantity.Value };

    public async Task<Result<Id<SalesReturn>>> Run(Input input, CancellationToken ct)
    {
        if (await db.ReturnWhole(input.Id, ct) is not { } made)
            return Refusal.NotFound(ReturnWords.Return, input.Id);
        if (made.WhyNotInspect() is { } reason)
            return reason;
        if (input.Findings.Length > 500)
            return Refusal.TooLong("Findings", ReturnWords.Findings, input.Findings.Length, 500);
        var date = input.Date ?? clock.Today;
        if (date < made.ReceivedOn)
            return new Refusal("return.inspected-before", new Text("検品日が受入日 {0} より前です。", "检验日期早于收货日期 {0}。", "It came on {0}, after that day.").With(made.ReceivedOn), new Text("受入日以降の日付にしてください。", "请使用收货日期或之后的日期。", "Take that day or a later one."), "Date");
        var cards = await items.Cards(made.Parts.Select(p => new Id<Item>(p.ItemId)), ct);
        var bins = await db.All.Set<Bin>().AsNoTracking().Where(b => b.WarehouseId == new Id<Warehouse>(made.WarehouseId) && b.Active).ToDictionaryAsync(b => b.Code, StringComparer.OrdinalIgnoreCase, ct);
        var refusals = new List<Refusal>();
        foreach (var part in made.Parts)
        {
            var i = input.Parts.FindIndex(p => p.Id == part.Id);
            if (i < 0)
                refusals.Add(new("return.undecided", new Text("{0} {1} の処置が決まっていません。", "{0} {1} 尚未决定处理方式。", "Nothing is decided of {1} of {0}.").With(cards[new(part.ItemId)].Code, part.Quantity),
                    new Text("戻す・廃棄・保留・返送の数量を入力してください。", "请输入重新入库、报废、留置或退还的数量。", "Type how much is restocked, scrapped, kept aside or sent back."), "Parts"));
            else
                Decide(part, input.Parts[i], $"Parts[{i}].", cards[new(part.ItemId)], bins, refusals);
        }
        refusals.AddRange(input.Parts.Select((p, i) => (p.Id, At: $"Parts[{i}].Restock")).Where(p => !made.Parts.Exists(m => m.Id == p.Id)).Select(p => Refusal.NotFound(Words.Lines, p.Id).At(p.At)));
        if (refusals.Count > 0)
            return refusals;
        if (made.Parts.Exists(p => p.SentBack > 0) && await SentBack(made, ct) is { Count: > 0 } odd)
            return odd;

        if (input.Version is { } seen)
            db.All.Expect(made, seen);
        made.Inspect(date, input.Findings.Trim());
        var posted = await stock.Post(made, date, ct);
        return posted.Ok ? made.Id : Result<Id<SalesReturn>>.Refused(posted.Refusals);
    }

    private static void Decide(ReturnPart part, Part typed, string at, ItemCard card, Dictionary<string, Bin> bins, List<Refusal> refusals)
    {
        var before = refusals.Count;
        part.Restocked = Read(typed.Restock, "Restock");
        part.Scrapped = Read(typed.Scrap, "Scrap");
        part.Aside = Read(typed.Aside, "Aside");
        part.SentBack = Read(typed.SendBack, "SendBack");
        var decided = part.Quantity with { Millionths = part.Restocked + part.Scrapped + part.Aside + part.SentBack };
        if (refusals.Count == before && decided != part.Quantity)
            refusals.Add(new("return.decided", new Text("{0} は {1} 届き、{2} の処置が決まっています。", "{0} 到货 {1}，已决定 {2}。", "Of {0}, {1} came, and {2} are decided.").With(card.Code, part.Quantity, decided),
                new Text("合わせて {0} にしてください。", "合计应为 {0}。", "Together they must come to {0}.").With(part.Quantity), at + "Restock"));
        if (part.Scrapped > 0 && typed.Why.Trim().Length == 0)
            refusals.Add(Refusal.Missing(at + "Why", ReturnWords.Why));
        if (typed.Why.Length > 200)
            refusals.Add(Refusal.TooLong(at + "Why", ReturnWords.Why, typed.Why.Length, 200));
        part.Why = typed.Why.Trim();
        part.RestockBinId = part.Restocked == 0 ? 0 : BinOf(typed.RestockBin, "RestockBin", held: false);
        part.AsideBinId = part.Aside == 0 ? 0 : BinOf(typed.AsideBin, "AsideBin", held: true);

        long Read(decimal? amount, string field)
        {
            if (amount is not { } figure || figure == 0)
                return 0;
            if (figure > 0 && Quantity.TryParse(figure.ToString(System.Globalization.CultureInfo.InvariantCulture), card.Units.Base, out var quantity))
                return quantity.Millionths;
            refusals.Add(new("return.quantity", new Text("数量 {0} は使えません。", "数量 {0} 无效。", "A quantity of {0} cannot be.").With(figure), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), at + field));
            return 0;
        }

        long BinOf(string code, string field, bool held)
        {
            if (code.Trim().Length == 0)
                return 0;
            if (!bins.TryGetValue(Digits.ToAscii(code).Trim(), out var bin))
                refusals.Add(Refusal.NotFound(Words.Bin, code.Trim()).At(at + field));
            else if (held != (bin.Status != LotStatus.Available))
                refusals.Add(held
                    ? new("return.bin-available", new Text("棚 {0} の品は引当・出庫されるため、保留には使えません。", "货位{0}的货物会被预留和出库，不能用于留置。", "What lies in bin {0} is promised and picked, so nothing is kept aside there.").With(bin.Code), new Text("検査待ちか出荷停止の棚を選んでください。", "请选择待检或冻结的货位。", "Choose a bin that is in quarantine or blocked."), at + field)
                    : new("return.bin-held", new Text("棚 {0} は引当・出庫の対象外です。", "货位{0}不预留也不出库。", "What lies in bin {0} is neither promised nor picked.").With(bin.Code), new Text("使用可の棚を選ぶか、数量を保留にしてください。", "请选择可用货位，或改为留置。", "Choose a bin that is available, or keep it aside."), at + field));
            else
                return bin.Id.Value;
            return 0;
        }
    }

    /// <summary>What goes back to the customer of each line, in its unit.</summary>
    private async Task<List<Refusal>> SentBack(SalesReturn made, CancellationToken ct)
    {
        var order = (await db.OrderWithLines(made.OrderId, ct))!;
        var plan = await plans.Of((await db.DeliveryWhole(made.DeliveryId, ct))!, order, made.Id, ct);
        var refusals = new List<Refusal>();
        foreach (var line in made.Lines)
        {
            var parts = made.Parts.Where(p => p.LineId == line.Id && p.SentBack > 0).ToList();
            if (parts.Count == 0)
                continue;
            var counted = plan.Parts.Counted(order.Lines.Single(l => l.Id == line.OrderLineId), parts.GroupBy(p => new Id<Item>(p.ItemId)).ToDictionary(g => g.Key, g => g.Sum(p => p.SentBack)));
            if (counted.Ok)
                line.SentBack = counted.Value;
            else
                refusals.AddRange(counted.Refusals.Select(r => r.At("Parts")));
        }
        return refusals;
    }
}
