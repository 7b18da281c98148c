using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print.Blocks;

namespace Musubi.Finance.Receivables;

/// <summary>
/// The invoice on paper. It bears what a qualified invoice must: issuer and registration number, date of the supply, what was supplied with reduced-rate lines marked,
/// the consideration and the tax per rate, the recipient. [消費税法57条の4] In yuan also the total in capital numerals.
/// </summary>
internal static class InvoicePrint
{
    public static readonly PrintForm Form = new("invoice", "invoice", Words.Invoice, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<FinanceDb>().Invoices.Where(i => i.Id == new Id<Invoice>(id)).Select(i => i.PartyId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        if (await db.InvoiceWithLines(new(id), ct) is not { } invoice)
            return null;
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(invoice.PartyId), ct);
        var standard = await TradeTable.ReducedBelow(services, head, invoice.Date, ct);
        var named = await services.GetRequiredService<ItemLookup>().Describing(invoice.Lines.Select(l => l.Description), invoice.PartyId, language, ct);
        return new(Paper(invoice, party, standard, named, language).From(head), Final: true);
    }

    private static Letter Paper(Invoice invoice, Party? party, decimal standard, Func<string, string> named, Language language)
    {
        var body = TradeTable.Of([.. invoice.Lines.Select(l => new TradeTable.Line(named(l.Description), l.Quantity, l.UnitPrice, l.TaxRate, l.Net) { Category = l.TaxCategory })],
            [.. invoice.Taxes.Select(t => new TradeTable.TaxLine(t.Rate, t.Net, t.Tax) { Category = t.Category })], invoice.Net, invoice.Tax, standard, language);
        return new()
        {
            Title = Title, Number = invoice.Number, Date = invoice.Date, Language = language, Recipient = $"{invoice.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts =
            [
                (Words.InvoiceDate, Letter.Day(invoice.Date, language)),
                .. invoice is { SuppliedFrom: { } from, SuppliedTo: { } to } ? new[] { (Words.SupplyDate, Letter.Days(from, to, language)) } : [],
                (Words.Due, Letter.Day(invoice.Due, language)), .. invoice.SourceNumber.Length > 0 ? new[] { (SourceOf(invoice.SourceKind), invoice.SourceNumber) } : [],
                .. invoice.Reference.Length > 0 ? new[] { (Words.TheirOrder, invoice.Reference) } : [],
            ],
            AsksToPay = true, Figure = (AmountDue, invoice.Total.ToString(null, language.Culture)),
            Body = invoice.Total.Currency == Currency.CNY ? [.. body, new Space(8), new Facts([(InCapitals.In(language), ChineseCapitals.Write(invoice.Total.Amount))], 0.2f)] : body,
        };
    }

    /// <summary>What it bills, by the paper that the customer has of it.</summary>
    private static Text SourceOf(string kind) => kind switch { "delivery" => DeliveryNote, "sales_order" => OurOrder, _ => Words.Source };

    private static readonly Text DeliveryNote = new("納品書番号", "送货单号", "Delivery note");
    private static readonly Text OurOrder = new("当社受注番号", "我方订单号", "Our order number");

    // A 发票 is issued through the tax office; this paper is none.
    private static readonly Text Title = new("請求書", "账单", "Invoice");
    private static readonly Text AmountDue = new("ご請求金額（税込）", "应付金额（含税）", "Amount due, tax included");
    private static readonly Text InCapitals = new("合計金額（大写）", "价税合计（大写）", "Total in capital numerals");
}
