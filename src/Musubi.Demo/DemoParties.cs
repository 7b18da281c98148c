using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;
using Musubi.Parties.Terms;

namespace Musubi.Demo;

/// <summary>Whom the demo company sells to and buys from, in three languages. Invented, the same each time, through the use cases.</summary>
public static class DemoParties
{
    private sealed record Sample(string Name, string Reading, PartyRole Role, string Region, string City, string Street, string Contact, string ContactReading, string Title, string Terms, string NameEn = "");

    private static readonly Sample[] Japan =
    [
        new("北斗化学株式会社", "ホクトカガク", PartyRole.Customer, "神奈川県", "川崎市川崎区", "浮島町12-3", "高木 修", "タカギ オサム", "購買部 課長", "20/1/31", "Hokuto Chemical"),
        new("三河プラスチック有限会社", "ミカワプラスチック", PartyRole.Customer, "愛知県", "岡崎市", "羽根町4-18", "鈴村 真由", "スズムラ マユ", "資材課", "31/1/31"),
        new("みらいロボティクス株式会社", "ミライロボティクス", PartyRole.Customer, "東京都", "大田区", "羽田空港1-7-1", "石橋 亮", "イシバシ リョウ", "開発部 主任", "31/2/10", "Mirai Robotics"),
        new("東亜精密工業株式会社", "トウアセイミツコウギョウ", PartyRole.Customer, "神奈川県", "横浜市西区", "みなとみらい2-2", "山本 恵子", "ヤマモト ケイコ", "購買部 部長", "20/1/31", "Toa Precision"),
        new("白樺建材株式会社", "シラカバケンザイ", PartyRole.Customer, "長野県", "松本市", "大手3-8-13", "小口 健", "オグチ ケン", "仕入担当", "25/1/25"),
        new("青葉電機株式会社", "アオバデンキ", PartyRole.Customer, "宮城県", "仙台市青葉区", "一番町1-9", "佐々木 翼", "ササキ ツバサ", "資材部", "31/1/31"),
        new("かもめ商事株式会社", "カモメショウジ", PartyRole.Customer, "兵庫県", "神戸市中央区", "波止場町5-4", "浜田 由紀", "ハマダ ユキ", "営業二課", "15/1/15"),
        new("富士見メタル株式会社", "フジミメタル", PartyRole.Customer, "静岡県", "富士市", "本市場441", "望月 大輔", "モチヅキ ダイスケ", "工場長", "20/1/20"),
        new("大和物流機器株式会社", "ヤマトブツリュウキキ", PartyRole.Customer, "奈良県", "大和郡山市", "額田部北町9", "中川 千尋", "ナカガワ チヒロ", "設備課", "31/1/31"),
        new("日向オートパーツ株式会社", "ヒュウガオートパーツ", PartyRole.Customer, "宮崎県", "日向市", "船場町6", "黒木 剛", "クロキ ツヨシ", "調達部", "10,25/1/31"),
        new("ひかり製作所", "ヒカリセイサクショ", PartyRole.Customer, "大阪府", "東大阪市", "高井田本通3-2", "光田 隆", "ミツダ タカシ", "代表", "31/1/31"),
        new("株式会社若草食品", "ワカクサショクヒン", PartyRole.Customer, "京都府", "宇治市", "宇治妙楽25", "藤井 あかね", "フジイ アカネ", "商品部", "20/1/31", "Wakakusa Foods"),
        new("瀬戸内マリン株式会社", "セトウチマリン", PartyRole.Customer, "広島県", "尾道市", "土堂1-15", "村上 海斗", "ムラカミ カイト", "整備課", "31/1/31"),
        new("越後スノーテック株式会社", "エチゴスノーテック", PartyRole.Customer, "新潟県", "長岡市", "城岡2-8", "本間 雪", "ホンマ ユキ", "総務部", "20/1/31"),
        new("合同会社つばめ金型", "ツバメカナガタ", PartyRole.Supplier, "新潟県", "燕市", "小池3633", "渡辺 徹", "ワタナベ トオル", "代表社員", "31/1/31"),
        new("中部ベアリング販売株式会社", "チュウブベアリングハンバイ", PartyRole.Supplier, "愛知県", "名古屋市中区", "錦2-14", "加藤 直人", "カトウ ナオト", "営業部", "20/1/31"),
        new("大阪梱包資材株式会社", "オオサカコンポウシザイ", PartyRole.Supplier, "大阪府", "大阪市西淀川区", "御幣島5-1", "西村 和美", "ニシムラ カズミ", "営業", "31/1/31"),
        new("宇治香茶園", "ウジコウチャエン", PartyRole.Supplier, "京都府", "宇治市", "白川植田14", "小山 茂", "コヤマ シゲル", "園主", "31/1/31"),
        new("北陸アルミ株式会社", "ホクリクアルミ", PartyRole.Supplier, "富山県", "高岡市", "戸出栄町55", "京谷 誠", "キョウヤ マコト", "営業課長", "20/1/31"),
        new("株式会社つなぐ運輸", "ツナグウンユ", PartyRole.Supplier, "埼玉県", "戸田市", "美女木東1-3", "新井 久美子", "アライ クミコ", "配車", "31/1/31"),
        new("すみれデザイン工房", "スミレデザインコウボウ", PartyRole.Lead, "福岡県", "福岡市中央区", "大名1-8", "古賀 菫", "コガ スミレ", "代表", "31/1/31"),
        new("株式会社あおぞら農機", "アオゾラノウキ", PartyRole.Lead, "北海道", "帯広市", "西三条南9", "森 大地", "モリ ダイチ", "技術部", "31/1/31"),
    ];

