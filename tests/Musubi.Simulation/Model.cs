using Musubi.Admin.Mail;
using Musubi.Demo.Life;
using Musubi.Finance.Payables;
using Musubi.Finance.Payments;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Moves;
using Musubi.Kernel;

namespace Musubi.Simulation;

/// <summary>
/// What must be, reckoned from what was asked and answered, in plain decimals and by the words of the trade. It knows nothing of how the product does it; what was refused has changed nothing.
/// </summary>
internal sealed partial class Model(IPapers papers)
{
    private readonly Dictionary<string, decimal> shelf = Founding.Wares.ToDictionary(w => w.Code, w => w.Quantity);
    private readonly Dictionary<string, decimal> aside = [];
    private readonly Dictionary<string, decimal> owedBy = [];
    private readonly Dictionary<string, decimal> owedTo = [];
    private readonly Dictionary<long, (PaymentDirection Direction, string Party, decimal Amount, decimal Fee)> payments = [];
    private readonly Dictionary<long, Dictionary<(string Ware, bool Aside), decimal>> books = [];
    private readonly Dictionary<long, List<(string Ware, bool Aside, decimal More)>> counts = [];
    private decimal bank, sales;

    /// <summary>How many letters were put into the outbox.</summary>
    public int Mailed { get; private set; }

    public Figures Figures
    {
        get
        {
            var figures = new Figures { ["bank"] = bank, ["sales"] = sales };
            Say("shelf", shelf);
            Say("aside", aside);
            Say("owed by", owedBy);
            Say("owed to", owedTo);
            foreach (var line in orders.Values.Where(o => o.Stands).SelectMany(o => o.Lines))
                figures[$"promised {line.Ware.Code}"] += line.Open;
            return figures;

            void Say(string what, Dictionary<string, decimal> by)
            {
                foreach (var (of, figure) in by)
                    figures[$"{what} {of}"] = figure;
            }
        }
    }

    /// <summary>What was asked was done.</summary>
    public Task Done(object? asked, object? answer, DateOnly today) => asked switch
    {
        PostStock.Input { Kind: StockKind.Receipt } came => Now(() => came.Lines.ForEach(l => Add(shelf, papers.Item(l.Item!.Value.Value), l.Quantity!.Value))),
        StartCount.Input begun => Now(() => books[begun.Id.Value] = OnTheShelves()),
        RecordCount.Input counted => Count(counted),
        PostCount.Input posted => Now(() => counts[posted.Id.Value].ForEach(d => Add(d.Aside ? aside : shelf, d.Ware, d.More))),
        BillDraft bill => Now(() => Add(owedTo, papers.Party(bill.Party!.Value.Value), bill.Lines.Sum(l => l.Amount!.Value + decimal.Floor(l.Amount.Value * 0.10m)))),
        PaymentDraft payment => Now(() => Pay(((Id<Payment>)answer!).Value, payment)),
        ReversePayment.Input wrong => Now(() => Settle(payments[wrong.Id.Value], -1)),
        MailDocument.Input => Now(() => Mailed++),
        _ => Sold(asked, answer, today),
    };

    private void Pay(long id, PaymentDraft payment)
    {
        var party = papers.Party(payment.Party!.Value.Value);
        payments[id] = (party[0] == 'K' ? PaymentDirection.Received : PaymentDirection.Made, party, payment.Amount!.Value, payment.Fee ?? 0);
        Settle(payments[id], 1);
    }

    /// <summary>The fee of what came in was held back on the way and counts as paid; that of what went out was paid besides.</summary>
    private void Settle((PaymentDirection Direction, string Party, decimal Amount, decimal Fee) payment, int sign)
    {
        if (payment.Direction == PaymentDirection.Received)
        {
            bank += sign * payment.Amount;
            Add(owedBy, payment.Party, -sign * (payment.Amount + payment.Fee));
        }
        else
        {
            bank -= sign * (payment.Amount + payment.Fee);
            Add(owedTo, payment.Party, -sign * payment.Amount);
        }
    }

    /// <summary>Counted as of when the count began: what moved since has moved on paper and on the shelf alike.</summary>
    private async Task Count(RecordCount.Input counted)
    {
        var (sheet, book) = ((await papers.CountLines(counted.Id.Value)).ToDictionary(l => l.Id, l => (Ware: papers.Item(l.Item), l.Aside)), books[counted.Id.Value]);
        counts[counted.Id.Value] = [.. counted.Lines.Select(l => (Place: sheet[l.LineId.Value], l.Quantity)).Select(l => (l.Place.Ware, l.Place.Aside, l.Quantity!.Value - book.GetValueOrDefault(l.Place)))];
    }

    private Dictionary<(string Ware, bool Aside), decimal> OnTheShelves() =>
        shelf.Select(s => (Place: (s.Key, false), s.Value)).Concat(aside.Select(a => (Place: (a.Key, true), a.Value))).ToDictionary(p => p.Place, p => p.Value);

    private static void Add(Dictionary<string, decimal> to, string of, decimal figure) => to[of] = to.GetValueOrDefault(of) + figure;

    private static Task Now(Action reckon)
    {
        reckon();
        return Task.CompletedTask;
    }
}
