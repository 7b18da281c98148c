using System.Text.Json.Serialization;

namespace Musubi.Kernel;

/// <summary>
/// What <see cref="Per"/> units of one currency cost in another. Banks quote the won and the rupiah per 100: From KRW, To JPY, Rate
/// 10.85, Per 100.
/// </summary>
public readonly record struct ExchangeRate
{
    public Currency From { get; init; }
    public Currency To { get; init; }

    /// <summary>Major units of <see cref="To"/> for <see cref="Per"/> major units of <see cref="From"/>; up to six decimals.</summary>
    public decimal Rate { get; init; }

    /// <summary>1 unless the quotation says otherwise.</summary>
    public int Per { get => field == 0 ? 1 : field; init => field = value == 1 ? 0 : value; }

    public static ExchangeRate Of(Currency from, Currency to, decimal rate, int per = 1) => rate > 0 && per > 0
        ? new() { From = from, To = to, Rate = rate, Per = per }
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "An exchange rate is above zero.");

    /// <summary>The amount in <see cref="To"/>, rounded once. Another currency than <see cref="From"/> is a programming error.</summary>
    public Money Convert(Money money, Rounding rounding) => Money.Of(Only(money, From).Amount * Rate / Per, To, rounding);

    /// <summary>The other way: the amount in <see cref="From"/> that so much of <see cref="To"/> buys, rounded once.</summary>
    public Money ConvertBack(Money money, Rounding rounding) => Money.Of(Only(money, To).Amount * Per / Rate, From, rounding);

    private static Money Only(Money money, Currency currency) =>
        money.Currency == currency ? money : throw new InvalidOperationException($"This rate is for {currency}, not for {money.Currency}.");
}
