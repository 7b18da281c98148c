using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Sales.Returns;

/// <summary>The return slip (返品伝票): announced, it goes into the customer's parcel; once the goods are in, it says what came.</summary>
internal static class ReturnPrint
{
    public static readonly PrintForm Slip = new("sales_return", "return-slip", ReturnWords.Slip, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().Returns.Where(r => r.Id == new Id<SalesReturn>(id)).Select(r => r.CustomerId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        if (await services.GetRequiredService<ReturnReading>().Of(new(id), ct) is not { } read)
            return null;
        var (made, culture) = (read.Return, language.Culture);
        var customer = await services.GetRequiredService<PartyLookup>().Card(new(made.CustomerId), ct);
        var came = made.ReceivedOn is not null;
        var named = await services.GetRequiredService<ItemLookup>().Naming(made.Lines.Select(l => l.ItemId), made.CustomerId, language, ct);
        var lots = made.Lines.ToDictionary(l => l.Id, l => string.Join(", ", made.Parts.Where(p => p.LineId == l.Id).Select(p => read.LotOf(p)?.Code).Where(c => c is not null).Distinct()));
        var letter = new Letter
        {
            Title = ReturnWords.Slip, Number = made.Number, Date = made.ReceivedOn ?? made.Date, Language = language, Recipient = $"{made.CustomerName} {customer?.Honorific}".TrimEnd(),
            Facts =
            [
                (ReturnWords.AnnouncedOn, Letter.Day(made.Date, language)), (Words.DeliveryNote, made.DeliveryNumber), (Words.OurOrder, made.OrderNumber), (ReturnWords.Reason, ReturnWords.Of(made.Reason).In(language)), (ReturnWords.BroughtBy, made.BroughtBy),
                .. came ? new[] { (ReturnWords.ReceivedDay, Letter.Day(made.ReceivedOn!.Value, language)) } : [],
            ],
            Opening = came ? CameIn : SendUs,
            Body =
            [
                new Table(
                    [new("No.", Align.Right, Width: 26), new(Words.Item.In(language), Share: 2), new(Words.Lot.In(language), Width: 110), new(ReturnWords.ToReturn.In(language), Align.Right, Width: 90)],
                    made.Lines.Where(l => !l.Quantity.IsZero).Select(l => new TableRow([l.Position.ToString(culture), $"{l.ItemCode}  {named(l.ItemId, l.ItemName)}", lots[l.Id], l.Quantity.ToString(null, culture)]))),
                .. made.Said.Length > 0 ? new Block[] { new Space(10), new Paragraph(made.Said) } : [],
                .. made.Findings.Length > 0 ? new Block[] { new Space(10), new Paragraph($"{ReturnWords.Findings.In(language)}  {made.Findings}") } : [],
                new Space(10), new Paragraph($"{read.Warehouse.Names.In(language)}"),
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: made.State == ReturnState.Closed);
    }

    private static readonly Text SendUs = new("下記の返品を承りました。この伝票を同梱のうえ、下記の倉庫へお送りください。", "兹接受下列退货，请随货附上本单寄至下列仓库。", "We accept the return below. Put this slip into the parcel and send it to the warehouse named below.");
    private static readonly Text CameIn = new("下記の返品を受け入れました。", "下列退货已收到。", "We have received the goods below.");
}
