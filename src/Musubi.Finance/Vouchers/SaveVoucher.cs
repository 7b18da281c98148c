using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Banking;
using Musubi.Finance.Tax;
using Musubi.Kernel;

namespace Musubi.Finance.Vouchers;

/// <summary>Writes a voucher, or changes its draft. It need not balance before it is submitted.</summary>
[Needs(FinancePermission.WriteVouchers)]
internal sealed class SaveVoucher(FinanceDb db, IdSource ids, AccountMap map, CompanyProfile company, ExchangeRates rates, VoucherDesk desk, CurrentAct act) : IUseCase<SaveVoucher.Input, Id<Voucher>>
{
    public sealed record Input
    {
        public Id<Voucher>? Id { get; init; }
        public int Version { get; init; }
        public DateOnly? Date { get; init; }
        public string Description { get; init; } = "";

        /// <summary>Not given, that of the books.</summary>
        public Currency? Currency { get; init; }

        /// <summary>Units of the books' currency for one; not given, the day's.</summary>
        public decimal? Rate { get; init; }

        /// <summary>The rate is right, though far from the last.</summary>
        public bool RateMeant { get; init; }

        /// <summary>The day an accrual is taken back.</summary>
        public DateOnly? ReverseOn { get; init; }

        /// <summary>The bank's line that a new voucher books; one that was written keeps its own.</summary>
        public Id<BankLine>? BankLine { get; init; }

        /// <summary>Whether the amounts of taxed lines hold their tax; exclusive, it comes on top of them.</summary>
        public PriceBasis Basis { get; init; }
        public List<Line> Lines { get; init; } = [];

        /// <summary>What the bank moved that is no payment, a fee or interest: its side is known, who writes it adds the other.</summary>
        internal static Input Of(BankLine line)
        {
            var amount = line.Amount.Abs().Amount;
            var (debit, credit) = line.Amount.IsNegative ? ((decimal?)null, (decimal?)amount) : (amount, null);
            return new()
            {
                BankLine = line.Id, Date = line.Date, Currency = line.Amount.Currency, Description = line.Said,
                Lines = [new() { Account = line.BankId, Debit = debit, Credit = credit }, new() { Debit = credit, Credit = debit }],
            };
        }

        internal static Input Of(Voucher v) => new()
        {
            Id = v.Id, Version = v.Version, Date = v.Date, Description = v.Description, Currency = v.Currency, Rate = v.Rate, ReverseOn = v.ReverseOn, Basis = v.Basis, BankLine = v.BankLineId,
            Lines = [.. v.Lines.OrderBy(l => l.Position).Select(Line.Of)],
        };
    }

    public sealed record Line
    {
        public Id<Account>? Account { get; init; }
        public decimal? Debit { get; init; }
        public decimal? Credit { get; init; }

        /// <summary>How it is taxed: <c>output-standard</c>, <c>input-reduced</c>, <c>input-standard-without-invoice</c>; empty where it is not.</summary>
        public string Tax { get; init; } = "";
        public string Memo { get; init; } = "";

        /// <summary>Values of up to three dimensions, each as <c>DEPARTMENT=TOKYO</c>.</summary>
        public string Dimension1 { get; init; } = "";
        public string Dimension2 { get; init; } = "";
        public string Dimension3 { get; init; } = "";

        internal Dimensions Dimensions => Dimensions.Read(string.Join(';', Dimension1, Dimension2, Dimension3));

        /// <summary>As it is stored, or would be.</summary>
        internal VoucherLine Row(Id<VoucherLine> id, Id<Voucher> voucher, int position, Currency currency) => new()
        {
            Id = id, VoucherId = voucher, Position = position, AccountId = Account ?? default, Debit = Money.Of(Debit ?? 0, currency, Rounding.Down), Credit = Money.Of(Credit ?? 0, currency, Rounding.Down),
            Memo = Memo.Trim(), DimensionKey = Dimensions.Key, Tax = LineTax.Read(Tax)?.Key ?? "",
        };

        internal static Line Of(VoucherLine line)
        {
            var own = line.DimensionKey.Split(';');
            return new()
            {
                Account = line.AccountId, Debit = line.Debit.IsZero ? null : line.Debit.Amount, Credit = line.Credit.IsZero ? null : line.Credit.Amount, Tax = line.Tax, Memo = line.Memo,
                Dimension1 = own.ElementAtOrDefault(0) ?? "", Dimension2 = own.ElementAtOrDefault(1) ?? "", Dimension3 = own.ElementAtOrDefault(2) ?? "",
            };
        }
    }

