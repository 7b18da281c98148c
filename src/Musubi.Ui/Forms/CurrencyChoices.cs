using Musubi.Kernel;

namespace Musubi.Ui;

/// <summary>Currencies as a form offers them.</summary>
public static class CurrencyChoices
{
    public static readonly IReadOnlyList<Choice> Usual =
    [
        .. new[] { Currency.JPY, Currency.CNY, Currency.USD, Currency.EUR, Currency.GBP, Currency.HKD, Currency.TWD, Currency.KRW, Currency.SGD, Currency.THB, Currency.VND, Currency.AUD, Currency.CAD, Currency.CHF }.Select(Of),
    ];

    /// <summary>Those, and the one that stands already.</summary>
    /// <param name="standing">Its code; empty where none does.</param>
    public static IReadOnlyList<Choice> With(string standing) =>
        Currency.TryOf(standing, out var other) && Usual.All(c => c.Value != other.Code) ? [.. Usual, Of(other)] : Usual;

    private static Choice Of(Currency currency) => new(currency.Code, new Text("{0} {1}", "{0} {1}", "{0} {1}").With(currency.Code, currency.Name));
}
