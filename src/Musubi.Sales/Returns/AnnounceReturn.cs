using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Kernel;
using Musubi.Sales.Deliveries;

namespace Musubi.Sales.Returns;

/// <summary>A customer may send something of a delivery back: which lines, how much of each, and why. What is announced nobody else announces again.</summary>
[Needs(SalesPermission.AnnounceReturns)]
internal sealed class AnnounceReturn(SalesDb db, ReturnPlans plans, NumberSeries numbers, IdSource ids, Clock clock) : IUseCase<AnnounceReturn.Input, Id<SalesReturn>>
{
    internal static readonly Series Series = new("RMA", "{0}-{1:yyMM}-{2:00000}");

    public sealed record Input
    {
        /// <summary>The delivery.</summary>
        public Id<Delivery> Id { get; init; }
        public int? Version { get; init; }
        public ReturnReason? Reason { get; init; }
        public string Said { get; init; } = "";
        public string BroughtBy { get; init; } = "";

        /// <summary>It shall go to the supplier without coming to us.</summary>
        public bool ToSupplier { get; init; }

        /// <summary>Left out, today.</summary>
        public DateOnly? Date { get; init; }

        /// <summary>Left out, all that the customer has of it.</summary>
        public List<Line> Lines { get; init; } = [];
    }

    public sealed record Line
    {
        /// <summary>Of the delivery.</summary>
        public Id<DeliveryLine> Id { get; init; }

        /// <summary>In its unit; empty or 0 is nothing.</summary>
        public decimal? Quantity { get; init; }
        public Settlement Settlement { get; init; }
    }

    public async Task<Result<Id<SalesReturn>>> Run(Input input, CancellationToken ct)
    {
        if (await db.DeliveryWhole(input.Id, ct) is not { } delivery)
            return Refusal.NotFound(Words.Delivery, input.Id);
        if (delivery.WhyNotReturn() is { } reason)
            return reason;
        if (input.ToSupplier)
            return new Refusal("return.to-supplier", new Text("お客様から仕入先への直接の返送は、まだ扱えません。", "暂不支持客户直接退回供应商。", "Goods do not go from the customer straight to the supplier yet."),
                new Text("当社の倉庫への返品として受け付け、検品の後に仕入先へ送ってください。", "请登记为退回我方仓库，检验后再退给供应商。", "Announce it as a return to our warehouse, and send it on to the supplier once it was looked at."), "ToSupplier", RefusalKind.Conflict);
        var refusals = new List<Refusal>();
        if (input.Reason is null)
            refusals.Add(Refusal.Missing("Reason", ReturnWords.Reason));
        if (input.Said.Length > 500)
            refusals.Add(Refusal.TooLong("Said", ReturnWords.Said, input.Said.Length, 500));
        if (input.BroughtBy.Length > 100)
            refusals.Add(Refusal.TooLong("BroughtBy", ReturnWords.BroughtBy, input.BroughtBy.Length, 100));
        var date = input.Date ?? clock.Today;
        if (date < delivery.Date || date > clock.Today)
            refusals.Add(new("return.date", new Text("受付日 {0} は、出荷日から今日までの日付ではありません。", "登记日期 {0} 不在发货日至今天之间。", "{0} does not lie between the day it was shipped and today.").With(date),
                new Text("{0} から {1} までの日付を入力してください。", "请输入 {0} 至 {1} 之间的日期。", "Take a day from {0} to {1}.").With(delivery.Date, clock.Today), "Date"));
        var plan = await plans.Of(delivery, (await db.OrderWithLines(delivery.OrderId, ct))!, default, ct);
        var chosen = Chosen(plan, input, refusals);
        if (refusals.Count == 0 && chosen.Count == 0)
            refusals.Add(new("return.nothing", ReturnWords.NothingToReturn, input.Lines.Count == 0 ? ReturnWords.NothingToReturnAdvice : new("返品する数量を入力してください。", "请输入退货数量。", "Type how much comes back."), "Lines"));
        if (refusals.Count > 0)
            return refusals;

        if (await plans.TakesIn(delivery, ct) is not { } warehouse)
            return new Refusal("return.no-warehouse", new Text("受け入れる倉庫がありません。", "没有可收货的仓库。", "There is no warehouse that could take it in."), new Text("先に倉庫を登録してください。", "请先登记仓库。", "Set up a warehouse first.")) { Href = "/inventory/warehouses" };
        // Two who announce the same at once meet here.
        if (input.Version is { } seen)
            db.All.Expect(delivery, seen);
        db.All.Touch(delivery);
        var made = new SalesReturn
        {
            Id = ids.Next<SalesReturn>(), Number = await numbers.Next(Series, date, ct), DeliveryId = delivery.Id, DeliveryNumber = delivery.Number, OrderId = delivery.OrderId, OrderNumber = delivery.OrderNumber,
            CustomerId = delivery.CustomerId, CustomerName = delivery.CustomerName, Date = date, Reason = input.Reason!.Value, Said = input.Said.Trim(), BroughtBy = input.BroughtBy.Trim(), WarehouseId = warehouse.Value,
        };
        foreach (var (line, quantity, settlement) in chosen)
        {
            var zero = Quantity.Zero(quantity.Unit);
            made.Lines.Add(new()
            {
                Id = ids.Next<ReturnLine>(), ReturnId = made.Id, Position = made.Lines.Count + 1, DeliveryLineId = line.Id, OrderLineId = line.OrderLineId, ItemId = line.ItemId, ItemCode = line.ItemCode, ItemName = line.ItemName,
                Announced = quantity, Quantity = quantity, SentBack = zero, TakenOff = zero, Credited = zero, Replaced = zero, Settlement = settlement,
            });
        }
        db.Returns.Add(made);
        return made.Id;
    }

