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
    public static readonly Text Address = new("住所", "地址", "Address");
    public static readonly Text CurrencyInUse = new("{0}があるため、帳簿の通貨は{1}から変えられません。", "已有{0}，账簿币种{1}不能更改。", "There are {0}: the currency of the books stays {1}.");
    public static readonly Text CurrencyInUseAdvice = new("{0}に戻して保存してください。外貨の取引は、伝票ごとに通貨を選べます。別の通貨で帳簿をつけるには、別のデータベースで会社を始めてください。", "请改回{0}后保存。外币业务可在每张单据上选择币种。如需以其他币种记账，请用另一个数据库新建公司。", "Set it back to {0} and save. Documents can be in any currency, each its own; to keep books in another, start a company in a database of its own.");
    public static readonly Text ChooseFromList = new("一覧から選んでください。", "请从列表中选择。", "Choose one from the list.");
}
