using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Lists;
using Musubi.Modules.Lists.Bulk;

namespace Musubi.Finance.Rates;

internal static class RateList
{
    public static readonly ListDefinition<DayRate, DayRate> Definition = new()
    {
        Name = "finance/rates",
        Title = Words.ExchangeRates,
        Permission = FinancePermission.View,
        DefaultSort = "-date",
        Rows = services => services.GetRequiredService<FinanceDb>().DayRates.AsNoTracking(),
        Id = r => r.Id,
        RowHref = r => $"/finance/rates?currency={r.Currency.Code}&date={r.Date:yyyy-MM-dd}",
        Of =
        [
            Column.Of<DayRate, DateOnly>("date", Words.Date, CellKind.Date, r => r.Date, r => r.Date),
            new("currency", Words.Currency, CellKind.Code, r => r.Currency.Code),
            new("per", Words.RatePer, CellKind.Figure, r => r.Per),
            new("rate", Words.ExchangeRate, CellKind.Figure, r => r.Rate),
        ],
        FilterBy = [Filter.OfDays<DayRate>("date", Words.Date, r => r.Date)],
        BulkActs =
        [
            new("delete", Musubi.Ui.UiWords.Delete, "trash-2", FinancePermission.SetRates,
                step => step.Do<DeleteRate, DeleteRate.Input>(new() { Id = new(step.Id) }), Words.DeleteRatesSure),
        ],
    };
}
