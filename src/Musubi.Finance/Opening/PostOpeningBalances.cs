using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;

namespace Musubi.Finance.Opening;

/// <summary>
/// Brings balances forward from books kept elsewhere, as one entry against the opening account. What customers owe and what lies in stock comes by its own
/// documents: once all is here, nothing stands on the opening account.
/// </summary>
[Needs(FinancePermission.EnterOpeningItems)]
internal sealed class PostOpeningBalances(FinanceDb db, Ledger ledger, AccountMap map, CompanyProfile company) : IUseCase<PostOpeningBalances.Input, Id<JournalEntry>>
{
    public const string Kind = "opening";

    public sealed record Input
    {
        /// <summary>The last day of the old books.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>They come on top of those that stand.</summary>
        public bool Further { get; init; }
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        public Id<Account>? Account { get; init; }

        /// <summary>In place of the id, as a pasted sheet has it.</summary>
        public string Code { get; init; } = "";
        public decimal? Debit { get; init; }
        public decimal? Credit { get; init; }
    }

    public async Task<Result<Id<JournalEntry>>> Run(Input input, CancellationToken ct)
    {
        var refusals = new List<Refusal>();
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (!input.Further && await db.Standing(ct) is [var first, ..])
            refusals.Add(new("opening.further",
                new Text("開始残高は {0}（{1:yyyy/MM/dd}）で転記済みです。", "期初余额已由{0}（{1:yyyy-MM-dd}）过账。", "Opening balances were posted by {0} on {1:dd/MM/yyyy}.").With(first.Number, first.Date),
                new Text("二重でないか確かめてください。追加するなら「転記済みの開始残高に加える」を選んでください。", "请确认是否重复；如需追加，请勾选“加到已过账的期初余额”。", "See whether these are the same. If they come on top, choose to add them to what is posted."), "Further") { Href = $"/finance/journal/{first.Id}" });
        var books = (await company.Get(ct)).Currency;
        var accounts = await map.Accounts(ct);
        var postings = new List<Posting>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (line, path) = (input.Lines[i], $"Lines[{i}].");
            if (line == new Line())
                continue;
            var account = line.Account is { } id ? accounts.GetValueOrDefault(id) : accounts.Values.FirstOrDefault(a => string.Equals(a.Code, Digits.ToAscii(line.Code).Trim(), StringComparison.OrdinalIgnoreCase));
            if (WhyNot(account, path + "Account") is { } why)
                refusals.Add(why);
            var (debit, credit) = (Read(line.Debit, books, path + "Debit", refusals), Read(line.Credit, books, path + "Credit", refusals));
            if (account is not null && !(debit - credit).IsZero)
                postings.Add(Posting.Debit(AccountPart.Of(account.Id), debit - credit));
        }
        if (postings.Count == 0 && refusals.Count == 0)
            refusals.Add(new("finance.empty-entry", new Text("金額が入力されていません。", "未填写金额。", "There is no amount."), new Text("明細を入力してください。", "请填写明细。", "Enter the lines."), "Lines"));
        if (refusals.Count > 0)
            return refusals;

        var date = input.Date!.Value;
        return await ledger.Post(
            OpenItems.OpeningPosting.For(postings),
            new() { Kind = Kind, Id = date.DayNumber, Number = date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Date = date, Area = PeriodArea.General, EntryKind = EntryKind.Opening }, ct);
    }

    /// <summary>Why no balance is brought forward on an account; null where one may be.</summary>
    internal static Refusal? WhyNot(Account? account, string field) =>
        account is not { Active: true } ? new("finance.no-account", new Text("この勘定科目は使えません。", "该会计科目不可用。", "This account is not in use."), new Text("一覧から選び直してください。", "请从列表中重新选择。", "Choose another."), field)
        : account.IsControl ? new("finance.control-account",
            new Text("「{0}」の開始残高は、明細ごとに登録します。", "“{0}”的期初余额须按明细登记。", "{0} is brought forward item by item.").With(account.Name),
            new Text("未決済の請求・支払は「未決済明細」、在庫は在庫の画面から登録してください。", "未清账单请在“未清项”中登记，存货请在库存中登记。", "Enter what is owed under Open items, and stock in the warehouse."), field)
        : null;

    private static Money Read(decimal? amount, Currency books, string field, List<Refusal> refusals)
    {
        if (amount is { } figure && (figure is < 0 or > 1_000_000_000_000_000 || Rounding.Down.Round(figure, books.Decimals) != figure))
        {
            refusals.Add(new("finance.decimals", new Text("{0} は正の数で、小数{1}桁までです。", "{0}须为正数，最多{1}位小数。", "{0} is positive and has at most {1} decimals.").With(books.Code, books.Decimals), new Text("反対側に入力するか、端数を処理してください。", "请填写在对方或处理尾数。", "Use the other side, or round it."), field));
            return Money.Zero(books);
        }
        return Money.Of(amount ?? 0, books);
    }
}

internal static class OpeningEntries
{
    /// <summary>Opening balances that are posted and were not taken back, the first before; what is owed and what lies in stock comes by documents of its own.</summary>
    public static Task<List<JournalEntry>> Standing(this FinanceDb db, CancellationToken ct) =>
        db.Entries.AsNoTracking().Where(e => e.Kind == EntryKind.Opening && (e.SourceKind == PostOpeningBalances.Kind || e.SourceKind == "import") && !db.Entries.Any(r => r.Reverses == e.Id)).OrderBy(e => e.Date).ThenBy(e => e.Id).Take(20).ToListAsync(ct);
}
