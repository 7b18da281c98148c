using Musubi.Finance.Accounts;
using Musubi.Kernel;

namespace Musubi.Finance;

internal static class Words
{
    public static readonly Text Invoice = new("請求書", "账单", "invoice");
    public static readonly Text Invoices = new("請求書", "账单", "Invoices");
    public static readonly Text JournalEntry = new("仕訳", "会计凭证", "journal entry");
    public static readonly Text JournalEntries = new("仕訳帳", "凭证簿", "Journal");
    public static readonly Text Accounts = new("勘定科目", "会计科目", "Accounts");
    public static readonly Text Account = new("勘定科目", "会计科目", "Account");
    public static readonly Text Number = new("番号", "编号", "Number");
    public static readonly Text Date = new("日付", "日期", "Date");
    public static readonly Text InvoiceDate = new("請求日", "开票日期", "Invoice date");
    public static readonly Text Due = new("支払期日", "到期日", "Due");
    public static readonly Text Customer = new("得意先", "客户", "Customer");
    public static readonly Text Source = new("元の伝票", "来源单据", "Source");
    public static readonly Text Net = new("税抜金額", "不含税金额", "Net");
    public static readonly Text Tax = new("消費税", "税额", "Tax");
    public static readonly Text TaxAt = new("消費税 {0}", "税额 {0}", "Tax {0}");
    public static readonly Text TaxBase = new("{0} 対象", "{0} 计税金额", "Taxable at {0}");
    public static readonly Text Total = new("合計", "合计", "Total");
    public static readonly Text Debit = new("借方", "借方", "Debit");
    public static readonly Text Credit = new("貸方", "贷方", "Credit");
    public static readonly Text Description = new("摘要", "摘要", "Description");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text UnitPrice = new("単価", "单价", "Unit price");
    public static readonly Text TaxRate = new("税率", "税率", "Tax rate");
    public static readonly Text Amount = new("金額", "金额", "Amount");
    public static readonly Text Code = new("コード", "编码", "Code");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text Type = new("区分", "类别", "Type");
    public static readonly Text Role = new("転記での役割", "过账角色", "Part in postings");
    public static readonly Text PostingGroup = new("転記グループ", "过账组", "Posting group");
    public static readonly Text Recorded = new("記録日時", "记录时间", "Recorded");
    public static readonly Text Posted = new("転記済", "已过账", "Posted");
    public static readonly Text Issued = new("発行済", "已开具", "Issued");
    public static readonly Text Lines = new("明細", "明细", "Lines");
    public static readonly Text SetUp = new("標準の勘定科目を用意する", "建立标准会计科目", "Set up the standard accounts");
    public static readonly Text SetUpDone = new("勘定科目を{0}件用意しました。", "已建立{0}个会计科目。", "{0} accounts were set up.");

    public static Text TypeOf(AccountType type) => type switch
    {
        AccountType.Asset => new("資産", "资产", "Asset"),
        AccountType.Liability => new("負債", "负债", "Liability"),
        AccountType.Equity => new("純資産", "所有者权益", "Equity"),
        AccountType.Revenue => new("収益", "收入", "Revenue"),
        _ => new("費用", "费用", "Expense"),
    };

    public static Text RoleOf(AccountRole role) => role switch
    {
        AccountRole.Receivable => new("売掛金", "应收账款", "receivables"),
        AccountRole.Revenue => new("売上", "销售收入", "sales"),
        AccountRole.OutputTax => new("仮受消費税", "销项税额", "output tax"),
        _ => new("預金", "银行存款", "bank"),
    };
}
