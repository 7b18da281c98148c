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
    public static readonly Text BankHint = new("請求書と取引明細書に印刷されます。", "打印在账单和对账单上。", "Printed on invoices and statements.");
    public static readonly Text Address = new("住所", "地址", "Address");
    public static readonly Text CurrencyInUse = new("{0}があるため、帳簿の通貨は{1}から変えられません。", "已有{0}，账簿币种{1}不能更改。", "There are {0}: the currency of the books stays {1}.");
    public static readonly Text CurrencyInUseAdvice = new("{0}に戻して保存してください。外貨の取引は、伝票ごとに通貨を選べます。別の通貨で帳簿をつけるには、別のデータベースで会社を始めてください。", "请改回{0}后保存。外币业务可在每张单据上选择币种。如需以其他币种记账，请用另一个数据库新建公司。", "Set it back to {0} and save. Documents can be in any currency, each its own; to keep books in another, start a company in a database of its own.");
    public static readonly Text ChooseFromList = new("一覧から選んでください。", "请从列表中选择。", "Choose one from the list.");
    public static readonly Text Logo = new("ロゴ", "徽标", "Logo");
    public static readonly Text NoLogo = new("ロゴはまだありません。", "尚无徽标。", "There is no logo yet.");
    public static readonly Text LogoHint = new("PNG・JPEG・SVG、2 MBまで。サインイン画面と、これから印刷する帳票に入ります。発行済みの書類は変わりません。", "PNG、JPEG或SVG，最大2 MB。显示在登录页面和今后打印的单据上，已开具的单据不变。", "PNG, JPEG or SVG, up to 2 MB. It stands on the sign-in page and on papers printed from now on; issued ones stay as they are.");
    public static readonly Text UploadLogo = new("ロゴを選ぶ", "选择徽标", "Choose a logo");
    public static readonly Text SaveLogo = new("ロゴを登録", "保存徽标", "Save the logo");
    public static readonly Text RemoveLogo = new("ロゴを外す", "移除徽标", "Remove the logo");
    public static readonly Text RemoveLogoSure = new("ロゴを外しますか。これから印刷する帳票には会社名だけが入ります。", "要移除徽标吗？今后打印的单据将只显示公司名称。", "Remove the logo? Papers printed from now on will bear the name alone.");
    public static readonly Text LogoSaved = new("ロゴを登録しました", "徽标已保存", "The logo is saved");
    public static readonly Text LogoRemoved = new("ロゴを外しました", "徽标已移除", "The logo is removed");
    public static readonly Text LogoTooLarge = new("画像が{0:0.0} MBあります。{1} MBまでです。", "图片有{0:0.0} MB，最大{1} MB。", "The picture has {0:0.0} MB; {1} MB is the most.");
    public static readonly Text LogoTooLargeAdvice = new("縮小してから選んでください。", "请缩小后再选择。", "Make it smaller and choose it again.");
    public static readonly Text NotALogo = new("このファイルはロゴとして読めません。", "无法将此文件作为徽标读取。", "This file cannot be read as a logo.");
    public static readonly Text NotALogoAdvice = new("PNG・JPEG、または文字をアウトライン化した図形だけのSVGを選んでください。", "请选择PNG、JPEG，或文字已转为轮廓、只含图形的SVG。", "Choose a PNG, a JPEG, or an SVG of shapes only, with its text turned into outlines.");

    public static readonly Refusal NotYet = new("company.not-yet", new Text("自社情報がまだ登録されていません。", "公司信息尚未登记。", "The company has not been set up yet."),
        new Text("先に会社名などを保存してください。", "请先保存公司名称等信息。", "Save its name and facts first."), Kind: RefusalKind.Conflict);
}
