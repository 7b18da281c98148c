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
/// The credit note on paper (適格返還請求書): issuer and registration number, its date and that of the supply it takes back, what is credited, amount and tax per rate.
/// [消費税法57条の4第3項]
/// </summary>
internal static class CreditNotePrint
{
    public static readonly PrintForm Form = new("credit_note", "credit-note", Qualified, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<FinanceDb>().CreditNotes.Where(n => n.Id == new Id<CreditNote>(id)).Select(n => n.PartyId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        if (await db.CreditNotes.AsNoTracking().Include(n => n.Lines.OrderBy(l => l.Position)).Include(n => n.Taxes.OrderBy(t => t.Id)).AsSplitQuery().SingleOrDefaultAsync(n => n.Id == new Id<CreditNote>(id), ct) is not { } note)
            return null;
        var invoiced = await db.Invoices.Where(i => i.Id == note.InvoiceId).Select(i => i.Date).SingleAsync(ct);
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(note.PartyId), ct);
        var named = await services.GetRequiredService<ItemLookup>().Describing(note.Lines.Select(l => l.Description), note.PartyId, language, ct);
        var goods = await services.GetRequiredService<CreditedGoods>().Of(note, ct);
        var letter = new Letter
        {
            Title = head.Company.TaxNumber.Length > 0 ? Qualified : Plain, Number = note.Number, Date = note.Date, Language = language, Recipient = $"{note.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts = [(Words.Date, Letter.Day(note.Date, language)), (InvoiceNumber, note.InvoiceNumber), (Words.InvoiceDate, Letter.Day(invoiced, language)), (Words.Reason, note.Reason)],
            Figure = (AmountCredited, note.Total.ToString(null, language.Culture)),
            Body = TradeTable.OfAmounts([.. note.Lines.Select(l => (named(l.Description), goods[l.Id].Quantity, goods[l.Id].Billed.UnitPrice, l.TaxCategory, l.TaxRate, l.Net))], [.. note.Taxes.Select(t => new TradeTable.TaxLine(t.Rate, -t.Net, -t.Tax) { Category = t.Category })],
                note.Net, note.Tax, await TradeTable.ReducedBelow(services, head, invoiced, ct), language),
        };
        return new(letter.From(head), Final: true);
    }

    // A 红字发票 is issued through the tax office; this paper is none. Who is not registered issues no 適格返還請求書.
    private static Text Qualified => new("適格返還請求書", "红字账单", "Credit note");
    private static readonly Text Plain = new("返還請求書", "红字账单", "Credit note");
    private static readonly Text InvoiceNumber = new("元の請求書番号", "原账单编号", "Invoice number");
    private static readonly Text AmountCredited = new("返還金額（税込）", "贷记金额（含税）", "Amount credited, tax included");
}
