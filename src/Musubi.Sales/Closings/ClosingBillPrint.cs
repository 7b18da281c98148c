using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Finance;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Sales.Closings;

/// <summary>
/// The bill of a closing day on paper: what was owed, paid, carried over and sold, then the deliveries with their lines, and what came in. Where the bill is the invoice it bears what a qualified
/// invoice must: the period, reduced-rate lines marked, consideration and tax per rate. [消費税法57条の4]
/// </summary>
internal static class ClosingBillPrint
{
    public static readonly PrintForm Form = new("closing_bill", "closing-bill", Words.ClosingBill, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().ClosingBills.Where(b => b.Id == new Id<ClosingBill>(id)).Select(b => b.PartyId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<SalesDb>();
        if (await db.ClosingBillWhole(new(id), ct) is not { } bill)
            return null;
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(bill.PartyId), ct);
        var standard = await TradeTable.ReducedBelow(services, head, bill.Closing, ct);
        var named = await services.GetRequiredService<ItemLookup>().Describing(bill.Lines.Select(l => l.Description), bill.PartyId, language, ct);
        var taxes = await services.GetRequiredService<AccountItems>().TaxesOf([.. bill.Documents.Where(d => d.Issued).Select(d => (d.Kind, d.DocumentId))], ct);
        return new(Paper(bill, taxes, party, standard, named, language).From(head), Final: bill.Stands);
    }

    private static Letter Paper(ClosingBill bill, IReadOnlyList<RateTax> taxes, Party? party, decimal standard, Func<string, string> named, Language language)
    {
        var culture = language.Culture;
        return new()
        {
            Title = bill.Stands ? Title : Undone, Number = bill.Number, Date = bill.Closing, Language = language, Recipient = $"{bill.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts = [(Words.Period, Letter.Days(bill.From, bill.Closing, language)), (Words.ClosingDate, Letter.Day(bill.Closing, language)), (Words.Due, Letter.Day(bill.Due, language))],
            Opening = Opening, AsksToPay = bill.Stands, Figure = (AmountDue, bill.Billed.ToString(null, culture)),
            Body =
            [
                Balance(bill, language), new Space(10),
                .. taxes.Count > 0 ? new Block[] { new Beside(new Side(1, Notes(bill, taxes, standard, language)), new Side(1, Taxes(taxes, standard, language))), new Space(10) } : [],
                .. bill.Lines.Count > 0 ? new Block[] { Lines(bill, standard, named, language), new Space(10) } : [],
                .. Documents(Words.OwnDocuments, [.. Others(bill).Where(IsTaxed)], language),
                .. Documents(Words.OtherDocuments, [.. Others(bill).Where(d => !IsTaxed(d))], language),
            ],
        };
    }

    private static Table Balance(ClosingBill bill, Language language)
    {
        var figures = new List<(Text Name, Money Of)> { (Words.PreviousBill, bill.Previous), (Words.PaidSince, bill.Paid), (Words.CarriedOver, bill.Carried), (Words.SalesOfPeriod, bill.Sales), (Words.Tax, bill.Tax), (Words.ThisBill, bill.Billed) };
        if (!bill.Adjusted.IsZero)
            figures.Insert(2, (Words.AdjustedSince, bill.Adjusted));
        return new([.. figures.Select(f => new TableColumn(f.Name.In(language), Align.Right))], [new TableRow([.. figures.Select(f => f.Of.Figures(language.Culture))], RowTone.Total)]);
    }

    /// <summary>Of what this bill invoices: what has an invoice or a credit note of its own is taxed there, and not twice.</summary>
    private static Table Taxes(IReadOnlyList<RateTax> taxes, decimal standard, Language language) => new(
        [new(Words.TaxRate.In(language)), new(Words.Taxable.In(language), Align.Right), new(Words.Tax.In(language), Align.Right)],
        taxes.Select(t => new TableRow([t.Category.At(t.Rate).In(language) + Mark(t.Rate.Fraction, standard), t.Net.Figures(language.Culture), t.Tax.Figures(language.Culture)])));

