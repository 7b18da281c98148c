using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Items;
using Musubi.Kernel;

namespace Musubi.Catalog;

/// <summary>What the catalog says.</summary>
internal static class Words
{
    // Nouns
    public static readonly Text Catalog = new("品目", "物料", "Catalog");
    public static readonly Text Item = new("品目", "物料", "Item");
    public static readonly Text Items = new("品目", "物料", "Items");
    public static readonly Text NewItem = new("新しい品目", "新建物料", "New item");
    public static readonly Text Category = new("分類", "类别", "Category");
    public static readonly Text Categories = new("品目分類", "物料类别", "Item categories");
    public static readonly Text NewCategory = new("分類を追加", "新建类别", "New category");
    public static readonly Text TaxRates = new("税率", "税率", "Tax rates");
    public static readonly Text TaxRate = new("税率", "税率", "Tax rate");
    public static readonly Text Code = new("品目コード", "物料编码", "Code");
    public static readonly Text CategoryCode = new("分類コード", "类别编码", "Code");
    public static readonly Text Kind = new("種類", "类型", "Kind");
    public static readonly Text Name = new("名称", "名称", "Name");
    public static readonly Text NamesTitle = new("名称", "名称", "Names");
    public static readonly Text Japanese = new("日本語", "日语", "Japanese");
    public static readonly Text Chinese = new("中国語", "中文", "Chinese");
    public static readonly Text English = new("英語", "英语", "English");
    public static readonly Text Reading = new("よみ", "拼音", "Reading");
    public static readonly Text Description = new("説明", "说明", "Description");
    public static readonly Text Unit = new("単位", "单位", "Unit");
    public static readonly Text OwnUnit = new("独自の単位", "自定义单位", "Own unit");
    public static readonly Text UnitsTitle = new("単位と荷姿", "单位与包装", "Units and packs");
    public static readonly Text BaseUnit = new("基本単位", "基本单位", "Base unit");
    public static readonly Text SalesUnit = new("販売単位", "销售单位", "Sales unit");
    public static readonly Text PurchaseUnit = new("仕入単位", "采购单位", "Purchase unit");
    public static readonly Text StockUnit = new("在庫単位", "库存单位", "Stock unit");
    public static readonly Text Decimals = new("小数桁", "小数位", "Decimals");
    public static readonly Text Factor = new("入数", "换算系数", "Holds");
    public static readonly Text InBaseUnits = new("基本単位換算", "折合基本单位", "In base units");
    public static readonly Text Example = new("換算例", "换算示例", "Example");
    public static readonly Text UsedFor = new("用途", "用途", "Used for");
    public static readonly Text Sales = new("販売", "销售", "Sales");
    public static readonly Text Purchase = new("仕入", "采购", "Purchase");
    public static readonly Text Stock = new("在庫", "库存", "Stock");
    public static readonly Text Minimum = new("最小販売数量", "最小销售量", "Minimum quantity");
    public static readonly Text Multiple = new("販売ロット", "销售倍量", "In multiples of");
    public static readonly Text SaleOnly = new("{0}以上・{1}単位", "{0}起，每{1}递增", "from {0}, in steps of {1}");
    public static readonly Text SaleFrom = new("{0}以上", "{0}起", "from {0}");
    public static readonly Text SaleSteps = new("{0}単位", "每{0}递增", "in steps of {0}");
    public static readonly Text Barcode = new("バーコード", "条形码", "Barcode");
    public static readonly Text BarcodesTitle = new("バーコード", "条形码", "Barcodes");
    public static readonly Text BarcodeKindTitle = new("方式", "码制", "Symbology");
    public static readonly Text ByItsDigits = new("桁数で判定", "按位数判断", "by its digits");
    public static readonly Text InternalCode = new("社内コード", "内部编码", "Internal code");
    public static readonly Text Country = new("国", "国家", "Country");
    public static readonly Text TaxesTitle = new("税区分", "税收分类", "Taxes");
    public static readonly Text TaxCategory = new("税区分", "税收分类", "Tax category");
    public static readonly Text From = new("適用開始日", "生效日期", "From");
    public static readonly Text SinceEver = new("期間の定めなし", "不限", "always");
    public static readonly Text InForce = new("適用中", "生效中", "In force");
    public static readonly Text Future = new("予定", "将生效", "To come");
    public static readonly Text Past = new("過去", "已失效", "Past");
    public static readonly Text Component = new("構成品目", "组件", "Component");
    public static readonly Text ComponentsTitle = new("セット構成", "套件组成", "Kit components");
    public static readonly Text Quantity = new("数量", "数量", "Quantity");
    public static readonly Text Party = new("取引先", "往来单位", "Party");
    public static readonly Text PartyCodesTitle = new("取引先の品番", "往来单位料号", "Numbers of parties");
    public static readonly Text TheirCode = new("先方品番", "对方料号", "Their number");
    public static readonly Text TheirNumber = new("先方品番 {0}", "对方料号 {0}", "Their number {0}");
    public static readonly Text YourNumber = new("貴社品番 {0}", "贵方料号 {0}", "Your item number {0}");
    public static readonly Text TheirName = new("先方品名", "对方名称", "Their name");
    public static readonly Text PostingGroup = new("記帳グループ", "记账组", "Posting group");
    public static readonly Text Tracking = new("ロット管理", "批次管理", "Tracking");
    public static readonly Text Weight = new("重量", "重量", "Weight");
    public static readonly Text Length = new("長さ", "长", "Length");
    public static readonly Text Width = new("幅", "宽", "Width");
    public static readonly Text Height = new("高さ", "高", "Height");
    public static readonly Text WeightKg = new("重量（kg）", "重量（kg）", "Weight (kg)");
    public static readonly Text LengthMm = new("長さ（mm）", "长（mm）", "Length (mm)");
    public static readonly Text WidthMm = new("幅（mm）", "宽（mm）", "Width (mm)");
    public static readonly Text HeightMm = new("高さ（mm）", "高（mm）", "Height (mm)");
    public static readonly Text BaseDecimals = new("基本単位の小数桁", "基本单位小数位", "Decimals of the base unit");
    public static readonly Text Size = new("寸法", "尺寸", "Size");
    public static readonly Text Volume = new("容積", "体积", "Volume");
    public static readonly Text Origin = new("原産国", "原产国", "Country of origin");
    public static readonly Text HsCode = new("HSコード", "HS编码", "HS code");
    public static readonly Text Customs = new("通関・物流", "海关与物流", "Customs and shipping");
    public static readonly Text Price = new("標準単価", "标准单价", "List price");
    public static readonly Text PricesTitle = new("標準単価", "标准单价", "List prices");
    public static readonly Text Cost = new("標準原価", "标准成本", "Standard cost");
    public static readonly Text CostsTitle = new("標準原価", "标准成本", "Standard costs");
    public static readonly Text Currency = new("通貨", "币种", "Currency");
    public static readonly Text Picture = new("画像", "图片", "Picture");
    public static readonly Text PicturesTitle = new("画像", "图片", "Pictures");
    public static readonly Text State = new("状態", "状态", "State");
    public static readonly Text Active = new("利用中", "使用中", "Active");
    public static readonly Text Inactive = new("停止中", "已停用", "Inactive");
    public static readonly Text WhereUsed = new("使用箇所", "被引用处", "Where used");
    public static readonly Text KitNoun = new("セット", "套件", "Kit");
    public static readonly Text Parent = new("上位分類", "上级类别", "Below");
    public static readonly Text TopLevel = new("（最上位）", "（顶级）", "(top level)");
    public static readonly Text NoCategory = new("（未分類）", "（未分类）", "(none)");
    public static readonly Text Basics = new("基本", "基本信息", "Basics");

