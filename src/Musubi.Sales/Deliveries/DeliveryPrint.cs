using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Sales.Deliveries;

/// <summary>The pick list (ピッキングリスト) in the order of the shelves, and the delivery note (納品書) that goes with the goods.</summary>
internal static class DeliveryPrint
{
    public static readonly PrintForm PickList = new("delivery", "pick-list", Words.PickList, DrawPickList);
    public static readonly PrintForm Note = new("delivery", "delivery-note", Words.DeliveryNote, DrawNote)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().Deliveries.Where(d => d.Id == new Id<Delivery>(id)).Select(d => d.CustomerId)),
    };

    private static async Task<Sheet?> DrawPickList(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<DeliveryReading>().Of(new(id), ct) is not { } read)
            return null;
        var (delivery, culture) = (read.Delivery, language.Culture);
        var letter = new Letter
        {
            Title = Words.PickList, Number = delivery.Number, Date = delivery.Date, Language = language, Recipient = read.Warehouse.Names.In(language),
            Facts = [(Words.DeliveryDate, Letter.Day(delivery.Date, language)), (Words.Order, delivery.OrderNumber), (Words.ShipTo, delivery.ShipToName)],
            Body =
            [
                .. delivery.Wishes.Length > 0 ? new Block[] { new Paragraph($"{Words.Wishes.In(language)}\n{delivery.Wishes}", TextStyle.Strong), new Space(8) } : [],
                new Table(
                    [new("", Width: 16), new(Words.Bin.In(language), Width: 58), new(Words.Item.In(language), Share: 2), new(Words.Lot.In(language), Width: 88), new(Words.Asked.In(language), Align.Right, Width: 76), new(Words.Picked.In(language), Align.Right, Width: 76)],
                    read.Walk.Select(p => new TableRow(["□", read.BinOf(p), $"{read.CardOf(p).Code}  {read.CardOf(p).Name(language)}", read.LotOf(p)?.Code ?? "", p.Quantity.ToString(null, culture), p.Picked is null ? "" : p.Taken.ToString(null, culture)]))),
                .. delivery.Note.Length > 0 ? new Block[] { new Space(10), new Paragraph(delivery.Note) } : [],
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: false);
    }

    private static async Task<Sheet?> DrawNote(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<DeliveryReading>().Of(new(id), ct) is not { } read)
            return null;
        var (delivery, culture) = (read.Delivery, language.Culture);
        var reference = await services.GetRequiredService<SalesDb>().Orders.Where(o => o.Id == delivery.OrderId).Select(o => o.Reference).SingleAsync(ct);
        var receiver = await services.GetRequiredService<PartyLookup>().Card(new(delivery.ShipToId), ct);
        var named = await services.GetRequiredService<ItemLookup>().Naming(delivery.Lines.Select(l => l.ItemId), delivery.CustomerId, language, ct);
        var lots = delivery.Lines.ToDictionary(l => l.Id, l => string.Join(", ", delivery.Picks.Where(p => p.LineId == l.Id && !p.Taken.IsZero).Select(p => read.LotOf(p)?.Code).Where(c => c is not null).Distinct()));
        var letter = new Letter
        {
            Title = delivery.State == DeliveryState.Shipped ? Words.DeliveryNote : Draft, Number = delivery.Number, Date = delivery.Date, Language = language,
            Recipient = $"{delivery.ShipToName} {receiver?.Honorific}".TrimEnd(), Address = delivery.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Facts = [(Words.DeliveryDate, Letter.Day(delivery.Date, language)), (Words.Order, delivery.OrderNumber), .. reference.Length > 0 ? new[] { (Words.Reference, reference) } : [], (Words.Carrier, delivery.Carrier), (Words.Tracking, delivery.Tracking), (Words.Parcels, delivery.Parcels?.ToString(culture) ?? "")],
            Opening = Opening,
            Body =
            [
                new Table(
                    [new("No.", Align.Right, Width: 26), new(Words.Item.In(language), Share: 2), new(Words.Lot.In(language), Width: 110), new(Words.Quantity.In(language), Align.Right, Width: 90)],
                    delivery.Lines.Where(l => !l.Quantity.IsZero).Select(l => new TableRow([l.Position.ToString(culture), $"{l.ItemCode}  {named(l.ItemId, l.ItemName)}", lots[l.Id], l.Quantity.ToString(null, culture)]))),
                .. delivery.Note.Length > 0 ? new Block[] { new Space(10), new Paragraph(delivery.Note) } : [],
                new Space(24),
                new Beside(new Side(1, new Paragraph("")), new Side(1, new Paragraph($"{Words.ReceivedBy.In(language)}  ____________________"))),
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: delivery.State == DeliveryState.Shipped);
    }

    private static readonly Text Draft = new("納品書（案）", "送货单（草稿）", "Delivery note (draft)");
    private static readonly Text Opening = new("下記のとおり納品いたします。", "兹送上下列货物，请查收。", "We deliver the goods listed below.");
}
