using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;

namespace Musubi.Inventory.Moves;

/// <summary>What the document being typed would do: what lies there, what would be refused, what it would be worth. It is tried out for real and undone.</summary>
internal sealed class StockPreview(InventoryDb db, StockDrafts drafts, StockMoves moves, ItemLookup items, CompanyProfile company, IdSource ids, CurrentAct act, Clock clock)
{
    public async Task<GridPreview> Of(GridDraft draft, Language language, CancellationToken ct)
    {
        var (read, unread) = draft.Read<PostStock.Input>("Lines", language, clock.Today);
        if (!read.Ok)
            return GridPreview.Refused(draft.Lines.Count, "Lines", read.Refusals);
        var input = read.Value;
        var (culture, currency) = (language.Culture, (await company.Get(ct)).Currency);
        ids.Pretend();
        using var turn = await db.All.Engine.WriteTurn(ct);
        await using var undone = await db.All.Database.BeginTransactionAsync(ct);
        db.All.Masters.LookAgain();
        var typed = await drafts.Read(input, ct);
        var plan = typed.Ok ? await moves.Preview(typed.Value, ct) : Result<StockPlan>.Refused(typed.Refusals);

        var wanted = input.Lines.Where(l => l.Item is not null).Select(l => l.Item!.Value).Distinct().ToList();
        var there = (await db.Balances.AsNoTracking().Where(b => wanted.Contains(b.ItemId) && b.WarehouseId == input.Warehouse).GroupBy(b => b.ItemId)
            .Select(g => new { g.Key, Free = g.Sum(b => b.OnHand - b.Reserved) }).ToListAsync(ct)).ToDictionary(g => g.Key, g => g.Free);
        var cards = await items.Cards(wanted, ct);
        return new GridPreview
        {
            Lines =
            [
                .. input.Lines.Select((line, i) =>
                {
                    var cells = GridPreview.Line(i, "Lines", plan.Ok ? [] : plan.Refusals.Where(r => r.Code != "missing"));
                    if (line.Item is { } id && cards.TryGetValue(id, out var card))
                    {
                        cells["free"] = new Quantity { Millionths = there.GetValueOrDefault(id), Unit = card.Units.Base }.ToString(null, culture);
                        cells["fill"] = new Dictionary<string, string> { ["Unit"] = card.StockUnit.Symbol.In(language) };
                    }
                    return cells;
                }),
            ],
            Totals = plan.Ok && act.Actor.May(InventoryPermission.SeeValue) ? [new(Words.ValueEffect, plan.Value.Total(currency).ToString(null, culture), Strong: true)] : [],
        }.Saying("Lines", unread);
    }
}

internal static class StockPreviewEndpoint
{
    public static void MapStockPreview(this IEndpointRouteBuilder api) =>
        api.MapPost("/inventory/documents/preview", async (GridDraft draft, StockPreview preview, CurrentAct act, CancellationToken ct) =>
                TypedResults.Json(await preview.Of(draft, act.Actor.Language, ct), Inputs.Json))
            .WithName("PreviewStock").Needs(InventoryPermission.Move);
}