    // Acts
    public static readonly Text Deactivate = new("利用を停止", "停用", "Deactivate");
    public static readonly Text Reactivate = new("利用を再開", "恢复使用", "Reactivate");
    public static readonly Text Copy = new("複製", "复制", "Copy");
    public static readonly Text Move = new("移動", "移动", "Move");
    public static readonly Text SetPrices = new("単価を改定", "调整单价", "Set prices");
    public static readonly Text SetCost = new("原価を設定", "设置成本", "Set cost");
    public static readonly Text SetRate = new("税率を設定", "设置税率", "Set rate");
    public static readonly Text AddPicture = new("画像を追加", "添加图片", "Add picture");
    public static readonly Text ShowFirst = new("一覧に表示する", "设为主图", "Show it first");
    public static readonly Text SetCategoryTo = new("分類を変更", "更改类别", "Set category");
    public static readonly Text ConfirmDeactivate = new(
        "この品目を使用停止にします。過去の伝票はそのまま残り、新しい伝票では選べなくなります。",
        "停用此物料。历史单据保持不变，新单据中将不能再选择。",
        "This item is taken out of use. Past documents stay; new ones cannot choose it.");
    public static readonly Text ConfirmRemoveCategory = new("この分類を削除します。", "删除此类别。", "This category is removed.");
    public static readonly Text ConfirmRemovePicture = new("この画像を削除します。", "删除此图片。", "This picture is removed.");

