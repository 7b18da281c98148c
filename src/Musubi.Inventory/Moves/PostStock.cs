using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>A line of stock as it is typed.</summary>
public sealed record StockLineDraft
{
    public Id<Item>? Item { get; init; }

    /// <summary>Positive; of an adjustment, what there is more or, negative, less.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>A code or symbol; empty takes the stock unit.</summary>
    public string Unit { get; init; } = "";
    public string Bin { get; init; } = "";
    public string ToBin { get; init; } = "";

    /// <summary>Its code. On the way in a lot not known yet is made; on the way out, empty takes what expires first.</summary>
    public string Lot { get; init; } = "";
    public DateOnly? Expires { get; init; }

    /// <summary>On the way in: what all of it cost. Empty takes what such goods cost now.</summary>
    public decimal? Cost { get; init; }
}

/// <summary>Posts a stock document that people type: a receipt, an issue, an adjustment, a transfer.</summary>
[Needs(InventoryPermission.Move)]
internal sealed class PostStock(StockDrafts drafts, StockMoves moves) : IUseCase<PostStock.Input, Id<StockDocument>>
{
    public sealed record Input
    {
        public StockKind Kind { get; init; } = StockKind.Receipt;
        public DateOnly? Date { get; init; }
        public Id<Warehouse>? Warehouse { get; init; }

        /// <summary>Of a transfer.</summary>
        public Id<Warehouse>? To { get; init; }

        /// <summary>Of a transfer that takes time: the goods are on their way until somebody says that they have come.</summary>
        public bool InTransit { get; init; }
        public DateOnly? Expected { get; init; }
        public string Reference { get; init; } = "";
        /// <summary>Of an adjustment, why.</summary>
        public string Note { get; init; } = "";

        /// <summary>Of an issue: any reservation of whom it goes to. It counts as theirs, and uses up what they reserved.</summary>
        public Id<Reservation>? Reservation { get; init; }
        public List<StockLineDraft> Lines { get; init; } = [];
    }

    public async Task<Result<Id<StockDocument>>> Run(Input input, CancellationToken ct)
    {
        var draft = await drafts.Read(input, ct);
        // What was found more or less is nobody's paper: who adjusts says why.
        Refusal[] unsaid = input.Kind == StockKind.Adjustment && string.IsNullOrWhiteSpace(input.Note) ? [Refusal.Missing("Note", Words.AdjustedWhy)] : [];
        if (!draft.Ok || unsaid.Length > 0)
            return Result<Id<StockDocument>>.Refused([.. unsaid, .. draft.Ok ? [] : draft.Refusals]);
        return (await moves.Post(draft.Value, ct)).Then(document => document.Id);
    }
}

/// <summary>From what is typed to a draft; used by the act and by its preview.</summary>
internal sealed class StockDrafts(InventoryDb db, ItemLookup items, CompanyProfile company, CurrentAct act, IdSource ids)
{
    private const int MostLines = 2000, MostText = 2000;
    private const decimal Most = 1_000_000_000m;

    /// <summary>The kinds that people type.</summary>
    public static readonly IReadOnlyList<StockKind> Typed = [StockKind.Receipt, StockKind.Issue, StockKind.Transfer, StockKind.Adjustment, StockKind.Scrap, StockKind.Opening];

