using Musubi.Data.Acts;
using Musubi.Finance;
using Musubi.Kernel;

namespace Musubi.Sales.Unbilled;

/// <summary>
/// Books at the end of a period the sales of what had left and is billed later (未請求売上の見越), and takes them back on the day after. Once more, it books what differs since.
/// </summary>
[Needs(SalesPermission.CloseBills)]
internal sealed class AccrueUnbilled(UnbilledSales unbilled, Accruals accruals) : IUseCase<AccrueUnbilled.Input, int>
{
    public sealed record Input
    {
        /// <summary>The last day of the period.</summary>
        public DateOnly? Date { get; init; }
    }

    /// <returns>How many entries it took; none where all of it stood.</returns>
    public async Task<Result<int>> Run(Input input, CancellationToken ct) => input.Date is { } day
        ? await accruals.Book(UnbilledSales.AccrualOf(day, await unbilled.On(day, ct)), ct)
        : Refusal.Missing("Date", Words.Date);
}
