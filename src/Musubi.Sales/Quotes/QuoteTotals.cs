using Musubi.Finance.Tax;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Quotes;

/// <summary>What a quote comes to: each alternative with all that is always in it, extras left out. Where nothing is to choose, one total.</summary>
internal static class QuoteTotals
{
    public static IReadOnlyList<(QuotePart Part, OrderTotals Totals)> Of(IEnumerable<(QuotePart Part, TaxableLine Line)> lines, Currency currency)
    {
        var all = lines.ToList();
        var alternatives = all.Select(l => l.Part).Where(p => p is not (QuotePart.Always or QuotePart.Extra)).Distinct().Order().ToList();
        return [.. alternatives.DefaultIfEmpty(QuotePart.Always).Select(part => (part, OrderTotals.Of(all.Where(l => l.Part == QuotePart.Always || l.Part == part).Select(l => l.Line), currency)))];
    }

    /// <summary>Why what is offered to choose from is no choice.</summary>
    public static IEnumerable<Refusal> WhyNot(IReadOnlyList<QuoteLineDraft> lines, IReadOnlyList<QuoteOptionDraft> options)
    {
        var parts = lines.Select(l => l.Part ?? QuotePart.Always).ToList();
        var alternatives = parts.Where(p => p is not (QuotePart.Always or QuotePart.Extra)).Distinct().ToList();
        if (alternatives.Count == 1)
            yield return new("sales.one-alternative", new Text("案が「{0}」の一つだけで、選ぶものがありません。", "只有一个方案“{0}”，客户无从选择。", "'{0}' is the only option, so there is nothing to choose.").With(QuoteWords.Of(alternatives[0])),
                new Text("もう一つの案を加えるか、区分を空欄（どの案にも共通）または「オプション品」にしてください。", "请再加一个方案，或将类别留空（各方案共同部分）或改为“可选附加”。", "Add another option, or leave the part of these lines empty (in every option), or mark them as optional extras."), $"Lines[{parts.IndexOf(alternatives[0])}].Part");
        for (var i = 0; i < options.Count; i++)
        {
            var (option, at) = (options[i], $"Options[{i}]");
            if (option is { Part: null, Name.Length: 0 })
                continue;
            if (option.Part is not { } part)
                yield return Refusal.Missing(at + ".Part", QuoteWords.Option);
            else if (!alternatives.Contains(part))
                yield return new("sales.option-empty", new Text("{0}の明細がありません。", "{0}没有明细。", "There is no line of {0}.").With(QuoteWords.Of(part)),
                    new Text("明細の区分で選ぶか、この行を消してください。", "请在明细的类别中选择，或删除此行。", "Mark lines as part of it, or remove this name."), at + ".Part");
            else if (options.Take(i).Any(o => o.Part == part))
                yield return new("sales.option-twice", new Text("{0}の名前が二つあります。", "{0}有两个名称。", "{0} has two names.").With(QuoteWords.Of(part)), new Text("一つにしてください。", "请只保留一个。", "Keep one of them."), at + ".Part");
            if (option.Name.Length > QuoteOptionDraft.MostName)
                yield return Refusal.TooLong(at + ".Name", QuoteWords.OptionName, option.Name.Length, QuoteOptionDraft.MostName);
        }
    }
}
