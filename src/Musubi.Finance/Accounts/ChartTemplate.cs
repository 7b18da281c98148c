using Musubi.Kernel;
using static Musubi.Finance.Accounts.AccountRole;
using static Musubi.Finance.Accounts.AccountSection;

namespace Musubi.Finance.Accounts;

/// <summary>
/// The accounts a trading company in Japan begins with. Codes as in the Odoo community chart <c>l10n_jp</c> (facts), names in three languages by us.
/// </summary>
internal static class ChartTemplate
{
    public sealed record Row(string Code, AccountSection Section, Text Name, params AccountRole[] Roles)
    {
        /// <summary>The posting group whose part it plays; empty for all others.</summary>
        public string PostingGroup { get; init; } = "";
        public bool IsControl { get; init; }
        public bool IsRevalued { get; init; }
    }

    public static readonly IReadOnlyList<Row> Japan =
    [
        new("A11100", CurrentAssets, new("現金", "库存现金", "Cash"), Cash),
        new("A11101", CurrentAssets, new("普通預金", "银行存款", "Bank account"), Bank) { IsRevalued = true },
        new("A11211", CurrentAssets, new("売掛金", "应收账款", "Accounts receivable"), Receivable) { IsControl = true, IsRevalued = true },
        new("A11501", CurrentAssets, new("商品", "库存商品", "Goods"), Inventory) { IsControl = true },
        new("A11502", CurrentAssets, new("製品", "产成品", "Finished products"), Inventory) { PostingGroup = "PRODUCT", IsControl = true },
        new("A11503", CurrentAssets, new("積送品", "在途物资", "Goods in transit"), InTransit) { IsControl = true },
        new("A11505", CurrentAssets, new("原材料", "原材料", "Raw materials"), Inventory) { PostingGroup = "MATERIAL", IsControl = true },
        new("A11802", CurrentAssets, new("前渡金", "预付账款", "Advance payments"), PrepaymentPaid),
        new("A11809", CurrentAssets, new("仮払消費税", "进项税额", "Input tax"), InputTax),
        new("A21211", CurrentLiabilities, new("買掛金", "应付账款", "Accounts payable"), Payable) { IsControl = true, IsRevalued = true },
        new("A21219", CurrentLiabilities, new("入荷請求仮", "暂估应付账款", "Goods received, not invoiced"), GoodsReceivedNotInvoiced),
        new("A21220", CurrentLiabilities, new("仕入諸掛仮勘定", "采购费用暂估", "Landed cost clearing"), LandedCostClearing),
        new("A21802", CurrentLiabilities, new("前受金", "预收账款", "Advances received"), PrepaymentReceived),
        new("A21809", CurrentLiabilities, new("仮受消費税", "销项税额", "Output tax"), OutputTax),
        new("A31001", Equity, new("資本金", "实收资本", "Share capital")),
        new("A33209", Equity, new("繰越利益剰余金", "未分配利润", "Retained earnings"), RetainedEarnings),
        new("A39001", Equity, new("開始残高", "期初余额", "Opening balances"), OpeningBalance),
        new("B41001", Sales, new("売上高", "主营业务收入", "Sales"), Revenue),
        new("B41002", Sales, new("役務収益", "劳务收入", "Service revenue"), Revenue) { PostingGroup = "SERVICE" },
        new("B41091", Sales, new("売上割引", "销售折扣", "Discounts given"), DiscountGiven),
        new("B42001", AccountSection.CostOfSales, new("売上原価", "主营业务成本", "Cost of sales"), AccountRole.CostOfSales),
        new("B42091", AccountSection.CostOfSales, new("購買価格差異", "采购价格差异", "Purchase price variances"), PurchasePriceVariance),
        new("B42092", AccountSection.CostOfSales, new("棚卸調整", "存货盘点损益", "Stock adjustments"), StockAdjustment),
        new("B42093", AccountSection.CostOfSales, new("商品廃棄損", "存货报废损失", "Scrapped goods"), Scrap),
        new("B50311", OperatingExpenses, new("消耗品費", "低值易耗品", "Consumables"), PurchaseExpense),
        new("B50401", OperatingExpenses, new("支払手数料", "手续费", "Fees paid"), BankFees),
        new("B50011", OperatingExpenses, new("貸倒損失", "坏账损失", "Bad debts"), WriteOff),
        new("B61301", OtherIncome, new("仕入割引", "采购折扣", "Discounts taken"), DiscountTaken),
        new("B61401", OtherIncome, new("未実現為替差益", "未实现汇兑收益", "Exchange gains, unrealised"), UnrealisedExchangeGain),
        new("B61501", OtherIncome, new("実現為替差益", "已实现汇兑收益", "Exchange gains, realised"), ExchangeGain),
        new("B61801", OtherIncome, new("雑収入", "其他收入", "Miscellaneous income"), AccountRole.Rounding),
        new("B62401", OtherExpenses, new("未実現為替差損", "未实现汇兑损失", "Exchange losses, unrealised"), UnrealisedExchangeLoss),
        new("B62501", OtherExpenses, new("実現為替差損", "已实现汇兑损失", "Exchange losses, realised"), ExchangeLoss),
    ];
}
