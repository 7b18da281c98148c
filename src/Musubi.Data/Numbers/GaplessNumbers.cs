using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Musubi.Kernel;

namespace Musubi.Data.Numbers;

/// <summary>A document's number and the day it was drawn for.</summary>
public sealed record Numbered
{
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>The month that stands in a number such as <c>DN-2612-00033</c>: of documents whose own day moves once they are numbered.</summary>
    public static DateOnly MonthIn(string number) => DateOnly.ParseExact(number.Split('-')[^2], "yyMM", CultureInfo.InvariantCulture);
}

/// <summary>A gapless series, and the documents that bear its numbers. Modules add theirs as services.</summary>
/// <param name="Kind">Of the documents: <c>invoice</c>.</param>
/// <param name="Numbers">Every number given; of documents without one yet, nothing.</param>
public sealed record GaplessSeries(Series Series, string Kind, Func<MusubiDb, IQueryable<Numbered>> Numbers)
{
    /// <param name="where">Which of them bear its numbers, where not all do.</param>
    public static GaplessSeries Of<T>(Series series, Expression<Func<T, Numbered>> number, Expression<Func<T, bool>>? where = null) where T : class =>
        new(series, MusubiDb.Snake(typeof(T).Name), db => (where is null ? db.Set<T>().AsNoTracking() : db.Set<T>().AsNoTracking().Where(where)).Select(number));
}

/// <summary>Of every gapless series each number up to the last was given to one document, in each year.</summary>
internal sealed class GaplessNumbers(MusubiDb db, IEnumerable<GaplessSeries> series) : IInvariant
{
    private const int MostFaults = 100;

    public Text Name { get; } = new("連番の伝票番号に欠番と重複がない", "连续编号无缺号、无重号", "Gapless series have no gap and no double");

    public async Task<InvariantResult> Check(CancellationToken ct)
    {
        var (looked, faults) = (0L, new List<InvariantFault>());
        foreach (var one in series)
        {
            var last = await db.Set<NumberSeriesRow>().AsNoTracking().Where(r => r.Series == one.Series.Code).ToDictionaryAsync(r => r.Period, r => r.Last, ct);
            var seen = last.ToDictionary(l => l.Key, l => new BitArray((int)Math.Min(l.Value, int.MaxValue - 1) + 1), StringComparer.Ordinal);
            await foreach (var given in one.Numbers(db).AsAsyncEnumerable().WithCancellation(ct))
            {
                looked++;
                var period = one.Series.PeriodOf(given.Date);
                if (!TryCount(given.Number, out var count) || !seen.TryGetValue(period, out var numbers) || count <= 0 || count >= numbers.Length)
                    Fault(one, given.Number, NeverDrawn);
                else if (numbers[count])
                    Fault(one, given.Number, GivenTwice);
                else
                    numbers[count] = true;
            }
            foreach (var (period, numbers) in seen)
            {
                for (var i = 1; i < numbers.Length && faults.Count < MostFaults; i++)
                {
                    if (!numbers[i])
                        Fault(one, $"{one.Series.Code} {period} {i.ToString(CultureInfo.InvariantCulture)}", Missing);
                }
            }
        }
        return new(looked, faults);

        void Fault(GaplessSeries of, string number, Text what)
        {
            if (faults.Count < MostFaults)
                faults.Add(new($"{of.Kind} {number}", what));
        }
    }

    /// <summary>The count is the last run of digits.</summary>
    private static bool TryCount(string number, out int count)
    {
        var from = number.Length;
        while (from > 0 && char.IsAsciiDigit(number[from - 1]))
            from--;
        return int.TryParse(number.AsSpan(from), NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }

    private static readonly Text NeverDrawn = new("採番されていない番号です。", "该编号从未生成。", "This number was never drawn.");
    private static readonly Text GivenTwice = new("同じ番号が2つあります。", "该编号重复。", "This number was given twice.");
    private static readonly Text Missing = new("欠番です。", "缺号。", "This number is missing.");
}