    private static Paragraph Notes(ClosingBill bill, IReadOnlyList<RateTax> taxes, decimal standard, Language language) => new(string.Join('\n', new[]
    {
        taxes.Any(t => Mark(t.Rate.Fraction, standard).Length > 0) ? ReducedLegend : null,
        Others(bill).Exists(IsTaxed) ? OwnTaxLegend : null,
    }.OfType<Text>().Select(t => t.In(language))), TextStyle.Small);

    /// <summary>The lines under the delivery that brought them. Where each slip is the invoice, its tax and total stand below it.</summary>
    private static Table Lines(ClosingBill bill, decimal standard, Func<string, string> named, Language language)
    {
        var culture = language.Culture;
        var rows = new List<TableRow>();
        foreach (var slip in bill.Lines.GroupBy(l => (l.DeliveryId, l.DeliveryNumber, l.DeliveryDate, l.InvoiceId)))
        {
            rows.Add(new([$"{Letter.Day(slip.Key.DeliveryDate, language)}  {slip.Key.DeliveryNumber}", "", "", "", ""], RowTone.Group));
            rows.AddRange(slip.Select(l => new TableRow([TradeTable.Marked(named(l.Description), Mark(l.TaxRate, standard)), l.Quantity.ToString(null, culture), TradeTable.PriceOf(l.UnitPrice, l.Net.Currency, language), TradeTable.RateOf(l.TaxRate, l.TaxCategory).In(language), l.Net.Figures(culture)], Indent: 1)));
            if (bill.TaxUnit == TaxUnit.Slip && bill.Documents.Find(d => d.Kind == ItemKind.Invoice && d.DocumentId == slip.Key.InvoiceId) is { } invoice)
                rows.Add(new([$"{Words.SlipTotal.In(language)}  {invoice.Number}", "", Words.Tax.In(language), invoice.Tax.Figures(culture), invoice.Amount.Figures(culture)], RowTone.Total));
        }
        return new([new(Words.Item.In(language)), new(Words.Quantity.In(language), Align.Right, Width: 74), new(Words.UnitPrice.In(language), Align.Right, Width: 72), new(Words.TaxRate.In(language), Align.Right, Width: bill.Lines.Exists(l => l.TaxCategory is TaxCategory.Zero) ? 84 : 52), new(Words.Amount.In(language), Align.Right, Width: 84)], rows);
    }

    private static List<ClosingBillDocument> Others(ClosingBill bill) => [.. bill.Documents.Where(d => !d.Before && !d.Issued)];

    /// <summary>Has an invoice or a credit note of its own.</summary>
    private static bool IsTaxed(ClosingBillDocument document) => document.Kind is ItemKind.Invoice or ItemKind.CreditNote;

    private static IEnumerable<Block> Documents(Text title, List<ClosingBillDocument> documents, Language language) =>
        documents.Count == 0 ? [] : [new Paragraph(title.In(language), TextStyle.Strong), new Space(3), Documents(documents, language), new Space(10)];

    private static Table Documents(List<ClosingBillDocument> documents, Language language) => new(
        [new(Words.DocumentDate.In(language), Width: 96), new(Words.Documents.In(language)), new(Words.DocumentNumber.In(language), Width: 110), new(Words.Amount.In(language), Align.Right, Width: 84)],
        documents.Select(d => new TableRow([Letter.Day(d.Date, language), AccountItems.KindOf(d.Kind).In(language), d.Number, d.Amount.Figures(language.Culture)])));

    private static string Mark(decimal rate, decimal standard) => rate > 0 && rate < standard ? " ※" : "";

    private static readonly Text Title = new("請求書", "对账单", "Statement and invoice");
    private static readonly Text Undone = new("請求書（締め解除済）", "对账单（已撤销）", "Statement and invoice (undone)");
    private static readonly Text Opening = new("下記のとおりご請求申し上げます。", "兹按下列明细与贵司结算，请核对并付款。", "Please find below what we bill for the period.");
    private static readonly Text AmountDue = new("今回ご請求額（税込）", "本期应付金额（含税）", "Amount due, tax included");
    private static readonly Text OwnTaxLegend = new("個別の請求書・赤伝の消費税は、それぞれの書面に記載しています。", "单独开具的账单、红字账单的税额载于各自单据。", "The tax of invoices and credit notes of their own stands on them.");
    private static readonly Text ReducedLegend = new("※ 軽減税率対象", "※ 适用优惠税率", "※ taxed at the reduced rate");
}
