using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Finance.Payments;

/// <summary>Payments of both directions: planned for the preview, booked by the two acts.</summary>
internal sealed class PaymentDesk(FinanceDb db, SubLedger subLedger, Ledger ledger, AccountMap accounts, PartyLookup parties, CompanyProfile company, TaxRates rates, ExchangeRates exchange, NumberSeries numbers, BulkRecords records, IdSource ids, CurrentAct act, Clock clock)
{
    internal static readonly Series Received = new("RC", "{0}-{1:yyMM}-{2:00000}");
    internal static readonly Series Made = new("PY", "{0}-{1:yyMM}-{2:00000}");

    /// <summary>What would be booked, the payment and then what each rate gained or lost, and the plan behind it. Saves nothing.</summary>
    public async Task<(PaymentPlan? Plan, IReadOnlyList<EntryPreview> Entries, IReadOnlyList<Refusal> Refusals)> Preview(PaymentDraft draft, PaymentDirection direction, CancellationToken ct)
    {
        var frame = await Frame(draft, ct);
        if (frame.Party is not { } party)
            return (null, [], frame.Refusals);
        var plan = PaymentPlan.Of(draft, direction, frame.Currency, party.Id.Value, await Items(draft, ct), MayWriteOff);
        var refusals = frame.Refusals.Concat(plan.Refusals).ToList();
        if (plan.Total.Minor <= 0)
            return (plan, [], refusals);
        var entry = PaymentPosting.For(direction, "–", party.Name, Bank(draft), plan.Figures, await Taxes(plan, direction, party, draft.Date ?? clock.Today, ct));
        var preview = await ledger.Preview(entry, Source(draft, direction, frame, 0, "–"), ct);
        if (!preview.Ok || plan.Refusals.Count > 0)
            return (plan, preview.Ok ? [preview.Value] : [], preview.Ok ? refusals : [.. refusals, .. preview.Refusals]);
        var control = preview.Value.Lines[0];
        var own = new OpenItem
        {
            Id = default, Side = SideOf(direction), Kind = KindOf(direction), DocumentId = 0, Number = "–", PartyId = party.Id.Value, PartyName = party.Name,
            ControlId = control.Account, EntryId = default, Date = preview.Value.Date, Due = preview.Value.Date, Amount = control.Original, InBooks = control.Amount,
        };
        var settled = await subLedger.Preview(Pairs(plan, own), preview.Value.Date, ct);
        return (plan, settled.Ok ? [preview.Value, .. settled.Value] : [preview.Value], settled.Ok ? refusals : [.. refusals, .. settled.Refusals]);
    }

    public async Task<Result<Id<Payment>>> Book(PaymentDraft draft, PaymentDirection direction, CancellationToken ct)
    {
        var frame = await Frame(draft, ct);
        if (frame.Refusals.Count > 0)
            return Result<Id<Payment>>.Refused(frame.Refusals);
        var party = frame.Party!;
        var items = await subLedger.Take([.. draft.Lines.Where(l => l.Amount is not (null or 0)).Select(l => l.Item).Distinct()], ct);
        var plan = PaymentPlan.Of(draft, direction, frame.Currency, party.Id.Value, items, MayWriteOff);
        if (plan.Refusals.Count > 0)
            return Result<Id<Payment>>.Refused(plan.Refusals);
        if (!draft.OnAccount && plan.LeavesMuch && await Owed(party.Id.Value, SideOf(direction), frame.Currency, ct))
            return StaysOnAccount(plan);

        var (id, date) = (ids.Next<Payment>(), draft.Date!.Value);
        var number = await numbers.Next(direction == PaymentDirection.Received ? Received : Made, date, ct);
        var taxes = await Taxes(plan, direction, party, date, ct);
        var opened = await subLedger.Open(new(SideOf(direction), KindOf(direction), id.Value, number, party.Id.Value, party.Name, date, date),
            PaymentPosting.For(direction, number, party.Name, Bank(draft), plan.Figures, taxes), Source(draft, direction, frame, id.Value, number), ct);
        if (!opened.Ok)
            return Result<Id<Payment>>.Refused(opened.Refusals);
        var item = opened.Value;
        var payment = new Payment
        {
            Id = id, Number = number, Direction = direction, PartyId = party.Id.Value, PartyName = party.Name, Date = date, BankId = (await accounts.Find(Bank(draft), ct))!.Id,
            Amount = plan.Figures.Amount, Fee = plan.Figures.Fee, Discount = plan.Figures.Discount, WriteOff = plan.Figures.WriteOff, Total = plan.Total,
            Reference = draft.Reference.Trim(), Note = draft.Note.Trim(), EntryId = item.EntryId, ItemId = item.Id,
        };
        payment.Taxes.AddRange(PaymentTax.Rows(ids, payment, item, taxes));
        db.Payments.Add(payment);
        var allocated = await subLedger.Allocate(Pairs(plan, item), date, ct);
        return allocated.Ok ? id : Result<Id<Payment>>.Refused(allocated.Refusals);
    }

