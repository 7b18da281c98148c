using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Data.Ids;
using Musubi.Finance.OpenItems;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Modules.Imports;
using Musubi.Parties;

namespace Musubi.Finance.Opening;

/// <summary>What customers owe, or we owe suppliers, from the old books' file: each row an item of its own, booked against the opening account.</summary>
internal sealed class OpeningItemImport(OwedSide side) : PostedTarget
{
    public override string Name => side == OwedSide.Receivable ? "opening-receivables" : "opening-payables";
    public override Text Title => side == OwedSide.Receivable ? Words.OpeningReceivables : Words.OpeningPayables;
    public override string Permission => FinancePermission.EnterOpeningItems;
    public override string Icon => "list-checks";
    public override string Href => "/finance/open-items";
    public override Type Root => typeof(OpenItem);
    public override string KeyField => "number";

    /// <summary>A number is one document of a party.</summary>
    public override string KeyOf(ImportLine line) => line["number"].Length == 0 ? "" : $"{CodeOf(line)}|{line["number"].ToUpperInvariant()}";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        side == OwedSide.Receivable
            ? new("party", Words.PartyCode, "取引先", "得意先コード", "得意先", "客户编码", "客户", "Customer", "Customer code", "Party") { Required = true, Sample = Text.Same("C-0001") }
            : new("party", Words.PartyCode, "取引先", "仕入先コード", "仕入先", "供应商编码", "供应商", "Supplier", "Supplier code", "Party") { Required = true, Sample = Text.Same("S-0001") },
        new("number", Words.Number, "伝票番号", "請求番号", "单据号", "发票号", "Document no.", "Invoice no.") { Required = true, Sample = Text.Same("INV-2603-118") },
        new("date", Words.Date, "伝票日付", "請求日", "单据日期", "发票日期", "Document date", "Invoice date") { Required = true, Sample = Text.Same("2026-03-20") },
        new("due", Words.Due, "期日", "支払期限", "到期日期", "Due", "Due date") { Sample = Text.Same("2026-04-30") },
        new("amount", Words.Amount, "残高", "金額", "余额", "未清金额", "Balance", "Open amount") { Required = true, Sample = Text.Same("110000") },
        new("currency", Words.Currency, "通貨コード", "币种代码", "币别", "Currency code"),
        new("rate", Words.ExchangeRate, "レート", "汇率", "Rate"),
    ];

    private sealed record Row(PartyCard Party, string Number, DateOnly Date, DateOnly Due, Money Amount, ExchangeRate Rate);

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var (db, services) = (batch.Services.GetRequiredService<FinanceDb>(), batch.Services);
        var books = (await services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        var parties = await services.GetRequiredService<PartyLookup>().ByCode(batch.Lines.Select(CodeOf), ct);
        var numbers = batch.Lines.Select(l => l["number"]).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var standing = (await db.Items.AsNoTracking().Where(i => i.Side == side && i.Kind == ItemKind.Opening && numbers.Contains(i.Number) && !db.Items.Any(r => r.Kind == ItemKind.Reversal && r.DocumentId == i.DocumentId))
            .Select(i => new { i.PartyId, i.Number }).ToListAsync(ct)).Select(i => (i.PartyId, i.Number)).ToHashSet();
        var judged = new List<Judgement>();
        foreach (var line in batch.Lines)
            judged.Add(await Judge(line, batch, parties, standing, books, ct));
        return judged;
    }

    private async Task<Judgement> Judge(ImportLine line, ImportBatch batch, IReadOnlyDictionary<string, PartyCard> parties, HashSet<(long, string)> standing, Currency books, CancellationToken ct)
    {
        var cells = new OpeningCells(line, batch);
        var refusals = cells.Refusals;
        var party = parties.GetValueOrDefault(CodeOf(line));
        if (line["party"].Length == 0)
            refusals.Add(Refusal.Missing("party", Words.Party));
        else if (party is null)
            refusals.Add(Refusal.NotFound(Words.Party, line["party"]).At("party"));
        if (line["number"].Length == 0)
            refusals.Add(Refusal.Missing("number", Words.Number));
        else if (line["number"].Length > EnterOpeningItem.MostNumber)
            refusals.Add(Refusal.TooLong("number", Words.Number, line["number"].Length, EnterOpeningItem.MostNumber));
        else if (party is not null && standing.Contains((party.Id.Value, line["number"])))
            refusals.Add(new("opening.here", new Text("{0} の {1} は、開始残高に登録済みです。", "{0}的{1}已登记为期初余额。", "{1} of {0} is brought forward already.").With(party.Name, line["number"]), new Text("二重でないか確かめてください。", "请确认是否重复。", "See whether it is the same document."), "number", RefusalKind.Conflict));
        var currency = cells.Currency(books);
        var (date, due) = (cells.Day("date", Words.Date, required: true), cells.Day("due", Words.Due));
        if (due < date)
            refusals.Add(EnterOpeningItem.DueBefore("due"));
        var amount = Figures.Read(cells.Figure("amount", Words.Amount), currency, "amount", Words.Amount, refusals);
        if (amount is { IsZero: true } && refusals.All(r => r.Field != "amount"))
            refusals.Add(Refusal.Missing("amount", Words.Amount));
        if (date is { } day && await batch.Services.GetRequiredService<FiscalCalendar>().WhyNot(day, SubLedger.AreaOf(side), "date", ct) is { } closed)
            refusals.Add(closed);
        var rate = date is { } on ? await cells.Rate(currency, books, on, batch.Services.GetRequiredService<ExchangeRates>(), ct) : null;
        return refusals.Count > 0 ? Judgement.Refused(refusals) : new() { Row = new Row(party!, line["number"], date!.Value, due ?? party!.DueFor(date.Value), amount!.Value, rate!.Value) };
    }

    public override async Task<Posted> Post(IServiceProvider services, Import import, IReadOnlyList<PostedRow> rows, CancellationToken ct)
    {
        var (subLedger, ids) = (services.GetRequiredService<SubLedger>(), services.GetRequiredService<IdSource>());
        var opened = await subLedger.Open([.. rows.Select(r => (Row)r.Row).Select(row => EnterOpeningItem.Opening(side, ids.Next<OpenItem>(), row.Party, row.Number, row.Date, row.Due, row.Amount, row.Rate))], ct);
        return opened.Ok ? new([.. rows.Zip(opened.Value).Select(p => (p.First.Line, p.Second.Id.Value))], []) : Posted.Refused(opened.Refusals.Select(r => (rows[0].Line, r.At("date"))));
    }

    public override async Task<IReadOnlyList<(int Line, string Shown, Refusal Why)>> TakeBack(IServiceProvider services, Import import, IReadOnlyList<ImportRow> made, CancellationToken ct)
    {
        var (subLedger, ledger) = (services.GetRequiredService<SubLedger>(), services.GetRequiredService<Ledger>());
        var lines = made.ToDictionary(m => new Id<OpenItem>(m.SubjectId), m => m.Line);
        var items = new List<OpenItem>();
        foreach (var some in lines.Keys.Chunk(1000))
            items.AddRange(await subLedger.Take(some, ct));
        var settled = items.Where(i => i.Remaining != i.Amount).OrderBy(i => lines[i.Id]).ToList();
        if (settled.Count > 0)
            return [.. settled.Select(i => (lines[i.Id], i.Number, Settled(i)))];
        foreach (var item in items.OrderBy(i => lines[i.Id]))
        {
            var back = await subLedger.TakeBack(item, await ledger.FirstOpen(item.Date, SubLedger.AreaOf(side), ct) ?? item.Date, Words.ImportTakenBack.With(import.FileName).ToString(), ct);
            if (!back.Ok)
                return [(lines[item.Id], item.Number, back.Refusals[0])];
        }
        await services.GetRequiredService<FinanceDb>().All.SaveChangesAsync(ct);
        return [];
    }

    private static Refusal Settled(OpenItem item) => new("opening.settled",
        new Text("{0} のうち {1} が消し込まれています。", "{0}已核销{1}。", "{1} of {0} is settled.").With(item.Amount.Abs(), (item.Amount - item.Remaining).Abs()),
        new Text("先に消込を取り消してください。", "请先撤销核销。", "Undo its allocations first."), Kind: RefusalKind.Conflict) { Href = $"/finance/open-items/{item.Id}" };

    private static string CodeOf(ImportLine line) => Digits.ToAscii(line["party"]).Trim().ToUpperInvariant();
}
