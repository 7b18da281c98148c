using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;

namespace Musubi.Inventory.Moves;

/// <summary>By what a cost is spread over the lines of a receipt.</summary>
public enum SpreadBy { Value, Quantity, Weight }

/// <summary>Adds freight, duty, or a difference of the bill to a receipt that stands.</summary>
[Needs(InventoryPermission.Value)]
internal sealed class AddLateCost(InventoryDb db, LateCosts costs, StockPosting posting, ItemLookup items, CompanyProfile company, Clock clock) : IUseCase<AddLateCost.Input, Id<StockDocument>>
{
    private const int Grams = 1000;

    public sealed record Input
    {
        /// <summary>The receipt.</summary>
        public Id<StockDocument> Id { get; init; }

        /// <summary>In the currency of the books; negative where it cost less.</summary>
        public decimal? Amount { get; init; }
        public SpreadBy By { get; init; }

        /// <summary>True when the bill of the goods themselves differs; false for freight, duty and the like.</summary>
        public bool IsBillDifference { get; init; }
        public string Reference { get; init; } = "";
        public string Note { get; init; } = "";
    }

    public async Task<Result<Id<StockDocument>>> Run(Input input, CancellationToken ct)
    {
        var plan = await Plan(input, ct);
        return plan.Ok ? (await posting.Write(plan.Value, ct)).Then(document => document.Id) : Result<Id<StockDocument>>.Refused(plan.Refusals);
    }

    public async Task<Result<StockPlan>> Plan(Input input, CancellationToken ct)
    {
        if (input.Reference.Length > 60)
            return Refusal.TooLong("Reference", Words.Reference, input.Reference.Length, 60);
        if (input.Note.Length > 2000)
            return Refusal.TooLong("Note", Words.Note, input.Note.Length, 2000);
        if (input.Amount is not { } typed || typed == 0)
            return Refusal.Missing("Amount", Words.Amount);
        if (await db.Documents.AsNoTracking().Include(d => d.Moves.OrderBy(m => m.Position)).SingleOrDefaultAsync(d => d.Id == input.Id, ct) is not { } receipt)
            return Refusal.NotFound(Words.Receipt, input.Id);
        var received = receipt.Moves.Where(m => m.Basis == CostBasis.Given).ToList();
        if (received.Count == 0)
            return new Refusal("inventory.no-receipt", Words.NotAReceipt, Words.NotAReceiptAdvice, Kind: RefusalKind.Conflict);
        if (StockDrafts.WhyNot(typed, (await company.Get(ct)).Currency, "Amount", out var amount, mayBeNegative: true) is { } odd)
            return odd;
        var cards = await items.Cards(received.Select(m => m.ItemId), ct);
        var weights = received.Select(m => input.By switch
        {
            SpreadBy.Quantity => m.Quantity.Millionths,
            SpreadBy.Weight => (long)Rounding.HalfUp.Round(m.Quantity.Value * (cards[m.ItemId].Weight ?? 0) * Grams),
            _ => m.Given,
        }).ToList();
        if (weights.Sum() <= 0)
            return new Refusal("inventory.no-weight", Words.NothingToSpreadBy, Words.NothingToSpreadByAdvice, "By");
        var parts = Allocate.ByWeights(amount.Minor, weights);
        var draft = new StockDraft
        {
            Kind = StockKind.LateCost, Date = clock.Today, Lines = [], Reference = input.Reference, Note = input.Note, SourceKind = "stock_document", SourceId = receipt.Id.Value, SourceNumber = receipt.Number,
        };
        return await costs.Plan(draft, [.. received.Select((m, i) => (m.Id, Money.OfMinor(parts[i], amount.Currency)))], input.IsBillDifference ? AccountRole.GoodsReceivedNotInvoiced : AccountRole.LandedCostClearing, ct);
    }
}