    private static List<(DeliveryLine Line, Quantity Quantity, Settlement Settlement)> Chosen(ReturnPlan plan, Input input, List<Refusal> refusals)
    {
        var lines = plan.Delivery.Lines;
        if (input.Lines.Count == 0)
            return [.. lines.Select(l => (Line: l, Quantity: plan.Returnable(l), Settlement.Credit)).Where(l => !l.Quantity.IsZero)];
        var chosen = new List<(DeliveryLine Line, Quantity Quantity, Settlement Settlement)>();
        for (var i = 0; i < input.Lines.Count; i++)
        {
            var (typed, at) = (input.Lines[i], $"Lines[{i}].Quantity");
            if (typed.Quantity is not { } amount || amount == 0)
                continue;
            if (lines.Find(l => l.Id == typed.Id) is not { } line)
                refusals.Add(Refusal.NotFound(Words.Lines, typed.Id).At(at));
            else if (amount < 0 || !Quantity.TryParse(amount.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Quantity.Unit, out var quantity))
                refusals.Add(new("return.quantity", new Text("数量 {0} は返品できません。", "数量 {0} 不能退货。", "A quantity of {0} cannot come back.").With(amount), new Text("0以上、小数6桁までの数を入力してください。", "请输入0以上、最多6位小数的数。", "Type a number from 0, with six decimals at most."), at));
            else if (plan.Parts.Card(plan.Sold(line)) is not { Kind: not ItemKind.Service } card)
                refusals.Add(new("return.service", new Text("{0}はサービスのため返品できません。", "{0}是服务，不能退货。", "{0} is a service, which does not come back.").With(line.ItemCode), new Text("値引や取消は、請求書の赤伝で処理してください。", "折让或取消请对账单冲红。", "Credit its invoice instead."), at));
            else if (chosen.Exists(c => c.Line == line))
                refusals.Add(new("return.twice", new Text("{0}が二度入力されています。", "{0}重复录入。", "{0} stands there twice.").With(line.ItemCode), new Text("一行にまとめてください。", "请合并为一行。", "Put it into one line."), at));
            else if (quantity > plan.Returnable(line))
                refusals.Add(plan.TooMuch(line, at));
            else if (card.Units.Convert(quantity, card.Units.Base) is { Ok: false } uneven)
                refusals.Add(uneven.Refusals[0].At(at));
            else
                chosen.Add((line, quantity, typed.Settlement));
        }
        return chosen;
    }
}
