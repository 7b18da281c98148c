using Microsoft.EntityFrameworkCore;
using Musubi.Admin;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Kernel;

namespace Musubi.Finance.Rates;

/// <summary>Enters what a currency is worth from a day on; a day's quotation that stands is replaced. Entries already posted keep theirs.</summary>
[Needs(FinancePermission.SetRates)]
internal sealed class SaveRate(FinanceDb db, IdSource ids, CompanyProfile company, ExchangeRates rates) : IUseCase<SaveRate.Input, Id<DayRate>>
{
    public sealed record Input
    {
        public Currency Currency { get; init; }
        public DateOnly? Date { get; init; }
        public decimal? Rate { get; init; }

        /// <summary>For so many units; 100 for the won.</summary>
        public int Per { get; init; } = 1;

        /// <summary>It is right, though far from the last.</summary>
        public bool RateMeant { get; init; }
    }

    public async Task<Result<Id<DayRate>>> Run(Input input, CancellationToken ct)
    {
        var books = (await company.Get(ct)).Currency;
        var refusals = RateRules.Check(input.Currency, input.Date, input.Rate, input.Per, books);
        if (refusals.Count > 0)
            return refusals;
        if (!input.RateMeant && await rates.WhyUnusual(input.Currency, input.Rate!.Value, input.Per, input.Date!.Value, ct) is { } unusual)
            return unusual;
        var standing = await db.DayRates.SingleOrDefaultAsync(r => r.Currency == input.Currency && r.Date == input.Date, ct);
        if (standing is null)
            db.DayRates.Add(standing = new DayRate { Id = ids.Next<DayRate>(), Currency = input.Currency, Date = input.Date!.Value, Rate = 0 });
        (standing.Rate, standing.Per) = (input.Rate!.Value, input.Per);
        return standing.Id;
    }
}

internal static class RateRules
{
    public static List<Refusal> Check(Currency currency, DateOnly? date, decimal? rate, int per, Currency books)
    {
        var refusals = new List<Refusal>();
        if (currency.IsNone)
            refusals.Add(Refusal.Missing("Currency", Words.Currency));
        else if (currency == books)
            refusals.Add(new("finance.rate-of-books", new Text("{0} は帳簿の通貨です。", "{0}是账簿币种。", "{0} is the currency of the books.").With(books.Code), new Text("外国通貨を選んでください。", "请选择外币。", "Choose a foreign currency."), "Currency"));
        if (date is null)
            refusals.Add(Refusal.Missing("Date", Words.Date));
        if (rate is null)
            refusals.Add(Refusal.Missing("Rate", Words.ExchangeRate));
        else if (rate <= 0 || Rounding.Down.Round(rate.Value, 6) != rate || rate > 1_000_000_000)
            refusals.Add(new("finance.rate-range", new Text("レートは正の数で、小数は6桁までです。", "汇率须为正数，最多6位小数。", "A rate is above zero and has at most six decimals."), new Text("「単位」を増やすと小さなレートを正確に書けます。", "可增大“单位”以准确表示较小的汇率。", "Quote a small one per 100 or 1,000 units."), "Rate"));
        if (per is not (1 or 10 or 100 or 1000 or 10000))
            refusals.Add(new("finance.rate-per", new Text("単位は 1、10、100、1000、10000 のいずれかです。", "单位为1、10、100、1000或10000。", "Rates are per 1, 10, 100, 1000 or 10000."), new Text("選び直してください。", "请重新选择。", "Choose one of them."), "Per"));
        return refusals;
    }
}
