using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Finance.Accounts;
using Musubi.Finance.Analysis;
using Musubi.Finance.Journal;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Finance.Opening;

/// <summary>Balances of accounts from the old books' file: an entry a day and currency, with what each line is looked at by, the difference against the opening account.</summary>
internal sealed class BalanceImport : PostedTarget
{
    private static readonly string[] DimensionFields = ["dimension1", "dimension2", "dimension3"];

    public override string Name => "opening-balances";
    public override Text Title => Words.OpeningBalances;
    public override string Permission => FinancePermission.EnterOpeningItems;
    public override string Icon => "scale";
    public override string Href => "/finance/opening-balances";
    public override Type Root => typeof(JournalEntry);
    public override int IdsPerRow => 4;
    public override string KeyField => "account";

    /// <summary>An account stands there once for each department and currency.</summary>
    public override string KeyOf(ImportLine line) => "";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("account", Words.AccountCode, "勘定科目", "科目コード", "科目", "科目编码", "会计科目", "Account", "Account no.") { Required = true, Sample = Text.Same("111") },
        new("debit", Words.Debit, "借方金額", "借方残高", "借方余额", "借方金额", "Debit balance") { Sample = Text.Same("1250000") },
        new("credit", Words.Credit, "貸方金額", "貸方残高", "贷方余额", "贷方金额", "Credit balance"),
        new("date", Words.OpeningDate, "日付", "基準日", "日期", "启用日", "Date", "As of"),
        new("currency", Words.Currency, "通貨コード", "币种代码", "币别", "Currency code"),
        new("rate", Words.ExchangeRate, "レート", "汇率", "Rate"),
        new("dimension1", Words.DimensionNo.With(1), "部門", "部門コード", "部门", "部门编码", "Department") { Hint = Words.DimensionCellHint },
        new("dimension2", Words.DimensionNo.With(2), "プロジェクト", "案件", "项目", "Project") { Hint = Words.DimensionCellHint },
        new("dimension3", Words.DimensionNo.With(3), "得意先グループ", "客户组", "Customer group") { Hint = Words.DimensionCellHint },
    ];

    private sealed record Row(Id<Account> Account, DateOnly Date, Money Amount, Money InBooks, Dimensions Dimensions);

    private sealed record Known(DateOnly? FirstDay, ILookup<string, Account> Accounts, IReadOnlyList<(string Dimension, DimensionValue Value)> Values);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var (db, services) = (batch.Services.GetRequiredService<FinanceDb>(), batch.Services);
        var known = await batch.Memory.Once(async () => new Known(
            await db.Years.OrderBy(y => y.From).Select(y => (DateOnly?)y.From).FirstOrDefaultAsync(ct),
            (await db.Accounts.AsNoTracking().ToListAsync(ct)).ToLookup(a => a.Code.ToUpperInvariant()),
            [.. (await db.Dimensions.AsNoTracking().Include(d => d.Values).Where(d => d.Active).OrderBy(d => d.Code).ToListAsync(ct)).SelectMany(d => d.Values.Where(v => v.Active).Select(v => (d.Code, v)))]));
        var books = (await services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        var judged = new List<Judgement>();
        foreach (var line in batch.Lines)
            judged.Add(await Judge(line, batch, known, books, ct));
        return judged;
    }

    private static async Task<Judgement> Judge(ImportLine line, ImportBatch batch, Known known, Currency books, CancellationToken ct)
    {
        var cells = new OpeningCells(line, batch);
        var refusals = cells.Refusals;
        var account = known.Accounts[Digits.ToAscii(line["account"]).Trim().ToUpperInvariant()].FirstOrDefault();
        if (line["account"].Length == 0)
            refusals.Add(Refusal.Missing("account", Words.Account));
        else if (account is null)
            refusals.Add(Refusal.NotFound(Words.Account, line["account"]).At("account"));
        else if (PostOpeningBalances.WhyNot(account, "account") is { } why)
            refusals.Add(why);
        var currency = cells.Currency(books);
        var (debit, credit) = (Side("debit", Words.Debit), Side("credit", Words.Credit));
        if (refusals.Count == 0 && (debit - credit).IsZero)
            refusals.Add(Refusal.Missing("debit", Words.Amount));
        var date = cells.Day("date", Words.OpeningDate) ?? known.FirstDay;
        if (date is null)
            refusals.Add(Refusal.Missing("date", Words.OpeningDate));
        else if (await batch.Services.GetRequiredService<FiscalCalendar>().WhyNot(date.Value, PeriodArea.General, "date", ct) is { } closed)
            refusals.Add(closed);
        var rate = date is { } day ? await cells.Rate(currency, books, day, batch.Services.GetRequiredService<ExchangeRates>(), ct) : null;
        var dimensions = DimensionFields.Select(f => Value(f)).OfType<(string, string)>().ToList();
        if (dimensions.GroupBy(d => d.Item1).FirstOrDefault(g => g.Count() > 1) is { Key: var twice })
            refusals.Add(new("finance.dimension-twice", new Text("分析軸「{0}」の値が2つあります。", "分析维度“{0}”有两个值。", "The dimension {0} is named twice.").With(twice), new Text("1つだけを残してください。", "请只保留一个。", "Keep one of them."), "dimension2"));
        return refusals.Count > 0 ? Judgement.Refused(refusals) : new() { Row = new Row(account!.Id, date!.Value, debit - credit, rate!.Value.Convert(debit - credit, Rounding.HalfUp), Dimensions.Of(dimensions)) };

        Money Side(string field, Text name)
        {
            var amount = Figures.Read(cells.Figure(field, name), currency, field, name, refusals) ?? Money.Zero(currency);
            if (amount.IsNegative)
                refusals.Add(Figures.Negative(field, name, amount));
            return amount;
        }

        // A value by its code or name, where it is one of one dimension alone; else DEPARTMENT=TOKYO.
        (string, string)? Value(string field)
        {
            if (line[field].Length == 0)
                return null;
            var pair = Digits.ToAscii(line[field]).Split('=', 2, StringSplitOptions.TrimEntries);
            var found = known.Values.Where(v => (pair.Length == 1 || v.Dimension.Equals(pair[0], StringComparison.OrdinalIgnoreCase)) && IsCalled(v.Value, pair[^1])).ToList();
            if (found.Count == 1)
                return (found[0].Dimension, found[0].Value.Code);
            refusals.Add(new("finance.no-dimension-value",
                found.Count == 0 ? new Text("分析軸の値「{0}」がありません。", "没有分析维度值“{0}”。", "No dimension has the value '{0}'.").With(line[field]) : new Text("「{0}」は複数の分析軸にあります。", "“{0}”存在于多个分析维度。", "'{0}' is a value of several dimensions.").With(line[field]),
                Words.DimensionCellHint, field));
            return null;
        }
    }

    private static bool IsCalled(DimensionValue value, string typed) =>
        new[] { value.Code, value.NameJa, value.NameZh, value.NameEn }.Any(n => n.Equals(typed, StringComparison.OrdinalIgnoreCase));

    public override async Task<Posted> Post(IServiceProvider services, Import import, IReadOnlyList<PostedRow> rows, CancellationToken ct)
    {
        var entries = rows.Select(r => (r.Line, Row: (Row)r.Row)).GroupBy(r => (r.Row.Date, r.Row.Amount.Currency)).OrderBy(g => g.Key.Date).ThenBy(g => g.Key.Currency.Code, StringComparer.Ordinal).ToList();
        var posted = await services.GetRequiredService<Ledger>().Post([.. entries.Select(g => (OpeningPosting.For([.. g.Select(r => new Posting { Account = AccountPart.Of(r.Row.Account), Amount = r.Row.Amount, InBooks = r.Row.InBooks, Dimensions = r.Row.Dimensions })]), Source(import, g.Key.Date)))], ct);
        return posted.Ok
            ? new([.. entries.Zip(posted.Value).SelectMany(p => p.First.Select(r => (r.Line, p.Second.Value)))], [])
            : Posted.Refused(posted.Refusals.Select(r => (rows[0].Line, r.At("date"))));
    }

    public override async Task<IReadOnlyList<(int Line, string Shown, Refusal Why)>> TakeBack(IServiceProvider services, Import import, IReadOnlyList<ImportRow> made, CancellationToken ct)
    {
        var (db, ledger) = (services.GetRequiredService<FinanceDb>(), services.GetRequiredService<Ledger>());
        foreach (var entry in made.GroupBy(m => m.SubjectId).OrderBy(g => g.Key))
        {
            var id = new Id<JournalEntry>(entry.Key);
            var standing = await db.Entries.AsNoTracking().Where(e => e.Id == id).Select(e => new { e.Date, e.Number }).SingleAsync(ct);
            var back = await ledger.Reverse(id, await ledger.FirstOpen(standing.Date, PeriodArea.General, ct) ?? standing.Date, Words.ImportTakenBack.With(import.FileName).ToString(), ct);
            if (!back.Ok)
                return [(entry.First().Line, standing.Number, back.Refusals[0])];
        }
        return [];
    }

    private static EntrySource Source(Import import, DateOnly date) => new()
    {
        Kind = "import", Id = import.Id.Value, Number = import.FileName, Date = date, Area = PeriodArea.General, EntryKind = EntryKind.Opening,
    };
}
