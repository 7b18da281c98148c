using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Finance;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print.Blocks;

namespace Musubi.Sales.Orders;

/// <summary>The confirmation a customer gets of its order (注文請書 / 订单确认书). A draft prints as such and is not kept.</summary>
internal static class OrderPrint
{
    public static readonly PrintForm Form = new("sales_order", "confirmation", new("注文請書", "订单确认书", "Order confirmation"), Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<SalesDb>().Orders.Where(o => o.Id == new Id<SalesOrder>(id)).Select(o => o.CustomerId)),
        Edition = (services, id, ct) => services.GetRequiredService<SalesDb>().Orders.Where(o => o.Id == new Id<SalesOrder>(id)).Select(o => o.Edition).SingleOrDefaultAsync(ct),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<SalesDb>();
        if (await db.OrderWithLines(new(id), ct) is not { } order)
            return null;
        var head = await services.GetRequiredService<CompanyProfile>().Letterhead(ct);
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(order.CustomerId), ct);
        var standard = await TradeTable.ReducedBelow(services, head, order.Date, ct);
        var changed = await db.OrderChanges.Where(c => c.OrderId == order.Id && c.Number == order.Edition).Select(c => (DateOnly?)c.Date).SingleOrDefaultAsync(ct);
        var named = await services.GetRequiredService<ItemLookup>().Naming(order.Lines.Select(l => l.ItemId), order.CustomerId, language, ct);
        return new(Paper(order, party, standard, changed, named, language).From(head), Final: SalesOrder.IsPromised(order.State)) { Edition = order.Edition };
    }

    private static Letter Paper(SalesOrder order, Party? party, decimal standard, DateOnly? changed, Func<long, string, string> named, Language language)
    {
        var taxes = OrderTotals.Of(order.Lines.Select(l => OrderTotals.Taxable(l.TaxCategory, Rate.OfFraction(l.TaxRate), l.Net)), order.Currency).Taxes;
        var body = TradeTable.Of([.. order.Lines.Select(l => new TradeTable.Line($"{l.ItemCode}  {named(l.ItemId, l.ItemName)}", l.Quantity, l.UnitPrice, l.TaxRate, l.Net) { Category = l.TaxCategory })],
            [.. taxes.Select(t => new TradeTable.TaxLine(t.Rate.Fraction, t.Net, t.Tax) { Category = t.Category })], order.Net, order.Tax, standard, language);
        return new()
        {
            Title = SalesOrder.IsPromised(order.State) ? Form.Name : Draft, Number = changed is null ? order.Number : $"{order.Number} {Words.Edition.With(order.Edition).In(language)}", Date = changed ?? order.Date, Language = language,
            Recipient = $"{order.CustomerName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Office) ?? [],
            Facts = [(Words.Date, Letter.Day(order.Date, language)), (Words.ChangedOn, changed is { } day ? Letter.Day(day, language) : ""), (Words.Needed, order.Needed is { } wanted ? Letter.Day(wanted, language) : Words.AsSoonAsPossible.In(language)), .. order.Reference.Length > 0 ? new[] { (Words.YourOrder, order.Reference) } : []],
            Opening = !SalesOrder.IsPromised(order.State) ? null : changed is null ? Thanks : Changed, Figure = (AmountOrdered, order.Total.ToString(null, language.Culture)),
            Body = order.Note.Length > 0 ? [.. body, new Space(10), new Paragraph(order.Note)] : body,
        };
    }

    private static readonly Text Draft = new("注文請書（案）", "订单确认书（草稿）", "Order confirmation (draft)");
    private static readonly Text Thanks = new("ご注文ありがとうございます。下記のとおり承りました。", "感谢您的订购，现确认如下。", "Thank you for your order, which we confirm as follows.");
    private static readonly Text Changed = new("ご注文の変更を下記のとおり承りました。本書は従前の注文請書に代わるものです。", "您的订单变更已确认如下，本书取代此前的订单确认书。", "We confirm your order as changed. This takes the place of our earlier confirmation.");
    private static readonly Text AmountOrdered = new("ご注文金額（税込）", "订单金额（含税）", "Order total, tax included");
}
