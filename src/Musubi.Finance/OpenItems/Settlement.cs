using Musubi.Kernel;

namespace Musubi.Finance.OpenItems;

/// <summary>So much of an item is to be settled, a positive figure; nothing when left empty.</summary>
public sealed record SettlementLine
{
    public Id<OpenItem> Item { get; init; }
    public decimal? Amount { get; init; }
}

/// <summary>What a person chose to settle, checked against what remains. Pure: preview and posting ask the same.</summary>
internal sealed record Settlement(IReadOnlyList<(OpenItem Item, Money Amount)> Debits, IReadOnlyList<(OpenItem Item, Money Amount)> Credits, Currency Currency, IReadOnlyList<Refusal> Refusals)
{
    public Money Debit => Money.Sum(Debits.Select(d => d.Amount), Currency);
    public Money Credit => Money.Sum(Credits.Select(c => c.Amount), Currency);

    /// <param name="items">The items named, as they stand now.</param>
    public static Settlement Of(IReadOnlyList<SettlementLine> lines, IReadOnlyList<OpenItem> items, OwedSide side, long party, Currency currency)
    {
        var refusals = new List<Refusal>();
        var chosen = new List<(OpenItem Item, Money Amount)>();
        var known = items.ToDictionary(i => i.Id);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Amount is not { } typed || typed == 0)
                continue;
            var field = $"Lines[{i}].Amount";
            if (!known.TryGetValue(lines[i].Item, out var item))
                refusals.Add(Refusal.NotFound(Words.OpenItem, lines[i].Item).At(field));
            else if (item.Side != side || item.PartyId != party)
                refusals.Add(new("settlement.other-party",
                    new Text("{0} は {1} の明細です。", "{0}属于{1}。", "{0} is an item of {1}.").With(item.Number, item.PartyName),
                    new Text("同じ取引先の明細を選んでください。", "请选择同一往来单位的明细。", "Choose items of one party."), field));
            else if (item.Amount.Currency != currency)
                refusals.Add(new("settlement.other-currency",
                    new Text("{0} は {1} 建てです。", "{0}为{1}币种。", "{0} is in {1}.").With(item.Number, item.Amount.Currency.Code),
                    new Text("{0} の明細を選ぶか、通貨を変えてください。", "请选择{0}的明细，或更改币种。", "Choose items in {0}, or change the currency.").With(currency.Code), field));
            else if (Figures.Read(typed, currency, field, Words.Amount, refusals) is not { } amount)
                continue;
            else if (amount.IsNegative)
                refusals.Add(Figures.Negative(field, Words.Amount, amount));
            else if (!amount.IsZero && item.Remaining.IsZero)
                refusals.Add(new("settlement.settled",
                    new Text("{0} は、すでにすべて消し込まれています。", "{0}已全部核销。", "{0} has been settled in full.").With(item.Number),
                    new Text("この明細の金額を消してください。ほかの人が先に消し込んでいないか、明細を開いて確かめられます。", "请清除该明细的金额；可打开明细查看是否已由他人核销。", "Clear its amount. Open the item to see who settled it."), field) { Href = Kinds.HrefOf(item.Kind, item.DocumentId) });
            else if (amount > item.Remaining.Abs())
                refusals.Add(new("settlement.beyond",
                    new Text("{0} の残高は {1} です。{2} は消し込めません。", "{0}余额为{1}，不能核销{2}。", "{1} of {0} remain; {2} cannot be settled.").With(item.Number, item.Remaining.Abs(), amount),
                    new Text("{0} 以下にしてください。", "请输入不超过{0}的金额。", "Take {0} or less.").With(item.Remaining.Abs()), field));
            else
                chosen.Add((item, amount));
        }
        if (chosen.Select(c => c.Item.Id).Distinct().Count() < chosen.Count)
            refusals.Add(new("settlement.twice", new Text("同じ明細が二度指定されています。", "同一明细被重复指定。", "An item is named twice."), new Text("一行にまとめてください。", "请合并为一行。", "Put it in one line."), "Lines"));
        return new([.. InOrder(chosen.Where(c => !c.Item.Amount.IsNegative))], [.. InOrder(chosen.Where(c => c.Item.Amount.IsNegative))], currency, refusals);
    }

    private static IEnumerable<(OpenItem Item, Money Amount)> InOrder(IEnumerable<(OpenItem Item, Money Amount)> parts) => parts.OrderBy(p => p.Item.Due).ThenBy(p => p.Item.Id);
}

/// <summary>Figures as typed, to amounts of a currency.</summary>
internal static class Figures
{
    /// <summary>Null, with a refusal, when it has more decimals than the currency.</summary>
    public static Money? Read(decimal? typed, Currency currency, string field, Text name, List<Refusal> refusals)
    {
        if (typed is not { } figure)
            return Money.Zero(currency);
        if (Math.Abs(figure) <= 9_000_000_000_000m && Money.Of(figure, currency, Rounding.Down) is var money && money.Amount == figure)
            return money;
        refusals.Add(new("figure.decimals",
            new Text("{0} {1} は {2} の金額として扱えません。", "{0} {1}不是有效的{2}金额。", "{0} {1} is no amount of {2}.").With(name, figure, currency.Code),
            new Text("小数は{0}桁までです。", "小数最多{0}位。", "It has {0} {0:decimal|decimals} at most.").With(currency.Decimals), field));
        return null;
    }

    public static Refusal Negative(string field, Text name, Money amount) => new("figure.negative",
        new Text("{0}に負の金額 {1} は入力できません。", "{0}不能为负数{1}。", "{0} cannot be negative: {1}.").With(name, amount),
        new Text("0以上の金額を入力してください。", "请输入不小于0的金额。", "Type zero or more."), field);
}
