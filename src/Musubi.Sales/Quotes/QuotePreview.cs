using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Parties;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>What the quote being typed comes to, by alternative: asked while typing, saves nothing.</summary>
internal sealed class QuotePreview(SalesDb db, OrderPrices prices, PartyLookup parties, Clock clock)
{
    public async Task<GridPreview> Of(GridDraft draft, Language language, CancellationToken ct)
    {
        var (read, unread) = draft.Read<SaveQuote.Input>("Lines", language, clock.Today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);
        var input = read.Value;
        var customer = input.Customer is { } party ? await parties.Card(party, ct) : null;
        var written = input is { Currency: null, Id: { } id } ? (await db.Quotes.AsNoTracking().SingleOrDefaultAsync(q => q.Id == id, ct))?.Currency : null;
        var priced = await prices.Of(input.Lines, customer?.Id.Value, await prices.CurrencyOf(input.Currency, written, customer, ct), input.Date ?? clock.Today, ct);
        return OrderPreview.Shown(priced, Sums(priced, input, language), language, await prices.Units(input.Lines, priced, ct)).Saying("Lines", unread);
    }

    private static IReadOnlyList<GridTotal> Sums(PricedOrder priced, SaveQuote.Input input, Language language)
    {
        var lines = priced.Lines.Select((l, i) => (Line: l, Part: input.Lines[i].Part ?? QuotePart.Always)).Where(l => l.Line is not null).Select(l => (l.Part, Line: l.Line!.Taxable)).ToList();
        var totals = QuoteTotals.Of(lines, priced.Net.Currency);
        var extras = Money.Sum(lines.Where(l => l.Part == QuotePart.Extra).Select(l => l.Line.Amount), priced.Net.Currency);
        return
        [
            .. totals is [var only] ? OrderPreview.SumsOf(only.Totals, language)
                : totals.Select(t => new GridTotal(QuoteWords.TotalOf.With(QuoteWords.Of(t.Part, input.Options.Find(o => o.Part == t.Part)?.Name ?? "")), t.Totals.Total.ToString(null, language.Culture), Strong: true)),
            .. extras.IsZero ? [] : new[] { new GridTotal(QuoteWords.Extras, extras.ToString(null, language.Culture)) },
        ];
    }
}

internal static class QuotePreviewEndpoint
{
    public static void MapQuotePreview(this IEndpointRouteBuilder api) =>
        api.MapPost("/sales/quotes/preview", async (GridDraft draft, QuotePreview preview, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json(await preview.Of(draft, act.Actor.Language, ct), Inputs.Json))
            .Needs(SalesPermission.EditQuotes);
}
