using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.Parties;

internal static class Words
{
    public static readonly Text Party = new("取引先", "往来单位", "party");
    public static readonly Text Parties = new("取引先", "往来单位", "Parties");
    public static readonly Text NewParty = new("取引先を登録", "新建往来单位", "New party");
    public static readonly Text EditParty = new("取引先の変更", "修改往来单位", "Edit party");
    public static readonly Text Code = new("コード", "编码", "Code");
    public static readonly Text CodeHint = new("空欄なら自動で採番します", "留空则自动编号", "Leave empty to have one given");
    public static readonly Text Kind = new("法人・個人", "公司/个人", "Kind");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text ShortName = new("略称", "简称", "Short name");
    public static readonly Text NameZh = new("中国語名", "中文名称", "Chinese name");
    public static readonly Text NameEn = new("英語名", "英文名称", "English name");
    public static readonly Text Reading = new("フリガナ・拼音", "拼音或假名", "Reading");
    public static readonly Text ReadingHint = new("並べ替えと検索に使います。中国語名は自動で入ります", "用于排序和搜索，中文名称自动填写", "Used to sort and to search; filled in for Chinese names");
    public static readonly Text Roles = new("役割", "角色", "Roles");
    public static readonly Text Language = new("書類の言語", "单据语言", "Language of documents");
    public static readonly Text Country = new("国", "国家", "Country");
    public static readonly Text Phone = new("電話", "电话", "Telephone");
    public static readonly Text Mobile = new("携帯電話", "手机", "Mobile");
    public static readonly Text Email = new("メール", "邮箱", "E-mail");
    public static readonly Text Website = new("ウェブサイト", "网站", "Website");
    public static readonly Text TaxNumber = new("登録番号", "税务登记号", "Registration number");
    public static readonly Text ContactsApart = new("担当者は含みません。", "不含联系人。", "Contacts are left out.");
    public static readonly Text ShowContacts = new("担当者を表示", "显示联系人", "Show contacts");
    public static readonly Text TaxNumberFrom = new("登録日", "登记日期", "Registered from");
    public static readonly Text BillingParty = new("請求先", "受票方", "Billing party");
    public static readonly Text DeliveryParty = new("納品先", "收货方", "Delivery party");
    public static readonly Text PayingParty = new("支払元", "付款方", "Paying party");
    public static readonly Text Itself = new("この取引先", "自身", "itself");
    public static readonly Text Note = new("備考", "备注", "Note");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Active = new("利用中", "使用中", "Active");
    public static readonly Text Inactive = new("停止中", "已停用", "Inactive");
    public static readonly Text MergedInto = new("統合済", "已合并", "Merged");
    public static readonly Text ErasedState = new("消去済", "已清除", "Erased");
    public static readonly Text Addresses = new("住所", "地址", "Addresses");
    public static readonly Text Purpose = new("用途", "用途", "Purpose");
    public static readonly Text PostalCode = new("郵便番号", "邮编", "Postal code");
    public static readonly Text Region = new("都道府県・省", "省/直辖市", "Region");
    public static readonly Text City = new("市区町村", "城市", "City");
    public static readonly Text Street = new("番地", "街道门牌", "Street");
    public static readonly Text Building = new("建物", "楼宇", "Building");
    public static readonly Text AddAddress = new("住所を追加", "添加地址", "Add an address");
    public static readonly Text RemoveAddress = new("この住所を削除", "删除此地址", "Remove this address");
    public static readonly Text PartysCountry = new("取引先の国と同じ", "与往来单位相同", "as the party");
    public static readonly Text LookAlike = new("重複らしい取引先の組", "组疑似重复的往来单位", "pairs of parties that look alike");
    public static readonly Text LookAtThem = new("確認する", "查看", "Review");
    public static readonly Text Contacts = new("担当者", "联系人", "Contacts");
    public static readonly Text Contact = new("担当者", "联系人", "contact");
    public static readonly Text ContactName = new("氏名", "姓名", "Name");
    public static readonly Text JobTitle = new("役職", "职务", "Job title");
    public static readonly Text Department = new("部署", "部门", "Department");
    public static readonly Text Main = new("主担当", "主要联系人", "Main");
    public static readonly Text Preferences = new("好み・指定", "偏好", "Preferences");
    public static readonly Text PreferenceAbout = new("種類", "种类", "Kind");
    public static readonly Text Preference = new("内容", "内容", "Preference");
    public static readonly Text Terms = new("支払条件", "付款条件", "Payment terms");
    public static readonly Text ClosingDays = new("締日", "对账日", "Closing days");
    public static readonly Text ClosingHint = new("例 20 や 10,25。31は月末、空欄は締めなし", "例 20 或 10,25。31为月末，留空则不对账", "Such as 20 or 10,25; 31 is the month's end, empty is none");
    public static readonly Text PayMonths = new("支払月（0当月 1翌月 2翌々月）", "付款月（0当月 1次月 2再次月）", "Months to payment (0 same, 1 next)");
    public static readonly Text PayDay = new("支払日（31は月末）", "付款日（31为月末）", "Day of payment (31 is the last)");
    public static readonly Text NetDays = new("締めなしの支払日数", "不对账时的付款天数", "Days to payment without closing");
    public static readonly Text Shift = new("銀行休業日のとき", "遇银行假日", "On bank holidays");
    public static readonly Text Method = new("支払方法", "付款方式", "Method");
    public static readonly Text Fees = new("振込手数料", "手续费", "Bank fees");
    public static readonly Text TaxUnit = new("消費税の計算単位", "税额计算单位", "Tax is computed per");
    public static readonly Text TaxRounding = new("消費税の端数", "税额舍入", "Tax is rounded");
    public static readonly Text Currency = new("取引通貨", "交易币种", "Trades in");
    public static readonly Text CurrencyOfBooks = new("帳簿の通貨", "账簿币种", "Currency of the books");
    public static readonly Text Example = new("今日（{0}）の売上は {1} に締まり、{2} が支払期日です。", "今天（{0}）的销售于 {1} 对账，{2} 到期。", "A sale of today ({0}) closes on {1} and is due on {2}.");
    public static readonly Text Yes = new("あり", "是", "Yes");
    public static readonly Text Created = new("取引先を登録しました。", "往来单位已新建。", "The party was created.");
    public static readonly Text Saved = new("取引先を保存しました。", "往来单位已保存。", "The party was saved.");
    public static readonly Text Deactivate = new("利用を停止", "停用", "Deactivate");
    public static readonly Text Reactivate = new("利用を再開", "恢复使用", "Reactivate");
    public static readonly Text DeactivateSure = new("この取引先の利用を停止しますか。履歴は残ります。", "确定停用此往来单位吗？历史将保留。", "Deactivate this party? Its history stays.");
    public static readonly Text Done = new("変更しました。", "已更改。", "Done.");
    public static readonly Text Duplicates = new("重複の確認", "重复检查", "Duplicates");
    public static readonly Text Merge = new("統合", "合并", "Merge");
    public static readonly Text Keep = new("{0} を残して統合", "保留{0}并合并", "Merge, keeping {0}");
    public static readonly Text KeepHint = new("「{0}」が残り、「{1}」はこれに統合されます。", "保留“{0}”，“{1}”并入其中。", "{0} stays; {1} is merged into it.");
    public static readonly Text MergedAs = new("「{0}」を「{1}」に統合しました。", "“{0}”已合并到“{1}”。", "{0} was merged into {1}.");
    public static readonly Text TakeItBack = new("解除する画面へ", "前往解除", "Take it back …");
    public static readonly Text Unmerge = new("統合を解除", "解除合并", "Take the merge back");
    public static readonly Text Merged = new("統合しました。", "已合并。", "Merged.");
    public static readonly Text Unmerged = new("統合を解除しました。", "已解除合并。", "The merge was taken back.");
    public static readonly Text NotSame = new("別の取引先", "不是同一单位", "Not the same");
    public static readonly Text NoDuplicates = new("重複らしい取引先はありません。", "没有疑似重复的往来单位。", "No parties look alike.");
    public static readonly Text MergedNotice = new("この取引先は {0} に統合されています。", "此往来单位已合并到 {0}。", "This party was merged into {0}.");
    public static readonly Text Erase = new("個人情報を消去", "清除个人信息", "Erase personal data");
    public static readonly Text EraseSure = new("氏名・連絡先・住所を消去します。元に戻せません。続けますか。", "将清除姓名、联系方式和地址，无法恢复。继续吗？", "Names, numbers and addresses are erased for good. Go on?");
    public static readonly Text ErasedDone = new("個人情報を消去しました。", "个人信息已清除。", "Personal data was erased.");
    public static readonly Text ErasedName = new("（消去済）", "（已清除）", "(erased)");
    public static readonly Text AddCustomer = new("得意先にする", "设为客户", "Make customer");
    public static readonly Text RemoveIt = new("空白を取り除いてください。", "请去掉空格。", "Remove it.");
    public static readonly Text Since = new("{0}から", "自{0}", "since {0}");