    // Told after an act
    public static readonly Text ItemSaved = new("品目 {0} を保存しました。", "物料 {0} 已保存。", "Item {0} is saved.");
    public static readonly Text ItemCopied = new("品目 {0} に複製しました。", "已复制为物料 {0}。", "Copied to item {0}.");
    public static readonly Text ItemStopped = new("品目 {0} を使用停止にしました。", "物料 {0} 已停用。", "Item {0} is inactive.");
    public static readonly Text ItemBack = new("品目 {0} の使用を再開しました。", "物料 {0} 已恢复使用。", "Item {0} is active again.");
    public static readonly Text PricesSaved = new("標準単価を保存しました。", "标准单价已保存。", "The list prices are saved.");
    public static readonly Text CostSaved = new("標準原価を保存しました。", "标准成本已保存。", "The standard cost is saved.");
    public static readonly Text PictureSaved = new("画像を追加しました。", "图片已添加。", "The picture is added.");
    public static readonly Text PictureRemoved = new("画像を削除しました。", "图片已删除。", "The picture is removed.");
    public static readonly Text CategorySaved = new("分類を保存しました。", "类别已保存。", "The category is saved.");
    public static readonly Text CategoryMoved = new("分類を移動しました。", "类别已移动。", "The category is moved.");
    public static readonly Text CategoryRemoved = new("分類を削除しました。", "类别已删除。", "The category is removed.");
    public static readonly Text RateSaved = new("税率を保存しました。", "税率已保存。", "The rate is saved.");
    public static readonly Text RateRemoved = new("予定の税率を取り消しました。", "已撤销将生效的税率。", "The coming rate is taken back.");

