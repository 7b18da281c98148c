using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Finance;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print;
using Musubi.Print.Blocks;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>The offer a customer gets (見積書 / 报价单): options each under its name, extras apart, and what each comes to. A draft prints as such and is not kept.</summary>
internal static class QuotePrint
{
    public static readonly PrintForm Form = new(QuoteApproval.OfKind, "quotation", QuoteWords.Paper, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().Quotes.Where(q => q.Id == new Id<Quote>(id)).Select(q => q.CustomerId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<SalesDb>();
        if (await db.QuoteWhole(new(id), ct) is not { } quote)
            return null;
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(quote.CustomerId), ct);
        var standard = await TradeTable.ReducedBelow(services, head, quote.Date, ct);
        var parties = services.GetRequiredService<PartyLookup>();
        var customer = await parties.Card(new(quote.CustomerId), ct);
        var payer = customer?.BillingParty is { } other ? await parties.Card(other, ct) : customer;
        var named = await services.GetRequiredService<ItemLookup>().Naming(quote.Lines.Select(l => l.ItemId), quote.CustomerId, language, ct);
        return new(Paper(quote, Lines(quote, named, language), party, payer?.Terms.InWords().In(language) ?? "", standard, language).From(head), Final: quote.State is not (QuoteState.Draft or QuoteState.Waiting));
    }

    private static Letter Paper(Quote quote, IReadOnlyList<TradeTable.Line> lines, Party? party, string terms, decimal standard, Language language)
    {
        var draft = quote.State is QuoteState.Draft or QuoteState.Waiting;
        IReadOnlyList<Block> body = [.. quote.HasAlternatives ? Alternatives(quote, lines, standard, language) : Plain(quote, lines, standard, language), .. quote.Note.Length > 0 ? new Block[] { new Space(10), new Paragraph(quote.Note) } : []];
        return new()
        {
            Title = draft ? Draft : Form.Name, Number = quote.Number, Date = quote.Date, Language = language, Recipient = $"{quote.CustomerName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Office) ?? [],
            Facts =
            [
                (QuoteWords.Date, Letter.Day(quote.Date, language)), (QuoteWords.ValidUntil, Letter.Day(quote.ValidUntil, language)),
                (Words.Needed, quote.Needed is { } needed ? Letter.Day(needed, language) : ""), (QuoteWords.Reference, quote.Reference), (PaymentTerms, terms), (OurContact, quote.OwnerId > 0 ? quote.OwnerName : ""),
            ],
            Opening = draft ? null : Offered, Figure = quote.HasAlternatives ? null : (AmountOffered, quote.Total.ToString(null, language.Culture)), Body = body,
        };
    }

    private static IReadOnlyList<Block> Plain(Quote quote, IReadOnlyList<TradeTable.Line> lines, decimal standard, Language language)
    {
        var totals = OrderTotals.Of(quote.Lines.Where(l => l.Part == QuotePart.Always).Select(l => OrderTotals.Taxable(l.TaxCategory, Rate.OfFraction(l.TaxRate), l.Net)), quote.Total.Currency);
        return TradeTable.Of(lines, [.. totals.Taxes.Select(t => new TradeTable.TaxLine(t.Rate.Fraction, t.Net, t.Tax) { Category = t.Category })], quote.Net, quote.Tax, standard, language);
    }

    private static IReadOnlyList<Block> Alternatives(Quote quote, IReadOnlyList<TradeTable.Line> lines, decimal standard, Language language) =>
    [
        TradeTable.LinesOf(lines, standard, language), new Space(4), TradeTable.LegendOf(lines, standard, language), new Space(8),
        new Paragraph(TotalsOfOptions.In(language), TextStyle.Strong), new Space(4),
        new Table([new(QuoteWords.Option.In(language)), new(Words.Net.In(language), Align.Right, Width: 96), new(Words.Tax.In(language), Align.Right, Width: 96), new(WithTax.In(language), Align.Right, Width: 110)],
            quote.Options.Select(o => new TableRow([QuoteWords.Of(o.Part, o.Name).In(language), o.Net.Figures(language.Culture), o.Tax.Figures(language.Culture), o.Total.Figures(language.Culture)]))),
    ];

    /// <summary>Under the heading of the part they belong to, where there is more than one.</summary>
    private static IReadOnlyList<TradeTable.Line> Lines(Quote quote, Func<long, string, string> named, Language language)
    {
        var parts = quote.Lines.GroupBy(l => l.Part).OrderBy(g => g.Key).ToList();
        return
        [
            .. parts.SelectMany(part => part.OrderBy(l => l.Position).Select((l, i) => new TradeTable.Line($"{l.ItemCode}  {named(l.ItemId, l.ItemName)}", l.Quantity, l.UnitPrice, l.TaxRate, l.Net)
            {
                Category = l.TaxCategory, Heading = i == 0 && parts.Count > 1 ? HeadingOf(quote, part.Key, language) : null,
            })),
        ];
    }

    private static string HeadingOf(Quote quote, QuotePart part, Language language) => part switch
    {
        QuotePart.Always => quote.HasAlternatives ? QuoteWords.AlwaysIn.In(language) : Words.Lines.In(language),
        QuotePart.Extra => $"{QuoteWords.Extras.In(language)} ({QuoteWords.NotIncluded.In(language)})",
        _ => QuoteWords.Of(part, quote.Options.Find(o => o.Part == part)?.Name ?? "").In(language),
    };

    private static readonly Text Draft = new("見積書（案）", "报价单（草稿）", "Quotation (draft)");
    private static readonly Text Offered = new("下記のとおりお見積り申し上げます。ご検討のほどよろしくお願いいたします。", "感谢您的询价，现报价如下，敬请惠顾。", "Thank you for your inquiry. We are pleased to offer as follows.");
    private static readonly Text AmountOffered = new("お見積金額（税込）", "报价金额（含税）", "Total offered, tax included");
    private static readonly Text TotalsOfOptions = new("案ごとのお見積金額（いずれか一つをお選びください）", "各方案报价金额（请选择其一）", "What each option comes to (please choose one)");
    private static readonly Text WithTax = new("税込合計", "含税合计", "With tax");
    private static readonly Text PaymentTerms = new("支払条件", "付款条件", "Payment terms");
    private static readonly Text OurContact = new("担当", "联系人", "Our contact");
}
