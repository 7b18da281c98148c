using Musubi.Kernel;

namespace Musubi.Finance.Accounts;

/// <summary>
/// The accounts a trading company in Japan begins with. Codes as in the Odoo community chart <c>l10n_jp</c> (facts), names in three languages by us.
/// </summary>
internal static class ChartTemplate
{
    public sealed record Row(string Code, AccountType Type, Text Name, AccountRole? Role = null, string? PostingGroup = null);

    public static readonly IReadOnlyList<Row> Japan =
    [
        new("A11101", AccountType.Asset, new("普通預金", "银行存款", "Bank account"), AccountRole.Bank),
        new("A11211", AccountType.Asset, new("売掛金", "应收账款", "Accounts receivable"), AccountRole.Receivable),
        new("A11501", AccountType.Asset, new("商品", "库存商品", "Goods")),
        new("A11502", AccountType.Asset, new("製品", "产成品", "Finished products")),
        new("A11809", AccountType.Asset, new("仮払消費税", "进项税额", "Input tax")),
        new("A21211", AccountType.Liability, new("買掛金", "应付账款", "Accounts payable")),
        new("A21809", AccountType.Liability, new("仮受消費税", "销项税额", "Output tax"), AccountRole.OutputTax),
        new("B31001", AccountType.Equity, new("資本金", "实收资本", "Share capital")),
        new("D41001", AccountType.Revenue, new("売上高", "主营业务收入", "Sales"), AccountRole.Revenue),
        new("D41002", AccountType.Revenue, new("役務収益", "劳务收入", "Service revenue"), AccountRole.Revenue, "service"),
        new("E51001", AccountType.Expense, new("売上原価", "主营业务成本", "Cost of sales")),
    ];
}
