using Microsoft.EntityFrameworkCore;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Acts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Inventory.Lots;

/// <summary>Records that some of a lot went into another.</summary>
[Needs(InventoryPermission.TraceLots)]
internal sealed class LinkLots(InventoryDb db, LotLinks links, ItemLookup items) : IUseCase<LinkLots.Input, Done>
{
    public sealed record Input
    {
        /// <summary>What was made.</summary>
        public Id<Lot> Id { get; init; }
        public Id<Item>? Item { get; init; }

        /// <summary>The code of the lot that was consumed.</summary>
        public string Lot { get; init; } = "";
        public decimal? Quantity { get; init; }

        /// <summary>A code or symbol; empty takes the stock unit.</summary>
        public string Unit { get; init; } = "";
        public DateOnly? Date { get; init; }
        public string Note { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } made)
            return Refusal.NotFound(Words.Lot, input.Id);
        var refusals = new List<Refusal>();
        var code = Digits.ToAscii(input.Lot).Trim();
        if (code.Length == 0)
            refusals.Add(Refusal.Missing("Lot", Words.Lot));
        if (input.Quantity is null)
            refusals.Add(Refusal.Missing("Quantity", Words.Quantity));
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (input.Note.Length > 500)
            refusals.Add(Refusal.TooLong("Note", Words.Note, input.Note.Length, 500));
        var card = input.Item is { } id ? await items.Card(id, ct) : null;
        if (card is null)
            refusals.Add(input.Item is { } unknown ? Refusal.NotFound(Words.Item, unknown).At("Item") : Refusal.Missing("Item", Words.Item));
        if (refusals.Count > 0)
            return refusals;
        if (StockDrafts.WhyNot(card!, input.Quantity!.Value, input.Unit, "", out var quantity) is { } refusal)
            return refusal;
        var inBase = card!.Units.Convert(quantity, card.Units.Base);
        if (!inBase.Ok)
            return inBase.Refusals[0] with { Field = "Quantity" };
        if (await db.Lots.AsNoTracking().SingleOrDefaultAsync(l => l.ItemId == card.Id && l.Code == code, ct) is not { } consumed)
            return Refusal.NotFound(Words.Lot, code).At("Lot");
        var recorded = await links.Record(made.Id, [(consumed.Id, inBase.Value)], input.Date!.Value, input.Note.Trim(), null, ct);
        return recorded.Ok ? new Done() : Result<Done>.Refused([.. recorded.Refusals.Select(r => r.At("Lot"))]);
    }
}

/// <summary>Takes back a link that was recorded by mistake. The trail keeps it.</summary>
[Needs(InventoryPermission.TraceLots)]
internal sealed class UnlinkLots(InventoryDb db) : IUseCase<UnlinkLots.Input, Done>
{
    public sealed record Input
    {
        public Id<LotLink> Id { get; init; }
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await db.Links.SingleOrDefaultAsync(l => l.Id == input.Id, ct) is not { } link)
            return Refusal.NotFound(Words.MadeFrom, input.Id);
        if (link.DocumentId is not null)
            return new Refusal("inventory.link-stands", Words.LinkStands, Words.LinkStandsAdvice, Kind: RefusalKind.Conflict);
        db.Links.Remove(link);
        return new Done();
    }
}