    /// <summary>Payments received of many customers, each of all that its items come to.</summary>
    public async Task<Result<List<Payment>>> BookAll(IReadOnlyList<SettledItems> payments, CancellationToken ct)
    {
        var items = (await subLedger.Take([.. payments.SelectMany(p => p.Items).Distinct()], ct)).ToDictionary(i => i.Id);
        var settling = payments.Select(p => new Settling(p, [.. p.Items.Select(i => items[i])])).ToList();
        if (settling.Find(s => !s.IsPayable) is { } odd)
            return new Refusal("payment.items", new Text("{0}の明細を、まとめて入金にできません。", "{0}的明细不能合并收款。", "The items of {0} cannot be paid together.").With(odd.First.PartyName), new Text("未消込で請求の残る明細だけを選んでください。", "请只选择尚有余额的应收明细。", "Choose items that are open, and of which something is owed."));
        var paid = settling.FindAll(s => !s.Total.IsZero);
        foreach (var (one, number) in paid.Zip(await numbers.Next(Received, paid, s => s.Paid.Date, ct)))
            (one.Id, one.Number) = (ids.Next<Payment>(), number);
        var opened = await subLedger.Made([.. paid.Select(s => (s.Owes, PaymentPosting.For(PaymentDirection.Received, s.Number, s.First.PartyName, AccountRole.Bank, s.Figures), s.Source))], ct);
        if (!opened.Ok)
            return Result<List<Payment>>.Refused(opened.Refusals);
        foreach (var (one, item) in paid.Zip(opened.Value))
            one.Item = item;
        foreach (var one in settling)
        {
            var allocated = await subLedger.Allocate(one.Pairs(), one.Paid.Date, ct);
            if (!allocated.Ok)
                return Result<List<Payment>>.Refused(allocated.Refusals);
        }
        await subLedger.Keep(opened.Value, ct);
        var bank = (await accounts.Find(AccountRole.Bank, ct))!.Id;
        var made = paid.ConvertAll(s => s.Payment(bank));
        await records.Insert(made, ct);
        return made;
    }

    /// <summary>What a customer paid of its items, on its way to a payment; where they come to nothing together there is none.</summary>
    private sealed class Settling(SettledItems paid, List<OpenItem> items)
    {
        public SettledItems Paid => paid;
        public OpenItem First => items[0];
        public Money Total { get; } = Money.Sum(items.Select(i => i.Remaining), items[0].Remaining.Currency);
        public Id<Payment> Id { get; set; }
        public string Number { get; set; } = "";

        /// <summary>The payment's own.</summary>
        public OpenItem? Item { get; set; }

        public bool IsPayable => !Total.IsNegative && items.TrueForAll(i => i.IsOpen && i.Side == OwedSide.Receivable && i.PartyId == First.PartyId);
        public PaymentFigures Figures => new(Total, Money.Zero(Total.Currency), Money.Zero(Total.Currency), Money.Zero(Total.Currency));
        public OpenItems.Owed Owes => new(OwedSide.Receivable, ItemKind.PaymentReceived, Id.Value, Number, First.PartyId, First.PartyName, paid.Date, paid.Date);
        public EntrySource Source => new() { Kind = "payment", Id = Id.Value, Number = Number, Date = paid.Date, Area = SubLedger.AreaOf(OwedSide.Receivable) };