    private static readonly Sample[] China =
    [
        new("上海华星电子有限公司", "shanghai huaxing dianzi", PartyRole.Customer, "上海市", "浦东新区", "张江路368号", "陈 建国", "chen jianguo", "采购部经理", "31/1/31", "Shanghai Huaxing Electronics"),
        new("苏州明泰精密机械有限公司", "suzhou mingtai jingmi jixie", PartyRole.Customer, "江苏省", "苏州市", "工业园区星湖街218号", "周 敏", "zhou min", "采购主管", "/30", "Suzhou Mingtai Precision"),
        new("深圳市联创自动化有限公司", "shenzhen lianchuang zidonghua", PartyRole.Customer, "广东省", "深圳市", "南山区科技园南路9号", "黄 志明", "huang zhiming", "项目经理", "/45"),
        new("青岛海润包装有限公司", "qingdao hairun baozhuang", PartyRole.Customer, "山东省", "青岛市", "黄岛区长江路77号", "于 芳", "yu fang", "业务部", "/30"),
        new("宁波东方轴承有限公司", "ningbo dongfang zhoucheng", PartyRole.Supplier, "浙江省", "宁波市", "北仑区明州路101号", "林 涛", "lin tao", "销售经理", "/60", "Ningbo Orient Bearing"),
        new("东莞晟达塑胶制品有限公司", "dongguan shengda sujiao", PartyRole.Supplier, "广东省", "东莞市", "长安镇振安路12号", "梁 丽华", "liang lihua", "销售部", "/30"),
        new("杭州西泠茶叶有限公司", "hangzhou xiling chaye", PartyRole.Supplier, "浙江省", "杭州市", "西湖区龙井路28号", "沈 安", "shen an", "经理", "/30"),
        new("天津港通物流有限公司", "tianjin gangtong wuliu", PartyRole.Supplier, "天津市", "滨海新区", "港口三路6号", "马 强", "ma qiang", "操作部", "31/1/15"),
        new("成都蜀光仪器有限公司", "chengdu shuguang yiqi", PartyRole.Lead, "四川省", "成都市", "高新区天府大道588号", "何 雪", "he xue", "研发部", "/30"),
    ];

    private static readonly Sample[] Elsewhere =
    [
        new("Kestrel Components Ltd", "", PartyRole.Customer, "West Midlands", "Birmingham", "14 Aston Road", "Olivia Hart", "", "Buyer", "/30"),
        new("Northwind Bearings Inc.", "", PartyRole.Customer, "Ohio", "Cleveland", "2200 Lakeside Avenue", "Marcus Reed", "", "Purchasing Manager", "/45"),
        new("Alder & Finch Furniture Ltd", "", PartyRole.Customer, "Oregon", "Portland", "911 NW Glisan Street", "June Park", "", "Operations", "/30"),
        new("Rheintal Sensorik GmbH", "", PartyRole.Supplier, "Baden-Württemberg", "Freiburg", "Rheinstraße 12", "Lukas Brandt", "", "Vertrieb", "/30"),
        new("Harbour Tea Merchants Pte Ltd", "", PartyRole.Customer, "", "Singapore", "30 Keppel Road", "Priya Nair", "", "Category Lead", "/30"),
        new("Maple Ridge Robotics LLC", "", PartyRole.Lead, "California", "San Jose", "1450 Zanker Road", "Diego Santos", "", "CTO", "/30"),
    ];