    // Importing
    public static readonly Text RolesHint = new("得意先、仕入先 など。複数は「・」で区切ります", "客户、供应商等，多个用“、”分隔", "Customer, Supplier …, separated by commas");
    public static readonly Text TermsHint = new("20日締 翌月末払", "月末对账，次月25日付款", "net 30");
    public static readonly Text KindStays = new("法人と個人は取り込みでは変えられません。", "不能通过导入更改公司或个人。", "An import does not change a company into a person.");
    public static readonly Text KindStaysAdvice = new("法人・個人の列を空にするか、別のコードで登録してください。", "请清空该列，或使用其他编码登记。", "Leave the column empty, or use another code.");
    public static readonly Text IsGone = new("統合または消去された取引先です。", "该往来单位已合并或清除。", "This party was merged or erased.");
    public static readonly Text IsGoneAdvice = new("統合先のコードを使ってください。", "请使用合并后的编码。", "Use the code of the party it was merged into.");

    public static Text Of(PartyKind kind) => kind == PartyKind.Company ? new("法人", "公司", "Company") : new("個人", "个人", "Person");

    public static Text Of(PartyRole role) => role switch
    {
        PartyRole.Lead => new("見込客", "潜在客户", "Lead"),
        PartyRole.Customer => new("得意先", "客户", "Customer"),
        PartyRole.Supplier => new("仕入先", "供应商", "Supplier"),
        PartyRole.Employee => new("社員", "员工", "Employee"),
        _ => new("担当者", "联系人", "Contact"),
    };

