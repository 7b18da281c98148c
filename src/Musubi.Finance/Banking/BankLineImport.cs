using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Opening;
using Musubi.Finance.OpenItems;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Finance.Banking;

/// <summary>Lines of a bank's file, in the columns of whatever bank. A line that is here already is known again: files may overlap.</summary>
internal sealed class BankLineImport : ImportTarget
{
    public const string TargetName = "bank-lines";

    public static readonly ImportField Date = new("date", Words.Date, "取引日", "お取引日", "勘定日", "入金日", "年月日", "日付", "交易日期", "记账日期", "交易时间", "Transaction date", "Value date", "Booking date") { Required = true, Sample = Text.Same("2026-04-30") };
    public static readonly ImportField Deposit = new("deposit", Words.Deposit, "入金金額", "お預入金額", "お預り金額", "預入金額", "入金", "贷方发生额", "收入金额", "收入", "Credit", "Paid in", "Deposits") { Sample = Text.Same("108,900") };
    public static readonly ImportField Withdrawal = new("withdrawal", Words.Withdrawal, "出金金額", "お引出金額", "お支払金額", "引出金額", "出金", "借方发生额", "支出金额", "支出", "Debit", "Paid out", "Withdrawals");
    public static readonly ImportField Payer = new("payer", Words.PayerName, "依頼人名", "振込人", "振込人名", "お振込人", "对方户名", "对方名称", "付款人", "付款人名称", "Counterparty", "Payer name", "Received from") { Sample = Text.Same("カ)ホクトカガク") };
    public static readonly ImportField Memo = new("memo", Words.Description, "摘要内容", "お取引内容", "取引内容", "備考", "附言", "用途", "备注", "Details", "Memo", "Remarks");
    public static readonly ImportField Number = new("number", Words.BankNumber, "照会番号", "取引番号", "交易流水号", "流水号", "Transaction ID", "Bank reference");

    public override string Name => TargetName;
    public override Text Title => Words.BankLines;
    public override string Permission => FinancePermission.ReceivePayments;
    public override string Icon => "landmark";
    public override string Href => "/finance/bank-lines";
    public override Type Root => typeof(BankLine);
    public override int IdsPerRow => 1;
    public override string KeyField => "date";
    public override bool FindsRecords => false;

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        Date, Deposit, Withdrawal,
        new("amount", Words.SignedAmount, "取引金額", "金額", "交易金额", "金额", "Amount") { Hint = Words.SignedHint },
        Payer, Memo, Number,
        new("balance", Words.Balance, "差引残高", "账户余额", "余额", "Running balance"),
        new("account", Words.BankAccountCode, "口座の勘定科目", "银行科目", "Bank account code"),
        new("currency", Words.Currency, "通貨コード", "币种代码", "币别", "Currency code"),
    ];

    /// <summary>Lines alike are lines of their own: two payers may send the same on one day.</summary>
    public override string KeyOf(ImportLine line) => "";

    /// <summary>How many lines alike were read of a file so far.</summary>
    private sealed class Alike : Dictionary<string, int>;

    private sealed record Row(Id<Account> Bank, DateOnly Date, Money Amount, string Payer, string Memo, string Number, string Mark);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var services = batch.Services;
        var books = (await services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        var map = services.GetRequiredService<AccountMap>();
        var own = await map.Find(AccountRole.Bank, ct);
        var accounts = (await map.Accounts(ct)).Values.Where(a => a.Active).ToDictionary(a => a.Code, StringComparer.OrdinalIgnoreCase);
        var alike = await batch.Memory.Once(() => Task.FromResult(new Alike()));
        var ids = services.GetRequiredService<IdSource>();
        var rows = batch.Lines.Select(line => Read(line, batch, books, own, accounts, alike)).ToList();
        var marks = rows.Select(r => r.Row?.Mark).OfType<string>().ToList();
        var standing = (await RowShape.Whole<BankLine>(batch.Db).Where(l => marks.Contains(l.Mark)).ToListAsync(ct)).ToDictionary(l => l.Mark, StringComparer.Ordinal);
        return [.. rows.Select(r => r.Row is not { } row ? Judgement.Refused(r.Refusals) : standing.TryGetValue(row.Mark, out var here) ? new() { Standing = here, Write = () => here } : new() { Write = () => Made(row, ids) })];
    }

    private static (Row? Row, List<Refusal> Refusals) Read(ImportLine line, ImportBatch batch, Currency books, Account? own, Dictionary<string, Account> accounts, Alike alike)
    {
        var cells = new OpeningCells(line, batch);
        var refusals = cells.Refusals;
        var date = cells.Day("date", Words.Date, required: true);
        var currency = cells.Currency(books);
        var code = Digits.ToAscii(line["account"]).Trim();
        var bank = code.Length == 0 ? own : accounts.GetValueOrDefault(code);
        if (bank is null)
            refusals.Add(code.Length == 0 ? Journal.EntryWriting.NoAccount(AccountRole.Bank).At("account") : Refusal.NotFound(Words.Account, code).At("account"));
        var (deposit, withdrawal, signed) = (Amount("deposit", Words.Deposit), Amount("withdrawal", Words.Withdrawal), Amount("amount", Words.SignedAmount));
        var amount = deposit is { IsZero: false } ? deposit : withdrawal is { IsZero: false } paid ? -paid : signed is { IsZero: false } ? signed : null;
        if (amount is null && refusals.Count == 0)
            refusals.Add(Refusal.Missing("deposit", Words.Deposit));
        if (refusals.Count > 0)
            return (null, refusals);

        var payer = Short(line["payer"].Length > 0 ? line["payer"] : line["memo"], PayerKey.Most);
        var (memo, number) = (Short(line["memo"], 200), Short(line["number"], 40));
        var said = string.Create(CultureInfo.InvariantCulture, $"{bank!.Id}|{date:yyyy-MM-dd}|{currency.Code}|{amount!.Value.Minor}|{PayerKey.Of(payer)}|{memo}|{number}|{Digits.ToAscii(line["balance"]).Replace(",", "", StringComparison.Ordinal)}");
        var which = alike[said] = alike.GetValueOrDefault(said) + 1;
        return (new(bank.Id, date!.Value, amount.Value, payer, memo, number, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}|{which}")))), refusals);

        Money? Amount(string field, Text name) => cells.Figure(field, name) is { } figure ? Figures.Read(figure, currency, field, name, refusals) : null;
    }

    private static BankLine Made(Row row, IdSource ids) => new()
    {
        Id = ids.Next<BankLine>(), BankId = row.Bank, Date = row.Date, Amount = row.Amount, Payer = row.Payer, PayerKey = PayerKey.Of(row.Payer), Memo = row.Memo, Number = row.Number, Mark = row.Mark,
        State = row.Amount.IsNegative ? BankLineState.Outgoing : BankLineState.Waiting,
    };

    private static string Short(string text, int most) => Kana.ToFullWidth(text).Trim() is var whole && whole.Length > most ? whole[..most] : whole;
}
