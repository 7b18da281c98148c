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
        var item = await db.Items.AsNoTracking().SingleAsync(i => i.Id == payment.ItemId, ct);
        var received = payment.Direction == PaymentDirection.Received;
        var title = received ? Receipt : Advice;
        var parts = Parts(payment, item);
        var letter = new Letter
        {
            Title = payment.IsReversed ? Void.With(title) : title, Number = payment.Number, Date = payment.Date, Language = language, Recipient = $"{payment.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts = [(received ? ReceivedOn : PaidOn, Letter.Day(payment.Date, language)), (Words.Reference, payment.Reference)],
            Opening = received ? Received : Paid, Figure = (received ? AmountReceived : AmountPaid, payment.Amount.ToString(null, language.Culture)),
            Body =
            [
                new Paragraph(Purpose(payment, settled).In(language)), new Space(10),
                .. parts.Count == 0 ? Array.Empty<Block>() :
                [
                    new Table([new(Breakdown.In(language)), new(Words.Amount.In(language), Align.Right, Width: 100)],
                        parts.Select(p => new TableRow([p.Name.In(language), p.Amount.Figures(language.Culture)], p.IsTotal ? RowTone.Total : RowTone.Plain))),
                    new Space(10),
                ],
                .. settled.Count == 0 ? Array.Empty<Block>() :
                [
                    new Table([new(Words.Document.In(language)), new(Words.Number.In(language)), new(Words.Amount.In(language), Align.Right, Width: 100)],
                        settled.Select(s => new TableRow([Words.KindOf(s.With.Kind).In(language), s.With.Number, s.Allocation.Amount.Figures(language.Culture)]))),
                ],
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: !payment.IsReversed);
    }

    /// <summary>What it was for (但し書き): the documents it settles, the first of them by number; what settles nothing was paid ahead.</summary>
    internal static Text Purpose(Payment payment, IReadOnlyList<Counterpart> settled)
    {
        if (settled.Count == 0)
            return payment.Direction == PaymentDirection.Received ? ForAdvance : ForAdvancePaid;
        var named = settled.Take(MostNamed).Select(s => new Text("{0} {1}", "{0}{1}", "{0} {1}").With(Words.KindOf(s.With.Kind), s.With.Number)).ToList();
        var listed = new Text(string.Join('、', named.Select(n => n.Ja)), string.Join('、', named.Select(n => n.Zh)), string.Join(", ", named.Select(n => n.En)));
        return settled.Count > MostNamed ? ForMore.With(listed, settled.Count - MostNamed) : For.With(listed);
    }

    /// <summary>How what was paid comes to what it settles: fee, discount and difference that count as paid, and what of it settles nothing yet. Nothing where it is all the same.</summary>
    internal static IReadOnlyList<(Text Name, Money Amount, bool IsTotal)> Parts(Payment payment, OpenItem item)
    {
        var received = payment.Direction == PaymentDirection.Received;
        var parts = new List<(Text Name, Money Amount, bool IsTotal)>();
        // Of a payment made the fee is between us and the bank.
        Add(Words.Fee, received ? payment.Fee : Money.Zero(payment.Fee.Currency));
        Add(Words.Discount, payment.Discount);
        Add(Adjustment, payment.WriteOff);
        if (parts.Count > 0)
        {
            parts.Insert(0, (received ? Words.ReceivedAmount : Words.PaidAmount, payment.Amount, false));
            parts.Add((received ? CountsAsPaid : CountsAsPaidThere, payment.Total, true));
        }
        if (!payment.IsReversed && item.IsOpen)
            parts.Add((received ? OnAccountHere : OnAccountThere, item.Remaining.Abs(), false));
        return parts;

        void Add(Text name, Money amount)
        {
            if (!amount.IsZero)
                parts.Add((name, amount, false));
        }
    }

    private const int MostNamed = 3;
    private static readonly Text For = new("但し、{0} の代金として", "事由：{0}的货款", "For {0}");
    private static readonly Text ForMore = new("但し、{0} ほか{1}件の代金として", "事由：{0}等的货款（另{1}张）", "For {0} and {1} more");
    private static readonly Text ForAdvance = new("但し、前受金として", "事由：预收款", "For goods and services to come, paid ahead");
    private static readonly Text ForAdvancePaid = new("但し、前払金として", "事由：预付款", "For goods and services to come, paid ahead");
    private static readonly Text Breakdown = new("内訳", "明细", "Made up of");
    private static readonly Text CountsAsPaid = new("ご請求への充当額", "冲抵账单金额", "Settles of your invoices");
    private static readonly Text CountsAsPaidThere = new("貴社請求への充当額", "冲抵贵方账单金额", "Settles of your bills");
    private static readonly Text OnAccountHere = new("うち前受金（未充当）", "其中预收款（未核销）", "Of which on your account with us");
    private static readonly Text OnAccountThere = new("うち前払金（未充当）", "其中预付款（未核销）", "Of which on our account with you");
    private static readonly Text AmountReceived = new("領収金額", "收款金额", "Amount received");
    private static readonly Text AmountPaid = new("お支払金額", "付款金额", "Amount paid");

    // Between us and our books it is a small difference, or a bad debt; the other side reads that it adds up.
    private static readonly Text Adjustment = new("調整額", "调整额", "Adjustment");
    private static readonly Text Receipt = new("領収書", "收款收据", "Receipt");
    private static readonly Text Advice = new("支払通知書", "付款通知书", "Payment advice");
    private static readonly Text Void = new("{0}（取消済）", "{0}（已作废）", "{0} (taken back)");
    private static readonly Text PaidOn = new("支払日", "付款日期", "Paid on");
    private static readonly Text Paid = new("下記のとおりお支払いいたしました。", "兹将下列款项付讫。", "We have paid the following.");
    private static readonly Text ReceivedOn = new("領収日", "收款日期", "Received on");
    private static readonly Text Received = new("下記のとおり領収いたしました。", "兹收到下列款项。", "We have received the following with thanks.");
}
