using Musubi.Kernel;

namespace Musubi.Admin.Companies;

internal static class CompanyWords
{
    public static readonly Text Company = new("自社情報", "公司信息", "Company");
    public static readonly Text CompanyName = new("会社名", "公司名称", "Company name");
    public static readonly Text LegalName = new("登記上の名称", "注册名称", "Registered name");
    public static readonly Text Country = new("国", "国家", "Country");
    public static readonly Text Currency = new("帳簿の通貨", "账簿币种", "Currency of the books");
    public static readonly Text TimeZone = new("タイムゾーン", "时区", "Time zone");
    public static readonly Text Language = new("既定の言語", "默认语言", "Default language");
    public static readonly Text TaxNumber = new("登録番号", "税务登记号", "Registration number");
    public static readonly Text Phone = new("電話", "电话", "Telephone");
    public static readonly Text CompanyEmail = new("代表メール", "公司邮箱", "Company e-mail");
    public static readonly Text PostalCode = new("郵便番号", "邮编", "Postal code");
    public static readonly Text Bank = new("振込先", "收款账户", "Bank details");
    public static readonly Text BankHint = new("請求書と取引明細書に印刷されます。", "打印在发票和对账单上。", "Printed on invoices and statements.");
    public static readonly Text Address = new("住所", "地址", "Address");
    public static readonly Text ChooseFromList = new("一覧から選んでください。", "请从列表中选择。", "Choose one from the list.");
}
