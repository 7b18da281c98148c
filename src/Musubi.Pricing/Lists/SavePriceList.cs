using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Pricing.Grades;

namespace Musubi.Pricing.Lists;

/// <summary>Writes the head of a price list, new or changed. For whom it holds and its currency stay as they were made.</summary>
[Needs(PricingPermission.EditPrices)]
internal sealed class SavePriceList(PricingDb db, PartyLookup parties, IdSource ids) : IUseCase<SavePriceList.Input, Id<PriceList>>
{
    public sealed record Input
    {
        /// <summary>Null for a new list.</summary>
        public Id<PriceList>? Id { get; init; }
        public int Version { get; init; }

        /// <summary>Empty for a customer's list takes the customer's code.</summary>
        public string Code { get; init; } = "";
        public Names Names { get; init; } = new();
        public PriceListKind Kind { get; init; }
        public Currency? Currency { get; init; }
        public Id<Party>? Customer { get; init; }
        public Id<PriceTier>? Tier { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? Until { get; init; }
        public bool Active { get; init; } = true;
    }

    public async Task<Result<Id<PriceList>>> Run(Input input, CancellationToken ct)
    {
        var list = input.Id is { } id ? await db.Lists.SingleOrDefaultAsync(l => l.Id == id, ct) : null;
        if (input.Id is { } missing && list is null)
            return Refusal.NotFound(Words.PriceList, missing);
        if (list is not null && list.Version != input.Version)
            return Refusal.EditedMeanwhile(Words.PriceList);

        var found = new List<Refusal>();
        var kind = list?.Kind ?? input.Kind;
        var customer = list is null && kind == PriceListKind.Customer && input.Customer is { } party ? await parties.Card(party, ct) : null;
        var code = input.Code.Trim() is { Length: > 0 } typed ? typed : customer?.Code ?? list?.Code ?? "";
        var names = input.Names.Tidy();
        if (!names.All().Any() && customer is not null)
            names = Names.Of(Words.OwnPrices.Ja.Replace("{0}", customer.Name, StringComparison.Ordinal), Words.OwnPrices.Zh.Replace("{0}", customer.Name, StringComparison.Ordinal), Words.OwnPrices.En.Replace("{0}", customer.Name, StringComparison.Ordinal));
        if (code.Length == 0)
            found.Add(Refusal.Missing(nameof(input.Code), Words.Code));
        else if (code.Length > 40)
            found.Add(Refusal.TooLong(nameof(input.Code), Words.Code, code.Length, 40));
        else if (await db.Lists.Where(l => l.Code == code && l.Id != (input.Id ?? default)).Select(l => (Id<PriceList>?)l.Id).FirstOrDefaultAsync(ct) is { } holder)
            found.Add(new("pricing.code-taken", Words.CodeTaken.With(code), Words.CodeTakenAdvice, nameof(input.Code)) { Href = $"/pricing/lists/{holder}" });
        names.Check(nameof(input.Names), found);
        if (kind == PriceListKind.Campaign && input.From is null)
            found.Add(Refusal.Missing(nameof(input.From), Words.FirstDay));
        if (kind == PriceListKind.Campaign && input.Until is null)
            found.Add(Refusal.Missing(nameof(input.Until), Words.LastDay));
        if (input.Until < input.From)
            found.Add(new("pricing.ends-before", Words.EndsBefore, Words.EndsBeforeAdvice, nameof(input.Until)));
        if (list is null)
            await CheckNew(input, kind, customer, found, ct);
        if (found.Count > 0)
            return found;

        if (list is null)
        {
            list = new()
            {
                Id = ids.Next<PriceList>(), Code = code, Kind = kind, Currency = input.Currency!.Value,
                CustomerId = kind == PriceListKind.Customer ? customer!.Id.Value : null, TierId = kind == PriceListKind.Tier ? input.Tier : null,
            };
            db.Lists.Add(list);
        }
        else
            db.All.Expect(list, input.Version);
        (list.Code, list.Names, list.Active) = (code, names, input.Active);
        (list.From, list.Until) = (input.From ?? DateOnly.MinValue, input.Until);
        return list.Id;
    }

    private async Task CheckNew(Input input, PriceListKind kind, PartyCard? customer, List<Refusal> found, CancellationToken ct)
    {
        if (input.Currency is not { IsNone: false })
            found.Add(Refusal.Missing(nameof(input.Currency), Words.Currency));
        if (kind == PriceListKind.Customer && customer is null)
            found.Add(input.Customer is { } unknown ? Refusal.NotFound(Words.Customer, unknown).At(nameof(input.Customer)) : Refusal.Missing(nameof(input.Customer), Words.Customer));
        if (kind == PriceListKind.Tier && (input.Tier is not { } tier || !await db.Tiers.AnyAsync(t => t.Id == tier, ct)))
            found.Add(Refusal.Missing(nameof(input.Tier), Words.Tier));
        // One list a customer and currency, one a tier and currency: its rules carry their own days.
        if (kind != PriceListKind.Campaign && found.Count == 0)
        {
            var (who, which, currency) = (customer?.Id.Value, kind == PriceListKind.Tier ? input.Tier : null, input.Currency);
            if (await db.Lists.Where(l => l.Kind == kind && l.Currency == currency && l.CustomerId == who && l.TierId == which).Select(l => (Id<PriceList>?)l.Id).FirstOrDefaultAsync(ct) is { } standing)
                found.Add(new("pricing.list-exists", Words.ListExists.With(currency), Words.ListExistsAdvice) { Href = $"/pricing/lists/{standing}" });
        }
    }
}
