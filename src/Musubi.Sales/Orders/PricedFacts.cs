using System.Globalization;
using Musubi.Approvals;
using Musubi.Catalog.Items;
using Musubi.Kernel;
using Musubi.Sales.Quotes;

namespace Musubi.Sales.Orders;

/// <summary>What approval rules look at of priced lines, of a quote and of an order alike. Discounts are taken from what lists and grade give.</summary>
internal static class PricedFacts
{
    private static readonly ApprovalFact BelowFloor = ApprovalFact.Figure("below-floor", QuoteWords.BelowFloorLines);
    private static readonly ApprovalFact LineDiscount = ApprovalFact.Figure("line-discount", QuoteWords.LineDiscount, FactKind.Percent);

    public static IReadOnlyList<ApprovalFact> Facts { get; } = [ApprovalFact.Amount, ApprovalFact.Discount, LineDiscount, ApprovalFact.Margin, BelowFloor, ApprovalFact.Department];

    /// <summary>A line below its floor is management's to decide.</summary>
    public static IEnumerable<(ApprovalFact Fact, Department Asked)> AskedAlways(ApprovalFacts facts) => facts.Of(BelowFloor.Key) > 0 ? [(BelowFloor, Department.Management)] : [];

    /// <param name="number">Of the document; empty where it has none yet.</param>
    /// <param name="total">What it comes to, with tax.</param>
    /// <param name="lines">All of the document: what it comes to, its discount and its margin are of one basis.</param>
    /// <param name="looked">Those of them that are decided about, which the largest discount and the floor are asked of; null: all.</param>
    /// <param name="costs">Of one base unit of each item, where known; what a supplier ships counts at what it charges.</param>
    /// <param name="books">From the document's currency into that of the books: rules are written in it.</param>
    public static ApprovalFacts Of(string number, string customer, Money total, IReadOnlyList<PricedLine> lines, IReadOnlyDictionary<Id<Item>, (decimal Cost, Currency Currency)> costs, ExchangeRate books, IReadOnlyList<PricedLine>? looked = null)
    {
        looked ??= lines;
        var ruled = Ruled(lines);
        var (full, asked) = (ruled.Sum(r => r.Rule * r.Quantity), ruled.Sum(r => r.UnitPrice * r.Quantity));
        return new()
        {
            Title = number.Length > 0 ? number : customer,
            Detail = Text.Same(string.Join(" / ", ((string[])[number.Length > 0 ? customer : "", .. looked.Take(3).Select(l => $"{l.Item.Code} × {l.Quantity.Value.ToString("#,0.######", CultureInfo.InvariantCulture)}")]).Where(w => w.Length > 0))),
            Reason = string.Join(" / ", looked.Where(l => l.Price.Reason.Length > 0).GroupBy(l => l.Price.Reason).Take(3).Select(g => $"{g.First().Item.Code}: {g.Key}")),
            Amount = books.Convert(total, Rounding.HalfUp),
            Discount = full > 0 ? Rate.OfFraction(Math.Max(0, Share(full - asked, full))) : null,
            Margin = Margin(lines, costs, books),
            Figures = new Dictionary<string, decimal>
            {
                [BelowFloor.Key] = looked.Count(l => l.Price.BelowFloor),
                [LineDiscount.Key] = Ruled(looked).Select(r => Math.Max(0, Share(r.Rule - r.UnitPrice, r.Rule)) * 100).DefaultIfEmpty(0).Max(),
            },
        };
    }

    /// <summary>What the lists and the grade give, and what is asked.</summary>
    private static List<(decimal Rule, decimal UnitPrice, decimal Quantity)> Ruled(IEnumerable<PricedLine> lines) => [.. lines.Where(l => l.Price.ByRules > 0).Select(l => (l.Price.ByRules!.Value, l.UnitPrice, l.Quantity.Value))];

    public static Refusal NobodyAsked(PricedLine below) => new("sales.floor-needs-approval",
        new Text("{0}の単価が下限価格を割っていますが、承認できる人が決まっていません。", "{0}的单价低于底价，但未指定审批人。", "The price of {0} is below its floor, and nobody is named to approve it.").With(below.Item.Code),
        new Text("単価を上げるか、管理者に承認ルールを登録してもらってください。", "请提高单价，或请管理员设置审批规则。", "Raise the price, or ask an administrator to set an approval rule."), Kind: RefusalKind.Conflict) { Href = "/approvals/rules" };

    /// <summary>Null where the cost of anything is not known.</summary>
    private static Rate? Margin(IReadOnlyList<PricedLine> lines, IReadOnlyDictionary<Id<Item>, (decimal Cost, Currency Currency)> costs, ExchangeRate books)
    {
        var (worth, cost) = (0m, 0m);
        foreach (var line in lines)
        {
            if (line.Shipment is { } shipment)
            {
                if (shipment.Cost is not { } agreed)
                    return null;
                worth += line.Net.Amount * books.Rate / books.Per;
                cost += agreed * line.Quantity.Value;
                continue;
            }
            if (!costs.TryGetValue(line.Item.Id, out var known) || (known.Currency != books.To && known.Currency != books.From) || !line.Item.Units.TryFactor(line.Quantity.Unit, line.Item.Units.Base, out var factor))
                return null;
            worth += line.Net.Amount * books.Rate / books.Per;
            cost += (known.Currency == books.To ? known.Cost : known.Cost * books.Rate / books.Per) * line.Quantity.Value * factor.Numerator / factor.Denominator;
        }
        return worth > 0 ? Rate.OfFraction(Share(worth - cost, worth)) : null;
    }

    private static decimal Share(decimal part, decimal whole) => Rounding.HalfUp.Round(part / whole, 4);
}
