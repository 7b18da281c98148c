using Musubi.Inventory.Moves;
using Musubi.Kernel;
using Musubi.Sales.Orders;

namespace Musubi.Sales.Returns;

internal static class ReturnWords
{
    public static readonly Text ComesToUs = new("仕入先から直送した品も、返品は当社の倉庫で受け入れて検品します。仕入先への直接の返送はまだ扱えません。", "供应商直发的货物，退货也由我方仓库收货检验；暂不支持直接退回供应商。", "What a supplier shipped comes back to our warehouse, too, and is looked at there. It does not go straight to the supplier yet.");
    public static readonly Text Return = new("返品", "退货单", "return");
    public static readonly Text Returns = new("返品", "退货", "Returns");
    public static readonly Text Number = new("返品番号", "退货单号", "Return number");
    public static readonly Text Announce = new("返品を受け付ける", "登记退货", "Announce a return");
    public static readonly Text ChooseDelivery = new("返品する納品を選ぶ", "选择要退货的发货单", "Choose the delivery");
    public static readonly Text Announced = new("返品を受け付けました。", "退货已登记。", "The return was announced.");
    public static readonly Text AnnouncedOn = new("受付日", "登记日期", "Announced on");
    public static readonly Text Reason = new("返品理由", "退货原因", "Reason for the return");
    public static readonly Text Said = new("お客様の申し出", "客户说明", "What the customer says");
    public static readonly Text BroughtBy = new("持込・運送", "送货人", "Brought by");
    public static readonly Text BroughtByHint = new("運送会社、自社便、お客様など", "承运商、本公司车辆或客户本人等", "A carrier, our own driver, the customer");
    public static readonly Text Returnable = new("返品可能", "可退", "May come back");
    public static readonly Text CameBefore = new("返品済", "已退", "Came back before");
    public static readonly Text ToReturn = new("返品数", "退货数量", "Comes back");
    public static readonly Text Wish = new("精算の希望", "期望的结算", "Wanted for it");
    public static readonly Text SettledBy = new("精算", "结算方式", "Settlement");
    public static readonly Text Cancel = new("返品を取り消す", "取消退货", "Cancel return");
    public static readonly Text CancelSure = new("この返品の受付を取り消しますか。", "确定取消此退货登记吗？", "Cancel this return?");
    public static readonly Text Cancelled = new("返品を取り消しました。", "退货已取消。", "The return was cancelled.");
    public static readonly Text Receive = new("受け入れる", "收货", "Receive");
    public static readonly Text ReceiveReturn = new("返品の受入", "退货收货", "Receive the return");
    public static readonly Text Received = new("返品を受け入れました。", "退货已收货。", "The return was received.");
    public static readonly Text ReceivedDay = new("受入日", "收货日期", "Day received");
    public static readonly Text CameIn = new("受入数", "实收数量", "Came in");
    public static readonly Text QuarantineBin = new("検査待ちの棚", "待检货位", "Quarantine bin");
    public static readonly Text QuarantineBinHint = new("空欄なら倉庫の検査待ちの棚に入ります。", "留空则放入仓库的待检货位。", "Left empty, the warehouse's own one.");
    public static readonly Text WaitsUntilInspected = new("検品が済むまで、引当も出庫もされません。原価は出荷したときのままです。", "检验完成前不预留也不出库，成本按原发货成本。", "Until it is inspected it is neither promised nor picked. It comes in at what it cost when it left.");
    public static readonly Text Inspect = new("検品する", "检验", "Inspect");
    public static readonly Text Inspection = new("検品", "检验结果", "Inspection");
    public static readonly Text Inspected = new("検品結果を登録しました。", "检验结果已登记。", "The inspection was recorded.");
    public static readonly Text InspectedDay = new("検品日", "检验日期", "Day inspected");
    public static readonly Text Findings = new("検品所見", "检验意见", "Findings");
    public static readonly Text Restock = new("在庫へ戻す", "重新入库", "Restock");
    public static readonly Text RestockBin = new("戻す棚", "入库货位", "To bin");
    public static readonly Text Scrap = new("廃棄", "报废", "Scrap");
    public static readonly Text Aside = new("保留", "留置", "Keep aside");
    public static readonly Text AsideBin = new("保留の棚", "留置货位", "Bin aside");
    public static readonly Text SendBack = new("返送", "退还客户", "Send back");
    public static readonly Text Why = new("不良・廃棄の理由", "不良或报废原因", "What was wrong");
    public static readonly Text SaveInspection = new("検品結果を登録", "登记检验结果", "Record the inspection");
    public static readonly Text InspectionMoves = new("在庫へ戻す品は棚へ移動し、廃棄と返送は出庫されます。", "重新入库的移至货位，报废与退还客户的作出库。", "What is restocked moves to its bin; what is scrapped or sent back leaves the stock.");
    public static readonly Text Settle = new("精算する", "结算", "Settle the return");
    public static readonly Text SettleReturn = new("返品の精算", "退货结算", "Settling the return");
    public static readonly Text Settled = new("返品を精算しました。", "退货已结算。", "The return was settled.");
    public static readonly Text SettledDay = new("精算日", "结算日期", "Day settled");
    public static readonly Text Kept = new("当社に残る数", "我方留存", "We keep");
    public static readonly Text AsCredit = new("赤伝にした場合", "若冲红", "As a credit");
    public static readonly Text Unbilled = new("未請求分", "未开票", "Not billed");
    public static readonly Text CreditedQuantity = new("赤伝済", "已冲红", "Credited");
    public static readonly Text TakenOff = new("請求から除外", "不再开票", "Not to be billed");
    public static readonly Text Replaced = new("交換", "换货", "Replaced");
    public static readonly Text SettleMeans = new("赤伝は元の請求書の単価で発行します。入金済なら残高として残り、返金や充当ができます。未請求の分は請求から除きます。交換は受注の残に戻り、改めて出荷しても請求されません。", "红字账单按原账单单价开具；已收款的留作余额，可退款或核销。未开票的部分不再开票。换货回到订单余量，再次发货时不重复开票。",
        "A credit note is issued at the invoice's own price; what was paid already stands on account, to be refunded or allocated. What was not billed is not going to be. A replacement opens the order's line again, and is delivered without being billed twice.");
    public static readonly Text CreditNote = new("赤伝", "红字账单", "Credit note");
    public static readonly Text StockReceipt = new("返品入庫", "退货入库单", "Stock return");
    public static readonly Text Slip = new("返品伝票", "退货单", "Return slip");
    public static readonly Text ToReceive = new("受入待ちの返品", "待收货的退货", "returns wait to be received");
    public static readonly Text ToInspect = new("検品待ちの返品", "待检验的退货", "returns wait to be inspected");
    public static readonly Text ToSettle = new("精算待ちの返品", "待结算的退货", "returns wait to be settled");
    public static readonly Text ReturnedOfIt = new("返品 {0}", "退货 {0}", "{0} came back");
    public static readonly Text ReplacedOfIt = new("交換 {0}", "换货 {0}", "{0} replaced");
    public static readonly Text NothingToReturn = new("返品できる品が残っていません。", "没有可退的货物。", "Nothing of it is left to come back.");
    public static readonly Text NothingToReturnAdvice = new("これまでの返品を確認してください。", "请查看以前的退货。", "Look at the returns before this one.");
    public static readonly Text AllReturns = new("すべての返品", "全部退货", "All returns");

