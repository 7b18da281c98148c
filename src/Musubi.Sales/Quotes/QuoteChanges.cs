using Musubi.Admin;
using Musubi.Kernel;

namespace Musubi.Sales.Quotes;

/// <summary>What one version of a quote says otherwise than another: its head, then its lines, matched by item.</summary>
/// <param name="Before">As the former has it; null where it is new.</param>
/// <param name="After">As the later has it; null where it is gone.</param>
public sealed record QuoteChange(string What, string? Before, string? After)
{
    internal static IReadOnlyList<QuoteChange> Between(Quote former, Quote later, Language language)
    {
        var changes = new List<QuoteChange>();
        Compare(Words.Customer, former.CustomerName, later.CustomerName);
        Compare(QuoteWords.Date, Day(former.Date), Day(later.Date));
        Compare(QuoteWords.ValidUntil, Day(former.ValidUntil), Day(later.ValidUntil));
        Compare(Words.Needed, Day(former.Needed), Day(later.Needed));
        Compare(QuoteWords.Reference, former.Reference, later.Reference);
        Compare(Words.Note, former.Note, later.Note);
        var left = later.Lines.OrderBy(l => l.Position).ToList();
        foreach (var line in former.Lines.OrderBy(l => l.Position))
        {
            var match = left.Find(l => l.ItemId == line.ItemId && l.Part == line.Part) ?? left.Find(l => l.ItemId == line.ItemId);
            if (match is not null)
                left.Remove(match);
            var (before, after) = (Said(line), match is null ? null : Said(match));
            if (before != after)
                changes.Add(new($"{line.ItemCode} {line.ItemName}", before, after));
        }
        changes.AddRange(left.Select(l => new QuoteChange($"{l.ItemCode} {l.ItemName}", null, Said(l))));
        foreach (var part in former.Options.Concat(later.Options).Select(o => o.Part).Distinct().Order())
        {
            var (before, after) = (former.Options.Find(o => o.Part == part), later.Options.Find(o => o.Part == part));
            Compare(part == QuotePart.Always ? Words.Total : QuoteWords.TotalOf.With(QuoteWords.Of(part)), Total(before), Total(after));
        }
        return changes;

        void Compare(Text what, string? before, string? after)
        {
            if (before != after)
                changes.Add(new(what.In(language), before, after));
        }

        string? Day(DateOnly? day) => day is { } known ? Letter.Day(known, language) : null;
        string? Total(QuoteOption? option) => option is null ? null : $"{option.Name} {option.Total.ToString(null, language.Culture)}".Trim();
        string Said(QuoteLine l) => string.Join("  ", new[] { l.Part == QuotePart.Always ? "" : QuoteWords.Of(l.Part).In(language), $"{l.Quantity.ToString(null, language.Culture)} × {l.UnitPrice.ToString("#,0.######", language.Culture)} = {l.Net.ToString(null, language.Culture)}" }.Where(w => w.Length > 0));
    }
}
