using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Pricing.Lists;

namespace Musubi.Pricing.Simulator;

/// <summary>What a customer would pay, what the other grades would, and what it would be at the steps of quantity: asked, never stored.</summary>
internal sealed class PriceSimulation(PricingDb db, Prices prices, ItemLookup items, PartyLookup parties, CompanyProfile company, Clock clock)
{
    public sealed record Question
    {
        /// <summary>Null for nobody in particular.</summary>
        public Id<Party>? Customer { get; init; }
        public Id<Item>? Item { get; init; }

        /// <summary>Null is one.</summary>
        public decimal? Quantity { get; init; }

        /// <summary>By code or sign; empty is the item's sales unit.</summary>
        public string Unit { get; init; } = "";
        public DateOnly? Date { get; init; }

        /// <summary>By code; empty is the company's.</summary>
        public string Currency { get; init; } = "";
    }

    /// <param name="Own">The customer's own grade.</param>
    public sealed record GradePrice(Text Name, bool Own, PriceTrace Trace);

    public sealed record Answer(string Customer, string ItemName, Quantity Quantity, PriceTrace Trace, Money? Total, IReadOnlyList<GradePrice> Grades, IReadOnlyList<PriceTrace> Steps);

    public async Task<Result<Answer>> Of(Question asked, CancellationToken ct)
    {
        if (asked.Item is not { } id)
            return Refusal.Missing(nameof(asked.Item), Words.Item);
        if (await items.Card(id, ct) is not { } item)
            return Refusal.NotFound(Words.Item, id).At(nameof(asked.Item));
        var unit = asked.Unit.Trim().Length == 0 ? item.SalesUnit : SetPrices.UnitOf(asked.Unit.Trim(), item);
        if (unit is not { } of)
            return new Refusal("pricing.no-such-unit", Words.NoSuchUnit.With(asked.Unit), Words.ItsUnits.With(string.Join(" / ", item.Units.All.Select(u => u.Unit.Symbol))), nameof(asked.Unit));
        if (asked.Quantity is <= 0)
            return new Refusal("pricing.out-of-range", Words.OutOfRange.With(Words.Quantity, asked.Quantity, 1_000_000_000), Words.OutOfRangeAdvice, nameof(asked.Quantity));
        var currency = (await company.Get(ct)).Currency;
        if (asked.Currency.Trim().Length > 0 && !Currency.TryOf(asked.Currency.Trim().ToUpperInvariant(), out currency))
            return Refusal.Unreadable(nameof(asked.Currency), Words.Currency, asked.Currency, "JPY, CNY, USD");
        var customer = asked.Customer is { } who ? await parties.Card(who, ct) : null;
        if (asked.Customer is { } unknown && customer is null)
            return Refusal.NotFound(Words.Customer, unknown).At(nameof(asked.Customer));

        var date = asked.Date ?? clock.Today;
        var quantity = Quantity.Of(asked.Quantity ?? 1, of, Rounding.HalfUp);
        var book = await prices.For(customer?.Id.Value, [item], currency, date, ct);
        var trace = book.Of(item, quantity);
        var grades = new List<GradePrice>();
        foreach (var grade in await db.Grades.AsNoTracking().OrderBy(g => g.Position).ThenBy(g => g.Code).ToListAsync(ct))
            grades.Add(new(grade.Names.AsText(), grade.Id == book.Grade?.Id, (await prices.For(customer?.Id.Value, [item], currency, date, ct, grade)).Of(item, quantity)));
        if (book.Grade is null)
            grades.Add(new(Words.WithoutGrade, true, trace));
        // At one, at each step a rule names, and at what was asked.
        var steps = trace.Lost.Select(l => l.Of).Concat(trace.Steps.Select(s => s.Of).OfType<PriceOrigin>()).Where(o => o.Least > 0 && (o.Unit ?? item.SalesUnit) == of).Select(o => o.Least)
            .Append(1).Append(quantity.Value).Distinct().Order().Select(n => book.Of(item, Quantity.Of(n, of))).ToList();
        return new Answer(customer is null ? "" : $"{customer.Code} {customer.Name}", $"{item.Code} {item.Names}", quantity, trace,
            trace.Amount is { } price ? Money.Of(price * quantity.Value, currency, Rounding.HalfUp) : null, grades, steps);
    }
}