    public async Task<Result<Id<Voucher>>> Run(Input input, CancellationToken ct)
    {
        var books = (await company.Get(ct)).Currency;
        var currency = input.Currency is { IsNone: false } given ? given : books;
        var lines = input.Lines.Where(l => l != new Line()).ToList();
        var refusals = VoucherRules.Check(input, lines, currency, await map.Accounts(ct));
        var voucher = input.Id is { } id ? await db.Vouchers.Include(v => v.Lines).SingleOrDefaultAsync(v => v.Id == id, ct) : null;
        if (input.Id is { } missing && voucher is null)
            return Refusal.NotFound(Words.Voucher, missing);
        if (voucher?.WhyNotEdit() is { } late)
            return late;
        if (voucher is null && input.BankLine is { } moved && await WhyNotOf(db, moved, ct) is { } booked)
            return booked;
        if (input is { Rate: { } rate, RateMeant: false } && currency != books && rate != voucher?.Rate && await rates.WhyUnusual(currency, rate, 1, input.Date ?? default, ct) is { } unusual)
            refusals.Add(unusual);
        if (refusals.Count > 0)
            return refusals;

        if (voucher is null)
            db.Vouchers.Add(voucher = new Voucher { Id = ids.Next<Voucher>(), Date = default, Description = "", Currency = currency, MadeBy = act.Actor.Id, MadeByName = act.Actor.Name, BankLineId = input.BankLine });
        else
        {
            db.All.Expect(voucher, input.Version);
            db.All.Touch(voucher);
            // Who changed it last answers for it, and does not approve it.
            (voucher.MadeBy, voucher.MadeByName) = (act.Actor.Id, act.Actor.Name);
        }
        (voucher.Date, voucher.Description, voucher.Currency, voucher.Rate, voucher.ReverseOn, voucher.Basis) = (input.Date!.Value, input.Description.Trim(), currency, currency == books ? null : input.Rate, input.ReverseOn, input.Basis);
        Rewrite(voucher, [.. lines.Select((l, i) => l.Row(ids.Next<VoucherLine>(), voucher.Id, i + 1, currency))], await map.Accounts(ct));
        voucher.BookedMinor = (await desk.Plan(voucher, ct)).Debit.Minor;
        return voucher.Id;
    }

    /// <summary>A line that says the same stays, one of the same account is changed, and only the others come and go: the trail tells what was changed, and no more.</summary>
    private void Rewrite(Voucher voucher, List<VoucherLine> written, IReadOnlyDictionary<Id<Account>, Account> accounts)
    {
        foreach (var line in voucher.Lines.Concat(written))
            line.AccountName = accounts.TryGetValue(line.AccountId, out var account) ? $"{account.Code} {account.Name.In(act.Actor.Language)}" : "";
        var (left, kept) = (voucher.Lines.OrderBy(l => l.Position).ToList(), new Dictionary<VoucherLine, VoucherLine>());
        foreach (var alike in new Func<VoucherLine, VoucherLine, bool>[] { (old, line) => old.Says(line), (old, line) => old.AccountId == line.AccountId })
        {
            foreach (var line in written.Where(l => !kept.ContainsKey(l)))
            {
                if (left.Find(old => alike(old, line)) is not { } same)
                    continue;
                left.Remove(same);
                kept[line] = same;
            }
        }
        foreach (var gone in left)
            voucher.Lines.Remove(gone);
        db.All.RemoveRange(left);
        foreach (var line in written)
        {
            if (kept.TryGetValue(line, out var same))
                same.Take(line);
            else
            {
                voucher.Lines.Add(line);
                db.All.Add(line);
            }
        }
    }

    /// <summary>Why no voucher can be written of a bank's line; null while one can. A line is booked once.</summary>
    internal static async Task<Refusal?> WhyNotOf(FinanceDb db, Id<BankLine> id, CancellationToken ct)
    {
        if (await db.BankLines.SingleOrDefaultAsync(l => l.Id == id, ct) is not { } line)
            return Refusal.NotFound(Words.BankLine, id);
        return await db.VoucherOf(id, ct) is { } voucher
            ? new Refusal("bank.voucher", new Text("この明細には振替伝票（{0}）があります。", "该流水已有手工凭证（{0}）。", "There is a voucher of this line already: {0}.").With(voucher.Number.Length > 0 ? voucher.Number : Words.StateOf(voucher.State)),
                new Text("その伝票を使うか、取り消してから起票してください。", "请使用该凭证，或将其冲销、删除后再编制。", "Go on with that one, or take it back first."), Kind: RefusalKind.Conflict) { Href = $"/finance/vouchers/{voucher.Id}" }
            : line.State == BankLineState.Booked ? line.WhyNotBook() : null;
    }
}

internal static class VoucherRules
{
    public const int MostText = 200;

