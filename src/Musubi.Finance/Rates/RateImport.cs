using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Finance.Rates;

/// <summary>Exchange rates from files of a bank or the customs. A day's quotation that stands is replaced.</summary>
internal sealed class RateImport : ImportTarget
{
    public override string Name => "finance-rates";
    public override Text Title => Words.ExchangeRates;
    public override string Permission => FinancePermission.SetRates;
    public override string Icon => "globe";
    public override string Href => "/finance/rates";
    public override Type Root => typeof(DayRate);
    public override int IdsPerRow => 1;
    public override string KeyField => "date";

    public override IReadOnlyList<ImportField> Fields { get; } =
    [
        new("date", Words.Date, "日付", "公示日", "适用日", "日期", "Day", "Quotation date") { Required = true, Sample = Text.Same("2026-11-20") },
        new("currency", Words.Currency, "通貨コード", "币种代码", "币别", "Currency code") { Required = true, Sample = Text.Same("USD") },
        new("rate", Words.ExchangeRate, "レート", "TTM", "仲値", "换算率", "中间价", "汇率", "Rate") { Required = true, Sample = Text.Same("151.25") },
        new("per", Words.RatePer, "単位", "单位", "Units") { Sample = Text.Same("1") },
    ];

    public override string KeyOf(ImportLine line) => $"{line["date"].Trim()} {Digits.ToAscii(line["currency"]).Trim().ToUpperInvariant()}";

    public override async Task<IReadOnlyList<Judgement>> Judge(ImportBatch batch, CancellationToken ct)
    {
        var books = (await batch.Services.GetRequiredService<CompanyProfile>().Get(ct)).Currency;
        var ids = batch.Services.GetRequiredService<IdSource>();
        var rows = batch.Lines.Select(line => Read(line, batch, books)).ToList();
        var days = rows.Select(r => r.Date).OfType<DateOnly>().Distinct().ToList();
        var standing = (await RowShape.Whole<DayRate>(batch.Db).Where(r => days.Contains(r.Date)).ToListAsync(ct)).ToDictionary(r => (r.Currency, r.Date));
        return [.. rows.Select(row => row.Refusals.Count > 0 ? Judgement.Refused(row.Refusals) : Judged(row, standing.GetValueOrDefault((row.Currency, row.Date!.Value)), ids))];
    }

    private sealed record Row(Currency Currency, DateOnly? Date, decimal? Rate, int Per, List<Refusal> Refusals);

    private static Row Read(ImportLine line, ImportBatch batch, Currency books)
    {
        var refusals = new List<Refusal>();
        DateOnly? date = null;
        if (DateInput.TryParse(line["date"], batch.Today, batch.Language, out var day))
            date = day;
        else if (line["date"].Length > 0)
            refusals.Add(Refusal.Unreadable("date", Words.Date, line["date"], "2026-11-20"));
        if (!Currency.TryOf(line["currency"], out var currency) && line["currency"].Length > 0)
            refusals.Add(Refusal.Unreadable("currency", Words.Currency, line["currency"], "USD"));
        decimal? rate = null;
        if (Digits.TryParse(line["rate"], out var read))
            rate = read;
        else if (line["rate"].Length > 0)
            refusals.Add(Refusal.Unreadable("rate", Words.ExchangeRate, line["rate"], "151.25"));
        var per = int.TryParse(Digits.ToAscii(line["per"]), NumberStyles.None, CultureInfo.InvariantCulture, out var units) ? units : 1;
        if (refusals.Count == 0)
            refusals.AddRange(RateRules.Check(currency, date, rate, per, books).Select(r => r.At(r.Field!.ToLowerInvariant())));
        return new(currency, date, rate, per, refusals);
    }

    private static Judgement Judged(Row row, DayRate? standing, IdSource ids) => new()
    {
        Standing = standing,
        Write = () =>
        {
            var rate = standing ?? new DayRate { Id = ids.Next<DayRate>(), Currency = row.Currency, Date = row.Date!.Value, Rate = 0 };
            (rate.Rate, rate.Per) = (row.Rate!.Value, row.Per);
            return rate;
        },
    };
}
