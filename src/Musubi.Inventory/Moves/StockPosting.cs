using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Periods;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Places;
using Musubi.Inventory.Transits;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>From a draft to a plan, and from the plan to rows: work per document and item, not per line. What is only appended is written past the change tracker.</summary>
internal sealed class StockPosting(InventoryDb db, ItemHold hold, Picking picking, MoveHistory history, ItemLookup items, Ledger ledger, CompanyProfile company, NumberSeries numbers, BulkRows rows, BulkRecords records, IdSource ids, CurrentAct act, Clock clock)
{
    public async Task<Result<StockPlan>> Prepare(StockDraft draft, CancellationToken ct)
    {
        var cards = await items.Cards(draft.Lines.Select(l => l.Item), ct);
        if (await WhyNot(draft, cards, ct) is { Count: > 0 } refusals)
            return refusals;
        var work = await hold.Take(cards, ct);
        if (draft.Reverses is { } original && await StockReversal.WhyNoMore(db, original, ct) is { } late)
            return late;
        var id = ids.Next<StockDocument>();
        return await Plan(draft, id, work, await picking.Begin(work.Values, draft, id, ct), ct);
    }

    /// <summary>
    /// As many of some documents, from the first on, as can be planned one upon the other: their items are read once. A document that looks back begins a run of its own: one dated before what its items did since,
    /// or that takes back what another of the same run moves.
    /// </summary>
    public async Task<Result<List<StockPlan>>> PrepareRun(IReadOnlyList<StockDraft> drafts, CancellationToken ct)
    {
        var cards = await items.Cards(drafts.SelectMany(d => d.Lines).Select(l => l.Item), ct);
        foreach (var draft in drafts)
        {
            if (await WhyNot(draft, cards, ct) is { Count: > 0 } refusals)
                return refusals;
        }
        var work = await hold.Take(cards, ct, apart: true);
        var ground = await picking.Begin(work.Values, drafts, ct);
        var (plans, moved, latest) = (new List<StockPlan>(), new HashSet<Id<StockMove>>(), new Dictionary<Id<Item>, DateOnly>());
        foreach (var draft in drafts)
        {
            var own = draft.Lines.Select(l => l.Item).Distinct().ToDictionary(i => i, i => work[i]);
            var back = draft.Reverses is not null || own.Keys.Any(i => ground.Moved.Contains(i) || latest.GetValueOrDefault(i) > draft.Date) || draft.Lines.Any(l => l.ReturnOf is { } of && moved.Contains(of));
            if (back && plans.Count > 0)
                break;
            var id = ids.Next<StockDocument>();
            var plan = await Plan(draft, id, own, back ? await picking.Begin(own.Values, draft, id, ct) : ground.For(draft, id), ct);
            if (!plan.Ok)
                return Result<List<StockPlan>>.Refused(plan.Refusals);
            plans.Add(plan.Value);
            ItemHold.Pass(plan.Value.Work);
            moved.UnionWith(plan.Value.Moves.Select(m => m.Id));
            foreach (var move in plan.Value.Moves)
                latest[move.ItemId] = draft.Date;
            // What it read beside the others' ground, they have not.
            if (back)
                break;
        }
        return plans;
    }

    /// <summary>What is wrong with a document as such, whatever lies there.</summary>
    private async Task<List<Refusal>> WhyNot(StockDraft draft, IReadOnlyDictionary<Id<Item>, ItemCard> cards, CancellationToken ct)
    {
        if (draft.Lines.Count == 0)
            return [new Refusal("inventory.no-lines", Words.NoLines, Words.NoLinesAdvice, "Lines")];
        var refusals = draft.Lines.Select((line, i) => WhyNot(line, cards, draft.RowOf(i))).OfType<Refusal>().ToList();
        // A ledger records what happened; what is to come is reserved, or on its way.
        if (draft.Date > clock.Today)
            refusals.Add(new("inventory.future", Words.Future.With(draft.Date), Words.FutureAdvice.With(clock.Today), "Date"));
        else if (await ledger.WhyNot(draft.Date, PeriodArea.Inventory, "Date", ct) is { } closed)
            refusals.Add(closed);
        return refusals;
    }

