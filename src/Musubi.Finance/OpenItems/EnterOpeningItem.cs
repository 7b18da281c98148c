using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Journal;
using Musubi.Kernel;
using Musubi.Parties;
using Musubi.Parties.Register;

namespace Musubi.Finance.OpenItems;

/// <summary>Brings forward what was owed before these books began: one item, against the opening balance.</summary>
[Needs(FinancePermission.EnterOpeningItems)]
internal sealed class EnterOpeningItem(SubLedger subLedger, PartyLookup parties, CompanyProfile company, IdSource ids) : IUseCase<EnterOpeningItem.Input, Id<OpenItem>>
{
    internal const int MostNumber = 40;

    public sealed record Input
    {
        public OwedSide Side { get; init; }
        public Id<Party>? Party { get; init; }

        /// <summary>Of the old document.</summary>
        public string Number { get; init; } = "";
        public DateOnly? Date { get; init; }

        /// <summary>Null: by the party's payment terms.</summary>
        public DateOnly? Due { get; init; }
        public Currency? Currency { get; init; }

        /// <summary>What is owed; negative for a credit of the party's.</summary>
        public decimal? Amount { get; init; }
        public decimal? Rate { get; init; }
    }

    public async Task<Result<Id<OpenItem>>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        var party = input.Party is { } id ? await parties.Card(id, ct) : null;
        if (party is null)
            refusals.Add(input.Party is { } unknown ? Refusal.NotFound(Words.Party, unknown).At("Party") : Refusal.Missing("Party", Words.Party));
        if (string.IsNullOrWhiteSpace(input.Number))
            refusals.Add(Refusal.Missing("Number", Words.Number));
        if (input.Number.Length > MostNumber)
            refusals.Add(Refusal.TooLong("Number", Words.Number, input.Number.Length, MostNumber));
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (input.Amount is null or 0)
            refusals.Add(Refusal.Missing("Amount", Words.Amount));
        if (input.Due < input.Date)
            refusals.Add(DueBefore("Due"));
        var books = (await company.Get(ct)).Currency;
        var currency = input.Currency is { IsNone: false } own ? own : books;
        var amount = Figures.Read(input.Amount, currency, "Amount", Words.Amount, refusals);
        if (refusals.Count > 0)
            return refusals;

        var date = input.Date!.Value;
        var rate = input.Rate is > 0 and var given && currency != books ? ExchangeRate.Of(currency, books, given) : (ExchangeRate?)null;
        var opened = await subLedger.Open([Opening(input.Side, ids.Next<OpenItem>(), party!, input.Number.Trim(), date, input.Due ?? party!.DueFor(date), amount!.Value, rate)], ct);
        return opened.Then(items => items[0].Id);
    }

    /// <summary>An item with the entry that books it.</summary>
    internal static (Owed Owed, BalancedEntry Entry, EntrySource Source) Opening(OwedSide side, Id<OpenItem> item, PartyCard party, string number, DateOnly date, DateOnly due, Money amount, ExchangeRate? rate) =>
    (
        new(side, ItemKind.Opening, item.Value, number, party.Id.Value, party.Name, date, due),
        OpeningPosting.For(side, number, party.Name, amount),
        new() { Kind = "open_item", Id = item.Value, Number = number, Date = date, Area = SubLedger.AreaOf(side), EntryKind = EntryKind.Opening, Rate = rate }
    );

    internal static Refusal DueBefore(string field) => new("opening.due-before",
        new Text("支払期日が日付より前です。", "到期日早于日期。", "It is due before its date."), new Text("期日を確認してください。", "请核对到期日。", "Check the due date."), field);
}

/// <summary>What bringing an item forward books.</summary>
public static class OpeningPosting
{
    public static BalancedEntry For(OwedSide side, string number, string partyName, Money amount) => BalancedEntry.Of(
        new Text("開始残高 {0} {1}", "期初余额 {0} {1}", "Brought forward {0} {1}").With(number, partyName),
        side == OwedSide.Receivable
            ? [Posting.Debit(AccountPart.Receivable, amount), Posting.Credit(Accounts.AccountRole.OpeningBalance, amount)]
            : [Posting.Credit(Accounts.AccountRole.Payable, amount), Posting.Debit(Accounts.AccountRole.OpeningBalance, amount)]);

    /// <summary>Balances of accounts in one currency, with what they differ by on the opening account.</summary>
    public static BalancedEntry For(IReadOnlyList<Posting> balances)
    {
        var currency = balances[0].Amount.Currency;
        var difference = Posting.Credit(Accounts.AccountRole.OpeningBalance, Money.Sum(balances.Select(b => b.Amount), currency));
        if (balances.All(b => b.InBooks is not null))
            difference = difference with { InBooks = -Money.Sum(balances.Select(b => b.InBooks!.Value), balances[0].InBooks!.Value.Currency) };
        return BalancedEntry.Of(new Text("開始残高", "期初余额", "Opening balances"), [.. balances, difference]);
    }
}
