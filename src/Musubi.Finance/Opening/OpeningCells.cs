using Musubi.Kernel;
using Musubi.Modules.Imports;

namespace Musubi.Finance.Opening;

/// <summary>Reads the cells that files of openings have in common; what cannot be read is refused beside its field.</summary>
internal sealed class OpeningCells(ImportLine line, ImportBatch batch)
{
    public List<Refusal> Refusals { get; } = [];

    public DateOnly? Day(string field, Text name, bool required = false)
    {
        if (line[field].Length == 0)
        {
            if (required)
                Refusals.Add(Refusal.Missing(field, name));
            return null;
        }
        if (DateInput.TryParse(line[field], batch.Today, batch.Language, out var day))
            return day;
        Refusals.Add(Refusal.Unreadable(field, name, line[field], "2026-03-31"));
        return null;
    }

    /// <summary>The currency named, or that of the books.</summary>
    public Currency Currency(Currency books)
    {
        if (line["currency"].Length == 0)
            return books;
        if (Kernel.Currency.TryOf(line["currency"], out var currency))
            return currency;
        Refusals.Add(Refusal.Unreadable("currency", Words.Currency, line["currency"], "USD"));
        return books;
    }

    public decimal? Figure(string field, Text name)
    {
        if (line[field].Length == 0)
            return null;
        if (Digits.TryParse(line[field], out var figure))
            return figure;
        Refusals.Add(Refusal.Unreadable(field, name, line[field], "1,234.5"));
        return null;
    }

    /// <summary>The rate into the books: as the file has it, or of the day. Null, with a refusal, where there is none.</summary>
    public async Task<ExchangeRate?> Rate(Currency currency, Currency books, DateOnly date, ExchangeRates rates, CancellationToken ct)
    {
        if (Figure("rate", Words.ExchangeRate) is { } typed)
        {
            if (typed > 0)
                return ExchangeRate.Of(currency, books, currency == books ? 1 : typed);
            Refusals.Add(Refusal.Unreadable("rate", Words.ExchangeRate, line["rate"], "151.25"));
            return null;
        }
        if (await rates.On(currency, date, ct) is { } rate)
            return rate;
        Refusals.Add(ExchangeRates.Missing(currency, books, date).At("rate"));
        return null;
    }
}
