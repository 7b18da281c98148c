using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Finance.Accounts;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Parties;

namespace Musubi.Finance.Payables;

/// <summary>Plans a bill from what the registers say: the supplier, its terms and registration, the rates of the day.</summary>
internal sealed class BillDesk(FinanceDb db, AccountMap accounts, PartyLookup parties, CompanyProfile company, TaxRates rates, ExchangeRates exchange, Clock clock)
{
    /// <summary>What the plan stands on, beside the lines.</summary>
    internal sealed record Frame(PartyCard? Supplier, Currency Currency, Currency Books, bool Qualified, DateOnly Date, BillPlan Plan, IReadOnlyList<Refusal> Refusals);

    public async Task<Frame> Plan(BillDraft draft, CancellationToken ct)
    {
        var here = await company.Get(ct);
        var refusals = new List<Refusal>();
        var supplier = draft.Party is { } id ? await parties.Card(id, ct) : null;
        if (supplier is null)
            refusals.Add(draft.Party is { } unknown ? Refusal.NotFound(Words.Supplier, unknown).At("Party") : Refusal.Missing("Party", Words.Supplier));
        if (draft.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (draft.Due < draft.Date)
            refusals.Add(new("bill.due-before", new Text("支払期日が日付より前です。", "到期日早于日期。", "It is due before its date."), new Text("期日を確認してください。", "请核对到期日。", "Check the due date."), "Due"));
        if (draft.SupplierNumber.Length > 60)
            refusals.Add(Refusal.TooLong("SupplierNumber", Words.SupplierNumber, draft.SupplierNumber.Length, 60));
        if (draft.Note.Length > 2000)
            refusals.Add(Refusal.TooLong("Note", Words.Note, draft.Note.Length, 2000));
        var written = draft.SupplierNumber.Trim();
        if (supplier is not null && written.Length > 0 && await db.Bills.AsNoTracking().Where(b => b.PartyId == supplier.Id.Value && b.SupplierNumber == written && b.Kind == draft.Kind && !db.Entries.Any(e => e.Reverses == b.EntryId)).Select(b => new { b.Id, b.Number }).FirstOrDefaultAsync(ct) is { } twin)
            refusals.Add(new Refusal("bill.entered",
                new Text("{0} の {1} は、{2} として入力されています。", "{0}的{1}已作为{2}录入。", "{1} of {0} was entered as {2}.").With(supplier.Name, written, twin.Number),
                new Text("二重でないか確かめてください。", "请确认是否重复。", "See whether it is the same bill."), "SupplierNumber", RefusalKind.Conflict) { Href = $"/finance/bills/{twin.Id}" });

        var date = draft.Date ?? clock.Today;
        var qualified = draft.Qualified == Qualification.Yes || (draft.Qualified == Qualification.BySupplier && supplier?.TaxNumber.Length > 0);
        var currency = draft.Currency is { IsNone: false } own ? own : here.Currency;
        if (draft is { Rate: { } rate, RateMeant: false } && currency != here.Currency && await exchange.WhyUnusual(currency, rate, 1, date, ct) is { } unusual)
            refusals.Add(unusual);
        var share = (await InputTaxShares.Read(db, ct)).For(here.Country, qualified, date);
        var plan = BillPlan.Of(draft, currency, TaxRule.For(here.Country, supplier?.Terms.TaxRounding ?? Rounding.Down, draft.Basis), await rates.Table(ct), here.Country, date, share, await accounts.Accounts(ct));
        return new(supplier, currency, here.Currency, qualified, date, plan, [.. refusals, .. plan.Refusals]);
    }
}