    public static List<Refusal> Check(SaveVoucher.Input input, List<SaveVoucher.Line> lines, Currency currency, IReadOnlyDictionary<Id<Account>, Account> accounts)
    {
        var refusals = new List<Refusal>();
        if (input.Date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (string.IsNullOrWhiteSpace(input.Description))
            refusals.Add(Refusal.Missing("Description", Words.Description));
        else if (input.Description.Length > MostText)
            refusals.Add(Refusal.TooLong("Description", Words.Description, input.Description.Length, MostText));
        if (input.Rate is <= 0)
            refusals.Add(new("finance.rate-range", new Text("レートは正の数です。", "汇率须为正数。", "A rate is above zero."), new Text("空にすると当日のレートを使います。", "留空则使用当日汇率。", "Leave it empty for the day's rate."), "Rate"));
        if (input.ReverseOn <= input.Date)
            refusals.Add(new("finance.reversal-before", new Text("振戻日が伝票の日付以前です。", "转回日期不晚于凭证日期。", "It would be reversed on or before its own date."), new Text("翌月初日など、後の日付にしてください。", "请使用之后的日期，如次月1日。", "Take a later day, the first of next month say."), "ReverseOn"));
        if (lines.Count == 0)
            refusals.Add(new("finance.empty-entry", new Text("明細がありません。", "没有明细。", "There are no lines."), new Text("科目と金額を入力してください。", "请填写科目和金额。", "Enter accounts and amounts."), "Lines"));
        for (var i = 0; i < lines.Count; i++)
            Check(refusals, $"Lines[{i}].", lines[i], currency, accounts);
        return refusals;
    }

    private static void Check(List<Refusal> refusals, string path, SaveVoucher.Line line, Currency currency, IReadOnlyDictionary<Id<Account>, Account> accounts)
    {
        if (line.Account is not { } id)
            refusals.Add(Refusal.Missing(path + "Account", Words.Account));
        else if (!accounts.TryGetValue(id, out var account) || !account.Active)
            refusals.Add(new("finance.no-account", new Text("この勘定科目は使えません。", "该会计科目不可用。", "This account is not in use."), new Text("一覧から選び直してください。", "请从列表中重新选择。", "Choose another."), path + "Account"));
        else if (account.IsControl)
            refusals.Add(new("finance.control-account",
                new Text("「{0}」は補助元帳と一致させる科目なので、手入力できません。", "“{0}”为统驭科目，不能手工记账。", "{0} is kept by its documents, and not by hand.").With(account.Name),
                new Text("請求書・支払・在庫の画面から処理してください。", "请通过账单、付款或库存单据处理。", "Use an invoice, a payment or a stock document."), path + "Account"));
        foreach (var (field, name, amount) in new[] { ("Debit", Words.Debit, line.Debit), ("Credit", Words.Credit, line.Credit) })
        {
            if (amount is < 0)
                refusals.Add(new("finance.negative", new Text("{0}が負の数です。", "{0}为负数。", "{0} is negative.").With(name), new Text("反対側に正の数で入力してください。", "请在对方以正数填写。", "Enter it on the other side."), path + field));
            else if (amount is { } figure && !Fits(figure, currency))
                refusals.Add(new("finance.decimals", new Text("{0} は小数{1}桁までです。", "{0}最多{1}位小数。", "{0} has at most {1} decimals.").With(currency.Code, currency.Decimals), new Text("端数を処理してください。", "请处理尾数。", "Round it."), path + field));
        }
        if (line.Debit is > 0 && line.Credit is > 0)
            refusals.Add(new("finance.both-sides", new Text("借方と貸方の両方に金額があります。", "借方和贷方都有金额。", "There is an amount on both sides."), new Text("1行にはどちらか一方だけを入力してください。", "每行只填写一方。", "A line has one."), path + "Credit"));
        else if (line.Debit is null or 0 && line.Credit is null or 0)
            refusals.Add(Refusal.Missing(path + "Debit", Words.Amount));
        if (line.Tax.Length > 0 && LineTax.Read(line.Tax) is null)
            refusals.Add(new("finance.line-tax", new Text("税区分「{0}」はありません。", "没有税类别“{0}”。", "There is no tax category '{0}'.").With(line.Tax.Length > 40 ? line.Tax[..40] : line.Tax), new Text("一覧から選び直してください。", "请从列表中重新选择。", "Choose one from the list."), path + "Tax"));
        if (line.Memo.Length > MostText)
            refusals.Add(Refusal.TooLong(path + "Memo", Words.Memo, line.Memo.Length, MostText));
    }

    private static bool Fits(decimal amount, Currency currency) => amount < 1_000_000_000_000_000 && Rounding.Down.Round(amount, currency.Decimals) == amount;
}