    public static Text Of(AddressPurpose purpose) => purpose switch
    {
        AddressPurpose.Office => new("本社・事業所", "办公地址", "Office"),
        AddressPurpose.Billing => new("請求書送付先", "账单寄送地址", "Billing"),
        _ => new("納品先", "收货地址", "Delivery"),
    };

    public static Text Of(PreferenceKind kind) => kind switch
    {
        PreferenceKind.Packing => new("梱包", "包装", "Packing"),
        PreferenceKind.DeliveryWindow => new("納品時間帯", "送货时段", "Delivery window"),
        PreferenceKind.Documents => new("書類", "单据", "Documents"),
        PreferenceKind.Channel => new("連絡方法", "联系方式", "Channel"),
        PreferenceKind.Product => new("製品", "产品", "Product"),
        _ => new("その他", "其他", "Other"),
    };

    public static Text Of(HolidayShift shift) => shift switch
    {
        HolidayShift.Before => new("前営業日", "提前", "business day before"),
        HolidayShift.After => new("翌営業日", "顺延", "business day after"),
        _ => new("そのまま", "不变", "not shifted"),
    };

    public static Text Of(PaymentMethod method) => method switch
    {
        PaymentMethod.BankTransfer => new("銀行振込", "银行转账", "Bank transfer"),
        PaymentMethod.DirectDebit => new("口座振替", "自动扣款", "Direct debit"),
        PaymentMethod.Cash => new("現金", "现金", "Cash"),
        PaymentMethod.Card => new("カード", "银行卡", "Card"),
        _ => new("手形", "票据", "Note"),
    };

    public static Text Of(FeeBearer bearer) => bearer == FeeBearer.Payer ? new("先方負担", "对方承担", "borne by the payer") : new("当方負担", "我方承担", "borne by us");

    public static Text Of(TaxUnit unit) => unit == Musubi.Parties.Terms.TaxUnit.Slip ? new("伝票ごと", "每张单据", "slip") : new("請求書ごと", "每张账单", "bill");
}