    // Hints and empty places
    public static readonly Text CodeHint = new("空欄なら自動採番します。", "留空则自动编号。", "Left empty, the next number is drawn.");
    public static readonly Text NamesHint = new("一つの言語だけでも登録できます。他の言語では同じ名称を表示します。", "只填一种语言即可，其他语言将显示该名称。", "One language is enough; the others show the same.");
    public static readonly Text ReadingHint = new("かな・ピンインなど、検索に使う読み", "用于搜索的拼音、假名等", "Kana, pinyin or any word it is searched by");
    public static readonly Text FactorHint = new("基本単位で数えた個数。24、12.5、25/2 のように入力できます。", "折合基本单位的数量，可填 24、12.5、25/2。", "Counted in base units: 24, 12.5 or 25/2.");
    public static readonly Text PostingGroupHint = new("会計側で勘定科目に対応付けます。", "由财务对应到会计科目。", "Finance maps it to accounts.");
    public static readonly Text PricesHint = new("税抜き。適用開始日から、次の行の前日まで有効です。", "不含税。自生效日期起至下一行前一日有效。", "Without tax. Each holds from its day until the next one.");
    public static readonly Text TaxesHint = new("指定のない国では標準税率を適用します。", "未指定的国家适用标准税率。", "Countries not named here tax it at their standard rate.");
    public static readonly Text UsesBase = new("基本単位と同じ", "与基本单位相同", "as the base unit");
    public static readonly Text NoPrices = new("標準単価はまだ設定されていません。", "尚未设置标准单价。", "No list price is set.");
    public static readonly Text NoCosts = new("標準原価はまだ設定されていません。", "尚未设置标准成本。", "No standard cost is set.");
    public static readonly Text NoPictures = new("画像はまだありません。", "尚无图片。", "There are no pictures.");
    public static readonly Text NoBarcodes = new("バーコードはまだありません。", "尚无条形码。", "There are no barcodes.");
    public static readonly Text NotUsed = new("まだどこにも使われていません。", "尚未被引用。", "It is used nowhere yet.");
    public static readonly Text NoCategories = new("分類はまだありません。右の欄から最初の分類を追加してください。", "尚无类别，请在右侧添加第一个类别。", "There are no categories yet. Add the first one beside.");
    public static readonly Text WeightUnknown = new("重量のわからない構成品目: {0}", "重量未知的组件：{0}", "Components of unknown weight: {0}");
    public static readonly Text FromComponents = new("構成品目の合計", "按组件合计", "sum of its components");
    public static readonly Text PictureHint = new("JPEG・PNG・WebP・GIF、5 MBまで", "JPEG、PNG、WebP、GIF，最大 5 MB", "JPEG, PNG, WebP or GIF, up to 5 MB");
    public static readonly Text ItemsIn = new("品目数", "物料数", "Items");
    public static readonly Text DoesNotDivide = new("割り切れません", "不能整除", "does not come out even");

    public static readonly Text ItemGone = new("この品目は見つかりません。", "找不到该物料。", "There is no such item.");
    public static readonly Text ItemGoneAdvice = new("一覧から選び直してください。", "请从列表中重新选择。", "Choose it again from the list.");
    public static readonly Text CopyOf = new("{0} の複製", "{0} 的副本", "Copy of {0}");
    public static readonly Text PackLine = new("1 {0} = {1}", "1 {0} = {1}", "1 {0} = {1}");
    public static readonly Text Rate = new("税率", "税率", "Rate");
    public static readonly Text Percent = new("税率（%）", "税率（%）", "Rate (%)");
    public static readonly Text Until = new("適用終了日", "失效日期", "Until");
    public static readonly Text Total = new("合計", "合计", "Total");
    public static readonly Text Size3 = new("{0} × {1} × {2} mm", "{0} × {1} × {2} mm", "{0} × {1} × {2} mm");
    public static readonly Text NotGiven = Text.Same("–");
    public static readonly Text UploadPicture = new("画像ファイル", "图片文件", "Picture file");
    public static readonly Text AddRow = new("追加", "添加", "Add");
    public static readonly Text AddRate = new("税率の追加・改定", "添加或调整税率", "Add or change a rate");
    public static readonly Text RateHint = new("改定は新しい適用開始日で追加します。過去の税率はそのまま残ります。", "调整税率请以新的生效日期添加，历史税率保持不变。", "A change is a new line with the day it begins; past rates stay as they were.");
    public static readonly Text MoveCategory = new("移動先", "移至", "Move below");
    public static readonly Text PutItem = new("この分類に品目を入れる", "将物料归入此类别", "Put an item here");
    public static readonly Text PutHere = new("入れる", "归入", "Put here");
    public static readonly Text ItemPut = new("品目を「{0}」に入れました。", "物料已归入“{0}”。", "The item is now under '{0}'.");
    public static readonly Text TakeBack = new("取り消す", "撤销", "Take back");

