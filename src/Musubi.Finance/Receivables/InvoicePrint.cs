using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Admin.Companies;
using Musubi.Catalog;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Finance.Receivables;

/// <summary>
/// The invoice on paper. It bears what a qualified invoice must: issuer and registration number, date, what was supplied with reduced-rate lines marked,
/// the consideration and the tax per rate, the recipient. [消費税法57条の4] In Chinese also the total in capital numerals.
/// </summary>
internal static class InvoicePrint
{
    public static readonly PrintForm Form = new("invoice", "invoice", Words.Invoice, Draw);

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        if (await db.InvoiceWithLines(new(id), ct) is not { } invoice)
            return null;
        var company = await services.GetRequiredService<CompanyProfile>().Get(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(invoice.PartyId), ct);
        var standard = (await services.GetRequiredService<TaxRates>().Table(ct)).For(company.Country, TaxCategory.Standard, invoice.Date);
        return new(Paper(invoice, company, party, standard.Ok ? standard.Value : Rate.Zero, language), Final: true);
    }

    internal static PrintDocument Paper(Invoice invoice, Company company, Party? party, Rate standard, Language language)
    {
        string In(Text text) => text.In(language);
        var culture = language.Culture;
        bool Reduced(decimal rate) => company.Country == "JP" && rate > 0 && rate < standard.Fraction;
        var anyReduced = invoice.Lines.Any(l => Reduced(l.TaxRate));
        var registration = company.TaxNumber.Length > 0 ? In(PaperWords.Registration.With(company.TaxNumber)) : "";
        var issuer = company.LegalName.Length > 0 ? company.LegalName : company.Name;

        List<Block> blocks =
        [
            new Paragraph(In(PaperWords.Title), TextStyle.Title),
            new Space(8),
            new Beside(
                new Side(3,
                    new Paragraph($"{invoice.PartyName} {party?.Honorific}".TrimEnd(), new(12f, true)),
                    new Space(3),
                    new Paragraph(string.Join('\n', BillingAddress(party)))),
                new Side(2,
                    new Facts([(In(Words.Number), invoice.Number), (In(Words.InvoiceDate), Day(invoice.Date)), (In(Words.Due), Day(invoice.Due)), (In(Words.Source), invoice.SourceNumber)]),
                    new Space(6),
                    new Paragraph(issuer, TextStyle.Strong),
                    new Paragraph(string.Join('\n', new[] { registration, $"{(company.Country == "JP" && company.PostalCode.Length > 0 ? "〒" : "")}{company.PostalCode} {company.Address}".Trim(), company.Phone, company.Email }.Where(l => l.Length > 0)), TextStyle.Small))),
            new Space(14),
            new Boxed(In(PaperWords.AmountDue), invoice.Total.ToString(null, culture)),
            new Space(10),
            new Table(
                [new(In(Words.Description), Share: 1), new(In(Words.Quantity), Align.Right, Width: 74), new(In(Words.UnitPrice), Align.Right, Width: 72), new(In(Words.TaxRate), Align.Right, Width: 46), new(In(Words.Amount), Align.Right, Width: 84)],
                invoice.Lines.Select(l => new TableRow([l.Description + (Reduced(l.TaxRate) ? " ※" : ""), l.Quantity.ToString(null, culture), l.UnitPrice.ToString("#,0.######", culture), Rate.OfFraction(l.TaxRate).ToString(), l.Net.Figures(culture)]))),
            new Space(8),
            new Beside(
                new Side(1, new Paragraph(anyReduced ? In(PaperWords.ReducedLegend) : "", TextStyle.Small)),
                new Side(1, new Table(
                    [new(In(Words.TaxRate)), new(In(Words.Net), Align.Right), new(In(Words.Tax), Align.Right)],
                    [
                        .. invoice.Taxes.OrderByDescending(t => t.Rate).Select(t => new TableRow([Rate.OfFraction(t.Rate) + (Reduced(t.Rate) ? " ※" : ""), t.Net.Figures(culture), t.Tax.Figures(culture)])),
                        new TableRow([In(Words.Total), invoice.Net.Figures(culture), invoice.Tax.Figures(culture)], RowTone.Total),
                    ]))),
        ];
        if (invoice.Total.Currency == Currency.CNY)
            blocks.AddRange([new Space(8), new Facts([(In(PaperWords.InCapitals), ChineseCapitals.Write(invoice.Total.Amount))], 0.2f)]);
        return new() { Title = $"{In(PaperWords.Title)} {invoice.Number}", Language = language, Made = invoice.Date, Author = issuer, Foot = $"{issuer}  {company.TaxNumber}".TrimEnd(), Blocks = blocks };

        string Day(DateOnly day) => day.ToString(language == Language.English ? "d MMMM yyyy" : "yyyy年M月d日", culture);
    }

    private static IReadOnlyList<string> BillingAddress(Party? party) =>
        (party?.Addresses.FirstOrDefault(a => a.Purpose == AddressPurpose.Billing) ?? party?.Addresses.FirstOrDefault(a => a.Purpose == AddressPurpose.Office) ?? party?.Addresses.FirstOrDefault())?.Lines() ?? [];
}

/// <summary>Words that stand on paper only.</summary>
internal static class PaperWords
{
    public static readonly Text Title = new("請求書", "账单", "Invoice");
    public static readonly Text AmountDue = new("ご請求金額（税込）", "应付金额（含税）", "Amount due, tax included");
    public static readonly Text Registration = new("登録番号 {0}", "税务登记号 {0}", "Tax registration {0}");
    public static readonly Text ReducedLegend = new("※ 軽減税率対象", "※ 适用低税率", "※ taxed at the reduced rate");
    public static readonly Text InCapitals = new("合計金額（大写）", "价税合计（大写）", "Total in capital numerals");
}