    /// <summary>What came back of a line of an order.</summary>
    public static IEnumerable<Text> Of(SalesOrderLine line)
    {
        if (!line.Returned.IsZero)
            yield return ReturnedOfIt.With(line.Returned);
        if (!line.Replaced.IsZero)
            yield return ReplacedOfIt.With(line.Replaced);
    }

    /// <summary>In a sentence.</summary>
    public static Text StateOf(ReturnState state) => state switch
    {
        ReturnState.Announced => new("受入待ち", "待收货", "announced"),
        ReturnState.Received => new("検品待ち", "待检验", "received"),
        ReturnState.Inspected => new("精算待ち", "待结算", "inspected"),
        ReturnState.Closed => new("完了", "已完成", "closed"),
        _ => new("取消済", "已取消", "cancelled"),
    };

    public static Text BadgeOf(ReturnState state) => state switch
    {
        ReturnState.Announced => new("受入待ち", "待收货", "Announced"),
        ReturnState.Received => new("検品待ち", "待检验", "To inspect"),
        ReturnState.Inspected => new("精算待ち", "待结算", "To settle"),
        ReturnState.Closed => new("完了", "已完成", "Closed"),
        _ => new("取消済", "已取消", "Cancelled"),
    };

    public static string ToneOf(ReturnState state) => state switch { ReturnState.Announced => "blue", ReturnState.Received or ReturnState.Inspected => "amber", ReturnState.Closed => "green", _ => "" };

    /// <summary>What a stock document of a return did.</summary>
    public static Text Of(StockKind kind) => kind switch { StockKind.Return => StockReceipt, StockKind.Transfer => Restock, StockKind.Scrap => Scrap, _ => SendBack };

    public static Text Of(ReturnReason reason) => reason switch
    {
        ReturnReason.Damaged => new("破損・汚損", "破损或脏污", "Damaged"),
        ReturnReason.Defective => new("不良", "质量不良", "Defective"),
        ReturnReason.WrongItem => new("品違い", "发错货", "Wrong item"),
        ReturnReason.TooMany => new("数量違い", "数量不符", "Too many"),
        ReturnReason.Late => new("納期遅れ", "交货延迟", "Too late"),
        ReturnReason.NotWanted => new("お客様都合", "客户原因", "No longer wanted"),
        _ => new("その他", "其他", "Another reason"),
    };

    public static Text Of(Settlement settlement) => settlement switch
    {
        Settlement.Credit => new("赤伝", "冲红", "Credit note"),
        Settlement.Replace => new("交換", "换货", "Replace"),
        _ => new("なし", "无", "Nothing"),
    };
}