    /// <summary>Chooses places, makes the moves and values them. Stocks in hand are changed by it.</summary>
    private async Task<Result<StockPlan>> Plan(StockDraft draft, Id<StockDocument> id, IReadOnlyDictionary<Id<Item>, ItemWork> work, Picking.Ground places, CancellationToken ct)
    {
        var (moves, lines, refusals) = (new List<StockMove>(), new List<StockLine>(), new List<Refusal>());
        var issues = await history.Issues([.. draft.Lines.Where(l => l is { Basis: CostBasis.Return, ReturnOf: not null }).Select(l => l.ReturnOf!.Value).Distinct()], ct);
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            var item = work[line.Item];
            var quantity = item.Card.Units.Convert(line.Quantity, item.Card.Units.Base).Value;
            var chosen = picking.Choose(places, item, line, quantity, draft.RowOf(i));
            refusals.AddRange(chosen.Refusals);
            if (!chosen.Ok)
                continue;
            foreach (var (place, part) in chosen.Value)
            {
                var move = await Move(draft, id, item, line, place, part, quantity, moves.Count + 1, issues, ct);
                if (!move.Ok)
                {
                    refusals.AddRange(move.Refusals.Select(r => r with { Field = $"Lines[{draft.RowOf(i)}].{r.Field}" }));
                    continue;
                }
                item.Moves.Add(move.Value);
                moves.Add(move.Value);
                lines.Add(line);
                if (line.To is not { } to)
                    continue;
                var arrival = new Place(to.Value, line.ToBin?.Value ?? 0, place.Lot);
                Picking.Put(places, item, arrival, -part.Millionths);
                var arrived = (await Move(draft, id, item, line, arrival, -part, -quantity, moves.Count + 1, issues, ct)).Value;
                item.Moves.Add(arrived);
                moves.Add(arrived);
                lines.Add(line);
            }
        }
        if (refusals.Count > 0)
            return refusals;
        return (await Value(draft, id, [.. work.Values], moves, [], ct)).Then(plan => plan with { Used = places.Used, Lines = lines });
    }

    /// <summary>A cost of a receipt that came after it.</summary>
    public async Task<Result<StockPlan>> PrepareCost(StockDraft draft, IReadOnlyList<(StockMove Move, Money Amount)> costs, AccountRole against, CancellationToken ct)
    {
        var work = await hold.Take(await items.Cards(costs.Select(c => c.Move.ItemId), ct), ct);
        if (draft.Reverses is { } original && await StockReversal.WhyNoMore(db, original, ct) is { } late)
            return late;
        var receipts = costs.Select(c => (Id<StockMove>?)c.Move.Id).ToList();
        if (await db.Moves.Where(m => m.Basis == CostBasis.Reversal && receipts.Contains(m.ReturnOf)).Join(db.Documents, m => m.DocumentId, d => d.Id, (m, d) => new { d.Id, d.Number }).FirstOrDefaultAsync(ct) is { } gone)
            return new Refusal("inventory.reversed", Words.ReceiptIsReversed.With(gone.Number), Words.NotAReceiptAdvice, Kind: RefusalKind.Conflict) { Href = $"/inventory/documents/{gone.Id}" };
        var id = ids.Next<StockDocument>();
        var additions = costs.Select(c => new CostAddition { Id = ids.Next<CostAddition>(), MoveId = c.Move.Id, DocumentId = id, Amount = c.Amount, Against = against }).ToList();
        foreach (var (move, _) in costs)
        {
            var item = work[move.ItemId];
            if (item.Earliest is not { } earliest || (move.Date, move.Sequence).CompareTo(earliest) < 0)
                item.Earliest = (move.Date, move.Sequence);
        }
        return await Value(draft, id, [.. work.Values], [], additions, ct);
    }

    public async Task<Result<StockDocument>> Write(StockPlan plan, CancellationToken ct)
    {
        ItemHold.Pass(plan.Work);
        return (await WriteRun([plan], ct)).Then(documents => documents[0]);
    }

    /// <summary>What a run planned, each kind of row at once.</summary>
    public async Task<Result<List<StockDocument>>> WriteRun(IReadOnlyList<StockPlan> plans, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var drawn = await numbers.Next(InventoryModule.Documents, plans, p => p.Draft.Date, ct);
        var bookings = plans.Zip(drawn).SelectMany(p => p.First.Bookings.Select(b => (Plan: p.First, Number: p.Second, Booking: b))).ToList();
        var posted = await ledger.Post([.. bookings.Select(b => (b.Booking.Entry, new EntrySource { Kind = "stock_document", Id = b.Plan.Id.Value, Number = b.Number, Date = b.Booking.Date, Area = PeriodArea.Inventory }))], ct);
        if (!posted.Ok)
            return Result<List<StockDocument>>.Refused(posted.Refusals);
        foreach (var ((_, _, booking), entry) in bookings.Zip(posted.Value))
        {
            foreach (var value in booking.Values)
                value.EntryId = entry;
        }
        var documents = plans.Zip(drawn).Select(p => DocumentOf(p.First, p.Second, currency)).ToList();
        var (moves, values) = (plans.SelectMany(p => p.Moves).ToList(), plans.SelectMany(p => p.Values).ToList());
        await records.Insert(documents, ct);
        await rows.Insert(moves, ct);
        await rows.Insert(values, ct);
        await rows.Insert(plans.SelectMany(p => p.Used), ct);
        await db.AddToTotals(moves, values, ct);
        db.Additions.AddRange(plans.SelectMany(p => p.Additions));
        foreach (var (plan, number) in plans.Zip(drawn))
        {
            if (plan.Draft.Sending is { } sending)
                db.Transits.AddRange(plan.Moves.Where(m => m.Quantity.Millionths > 0).Select(m => new Transit
                {
                    Id = ids.Next<Transit>(), DocumentId = plan.Id, Number = number, ItemId = m.ItemId, LotId = m.LotId, FromId = plan.Draft.Lines[0].Warehouse, ToId = sending.To, RoadId = m.WarehouseId,
                    Sent = m.Quantity, Remaining = m.Quantity, Shipped = plan.Draft.Date, Expected = sending.Expected,
                }));
        }
        await hold.Settle([.. plans.SelectMany(p => p.Work).Distinct()], ct);
        return documents;
    }

    private StockDocument DocumentOf(StockPlan plan, string number, Currency currency) => new()
    {
        Id = plan.Id, Number = number, Kind = plan.Draft.Kind, Date = plan.Draft.Date, At = MusubiDb.Stored(clock.Now), ByName = act.Actor.Name, Reference = plan.Draft.Reference.Trim(), Note = plan.Draft.Note.Trim(),
        SourceKind = plan.Draft.SourceKind, SourceId = plan.Draft.SourceId, SourceNumber = plan.Draft.SourceNumber, Reverses = plan.Draft.Reverses?.Id, Value = plan.Total(currency), MovesHash = HashOf(plan.Moves),
    };

    public static string HashOf(IEnumerable<StockMove> moves) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', moves.OrderBy(m => m.Position).Select(m => m.Fingerprint)))));

    private static Refusal? WhyNot(StockLine line, IReadOnlyDictionary<Id<Item>, ItemCard> cards, int index)
    {
        if (!cards.TryGetValue(line.Item, out var card))
            return Refusal.NotFound(Words.Item, line.Item).At($"Lines[{index}].Item");
        if (card.Kind != ItemKind.Goods)
            return new("inventory.not-goods", Words.NotGoods.With(card.Code), Words.NotGoodsAdvice, $"Lines[{index}].Item");
        if (line.Quantity.IsZero && line.Basis is not (CostBasis.Revalue or CostBasis.Reversal))
            return Refusal.Missing($"Lines[{index}].Quantity", Words.Quantity);
        var inBase = card.Units.Convert(line.Quantity, card.Units.Base);
        return inBase.Ok ? null : inBase.Refusals[0] with { Field = $"Lines[{index}].Quantity" };
    }

    private async Task<Result<StockMove>> Move(StockDraft draft, Id<StockDocument> document, ItemWork item, StockLine line, Place place, Quantity part, Quantity whole, int position, Dictionary<Id<StockMove>, (StockMove Issue, long Returned)> issues, CancellationToken ct)
    {
        var before = 0L;
        if (line.Basis == CostBasis.Return && line.ReturnOf is { } original)
        {
            if (!issues.TryGetValue(original, out var known) || known.Issue is not { Quantity.IsNegative: true } issue || issue.ItemId != line.Item)
                return Refusal.NotFound(Words.Move, original).At("ReturnOf");
            before = known.Returned + item.Moves.Where(m => m.ReturnOf == original).Sum(m => m.Quantity.Millionths);
            if (before + part.Millionths > -issue.Quantity.Millionths)
                return new Refusal("inventory.returned", Words.MoreThanIssued.With(Amount(-issue.Quantity.Millionths), Amount(before)), null, "Quantity");
            if (issue.Date > draft.Date)
                return new Refusal("inventory.return-before", Words.ReturnBefore.With(issue.Date), null, "Date");
        }
        return new StockMove
        {
            Id = ids.Next<StockMove>(), DocumentId = document, Position = position, ItemId = line.Item, Date = draft.Date, Sequence = item.NextSequence++,
            WarehouseId = new(place.Warehouse), BinId = new(place.Bin), LotId = new(place.Lot), Quantity = part, Typed = part == whole ? line.Quantity : part == -whole ? -line.Quantity : part,
            Basis = line.Basis, Given = line.Cost is { } cost ? part == whole ? cost.Minor : throw new InvalidOperationException("A receipt goes to one place.") : 0,
            ReturnOf = line.ReturnOf, ReturnedBefore = before, UnitCost = line.Basis == CostBasis.Revalue ? line.UnitCost * MinorUnits((await company.Get(ct)).Currency) : 0,
            Against = line.Against, PostingGroup = item.Card.PostingGroup,
        };

        Quantity Amount(long millionths) => new() { Millionths = millionths, Unit = item.Card.Units.Base };
    }

    private static decimal MinorUnits(Currency currency) => 1 / Money.OfMinor(1, currency).Amount;

    /// <summary>Values the new moves, and what they or a late cost change of the moves after them.</summary>
    private async Task<Result<StockPlan>> Value(StockDraft draft, Id<StockDocument> id, List<ItemWork> work, List<StockMove> moves, List<CostAddition> additions, CancellationToken ct)
    {
        var currency = (await company.Get(ct)).Currency;
        var late = additions.DistinctBy(a => a.MoveId).ToDictionary(a => a.MoveId, a => a.Against);
        var description = draft.Reverses is { } reversed ? Words.ReversalOf.With(Words.Of(draft.Kind), reversed.Number) : Words.Entry.With(Words.Of(draft.Kind), (object?)draft.About ?? draft.Reference);
        var values = new List<(MoveValue Value, string Group, AccountRole Against)>();
        foreach (var item in work)
        {
            var run = await history.Run(item, additions, ct);
            item.Outcome = run.Outcome;
            foreach (var difference in run.Outcome.Differences)
            {
                var move = run.MoveOf(difference.Sequence);
                var isNew = move.DocumentId == id;
                if (await ledger.FirstOpen(move.Date, PeriodArea.Inventory, ct) is not { } on)
                    return new Refusal("finance.no-fiscal-year", Words.NoOpenPeriod.With(move.Date), Words.NoOpenPeriodAdvice, "Date");
                foreach (var (part, minor) in new[] { (ValuePart.Own, difference.Own), (ValuePart.Variance, difference.Variance), (ValuePart.Settled, difference.Settled) }.Where(p => p.Item2 != 0))
                {
                    var value = new MoveValue
                    {
                        Id = ids.Next<MoveValue>(), MoveId = move.Id, ItemId = move.ItemId, Part = part, Date = on, Amount = Money.OfMinor(minor, currency), DocumentId = id,
                        Reason = isNew ? ValueReason.Original : draft.Reverses is not null ? ValueReason.Reversed : late.Count > 0 ? ValueReason.LateCost : draft.Kind == StockKind.Revaluation ? ValueReason.Revalued : ValueReason.Backdated,
                    };
                    var own = part == ValuePart.Own && late.TryGetValue(move.Id, out var from) ? from : move.Against!.Value;
                    values.Add((value, move.PostingGroup, MovePosting.AgainstOf(part, own)));
                }
            }
        }
        var bookings = values.GroupBy(v => v.Value.Date).OrderBy(g => g.Key)
            .Select(g => (Date: g.Key, Entry: MovePosting.For(g.All(v => v.Value.Reason == ValueReason.Backdated) ? Words.CostCorrected.With(description) : description, g.Select(v => new MovePosting.Effect(v.Group, v.Against, v.Value.Amount.Minor)), currency), Values: g.Select(v => v.Value).ToList()))
            .Where(b => b.Entry is not null).Select(b => new StockPlan.Booking(b.Date, b.Entry!, b.Values)).ToList();
        return new StockPlan(draft, id, work, moves, [.. values.Select(v => v.Value)], bookings, additions);
    }
}
