using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Pricing;
using Musubi.Sales.Credit;
using Musubi.Sales.Quotes;

namespace Musubi.Sales.Orders;

/// <summary>
/// Confirming promises the goods: the order gets its number, its turn for what lies in the warehouse, and no longer changes. Its prices are asked once more: where a list or a grade changed since it was
/// saved, somebody looks at it first. From then on they stand, whatever changes. Where a rule asks for it, a line lies below its floor or the customer's credit is exceeded, others must say yes first;
/// what they said yes to, as a quote or as this order, is not asked again.
/// </summary>
[Needs(SalesPermission.ConfirmOrders)]
internal sealed class ConfirmOrder(SalesDb db, ItemLookup items, CreditCheck credit, ApprovalDesk desk, QuoteSending quotes, ExchangeRates rates, OrderConfirming confirming) : IUseCase<ConfirmOrder.Input, Id<SalesOrder>>
{
    public sealed record Input
    {
        public Id<SalesOrder> Id { get; init; }
        /// <summary>The version the user saw; null to act on whatever stands.</summary>
        public int? Version { get; init; }
    }

    public async Task<Result<Id<SalesOrder>>> Run(Input input, CancellationToken ct)
    {
        var order = await db.OrderWithLines(input.Id, ct);
        if (order is null)
            return Refusal.NotFound(Words.Order, input.Id);
        if (order.WhyNotConfirm() is { } reason)
            return reason;
        if (order.Lines.Count == 0)
            return Refusal.Missing("Lines", Words.Lines);
        var now = await confirming.Now(order, ct);
        if (OrderPrices.Moved(order.Lines.Zip(now.Lines, (line, priced) => (line.ItemCode, line.UnitPrice, priced)), $"/sales/orders/{order.Id}/edit") is { Count: > 0 } moved)
            return Result<Id<SalesOrder>>.Refused(moved);
        if (OrderConfirming.Retaxed(order, now) is { Count: > 0 } retaxed)
            return Result<Id<SalesOrder>>.Refused(retaxed);
        if (now.Refusals.Count > 0)
            return Result<Id<SalesOrder>>.Refused(now.Refusals);
        foreach (var (line, priced) in order.Lines.Zip(now.Lines))
            line.ShipBy(priced!.Shipment);
        if (order.Lines.Find(l => l.Shipment is { Cost: null }) is { } costless)
            return DropShipments.CostMissing(costless.ItemCode, costless.SupplierName) with { Href = $"/sales/orders/{order.Id}/edit" };
        var allowed = await credit.Ask(order.CustomerId, order.Total, ct);
        if (allowed is { MayExceed: false, Stopped: { } stopped })
            return stopped;

        if (input.Version is { } seen)
            db.All.Expect(order, seen);
        var asked = await Ask(order, [.. now.Lines.OfType<PricedLine>()], allowed, ct);
        if (!asked.Ok)
            return Result<Id<SalesOrder>>.Refused(asked.Refusals);
        if (asked.Value)
            order.WaitForApproval();
        else
            await confirming.Confirm(order, beyond: allowed.Excess is not null, ct);
        return order.Id;
    }

    /// <summary>Whether others are asked first.</summary>
    private async Task<Result<bool>> Ask(SalesOrder order, IReadOnlyList<PricedLine> lines, CreditAnswer allowed, CancellationToken ct)
    {
        // The price is the same; where the floor lies, and what the lists say, is what it is today. What a quote promised stands with the trace of its day.
        foreach (var (line, priced) in order.Lines.Zip(lines))
        {
            if (PriceTrace.Read(line.PriceTrace) is not { IsQuoted: true })
                line.PriceTrace = priced.Price.Write();
        }
        // Without a rate a floor in the books says nothing about a price: nothing is promised that nobody can count.
        var books = await rates.Needed(order.Currency, order.Date, ct);
        if (!books.Ok)
            return Result<bool>.Refused(books.Refusals);
        var below = lines.FirstOrDefault(l => l.Price.BelowFloor);
        var excess = allowed.MayExceed ? null : allowed.Excess;
        if (excess is null && ((below is null && !await desk.HasRules(OrderApproval.OfKind, ct)) || await WasApprovedAsQuote(order, ct)))
            return false;
        var facts = PricedFacts.Of(order.Number, order.CustomerName, order.Total, lines, await items.Costs([.. lines.Select(l => l.Item.Id).Distinct()], order.Date, ct), books.Value) with { OverCredit = excess };
        var asked = await desk.Submit(OrderApproval.OfKind, order.Id.Value, facts, OrderApproval.Print(order), ct);
        if (!asked.Ok)
            return excess is null ? Result<bool>.Refused(asked.Refusals) : allowed.Exceeded!;
        if (asked.Value.Ask != ApprovalAsk.NotNeeded)
            return asked.Value.Waits;
        return excess is not null ? allowed.Exceeded! : below is null ? false : PricedFacts.NobodyAsked(below);
    }

    /// <summary>The customer accepted what was approved, and took all of it as it was offered, out of our own stock: what a supplier charges nobody has seen yet.</summary>
    private async Task<bool> WasApprovedAsQuote(SalesOrder order, CancellationToken ct)
    {
        if (order.QuoteId is not { } id || await db.QuoteWhole(id, ct) is not { } quote || quote.CustomerId != order.CustomerId || quote.Currency != order.Currency || order.Lines.Exists(l => l.SupplierId is not null))
            return false;
        var offered = quote.Lines.Where(l => l.IsChosen).Select(l => (l.ItemId, l.Quantity.Millionths, l.Quantity.Unit.Code, l.UnitPrice)).Order();
        return offered.SequenceEqual(order.Lines.Select(l => (l.ItemId, l.Quantity.Millionths, l.Quantity.Unit.Code, l.UnitPrice)).Order()) && await quotes.WasApproved(quote, ct);
    }
}
