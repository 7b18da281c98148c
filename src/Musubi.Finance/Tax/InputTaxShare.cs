using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Finance.Tax;

/// <summary>
/// How much of the tax on a purchase without a qualified invoice may be deducted, by the date of the transaction: from a day on, until the next row.
/// </summary>
public sealed class InputTaxShare
{
    public required Id<InputTaxShare> Id { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>0.8 for 80 %.</summary>
    public required decimal Fraction { get; set; }
}

/// <summary>What the law says, as every new company finds it.</summary>
internal static class StatutoryShares
{
    /// <remarks>
    /// Japan: since qualified invoices came (2023-10-01) purchases from suppliers who are not registered are deducted in steps: 80 % to 2026-09-30, 70 % to
    /// 2028-09-30, 50 % to 2030-09-30, 30 % to 2031-09-30, then nothing. [平成28年改正法附則52条・53条, as amended in 2026] Before that, all of it.
    /// China: an ordinary invoice (普通发票) deducts nothing; only a special one (专用发票) does. [增值税暂行条例 art. 9]
    /// </remarks>
    public static readonly IReadOnlyList<InputTaxShare> All =
    [
        Of(1, "JP", 1989, 4, 1, 100), Of(2, "JP", 2023, 10, 1, 80), Of(3, "JP", 2026, 10, 1, 70), Of(4, "JP", 2028, 10, 1, 50), Of(5, "JP", 2030, 10, 1, 30), Of(6, "JP", 2031, 10, 1, 0),
        Of(7, "CN", 1994, 1, 1, 0),
    ];

    // Ids below a thousand are never given out by the id source.
    private static InputTaxShare Of(long id, string country, int year, int month, int day, int percent) =>
        new() { Id = new(id), Country = country, From = new(year, month, day), Fraction = percent / 100m };
}

/// <summary>The shares, in memory.</summary>
internal sealed class InputTaxShares(IEnumerable<InputTaxShare> rows)
{
    private readonly List<InputTaxShare> rows = [.. rows.OrderBy(r => r.From)];

    public static async Task<InputTaxShares> Read(FinanceDb db, CancellationToken ct) => new(await db.All.Set<InputTaxShare>().AsNoTracking().ToListAsync(ct));

    /// <summary>All of it with a qualified invoice; without one what the country leaves, where it says nothing all.</summary>
    public Rate For(string country, bool qualified, DateOnly date) =>
        qualified ? Rate.Whole : rows.LastOrDefault(r => r.Country == country && r.From <= date) is { } row ? Rate.OfFraction(row.Fraction) : Rate.Whole;
}