    // Refusals
    public static readonly Text OneNameIsEnough = new("いずれか一つの言語で入力してください。", "请至少填写一种语言的名称。", "Fill it in in at least one language.");
    public static readonly Text CodeMalformed = new("品目コードに制御文字または連続した空白があります。", "物料编码含有控制字符或连续空格。", "The code has control characters or spaces in a row.");
    public static readonly Text CodeAdvice = new("英数字と記号で入力してください。", "请使用字母、数字和符号。", "Use letters, digits and signs.");
    public static readonly Text CodeTaken = new("コード「{0}」はすでに使われています。", "编码“{0}”已被使用。", "The code '{0}' is taken.");
    public static readonly Text TakenBy = new("{0}（{1}）が使用しています。別のコードにしてください。", "已被 {0}（{1}）使用，请换一个。", "{0} ({1}) holds it. Choose another.");
    public static readonly Text TakenInThisFile = new("同じファイルの{0}（{1}）が使用しています。どちらかを変えてください。", "同一文件中的 {0}（{1}）已使用，请修改其中之一。", "{0} ({1}) of the same file holds it. Change one of them.");
    public static readonly Text UnitTwice = new("単位「{0}」が重複しています。", "单位“{0}”重复。", "The unit '{0}' stands twice.");
    public static readonly Text UnitTwiceAdvice = new("入数の異なる荷姿には、CASE12 のような独自の単位コードを使ってください。", "不同装量请使用自定义单位代码，例如 CASE12。", "For packs of another size use a unit code of your own, such as CASE12.");
    public static readonly Text FactorNotPositive = new("入数「{0}」は使えません。", "换算系数“{0}”无效。", "A pack cannot hold {0}.");
    public static readonly Text FactorAdvice = new("0より大きい数にしてください。", "请填写大于0的数。", "Make it more than nought.");
    public static readonly Text FactorContradicts = new("1{0}は{1}{2}です。", "1{0}等于{1}{2}。", "One {0} is {1} {2}.");
    public static readonly Text FactorContradictsAdvice = new("入数を合わせるか、荷姿には別の単位を選んでください。", "请更正系数，或为包装选择其他单位。", "Correct the figure, or choose another unit for the pack.");
    public static readonly Text NotItsUnit = new("「{0}」はこの品目の単位ではありません。", "“{0}”不是该物料的单位。", "'{0}' is no unit of this item.");
    public static readonly Text NotItsUnitAdvice = new("品目の単位から選ぶか、荷姿を追加してください。", "请选择物料已有的单位，或先添加包装。", "Choose one it has, or add a pack.");
    public static readonly Text UnitInUse = new("単位「{0}」は{1} {2}で使われているため、変更できません。", "单位“{0}”已被{1} {2}使用，不能更改。", "The unit '{0}' is used by {1} {2} and cannot change.");
    public static readonly Text UnitInUseAdvice = new("新しい荷姿を別の単位で追加するか、品目を複製してください。", "请以其他单位添加新包装，或复制物料。", "Add a pack under another unit, or copy the item.");
    public static readonly Text BarcodeMalformed = new("バーコード「{0}」に使えない文字があります。", "条形码“{0}”含有不可用的字符。", "The barcode '{0}' has characters that cannot be printed as one.");
    public static readonly Text InternalBarcodeAdvice = new("半角英数字と記号、48文字までにしてください。", "请使用半角字母、数字和符号，最多48个。", "Use ASCII letters, digits and signs, 48 at most.");
    public static readonly Text BarcodeLength = new("{0}は{1}桁の数字です。", "{0}为{1}位数字。", "{0} has {1} digits.");
    public static readonly Text BarcodeLengthAdvice = new("桁数を確かめるか、社内コードを選んでください。", "请核对位数，或选择内部编码。", "Check its digits, or make it an internal code.");
    public static readonly Text CheckDigitWrong = new("「{0}」のチェックデジットが合いません。", "“{0}”的校验位不正确。", "The check digit of '{0}' is wrong.");
    public static readonly Text CheckDigitAdvice = new("入力を確かめてください。他の桁が正しければ {0} です。", "请核对输入。若其他位正确，应为 {0}。", "Check what was typed. If the other digits are right, it is {0}.");
    public static readonly Text BarcodeTwice = new("バーコード「{0}」が重複しています。", "条形码“{0}”重复。", "The barcode '{0}' stands twice.");
    public static readonly Text BarcodeTaken = new("バーコード「{0}」はすでに使われています。", "条形码“{0}”已被使用。", "The barcode '{0}' is taken.");
    public static readonly Text RemoveOne = new("どちらかの行を削除してください。", "请删除其中一行。", "Remove one of the lines.");
    public static readonly Text RemoveSome = new("不要なものを削除してください。", "请删除不需要的。", "Remove some.");
    public static readonly Text TaxTwice = new("{0}の同じ日の税区分が重複しています。", "{0}同一日期的税收分类重复。", "{0} has two categories for the same day.");
    public static readonly Text KitEmpty = new("セットに構成品目がありません。", "套件没有组件。", "The kit has no components.");
    public static readonly Text KitEmptyAdvice = new("構成品目を一つ以上追加してください。", "请至少添加一个组件。", "Add at least one.");
    public static readonly Text OnlyKitsHaveComponents = new("構成品目を持てるのはセットだけです。", "只有套件可以有组件。", "Only kits have components.");
    public static readonly Text OnlyKitsAdvice = new("種類をセットにするか、構成品目を削除してください。", "请将类型改为套件，或删除组件。", "Make it a kit, or remove the components.");
    public static readonly Text KitCycle = new("{0}を入れると、このセットが自分自身を含むことになります。", "加入{0}会使套件包含自身。", "With {0} the kit would contain itself.");
    public static readonly Text KitCycleAdvice = new("別の品目を選んでください。", "请选择其他物料。", "Choose another item.");
    public static readonly Text PartyCodeTwice = new("先方品番「{0}」が重複しています。", "对方料号“{0}”重复。", "The number '{0}' stands twice.");
    public static readonly Text OnlyGoodsAreTracked = new("ロットや製造番号で管理できるのは物品だけです。", "只有货品可以按批次或序列号管理。", "Only goods are tracked by lot or serial number.");
    public static readonly Text ChooseNoTracking = new("ロット管理を「なし」にしてください。", "请将批次管理设为“无”。", "Set tracking to none.");
    public static readonly Text QuantityNotPositive = new("数量{0}は使えません。", "数量{0}无效。", "A quantity of {0} is not possible.");
    public static readonly Text QuantityAdvice = new("0より大きく、10億以下にしてください。", "请填写大于0且不超过10亿的数。", "Make it more than nought, and at most a thousand million.");
    public static readonly Text QuantityTooFine = new("{0}は細かすぎます。この単位の小数は{1}桁です。", "{0}的小数位过多，该单位为{1}位小数。", "{0} is too fine: this unit has {1} decimals.");
    public static readonly Text QuantityTooFineAdvice = new("丸めるか、単位の小数桁を増やしてください。", "请取整，或增加单位的小数位。", "Round it, or give the unit more decimals.");
    public static readonly Text DecimalsRange = new("小数桁は0から6までです。", "小数位为0到6。", "Decimals go from 0 to 6.");
    public static readonly Text DecimalsAdvice = new("数えるものは0、量るものは3が目安です。", "计数单位一般为0，计量单位一般为3。", "0 is usual for what is counted, 3 for what is measured.");
    public static readonly Text TooManyLines = new("{0}行あります。上限は{1}行です。", "共{0}行，最多{1}行。", "{0} {0:line|lines}; {1} fit.");
    public static readonly Text OutOfRange = new("{0}「{1}」は範囲外です。0から{2:#,0}まで、小数6桁までです。", "{0}“{1}”超出范围：0至{2:#,0}，最多6位小数。", "{0} {1} is out of range: 0 to {2:#,0}, with up to six decimals.");
    public static readonly Text OutOfRangeAdvice = new("数値を確かめてください。", "请核对数值。", "Check the figure.");
    public static readonly Text MinimumOffStep = new("最小販売数量{0}が販売ロット{1}の倍数ではありません。", "最小销售量{0}不是销售倍量{1}的整数倍。", "The minimum of {0} is no multiple of {1}.");
    public static readonly Text MinimumOffStepAdvice = new("倍数になるように合わせてください。", "请调整为整数倍。", "Make it one.");
    public static readonly Text PriceTwice = new("同じ通貨・単位・開始日の単価が重複しています。", "相同币种、单位和日期的单价重复。", "Two prices have the same currency, unit and day.");
    public static readonly Text CategoryCycle = new("「{0}」は「{1}」の下にあります。", "“{0}”位于“{1}”之下。", "'{0}' lies below '{1}'.");
    public static readonly Text CategoryCycleAdvice = new("その外にある分類を選んでください。", "请选择其外的类别。", "Choose a category outside it.");
    public static readonly Text CategoryHasChildren = new("「{0}」の下に分類が{1}個あります。", "“{0}”下还有{1}个类别。", "'{0}' has {1} {1:category|categories} below it.");
    public static readonly Text CategoryHasChildrenAdvice = new("先に移動または削除してください。", "请先移动或删除它们。", "Move or remove them first.");
    public static readonly Text CategoryInUse = new("「{0}」に品目が{1}件あります。", "“{0}”中有{1}个物料。", "'{0}' holds {1} {1:item|items}.");
    public static readonly Text CategoryInUseAdvice = new("先に品目を別の分類へ移してください。", "请先将物料移至其他类别。", "Move them to another category first.");
    public static readonly Text TooDeep = new("分類は{0}階層までです。", "类别最多{0}级。", "Categories go {0} levels deep.");
    public static readonly Text TooDeepAdvice = new("もっと上の分類を選んでください。", "请选择更上级的类别。", "Choose one further up.");
    public static readonly Text BearsNoRate = new("「{0}」に税率はありません。", "“{0}”没有税率。", "'{0}' bears no rate.");
    public static readonly Text BearsNoRateAdvice = new("標準・軽減・特定・ゼロ税率のいずれかを選んでください。", "请选择标准、优惠税率、服务或零税率。", "Choose standard, reduced, low or zero-rated.");
    public static readonly Text ZeroIsZero = new("ゼロ税率は0%です。", "零税率为0%。", "Zero-rated is 0 %.");
    public static readonly Text ZeroIsZeroAdvice = new("0にするか、別の税区分を選んでください。", "请填0，或选择其他分类。", "Make it 0, or choose another category.");
    public static readonly Text RateInForce = new("この税率は{0:yyyy/MM/dd}から適用されています。", "该税率自{0:yyyy-MM-dd}起已生效。", "This rate has been in force since {0:d MMM yyyy}.");
    public static readonly Text RateInForceAdvice = new("新しい税率を、その適用開始日で追加してください。", "请以新的生效日期添加税率。", "Add the new rate with the day it begins.");
    public static readonly Text PictureTooLarge = new("画像が{0:0.0} MBあります。上限は{1} MBです。", "图片为{0:0.0} MB，最大{1} MB。", "The picture has {0:0.0} MB; {1} MB fit.");
    public static readonly Text PictureTooLargeAdvice = new("縮小してから追加してください。", "请缩小后再添加。", "Make it smaller first.");
    public static readonly Text TooManyPictures = new("画像は{0}枚までです。", "图片最多{0}张。", "An item has at most {0} pictures.");
    public static readonly Text NotAPicture = new("「{0}」は画像として読めません。", "“{0}”不是可识别的图片。", "'{0}' cannot be read as a picture.");
    public static readonly Text NotAPictureAdvice = new("JPEG・PNG・WebP・GIFのファイルを選んでください。", "请选择JPEG、PNG、WebP或GIF文件。", "Choose a JPEG, PNG, WebP or GIF file.");

