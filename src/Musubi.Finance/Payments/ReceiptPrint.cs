using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties;
using Musubi.Parties.Register;
using Musubi.Print;
using Musubi.Print.Blocks;

namespace Musubi.Finance.Payments;

/// <summary>
/// The receipt for money received (領収書 / 收款收据), the advice of money paid (支払通知書 / 付款通知书): how much, when, and for which documents. As a file a receipt bears
/// no stamp duty, which is on paper. [印紙税法2条, 別表第一17号]
/// </summary>
internal static class ReceiptPrint
{
    public static readonly PrintForm Form = new("payment", "receipt", new("領収書・支払通知書", "收款收据・付款通知书", "Receipt or payment advice"), Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<FinanceDb>().Payments.Where(p => p.Id == new Id<Payment>(id)).Select(p => p.PartyId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        if (await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new Id<Payment>(id), ct) is not { } payment)
            return null;
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(payment.PartyId), ct);
        var settled = (await services.GetRequiredService<PartyItems>().Of(payment.ItemId, ct)).Where(c => !c.Undone).ToList();
        var received = payment.Direction == PaymentDirection.Received;
        var title = received ? Receipt : Advice;
        var letter = new Letter
        {
            Title = payment.IsReversed ? Void.With(title) : title, Number = payment.Number, Date = payment.Date, Language = language, Recipient = $"{payment.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts = [(received ? ReceivedOn : PaidOn, Letter.Day(payment.Date, language)), (Words.Reference, payment.Reference)],
            Opening = received ? Received : Paid, Figure = (title, payment.Amount.ToString(null, language.Culture)),
            Body = settled.Count == 0 ? [] :
            [
                new Table([new(Words.Document.In(language)), new(Words.Number.In(language)), new(Words.Amount.In(language), Align.Right, Width: 100)],
                    settled.Select(s => new TableRow([Words.KindOf(s.With.Kind).In(language), s.With.Number, s.Allocation.Amount.Figures(language.Culture)]))),
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: !payment.IsReversed);
    }

    private static readonly Text Receipt = new("領収書", "收款收据", "Receipt");
    private static readonly Text Advice = new("支払通知書", "付款通知书", "Payment advice");
    private static readonly Text Void = new("{0}（取消済）", "{0}（已作废）", "{0} (taken back)");
    private static readonly Text PaidOn = new("支払日", "付款日期", "Paid on");
    private static readonly Text Paid = new("下記のとおりお支払いいたしました。", "兹将下列款项付讫。", "We have paid the following.");
    private static readonly Text ReceivedOn = new("領収日", "收款日期", "Received on");
    private static readonly Text Received = new("下記のとおり領収いたしました。", "兹收到下列款项。", "We have received the following with thanks.");
}
