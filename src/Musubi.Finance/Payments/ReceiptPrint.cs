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

/// <summary>The receipt for money received (領収書 / 收款收据): what came in, when, and for which documents. As a file it bears no stamp duty, which is on paper. [印紙税法2条, 別表第一17号]</summary>
internal static class ReceiptPrint
{
    public static readonly PrintForm Form = new("payment", "receipt", Title, Draw)
    {
        For = PaperFor.Party((services, id) => services.GetRequiredService<FinanceDb>().Payments.Where(p => p.Id == new Id<Payment>(id) && p.Direction == PaymentDirection.Received).Select(p => p.PartyId)),
    };

    private static async Task<Sheet?> Draw(IServiceProvider services, long id, Language language, CancellationToken ct)
    {
        var db = services.GetRequiredService<FinanceDb>();
        if (await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new Id<Payment>(id) && p.Direction == PaymentDirection.Received, ct) is not { } payment)
            return null;
        var party = await db.All.Set<Party>().AsNoTracking().Include(p => p.Addresses).SingleOrDefaultAsync(p => p.Id == new Id<Party>(payment.PartyId), ct);
        var settled = (await services.GetRequiredService<PartyItems>().Of(payment.ItemId, ct)).Where(c => !c.Undone).ToList();
        var letter = new Letter
        {
            Title = payment.IsReversed ? Void : Title, Number = payment.Number, Date = payment.Date, Language = language, Recipient = $"{payment.PartyName} {party?.Honorific}".TrimEnd(), Address = party?.LetterAddress(AddressPurpose.Billing) ?? [],
            Facts = [(ReceivedOn, Letter.Day(payment.Date, language)), (Words.Reference, payment.Reference)],
            Opening = Received, Figure = (Title, payment.Amount.ToString(null, language.Culture)),
            Body = settled.Count == 0 ? [] :
            [
                new Table([new(Words.Document.In(language)), new(Words.Number.In(language)), new(Words.Amount.In(language), Align.Right, Width: 100)],
                    settled.Select(s => new TableRow([Words.KindOf(s.With.Kind).In(language), s.With.Number, s.Allocation.Amount.Figures(language.Culture)]))),
            ],
        };
        return new(letter.From(await services.GetRequiredService<CompanyProfile>().Letterhead(ct)), Final: !payment.IsReversed);
    }

    private static Text Title => new("領収書", "收款收据", "Receipt");
    private static readonly Text Void = new("領収書（取消済）", "收款收据（已作废）", "Receipt (taken back)");
    private static readonly Text ReceivedOn = new("領収日", "收款日期", "Received on");
    private static readonly Text Received = new("下記のとおり領収いたしました。", "兹收到下列款项。", "We have received the following with thanks.");
}