        public List<Pair> Pairs() => Pairing.Of([.. items.Where(i => !i.Amount.IsNegative).Select(i => (i, i.Remaining))], [.. items.Where(i => i.Amount.IsNegative).Concat(Item is null ? [] : [Item]).Select(i => (i, i.Remaining.Abs()))]);

        public Payment Payment(Id<Account> bank) => new()
        {
            Id = Id, Number = Number, Direction = PaymentDirection.Received, PartyId = First.PartyId, PartyName = First.PartyName, Date = paid.Date, BankId = bank,
            Amount = Total, Fee = Figures.Fee, Discount = Figures.Discount, WriteOff = Figures.WriteOff, Total = Total, Reference = paid.Reference, Note = "", EntryId = Item!.EntryId, ItemId = Item.Id,
        };
    }

    /// <summary>Whether there is anything of the party that such a payment could settle.</summary>
    private Task<bool> Owed(long party, OwedSide side, Currency currency, CancellationToken ct) =>
        db.Items.AnyAsync(i => i.PartyId == party && i.IsOpen && i.Side == side && i.Amount.Currency == currency && (side == OwedSide.Receivable ? i.Amount.Minor > 0 : i.Amount.Minor < 0), ct);

    private static Refusal StaysOnAccount(PaymentPlan plan) => new("payment.on-account",
        new Text("{0} のうち {1} は、どの明細も消し込まず未充当として残ります。未消込の明細があります。", "{0}中的{1}不核销任何明细，将作为未核销款留存，而该往来单位尚有未核销明细。", "Of {0}, {1} settle nothing and stay on account, while items are open.").With(plan.Total, plan.OnAccount),
        new Text("消し込む明細に金額を割り当ててください。このままでよければ「未充当のまま記帳する」を選んでください。", "请将金额分配到明细；确认无误则勾选“留作未核销款入账”。", "Settle items with it. If it is meant, choose to leave it on account."), "OnAccount");

    /// <summary>What the payment's own item and the credits chosen settle.</summary>
    private static List<Pair> Pairs(PaymentPlan plan, OpenItem item)
    {
        var own = (Item: item, Amount: plan.Total - plan.OnAccount);
        return own.Amount.IsZero ? [] : item.Amount.IsNegative
            ? Pairing.Of(plan.Settles.Debits, [.. plan.Settles.Credits, own])
            : Pairing.Of([.. plan.Settles.Debits, own], plan.Settles.Credits);
    }

    private static OwedSide SideOf(PaymentDirection direction) => direction == PaymentDirection.Received ? OwedSide.Receivable : OwedSide.Payable;

    private static ItemKind KindOf(PaymentDirection direction) => direction == PaymentDirection.Received ? ItemKind.PaymentReceived : ItemKind.PaymentMade;

