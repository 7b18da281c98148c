using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Kernel;

namespace Musubi.Finance;

/// <summary>Front door to the exchange rates, each asked for once in an act.</summary>
public sealed class ExchangeRates
{
    private readonly FinanceDb db;
    private readonly CompanyProfile company;
    private readonly Dictionary<(Currency, DateOnly), QuotedRate?> asked = [];

    internal ExchangeRates(FinanceDb db, CompanyProfile company) => (this.db, this.company) = (db, company);

    /// <summary>The rate into the currency of the books by the last quotation on or before the day; null where there is none.</summary>
    public async Task<ExchangeRate?> On(Currency from, DateOnly date, CancellationToken ct) => (await Quoted(from, date, ct))?.Rate;

    /// <summary>The same, with the day it was quoted on.</summary>
    public async Task<QuotedRate?> Quoted(Currency from, DateOnly date, CancellationToken ct)
    {
        if (asked.TryGetValue((from, date), out var known))
            return known;
        var books = (await company.Get(ct)).Currency;
        if (from == books)
            return asked[(from, date)] = new(ExchangeRate.Of(from, books, 1), date);
        var quoted = await db.DayRates.AsNoTracking().Where(r => r.Currency == from && r.Date <= date).OrderByDescending(r => r.Date).FirstOrDefaultAsync(ct);
        return asked[(from, date)] = quoted is null ? null : new(ExchangeRate.Of(from, books, quoted.Rate, quoted.Per), quoted.Date);
    }

    /// <summary>The rate of a day, refused with what to do where there is none: for acts that cannot go on without.</summary>
    public async Task<Result<ExchangeRate>> Needed(Currency from, DateOnly date, CancellationToken ct) =>
        await On(from, date, ct) is { } rate ? rate : Missing(from, (await company.Get(ct)).Currency, date) with { Field = null, Kind = RefusalKind.Conflict };

    /// <summary>By how much a rate may differ from the last quotation before it is asked about: a digit too many, a point in the wrong place.</summary>
    private const decimal Usual = 0.2m;

    /// <summary>Asks whether a rate that is far from the last quotation is meant; null where it is near, or nothing is known to compare it with. In both it counts for one unit.</summary>
    internal async Task<Refusal?> WhyUnusual(Currency from, decimal rate, int per, DateOnly date, CancellationToken ct)
    {
        if (rate <= 0 || per <= 0 || await Quoted(from, date, ct) is not { Rate.Rate: > 0 } last)
            return null;
        var times = rate / per / (last.Rate.Rate / last.Rate.Per);
        return Math.Abs(times - 1) <= Usual ? null : new Refusal("finance.rate-unusual",
            new Text("{0:#,0.######} は、{1:yyyy/MM/dd} のレート {2:#,0.######} の{3:#,0.##}倍です。", "{0:#,0.######}是{1:yyyy-MM-dd}汇率{2:#,0.######}的{3:#,0.##}倍。", "{0:#,0.######} is {3:#,0.##} times the rate of {1:dd/MM/yyyy}, which was {2:#,0.######}.").With(rate, last.Since, last.Rate.Rate / last.Rate.Per * per, times),
            new Text("桁を確かめてください。正しければ「このレートで間違いない」を選んでください。", "请核对位数；如无误，请勾选“汇率无误”。", "Look at its digits. If it is right, choose 'This rate is meant'."), "RateMeant");
    }

    /// <summary>Why an amount cannot be taken into the books.</summary>
    public static Refusal Missing(Currency from, Currency books, DateOnly date) => new("finance.no-rate",
        new Text("{0:yyyy/MM/dd} の {1} → {2} の為替レートがありません。", "没有{0:yyyy-MM-dd}的{1}→{2}汇率。", "There is no rate from {1} to {2} for {0:dd/MM/yyyy}.").With(date, from.Code, books.Code),
        new Text("会計 > 為替レート で登録してください。", "请在 财务 > 汇率 中登记。", "Enter it under Finance > Exchange rates."), "Currency") { Href = "/finance/rates" };

    /// <summary>Why what stands in a foreign currency cannot be valued without a second look.</summary>
    internal static Refusal Old(QuotedRate rate, DateOnly day) => new("finance.old-rate", Words.OldRate.With(rate.Rate.From.Code, rate.Since, day.DayNumber - rate.Since.DayNumber), Words.OldRateAdvice.With(day)) { Href = "/finance/rates" };
}

/// <summary>A rate, and since when it holds.</summary>
public sealed record QuotedRate(ExchangeRate Rate, DateOnly Since)
{
    /// <summary>A week: longer than any row of bank holidays.</summary>
    private const int Fresh = 7;

    public bool IsOldOn(DateOnly day) => day.DayNumber - Since.DayNumber > Fresh;
}
