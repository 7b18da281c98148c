using Musubi.Kernel;
using Musubi.Ui;

namespace Musubi.Catalog;

/// <summary>Currencies as a form offers them.</summary>
internal static class CurrencyChoices
{
    public static readonly IReadOnlyList<Choice> Usual =
    [
        .. new[] { Currency.JPY, Currency.CNY, Currency.USD, Currency.EUR, Currency.GBP, Currency.HKD, Currency.TWD, Currency.KRW, Currency.SGD, Currency.THB, Currency.VND, Currency.AUD, Currency.CAD, Currency.CHF }
            .Select(c => new Choice(c.Code, new Text("{0} {1}", "{0} {1}", "{0} {1}").With(c.Code, c.Name))),
    ];
}