    private static readonly string[] Countries = ["GB", "US", "US", "DE", "SG", "US"];

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var runner = services.GetRequiredService<Runner>();
        var drafts = Japan.Select((s, i) => Draft(s, i, "JP", Language.Japanese))
            .Concat(China.Select((s, i) => Draft(s, i, "CN", Language.Chinese)))
            .Concat(Elsewhere.Select((s, i) => Draft(s, i, Countries[i], Language.English)));
        foreach (var draft in drafts)
            _ = (await runner.Run<CreateParty, PartyDraft, Id<Party>>(Actor.System, draft, ct: ct)).Value;
    }

    private static PartyDraft Draft(Sample s, int i, string country, Language language)
    {
        var digits = (i * 7919 + 1234567).ToString("0000000", CultureInfo.InvariantCulture);
        var domain = (s.NameEn.Length > 0 ? s.NameEn : s.Reading.Length > 0 && language == Language.Chinese ? s.Reading : s.Name).Split(' ')[0].ToLowerInvariant();
        domain = domain.All(char.IsAsciiLetter) ? domain : $"party{country.ToLowerInvariant()}{i + 1}";
        return new PartyDraft
        {
            Name = s.Name, Reading = s.Reading, NameEn = s.NameEn, NameZh = "", Country = country, Language = language, Kind = PartyKind.Company, Roles = [s.Role],
            Phone = country switch { "JP" => $"0{3 + i % 7}-{digits[..4]}-{digits[3..]}", "CN" => $"021-6{digits}", "US" => $"+1 216 555 01{digits[5..]}", _ => $"+44 20 7{digits[..3]} {digits[3..]}" },
            Email = $"info@{domain}.example", TaxNumber = country switch { "JP" => JapaneseNumber(i), "CN" => ChineseNumber(i), _ => "" },
            TaxNumberFrom = country == "JP" ? new DateOnly(2023, 10, 1) : null,
            Terms = TermsOf(s.Terms, country),
            Addresses = [new() { Purpose = AddressPurpose.Office, Country = country, PostalCode = country switch { "JP" => $"{digits[..3]}-{digits[3..]}", "CN" => digits[..6], _ => "" }, Region = s.Region, City = s.City, Street = s.Street }],
            Contacts = [new() { Name = s.Contact, Reading = s.ContactReading, JobTitle = s.Title, Phone = "", Email = $"contact{i + 1}@{domain}.example", Main = true }],
            Preferences = i % 4 == 0 && s.Role == PartyRole.Customer
                ? [new() { Kind = PreferenceKind.DeliveryWindow, Value = language switch { Language.Japanese => "午前中（9時〜11時）", Language.Chinese => "上午9点至11点", _ => "Mornings, 9 to 11" } }]
                : [],
        };
    }

    private static PaymentTerms TermsOf(string terms, string country)
    {
        var parts = terms.Split('/');
        return parts[0].Length == 0
            ? new() { NetDays = int.Parse(parts[1], CultureInfo.InvariantCulture), TaxRounding = Rounding.HalfUp, Currency = country == "US" ? Currency.USD : null }
            : new()
            {
                ClosingDays = parts[0], PayMonths = int.Parse(parts[1], CultureInfo.InvariantCulture), PayDay = int.Parse(parts[2], CultureInfo.InvariantCulture),
                Shift = country == "JP" ? HolidayShift.After : HolidayShift.None, TaxUnit = parts[0].Length > 2 ? TaxUnit.Slip : TaxUnit.Bill,
            };
    }

    /// <summary>With a registry that does not exist (9999), so that it is no company's.</summary>
    private static string JapaneseNumber(int i)
    {
        var twelve = $"999901{(i * 104729 + 314159) % 1_000_000:000000}";
        return $"T{TaxNumber.JapaneseCheckDigit(twelve)}{twelve}";
    }

    /// <summary>With an area that does not exist (990000).</summary>
    private static string ChineseNumber(int i)
    {
        var seventeen = $"91990000MA1K{(i * 15485 + 115) % 100_000:00000}";
        return seventeen + TaxNumber.ChineseCheckCharacter(seventeen);
    }
}