    public async Task<Result<StockDraft>> Read(PostStock.Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (!Typed.Contains(input.Kind))
            refusals.Add(Refusal.Missing("Kind", Words.Kind));
        if (input.Kind is StockKind.Adjustment or StockKind.Scrap or StockKind.Opening && !act.Actor.May(InventoryPermission.Adjust))
            refusals.Add(Refusal.Forbidden(Words.ToAdjust));
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (input.Warehouse is null)
            refusals.Add(Refusal.Missing("Warehouse", Words.Warehouse));
        if (input.Kind == StockKind.Transfer && input.To is null)
            refusals.Add(Refusal.Missing("To", Words.ToWarehouse));
        if (input.Kind == StockKind.Transfer && input.To is not null && input.To == input.Warehouse)
            refusals.Add(new("inventory.same-warehouse", Words.SameWarehouse, Words.SameWarehouseAdvice, "To"));
        var sends = input is { Kind: StockKind.Transfer, InTransit: true };
        if (sends && input.Expected < input.Date)
            refusals.Add(new("inventory.expected-before", Words.ExpectedBefore, Words.ExpectedBeforeAdvice, "Expected"));
        if (input.Reference.Length > 60)
            refusals.Add(Refusal.TooLong("Reference", Words.Reference, input.Reference.Length, 60));
        if (input.Note.Length > MostText)
            refusals.Add(Refusal.TooLong("Note", Words.Note, input.Note.Length, MostText));
        if (input.Lines.Count > MostLines)
            refusals.Add(new("inventory.too-many-lines", Words.TooManyLines.With(input.Lines.Count), Words.TooManyLinesAdvice.With(MostLines), "Lines"));
        var source = input is { Kind: StockKind.Issue, Reservation: { } reserved } ? await db.Reservations.AsNoTracking().SingleOrDefaultAsync(r => r.Id == reserved, ct) : null;
        if (input.Reservation is { } gone && source is null)
            refusals.Add(Refusal.NotFound(Words.Reservation, gone).At("Reservation"));
        if (refusals.Count > 0)
            return refusals;

        var cards = await items.Cards(input.Lines.Where(l => l.Item is not null).Select(l => l.Item!.Value), ct);
        var bins = await db.Bins.AsNoTracking().Where(b => b.WarehouseId == input.Warehouse || b.WarehouseId == input.To).ToListAsync(ct);
        var codes = input.Lines.Select(l => l.Lot.Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var lots = codes.Count == 0 ? [] : await db.Lots.AsNoTracking().Where(l => codes.Contains(l.Code)).ToListAsync(ct);
        var currency = (await company.Get(ct)).Currency;
        var road = sends ? await Road(ct) : null;
        var onHand = await OnHand(lots, input.Warehouse!.Value, ct);
        var (lines, rows) = (new List<StockLine>(), new List<int>());
        for (var i = 0; i < input.Lines.Count; i++)
        {
            if (Line(input, input.Lines[i], i) is not { } line)
                continue;
            lines.Add(line);
            rows.Add(i);
        }
        if (refusals.Count > 0)
            return refusals;
        return new StockDraft
        {
            Kind = input.Kind, Date = input.Date!.Value, Lines = lines, Rows = rows, Reference = input.Reference, Note = input.Note,
            SourceKind = source?.SourceKind ?? "", SourceId = source?.SourceId ?? 0, SourceNumber = source?.SourceNumber ?? "",
            Sending = sends ? new(input.To!.Value, input.Expected) : null, OnTheRoad = sends,
        };

        StockLine? Line(PostStock.Input whole, StockLineDraft typed, int index)
        {
            var at = $"Lines[{index}]";
            if (typed.Item is not { } id)
            {
                if (typed.Quantity is not null)
                    refusals.Add(Refusal.Missing($"{at}.Item", Words.Item));
                return null;
            }
            if (!cards.TryGetValue(id, out var card))
            {
                refusals.Add(Refusal.NotFound(Words.Item, id).At($"{at}.Item"));
                return null;
            }
            if (WhyNot(card, typed.Quantity ?? 0, typed.Unit, $"{at}.", out var quantity, mayBeNegative: whole.Kind == StockKind.Adjustment) is { } refusal)
                refusals.Add(refusal);
            else
            {
                var inward = whole.Kind is StockKind.Receipt or StockKind.Opening || (whole.Kind == StockKind.Adjustment && !quantity.IsNegative);
                var cost = Money.Zero(currency);
                if (inward && typed.Cost is { } paid && WhyNot(paid, currency, $"{at}.Cost", out cost) is { } odd)
                    refusals.Add(odd);
                var lot = Lot(card, typed, inward, at);
                return new StockLine
                {
                    Item = id, Quantity = inward ? quantity : -quantity.Abs(), Warehouse = whole.Warehouse!.Value, Bin = Bin(typed.Bin, whole.Warehouse!.Value, $"{at}.Bin"),
                    To = whole.Kind == StockKind.Transfer ? road ?? whole.To : null, ToBin = whole.Kind == StockKind.Transfer && road is null ? Bin(typed.ToBin, whole.To!.Value, $"{at}.ToBin") : null, Lot = lot,
                    Basis = whole.Kind == StockKind.Transfer ? null : !inward ? CostBasis.Method : typed.Cost is null ? CostBasis.Current : CostBasis.Given,
                    Cost = inward && typed.Cost is not null ? cost : null, Against = AgainstOf(whole.Kind), AnyStatus = whole.Kind is StockKind.Scrap or StockKind.Transfer or StockKind.Adjustment,
                };
            }
            return null;
        }

        Id<Bin>? Bin(string code, Id<Warehouse> warehouse, string field)
        {
            if (code.Trim().Length == 0)
                return null;
            if (bins.Find(b => b.WarehouseId == warehouse && b.Active && string.Equals(b.Code, code.Trim(), StringComparison.OrdinalIgnoreCase)) is { } bin)
                return bin.Id;
            refusals.Add(Refusal.NotFound(Words.Bin, code.Trim()).At(field));
            return null;
        }

        Id<Lot>? Lot(ItemCard card, StockLineDraft typed, bool inward, string at)
        {
            var code = Digits.ToAscii(typed.Lot).Trim();
            if (card.Tracking == Tracking.None && (code.Length > 0 || typed.Expires is not null))
                refusals.Add(new("inventory.no-lots", Words.HasNoLots.With(card.Code), Words.HasNoLotsAdvice, code.Length > 0 ? $"{at}.Lot" : $"{at}.Expires"));
            if (code.Length == 0 || card.Tracking == Tracking.None)
                return null;
            if (lots.Find(l => l.ItemId == card.Id && l.Code == code) is { } known)
            {
                if (inward && typed.Expires is { } other && other != known.Expires)
                    refusals.Add(new("inventory.other-expiry", known.Expires is { } stands ? Words.OtherExpiry.With(code, stands, other) : Words.NoExpiryYet.With(code, other), Words.OtherExpiryAdvice, $"{at}.Expires", RefusalKind.Conflict) { Href = $"/inventory/lots/{known.Id}" });
                if (IsLate(known.Expires))
                    refusals.Add(ComesExpired(known.Code, known.Expires!.Value, onHand.GetValueOrDefault(known.Id), $"{at}.Lot") with { Href = $"/inventory/lots/{known.Id}" });
                return known.Id;
            }
            if (!inward || code.Length > 60)
            {
                refusals.Add(code.Length > 60 ? Refusal.TooLong($"{at}.Lot", Words.Lot, code.Length, 60) : Refusal.NotFound(Words.Lot, code).At($"{at}.Lot"));
                return null;
            }
            if (IsLate(typed.Expires))
                refusals.Add(ComesExpired(code, typed.Expires!.Value, 0, $"{at}.Expires"));
            var lot = new Lot { Id = ids.Next<Lot>(), ItemId = card.Id, Code = code, Expires = typed.Expires };
            db.Lots.Add(lot);
            lots.Add(lot);
            return lot.Id;

            // What lay there before these books, or was found, is what it is; what is bought is not taken in when it may not be used.
            bool IsLate(DateOnly? expires) => input.Kind == StockKind.Receipt && expires < input.Date;

            Refusal ComesExpired(string of, DateOnly expires, long there, string field) => new("inventory.comes-expired",
                Words.ComesExpired.With(of, expires, input.Date, new Quantity { Millionths = there, Unit = card.Units.Base }), Words.ComesExpiredAdvice, field);
        }
    }

    /// <summary>What lies in the warehouse of these lots.</summary>
    private async Task<Dictionary<Id<Lot>, long>> OnHand(List<Lot> lots, Id<Warehouse> warehouse, CancellationToken ct)
    {
        if (lots.Count == 0)
            return [];
        var (these, of) = (lots.ConvertAll(l => l.Id), lots.Select(l => l.ItemId).Distinct().ToList());
        return (await db.Balances.AsNoTracking().Where(b => of.Contains(b.ItemId) && these.Contains(b.LotId) && b.WarehouseId == warehouse).GroupBy(b => b.LotId).Select(g => new { g.Key, OnHand = g.Sum(b => b.OnHand) }).ToListAsync(ct)).ToDictionary(g => g.Key, g => g.OnHand);
    }

    /// <summary>Where goods on their way lie: the company's first road, made when it has none.</summary>
    private async Task<Id<Warehouse>?> Road(CancellationToken ct)
    {
        if (await db.Warehouses.AsNoTracking().Where(w => w.IsTransit && w.Active).OrderBy(w => w.Code).Select(w => (Id<Warehouse>?)w.Id).FirstOrDefaultAsync(ct) is { } known)
            return known;
        var road = new Warehouse { Id = ids.Next<Warehouse>(), Code = "TRANSIT", Names = Names.Of(Words.OnItsWay.Ja, Words.OnItsWay.Zh, Words.OnItsWay.En), IsTransit = true };
        db.Warehouses.Add(road);
        await db.All.SaveChangesAsync(ct);
        return road.Id;
    }

    public static AccountRole? AgainstOf(StockKind kind) => kind switch
    {
        StockKind.Opening => AccountRole.OpeningBalance,
        StockKind.Receipt => AccountRole.GoodsReceivedNotInvoiced,
        StockKind.Issue or StockKind.Return => AccountRole.CostOfSales,
        StockKind.Scrap => AccountRole.Scrap,
        StockKind.Transfer => null,
        _ => AccountRole.StockAdjustment,
    };

    /// <summary>What is wrong with a cost as it was typed: nothing is rounded behind who typed it.</summary>
    public static Refusal? WhyNot(decimal paid, Currency currency, string at, out Money cost, bool mayBeNegative = false) =>
        !Money.Fits(paid, currency, out cost) ? new("inventory.decimals", Words.Decimals.With(currency.Code, currency.Decimals), Words.DecimalsAdvice, at)
        : cost.IsNegative && !mayBeNegative ? new("inventory.cost", Words.CostRange, Words.CostRangeAdvice, at) : null;

    /// <summary>What is wrong with a quantity as it was typed; null where it is one of this item.</summary>
    public static Refusal? WhyNot(ItemCard card, decimal amount, string typedUnit, string at, out Quantity quantity, bool mayBeNegative = false)
    {
        var unit = card.StockUnit;
        quantity = Quantity.Zero(unit);
        if (typedUnit.Trim().Length > 0 && !TryUnit(card, typedUnit, out unit))
            return new("inventory.unit", Words.WrongUnit.With(card.Code, typedUnit.Trim()), Words.WrongUnitAdvice.With(string.Join(" / ", card.Units.All.Select(u => u.Unit.Symbol.ToString()))), $"{at}Unit");
        if (amount == 0)
            return Refusal.Missing($"{at}Quantity", Words.Quantity);
        if (amount < 0 && !mayBeNegative)
            return new("inventory.negative", Words.NotNegative, Words.NotNegativeAdvice, $"{at}Quantity");
        if (!decimal.IsInteger(amount * Quantity.Scale) || Math.Abs(amount) > Most)
            return new("inventory.quantity", Words.QuantityRange, Words.QuantityRangeAdvice, $"{at}Quantity");
        if (card.Units.WhyNot(amount, unit, $"{at}Quantity") is { } tooFine)
            return tooFine;
        quantity = Quantity.Of(amount, unit);
        return null;
    }

    private static bool TryUnit(ItemCard card, string typed, out Unit unit)
    {
        var text = typed.Trim();
        foreach (var known in card.Units.All.Select(u => u.Unit))
        {
            if (string.Equals(known.Code, text, StringComparison.OrdinalIgnoreCase) || known.Symbol.Ja == text || known.Symbol.Zh == text || string.Equals(known.Symbol.En, text, StringComparison.OrdinalIgnoreCase))
            {
                unit = known;
                return true;
            }
        }
        unit = card.StockUnit;
        return false;
    }
}
