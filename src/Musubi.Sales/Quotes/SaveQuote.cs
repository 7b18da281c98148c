using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>A line of a quote as typed.</summary>
public sealed record QuoteLineDraft : PricedLineDraft
{
    /// <summary>Left out, it is always in it.</summary>
    public QuotePart? Part { get; init; }
}

/// <summary>What an alternative is called.</summary>
public sealed record QuoteOptionDraft
{
    public const int MostName = 60;

    public QuotePart? Part { get; init; }
    public string Name { get; init; } = "";
}

/// <summary>Writes a draft, new or changed. Every line is priced as an order of that day would be.</summary>
[Needs(SalesPermission.EditQuotes)]
internal sealed class SaveQuote(SalesDb db, PartyLookup parties, OrderPrices prices, CurrentAct act, IdSource ids, Clock clock) : IUseCase<SaveQuote.Input, Id<Quote>>
{
    public sealed record Input
    {
        /// <summary>Null for a new quote.</summary>
        public Id<Quote>? Id { get; init; }
        public int Version { get; init; }
        public Id<Party>? Customer { get; init; }
        public DateOnly? Date { get; init; }

        /// <summary>Left out, it stays; of a new quote the customer's own, else that of the books.</summary>
        public Currency? Currency { get; init; }

        /// <summary>The last day on which it can be accepted; left out, <see cref="Quote.UsualDays"/> after its date.</summary>
        public DateOnly? ValidUntil { get; init; }
        public DateOnly? Needed { get; init; }
        public string Reference { get; init; } = "";
        public string Note { get; init; } = "";
        public List<QuoteLineDraft> Lines { get; init; } = [];

        /// <summary>Names of the alternatives, where they have any.</summary>
        public List<QuoteOptionDraft> Options { get; init; } = [];
    }

    public async Task<Result<Id<Quote>>> Run(Input input, CancellationToken ct)
    {
        var quote = input.Id is { } id ? await db.QuoteWhole(id, ct) : null;
        if (input.Id is { } missing && quote is null)
            return Refusal.NotFound(QuoteWords.Quote, missing);
        if (quote?.WhyNotEdit() is { } reason)
            return reason;

        var refusals = OrderHead.WhyNot(input.Customer, input.Date, QuoteWords.Date, input.Reference, input.Note, input.Lines.Count);
        if (input.ValidUntil < input.Date)
            refusals.Add(Before(QuoteWords.ValidUntil, input.ValidUntil.Value, "ValidUntil"));
        if (input.Needed < input.Date)
            refusals.Add(Before(Words.Needed, input.Needed.Value, "Needed"));
        refusals.AddRange(OrderHead.WhyNotFar(clock.Today, (input.Date, QuoteWords.Date, "Date"), (input.ValidUntil, QuoteWords.ValidUntil, "ValidUntil"), (input.Needed, Words.Needed, "Needed")));
        refusals.AddRange(QuoteTotals.WhyNot(input.Lines, input.Options));
        var customer = input.Customer is { } party ? await parties.Card(party, ct) : null;
        if (input.Customer is { } unknown && customer is null)
            refusals.Add(Refusal.NotFound(Words.Customer, unknown).At("Customer"));
        if (refusals.Count > 0)
            return refusals;

        var date = input.Date!.Value;
        var currency = await prices.CurrencyOf(input.Currency, quote?.Currency, customer, ct);
        var priced = await prices.Of(input.Lines, customer!.Id.Value, currency, date, ct);
        if (priced.Refusals.Count > 0)
            return Result<Id<Quote>>.Refused(priced.Refusals);

        var totals = QuoteTotals.Of(priced.Lines.Select((l, i) => (input.Lines[i].Part ?? QuotePart.Always, l!.Taxable)), priced.Net.Currency);
        var main = totals[0].Totals;
        if (quote is null)
        {
            var first = ids.Next<Quote>();
            quote = new()
            {
                Id = first, FirstId = first, Revision = 1, CustomerId = 0, CustomerName = "", Date = default, ValidUntil = default, Reference = "", Note = "", OwnerId = act.Actor.Id, OwnerName = act.Actor.Name,
                Net = main.Net, Tax = main.Tax, Total = main.Total,
            };
            db.Quotes.Add(quote);
        }
        else
        {
            db.All.Expect(quote, input.Version);
            db.All.Touch(quote);
        }
        (quote.CustomerId, quote.CustomerName, quote.Date, quote.ValidUntil, quote.Needed) = (customer.Id.Value, customer.Name, date, input.ValidUntil ?? date.AddDays(Quote.UsualDays), input.Needed);
        (quote.Reference, quote.Note) = (input.Reference.Trim(), input.Note.Trim());
        (quote.Net, quote.Tax, quote.Total) = (main.Net, main.Tax, main.Total);
        OrderHead.TypeAnew(db.All, quote.Lines, [.. priced.Lines.Select((line, i) => new QuoteLine
        {
            Id = ids.Next<QuoteLine>(), QuoteId = quote.Id, Position = i + 1, Part = input.Lines[i].Part ?? QuotePart.Always, ItemId = line!.Item.Id.Value, ItemCode = line.Item.Code, ItemName = line.Item.Name(customer.Language),
            Quantity = line.Quantity, UnitPrice = line.UnitPrice, PriceTyped = line.Price.IsTyped, PriceTrace = line.Price.Write(), TaxRate = line.TaxRate.Fraction, TaxCategory = line.TaxCategory, Net = line.Net,
        })], (stored, typed) => stored.ItemId == typed.ItemId && stored.ItemName == typed.ItemName && stored.Part == typed.Part, (stored, typed) => stored.Become(typed));
        OrderHead.TypeAnew(db.All, quote.Options, [.. totals.Select(t => new QuoteOption
        {
            Id = ids.Next<QuoteOption>(), QuoteId = quote.Id, Part = t.Part, Name = input.Options.Find(o => o.Part == t.Part)?.Name.Trim() ?? "", Net = t.Totals.Net, Tax = t.Totals.Tax, Total = t.Totals.Total,
        })], (stored, typed) => stored.Part == typed.Part, (stored, typed) => (stored.Name, stored.Net, stored.Tax, stored.Total) = (typed.Name, typed.Net, typed.Tax, typed.Total));
        return quote.Id;
    }

    private static Refusal Before(Text what, DateOnly day, string field) => new("sales.before-the-quote",
        new Text("{0} {1} が見積日より前です。", "{0} {1} 早于报价日期。", "{0}: {1} is before the date of the quote.").With(what, day),
        new Text("見積日以降の日付にしてください。", "请使用报价日期或之后的日期。", "Take that day or a later one."), field);
}