    /// <summary>What every payment must say, and the party that settles.</summary>
    private async Task<(PartyCard? Party, Currency Currency, Currency Books, List<Refusal> Refusals)> Frame(PaymentDraft draft, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var party = draft.Party is { } id ? await parties.Card(id, ct) : null;
        if (draft.Party is null)
            refusals.Add(Refusal.Missing("Party", Words.Party));
        else if (party is null)
            refusals.Add(Refusal.NotFound(Words.Party, draft.Party.Value).At("Party"));
        if (draft.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        else if (draft.Date > clock.Today && !draft.Ahead)
            refusals.Add(new("payment.ahead",
                new Text("{0:yyyy/MM/dd} は先の日付です。", "{0:yyyy-MM-dd}是将来的日期。", "{0:dd/MM/yyyy} lies ahead.").With(draft.Date.Value),
                new Text("日付を確かめてください。予定の入出金なら「先日付で記帳する」を選んでください。", "请核对日期；如为预定收付，请勾选“以将来日期入账”。", "Check the date. If the transfer is arranged for that day, choose to post it ahead."), "Date"));
        if (draft.Reference.Length > 60)
            refusals.Add(Refusal.TooLong("Reference", Words.Reference, draft.Reference.Length, 60));
        if (draft.Note.Length > 2000)
            refusals.Add(Refusal.TooLong("Note", Words.Note, draft.Note.Length, 2000));
        if (await accounts.Find(Bank(draft), ct) is null)
            refusals.Add(EntryWriting.NoAccount(Bank(draft)).At("Bank"));
        if (draft.Rate is <= 0)
            refusals.Add(new("payment.rate", new Text("為替レート {0} は使えません。", "汇率{0}无效。", "A rate of {0} is none.").With(draft.Rate), new Text("0より大きい数を入力してください。", "请输入大于0的数。", "Type a number above 0."), "Rate"));
        var books = (await company.Get(ct)).Currency;
        var currency = draft.Currency is { IsNone: false } own ? own : books;
        if (draft is { Rate: { } rate, RateMeant: false } && currency != books && await exchange.WhyUnusual(currency, rate, 1, draft.Date ?? clock.Today, ct) is { } unusual)
            refusals.Add(unusual);
        return (party, currency, books, refusals);
    }

    /// <summary>The tax in the discount and the bad debt, by the documents they are taken off, and in the fee.</summary>
    private async Task<List<PaymentTax>> Taxes(PaymentPlan plan, PaymentDirection direction, PartyCard party, DateOnly date, CancellationToken ct)
    {
        var badDebt = direction == PaymentDirection.Received ? plan.Figures.BadDebt : Money.Zero(plan.Total.Currency);
        if (plan.Figures.Discount.IsZero && badDebt.IsZero && plan.Figures.Fee.IsZero)
            return [];
        var here = await company.Get(ct);
        var settled = direction == PaymentDirection.Received ? plan.Settles.Debits : plan.Settles.Credits;
        var (invoices, bills) = (Documents(ItemKind.Invoice).ConvertAll(i => new Id<Receivables.Invoice>(i)), Documents(ItemKind.Bill).ConvertAll(b => new Id<Payables.SupplierBill>(b)));
        var rows = plan.Figures.Discount.IsZero && badDebt.IsZero ? [] : await db.TaxRows.AsNoTracking()
            .Where(t => (t.InvoiceId != null && invoices.Contains(t.InvoiceId.Value)) || (t.BillId != null && bills.Contains(t.BillId.Value))).OrderBy(t => t.Id).ToListAsync(ct);
        var standard = (await rates.For(here.Country, TaxCategory.Standard, date, ct)).ValueOrDefault;
        List<(OpenItem Item, Money Amount, IReadOnlyList<TaxRow> Taxes)> taxed =
            [.. settled.Select(s => (s.Item, s.Amount, (IReadOnlyList<TaxRow>)[.. rows.Where(r => s.Item.Kind == ItemKind.Invoice ? r.InvoiceId?.Value == s.Item.DocumentId : s.Item.Kind == ItemKind.Bill && r.BillId?.Value == s.Item.DocumentId)]))];
        return
        [
            .. PaymentTax.OfDiscount(plan.Figures.Discount, here.Country, party.Terms.TaxRounding, taxed),
            .. PaymentTax.OfBadDebt(badDebt, here.Country, party.Terms.TaxRounding, taxed),
            .. PaymentTax.OfFee(plan.Figures.Fee, here.Country, here.Currency, standard),
        ];

        List<long> Documents(ItemKind kind) => [.. settled.Where(s => s.Item.Kind == kind).Select(s => s.Item.DocumentId)];
    }

    private Task<List<OpenItem>> Items(PaymentDraft draft, CancellationToken ct)
    {
        var wanted = draft.Lines.Select(l => l.Item).ToList();
        return db.Items.AsNoTracking().Where(i => wanted.Contains(i.Id)).OrderBy(i => i.Due).ThenBy(i => i.Id).ToListAsync(ct);
    }

    private EntrySource Source(PaymentDraft draft, PaymentDirection direction, (PartyCard? Party, Currency Currency, Currency Books, List<Refusal> Refusals) frame, long id, string number) => new()
    {
        Kind = "payment", Id = id, Number = number, Date = draft.Date ?? clock.Today, Area = SubLedger.AreaOf(SideOf(direction)),
        Rate = draft.Rate is > 0 and var rate && frame.Currency != frame.Books ? ExchangeRate.Of(frame.Currency, frame.Books, rate) : null,
    };

    private bool MayWriteOff => act.Actor.May(FinancePermission.WriteOff);

    private static AccountPart Bank(PaymentDraft draft) => draft.Bank is { } account ? AccountPart.Of(account) : AccountRole.Bank;
}
