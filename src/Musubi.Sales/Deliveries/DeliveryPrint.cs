using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Sales.Deliveries;

/// <summary>
/// The pick list (ピッキングリスト) in the order of the shelves, the request to a supplier to ship in our name (直送依頼書), and the delivery note (納品書) that goes with the goods.
/// </summary>
internal static class DeliveryPrint
{
    public static readonly PrintForm PickList = new("delivery", "pick-list", Words.PickList, DrawPickList) { Offered = (services, id, ct) => Ships(services, id).AnyAsync(d => d.SupplierId == null, ct) };

    public static readonly PrintForm Request = new("delivery", "shipping-request", Words.ShippingRequest, DrawRequest)
    {
        For = PaperFor.Party((services, id) => Ships(services, id).Where(d => d.SupplierId != null).Select(d => d.SupplierId!.Value)),
        Offered = (services, id, ct) => Ships(services, id).AnyAsync(d => d.SupplierId != null, ct),
    };

    public static readonly PrintForm Note = new("delivery", "delivery-note", Words.DeliveryNote, DrawNote)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().Deliveries.Where(d => d.Id == new Id<Delivery>(id)).Select(d => d.CustomerId)),
    };

    private static async Task<Sheet?> DrawPickList(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<DeliveryReading>().Of(new(id), ct) is not { Warehouse: { } warehouse } read)
            return null;
        var (delivery, culture) = (read.Delivery, language.Culture);
        var letter = new Letter
        {
            Title = Words.PickList, Number = delivery.Number, Date = delivery.Date, Language = language, Recipient = warehouse.Names.In(language),
            Facts = [(Words.DeliveryDate, Letter.Day(delivery.Date, language)), (Words.OurOrder, delivery.OrderNumber), (Words.ShipTo, delivery.ShipToName)],
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

    private static IQueryable<Delivery> Ships(IServiceProvider services, long id) => services.GetRequiredService<SalesDb>().Deliveries.Where(d => d.Id == new Id<Delivery>(id));

    /// <summary>What was asked for, whatever was shipped since. No price of ours stands on it, nor what the supplier charges: that is between two other papers.</summary>
    private static async Task<Sheet?> DrawRequest(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<DeliveryReading>().Of(new(id), ct) is not { Delivery: { SupplierId: { } supplier } delivery })
            return null;
        var (db, culture) = (services.GetRequiredService<SalesDb>(), language.Culture);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(supplier), ct);
        var receiver = await services.GetRequiredService<PartyLookup>().Card(new(delivery.ShipToId), ct);
        var phone = await db.All.Set<Party>().Where(p => p.Id == new Id<Party>(delivery.ShipToId)).Select(p => p.Phone).SingleOrDefaultAsync(ct);
        var named = await services.GetRequiredService<ItemLookup>().Naming(delivery.Lines.Select(l => l.ItemId), supplier, language, ct);
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var shipTo = string.Join('\n', new[] { $"{delivery.ShipToName} {receiver?.Honorific}".TrimEnd(), delivery.Address, phone ?? "" }.Where(l => l.Length > 0));
        var letter = new Letter
        {
            Title = Words.ShippingRequest, Number = delivery.Number, Date = delivery.WantedOn ?? delivery.Date, Language = language,
            Recipient = $"{delivery.SupplierName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Office) ?? [],
            Facts = [(Words.WantedOn, Letter.Day(delivery.WantedOn ?? delivery.Date, language)), (Words.OurOrder, delivery.OrderNumber)],
            Opening = PleaseShip,
            Body =
            [
                new Beside(
                    new Side(1, new Paragraph(Words.ShipTo.In(language), TextStyle.Strong), new Space(2), new Paragraph(shipTo)),
                    new Side(1, new Paragraph(InTheNameOf.In(language), TextStyle.Strong), new Space(2), new Paragraph(head.Company.SignsAs))),
                new Space(10),
                new Table(
                    [new("No.", Align.Right, Width: 26), new(Words.Item.In(language), Share: 2), new(Words.Quantity.In(language), Align.Right, Width: 100)],
                    delivery.Lines.Select(l => new TableRow([l.Position.ToString(culture), $"{l.ItemCode}  {named(l.ItemId, l.ItemName)}", l.AskedFor.ToString(null, culture)]))),
                .. delivery.Wishes.Length > 0 ? new Block[] { new Space(10), new Paragraph($"{Words.Wishes.In(language)}\n{delivery.Wishes}", TextStyle.Strong) } : [],
                .. delivery.Note.Length > 0 ? new Block[] { new Space(10), new Paragraph(delivery.Note) } : [],
                new Space(12),
                new Paragraph(NoPrices.In(language)),
            ],
        };
        return new(letter.From(head), Final: delivery.State != DeliveryState.Cancelled);
    }

    private static async Task<Sheet?> DrawNote(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<DeliveryReading>().Of(new(id), ct) is not { } read)
            return null;
        var (delivery, culture) = (read.Delivery, language.Culture);
        var reference = await services.GetRequiredService<SalesDb>().Orders.Where(o => o.Id == delivery.OrderId).Select(o => o.Reference).SingleAsync(ct);
        var receiver = await services.GetRequiredService<PartyLookup>().Card(new(delivery.ShipToId), ct);
        var named = await services.GetRequiredService<ItemLookup>().Naming(delivery.Lines.Select(l => l.ItemId), delivery.CustomerId, language, ct);
        var lots = delivery.Lines.ToDictionary(l => l.Id, l => string.Join(", ", delivery.Picks.Where(p => p.LineId == l.Id && !p.Taken.IsZero).Select(p => read.LotOf(p)?.Code).Append(l.Lots.Length > 0 ? l.Lots : null).OfType<string>().Distinct()));
        var letter = new Letter
        {
            Title = delivery.State == DeliveryState.Shipped ? Words.DeliveryNote : Draft, Number = delivery.Number, Date = delivery.Date, Language = language,
            Recipient = $"{delivery.ShipToName} {receiver?.Honorific}".TrimEnd(), Address = delivery.Address.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Facts = [(Words.DeliveryDate, Letter.Day(delivery.Date, language)), (Words.OurOrder, delivery.OrderNumber), .. reference.Length > 0 ? new[] { (Words.YourOrder, reference) } : [], (Words.Carrier, delivery.Carrier), (Words.Tracking, delivery.Tracking), (Words.Parcels, delivery.Parcels?.ToString(culture) ?? "")],
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

    private static readonly Text PleaseShip = new("下記の品を、当社名にて下記納品先へ直送くださいますようお願いいたします。", "请将下列货物以我公司名义直接发往下述收货方。", "Please ship the goods below straight to the following address, in our name.");
    private static readonly Text InTheNameOf = new("荷送人（伝票の差出人名）", "发货人（单据署名）", "Sender, as the papers say");
    private static readonly Text NoPrices = new("貴社の納品書・請求書など、金額の分かる書類は同梱しないでください。出荷後、出荷日・数量・ロット番号・運送会社・送り状番号をお知らせください。",
        "请勿随货附上贵公司的送货单、发票等载有金额的单据。发货后，请告知发货日期、数量、批次号、承运商及运单号。",
        "Enclose no paper of yours that shows a price. Once shipped, please tell us the day, quantities, lot numbers, carrier and tracking number.");
    private static readonly Text Draft = new("納品書（案）", "送货单（草稿）", "Delivery note (draft)");
    private static readonly Text Opening = new("下記のとおり納品いたします。", "兹送上下列货物，请查收。", "We deliver the goods listed below.");
}
