using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Parties;

namespace Musubi.Sales.Orders;

/// <summary>What the order being typed would cost, line by line, with what would be refused: asked while typing, saves nothing.</summary>
internal sealed class OrderPreview(SalesDb db, OrderPrices prices, OrderChangePlans plans, PartyLookup parties, Credit.CreditCheck credit, CurrentAct act, Clock clock)
{
    /// <summary>The same of a confirmed order being changed; with what of each line has gone out, or is being gathered.</summary>
    public async Task<GridPreview> OfChange(Id<SalesOrder> id, GridDraft draft, Language language, CancellationToken ct)
    {
        var (read, unread) = draft.Read<ChangeOrder.Input>("Lines", language, clock.Today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);
        if (await db.Orders.AsNoTracking().Include(o => o.Lines.OrderBy(l => l.Position)).SingleOrDefaultAsync(o => o.Id == id, ct) is not { } order)
            return GridPreview.Refused(draft.Lines.Count, "Lines", [Refusal.NotFound(Words.Order, id)]);

        var plan = await plans.Of(order, read.Value.Lines, ct);
        var shown = Shown(plan.Priced, SumsOf(plan.Priced.Totals, language), language, await prices.Units(read.Value.Lines, plan.Priced, ct), costs: act.Actor.May(CatalogPermission.SeeCost));
        for (var i = 0; i < shown.Lines.Count; i++)
        {
            if (plan.Stays[i] is { } line)
                shown.Lines[i]["delivered"] = DoneOf(line, plan.Picking, language);
        }
        return shown.Saying("Lines", unread);
    }

    /// <summary>What has gone out of a line, and is being gathered.</summary>
    public static string DoneOf(SalesOrderLine line, Picking picking, Language language) => (line.Delivered.IsZero, picking.Sum(line)) switch
    {
        (true, { IsZero: true }) => "",
        (_, { IsZero: true }) => line.Delivered.Figures(language.Culture),
        var (_, under) => $"{line.Delivered.Figures(language.Culture)} + {under.Figures(language.Culture)}",
    };

    public async Task<GridPreview> Of(GridDraft draft, Language language, CancellationToken ct)
    {
        var (read, unread) = draft.Read<SaveOrder.Input>("Lines", language, clock.Today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);

        var input = read.Value;
        var customer = input.Customer is { } party ? await parties.Card(party, ct) : null;
        var order = input.Id is { } id ? await db.Orders.AsNoTracking().Include(o => o.Lines).SingleOrDefaultAsync(o => o.Id == id, ct) : null;
        var priced = await prices.Of(input.Lines, customer?.Id.Value, await prices.CurrencyOf(input.Currency, order?.Currency, customer, ct), input.Date ?? clock.Today, ct, order?.Lines);
        // A line keeps what a quote promised when it is saved: it says so before.
        IReadOnlyList<GridTotal> totals = SumsOf(priced.Totals, language);
        if (customer is not null && await credit.WhyStopped(customer.Id.Value, ct) is { } stopped)
            totals = [.. totals, new(Words.CreditStop, stopped, Strong: true)];
        return Shown(priced, totals, language, await prices.Units(input.Lines, priced, ct), line => line.Price.IsTyped
            ? order?.Lines.Where(s => s.ItemId == line.Item.Id.Value && s.Net.Currency == line.Net.Currency).Select(s => s.Promised(line.UnitPrice, line.Quantity.Unit, line.Price.Reason)).FirstOrDefault(p => p is not null)?.Source : null, act.Actor.May(CatalogPermission.SeeCost)).Saying("Lines", unread);
    }

    /// <summary>Priced lines as the grid shows them; an order and a quote alike.</summary>
    /// <param name="costs">Whether what suppliers charge is shown.</param>
    /// <param name="units">Of lines that have no price yet, the unit their item is sold in.</param>
    public static GridPreview Shown(PricedOrder priced, IReadOnlyList<GridTotal> totals, Language language, IReadOnlyDictionary<int, Unit> units, Func<PricedLine, Text?>? source = null, bool costs = false) => new()
    {
        Lines =
        [
            .. priced.Lines.Select((line, i) => line is null ? Unpriced(i, priced, units, language) : new()
            {
                ["amount"] = line.Net.Figures(language.Culture),
                ["price"] = line.UnitPrice.ToString("#,0.######", language.Culture),
                ["source"] = (source?.Invoke(line) ?? line.Price.Source).In(language),
                ["tax"] = TradeTable.RateOf(line.TaxRate.Fraction, line.TaxCategory).In(language),
                ["refusals"] = GridPreview.Line(i, "Lines", Worth(priced.Refusals))["refusals"],
                ["supplierCost"] = costs ? line.Shipment?.Cost?.ToString("#,0.######", language.Culture) : null,
                ["fill"] = line.Shipment is not { } shipment ? new Dictionary<string, object> { ["Unit"] = line.Quantity.Unit.Symbol.In(language) }
                    : new Dictionary<string, object> { ["Unit"] = line.Quantity.Unit.Symbol.In(language), ["ShippedBy"] = nameof(ShippedBy.Supplier), ["Supplier"] = new { value = shipment.Supplier, label = shipment.Name } },
            }),
        ],
        Totals = totals,
    };

    private static Dictionary<string, object?> Unpriced(int at, PricedOrder priced, IReadOnlyDictionary<int, Unit> units, Language language)
    {
        var cells = GridPreview.Line(at, "Lines", Worth(priced.Refusals));
        if (units.TryGetValue(at, out var unit))
            cells["fill"] = new Dictionary<string, string> { ["Unit"] = unit.Symbol.In(language) };
        return cells;
    }

    public static IReadOnlyList<GridTotal> SumsOf(OrderTotals totals, Language language) =>
    [
        new(Words.Net, totals.Net.ToString(null, language.Culture)),
        .. totals.Taxes.Select(t => new GridTotal(Words.TaxAt.With(TradeTable.RateOf(t.Rate.Fraction, t.Category)), t.Tax.ToString(null, language.Culture))),
        new(Words.Total, totals.Total.ToString(null, language.Culture), Strong: true),
    ];

    /// <summary>A line half typed is not a mistake: what is only missing is said when it is saved.</summary>
    private static IReadOnlyList<Refusal> Worth(IReadOnlyList<Refusal> refusals) => [.. refusals.Where(r => r.Code != "missing")];
}

internal static class OrderPreviewEndpoint
{
    public static void MapOrderPreview(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sales/orders/{id:long}/change/preview", async (long id, GridDraft draft, OrderPreview preview, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json(await preview.OfChange(new(id), draft, act.Actor.Language, ct), Inputs.Json))
            .Needs(SalesPermission.ChangeOrders);
        api.MapPost("/sales/orders/preview", async (GridDraft draft, OrderPreview preview, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json(await preview.Of(draft, act.Actor.Language, ct), Inputs.Json))
            .Needs(SalesPermission.EditOrders);
    }
}