    // Permissions
    public static readonly Text MayView = new("品目の閲覧", "查看物料", "view items");
    public static readonly Text MayEdit = new("品目の編集", "编辑物料", "edit items");
    public static readonly Text MayImport = new("品目の取り込み", "导入物料", "import items");
    public static readonly Text MaySetPrices = new("標準単価の設定", "设置标准单价", "set list prices");
    public static readonly Text MaySeeCost = new("標準原価の閲覧と設定", "查看和设置标准成本", "see and set standard costs");
    public static readonly Text MaySetTaxes = new("税率の設定", "设置税率", "set tax rates");

    // Importing
    public static readonly Text NameIsInYourLanguage = new("日本語の名称として取り込みます。", "作为中文名称导入。", "Imported as the English name.");
    public static readonly Text KindsHint = new("物品、サービス、セット", "货品、服务、套件", "Goods, Service, Kit");
    public static readonly Text CategoryHint = new("分類のコードまたは名称", "类别的编码或名称", "The code or name of a category");
    public static readonly Text UnitHint = new("個、箱、kg、m など", "件、箱、kg、m 等", "pcs, box, kg, m …");
    public static readonly Text TaxHint = new("標準税率、軽減税率、非課税、10%、8% など", "标准税率、优惠税率、免税、13%、9% 等", "Standard, Reduced, Exempt, 10%, 8% …");
    public static readonly Text StateHint = new("使用中、使用停止", "使用中、已停用", "Active, Inactive");
    public static readonly Text UnitStays = new("基本単位は「{0}」です。取り込みでは変えられません。", "基本单位为“{0}”，不能通过导入更改。", "The base unit is {0}; an import does not change it.");
    public static readonly Text UnitStaysAdvice = new("単位の列を空にするか、品目の画面で変更してください。", "请清空单位列，或在物料页面中更改。", "Leave the unit empty, or change it on the item's page.");
    public static readonly Text NoSuchCategory = new("分類「{0}」はありません。", "没有类别“{0}”。", "There is no category '{0}'.");
    public static readonly Text NoSuchCategoryAdvice = new("先に品目分類を登録するか、コードを直してください。", "请先新建物料类别，或修正编码。", "Add the category first, or correct its code.");
    public static readonly Text ManyCategories = new("分類「{0}」が{1}つあります。", "有 {1} 个类别“{0}”。", "There {1:is|are} {1} {1:category|categories} called '{0}'.");
    public static readonly Text ManyCategoriesAdvice = new("名称ではなくコード（例 {0}）を入れてください。", "请填写编码（如 {0}），不要填写名称。", "Write its code (such as {0}) instead of its name.");

    public static Text Of(ItemKind kind) => kind switch
    {
        ItemKind.Goods => new("物品", "货品", "Goods"),
        ItemKind.Service => new("サービス", "服务", "Service"),
        _ => new("セット", "套件", "Kit"),
    };

    public static Text Of(Tracking tracking) => tracking switch
    {
        Musubi.Catalog.Items.Tracking.Lot => new("ロット番号", "按批次", "By lot"),
        Musubi.Catalog.Items.Tracking.Serial => new("製造番号", "按序列号", "By serial number"),
        _ => new("なし", "无", "None"),
    };

    public static Text Of(BarcodeKind kind) => kind switch
    {
        BarcodeKind.Ean8 => new("JAN/EAN-8", "EAN-8", "EAN-8"),
        BarcodeKind.UpcA => Text.Same("UPC-A"),
        BarcodeKind.Ean13 => new("JAN/EAN-13", "EAN-13", "EAN-13"),
        BarcodeKind.Itf14 => new("ITF-14（GTIN-14）", "ITF-14（GTIN-14）", "ITF-14 (GTIN-14)"),
        _ => InternalCode,
    };
}
