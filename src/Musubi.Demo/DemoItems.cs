using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Catalog;
using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Categories;
using Musubi.Catalog.Items;
using Musubi.Catalog.Pictures;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Parties.Register;

namespace Musubi.Demo;

/// <summary>
/// What the demo company makes, buys, sells and does: bearings, guides, profiles, sensors, cases, packaging, tea gifts, services.
/// The same items each time, through the use cases.
/// </summary>
public static class DemoItems
{
    private static readonly Unit Case = Unit.Of("XCS"), Carton = Unit.Of("XCT"), Roll = Unit.Of("XRO"), Bag = Unit.Of("XBG"), Bundle = Unit.Of("XBE"), Bar = Unit.Of("BAR4M"), Coil = Unit.Of("COIL"), Drum = Unit.Of("XDR");

    public static async Task Add(IServiceProvider services, CancellationToken ct)
    {
        var today = services.GetRequiredService<Clock>().Today;
        await using var scope = services.CreateAsyncScope();
        var hokuto = await scope.ServiceProvider.GetRequiredService<MusubiDb>().Set<Party>().Where(p => p.Name == "北斗化学株式会社").Select(p => (Id<Party>?)p.Id).SingleOrDefaultAsync(ct);
        var shop = new Shop(services.GetRequiredService<Runner>(), new DateOnly(today.Year, 1, 1), hokuto?.Value, ct);
        await shop.Categories();
        foreach (var item in Parts().Concat(Materials()).Concat(Sensors()).Concat(Cases()).Concat(Supplies()).Concat(Tea()).Concat(Services()).Concat(Kits()))
            await shop.Put(item);
    }

    /// <summary>An item as the lists below write it: what it is, what it costs in yen, and the components of a kit by their codes.</summary>
    private sealed record Sample(string Category, decimal Yen, CreateItem.Input Item)
    {
        /// <summary>Printed on the base unit and, with another indicator digit, on this pack.</summary>
        public Unit? BarcodeOn { get; init; }
        public IReadOnlyList<(string Code, decimal Quantity)> Of { get; init; } = [];
        public DemoPicture? Picture { get; init; }

        /// <summary>What a customer that orders by its own numbers calls it.</summary>
        public string? TheirCode { get; init; }

        /// <summary>A dearer price is decided already, from the first day of next year.</summary>
        public bool Rises { get; init; }
    }

    private static IEnumerable<Sample> Parts()
    {
        (string Size, int Bore, int Outer, int Wide, decimal Kilograms, decimal Yen)[] bearings =
        [
            ("6200", 10, 30, 9, 0.032m, 240), ("6201", 12, 32, 10, 0.037m, 260), ("6202", 15, 35, 11, 0.045m, 290), ("6203", 17, 40, 12, 0.066m, 340), ("6204", 20, 47, 14, 0.106m, 420), ("6205", 25, 52, 15, 0.128m, 510),
            ("6206", 30, 62, 16, 0.199m, 690), ("6207", 35, 72, 17, 0.288m, 980), ("6208", 40, 80, 18, 0.366m, 1260), ("6209", 45, 85, 19, 0.407m, 1480), ("6210", 50, 90, 20, 0.463m, 1720),
        ];
        foreach (var b in bearings)
        {
            foreach (var (seal, ja, zh, en, extra) in new[] { ("ZZ", "両側シールド形", "双面防尘盖", "shielded", 0m), ("2RS", "両側接触シール形", "双面密封圈", "sealed", 40m) })
            {
                var small = b.Outer < 50;
                yield return new("BRG", b.Yen + extra, new()
                {
                    Code = $"BRG-{b.Size}-{seal}", Names = Names.Of($"深溝玉軸受 {b.Size} {seal} {ja}", $"深沟球轴承 {b.Size} {seal} {zh}", $"Deep groove ball bearing {b.Size} {seal}, {en}"),
                    Reading = "フカミゾタマジクウケ shengouqiuzhoucheng", Description = $"d {b.Bore} × D {b.Outer} × B {b.Wide} mm, C3",
                    Packs = [new() { Unit = Unit.Box, Factor = small ? "10" : "5" }, new() { Unit = Case, Factor = small ? "200" : "60" }], PurchaseUnit = Case, PostingGroup = "GOODS",
                    Weight = b.Kilograms, Length = b.Outer, Width = b.Outer, Height = b.Wide, Origin = seal == "ZZ" ? "JP" : "CN", HsCode = "848210",
                }) { BarcodeOn = Unit.Box, Picture = seal == "ZZ" ? DemoPicture.Bearing : null, Rises = true, TheirCode = (seal, b.Size) is ("ZZ", "6205" or "6206") ? $"HKS-{b.Bore}-{b.Outer:000}" : null };
            }
        }
        foreach (var (size, yen, kilograms) in new[] { (15, 5200m, 1.45m), (20, 6400m, 2.3m), (25, 8300m, 3.3m), (30, 11200m, 4.8m) })
        {
            foreach (var length in new[] { 220, 460, 640 })
            {
                yield return new("LIN", yen + length * 12, new()
                {
                    Code = $"LG-{size}-{length:0000}", Names = Names.Of($"リニアガイド {size}形 L={length}", $"直线导轨 {size}型 L={length}", $"Linear guide size {size}, {length} mm"), Reading = "リニアガイド zhixiandaogui",
                    PostingGroup = "GOODS", Tracking = Tracking.Lot, Weight = Rounding.HalfUp.Round(kilograms * length / 1000, 3), Length = length, Width = size + 19, Height = size + 9, Origin = "JP", HsCode = "848220",
                });
            }
        }
        foreach (var (thread, length, yen, grams) in new[] { (3, 8, 2.4m, 0.75m), (3, 12, 2.6m, 0.92m), (4, 10, 3.1m, 1.6m), (4, 16, 3.4m, 2.1m), (5, 12, 4.2m, 2.9m), (5, 20, 4.8m, 4.0m), (6, 16, 6.1m, 5.2m), (6, 25, 7.0m, 6.9m), (8, 20, 11.5m, 12m), (8, 30, 13m, 15m), (10, 30, 21m, 26m), (12, 40, 36m, 47m) })
        {
            yield return new("FAS", yen, new()
            {
                Code = $"SCB-M{thread}x{length}", Names = Names.Of($"六角穴付ボルト M{thread}×{length} SUS304", $"内六角螺钉 M{thread}×{length} SUS304", $"Socket head cap screw M{thread}×{length}, A2"), Reading = "ロッカクアナツキボルト キャップボルト neiliujiaoluoding",
                Packs = [new() { Unit = Bag, Factor = "100" }, new() { Unit = Carton, Factor = "2000" }], SalesUnit = Bag, PurchaseUnit = Carton, Minimum = 1, PostingGroup = "GOODS", Weight = grams / 1000, Origin = "TW", HsCode = "731815",
            }) { BarcodeOn = Bag };
        }
    }

    private static IEnumerable<Sample> Materials()
    {
        foreach (var (a, b, yen, kilograms) in new[] { (20, 20, 780m, 0.49m), (20, 40, 1280m, 0.86m), (30, 30, 1350m, 0.94m), (30, 60, 2250m, 1.71m), (40, 40, 1980m, 1.58m), (40, 80, 3480m, 2.86m), (45, 45, 2380m, 1.92m) })
        {
            yield return new("ALP", yen, new()
            {
                Code = $"ALP-{a}{b}", Names = Names.Of($"アルミフレーム {a}×{b}", $"铝型材 {a}×{b}", $"Aluminium profile {a}×{b}"), Reading = "アルミフレーム lüxingcai lvxingcai", BaseUnit = Unit.Metre,
                Packs = [new() { Own = Bar.Code, Factor = "4" }, new() { Unit = Bundle, Factor = "40" }], PurchaseUnit = Bundle, StockUnit = Bar, Minimum = 0.1m, Multiple = 0.001m, PostingGroup = "MATERIAL",
                Weight = kilograms, Width = a, Height = b, Length = 1000, Origin = "CN", HsCode = "760429",
            }) { Picture = DemoPicture.Profile, Rises = true };
            yield return new("ALP", 60 + a + b, new()
            {
                Code = $"ALC-{a}{b}", Names = Names.Of($"フレームキャップ {a}×{b}", $"型材端盖 {a}×{b}", $"End cap {a}×{b}"), Reading = "フレームキャップ duangai", Packs = [new() { Unit = Bag, Factor = "50" }], PostingGroup = "GOODS", Weight = 0.006m, Origin = "CN", HsCode = "392690",
            });
        }
        foreach (var (diameter, yen) in new[] { ("0.8", 1480m), ("1.0", 1420m), ("1.6", 1390m) })
        {
            yield return new("WIR", yen, new()
            {
                Code = $"WIR-A5356-{diameter.Replace(".", "", StringComparison.Ordinal)}", Names = Names.Of($"アルミ溶接ワイヤ A5356 φ{diameter}", $"铝焊丝 ER5356 φ{diameter}", $"Aluminium welding wire 5356, {diameter} mm"), Reading = "アルミヨウセツワイヤ lühansi",
                BaseUnit = Unit.Kilogram, Packs = [new() { Own = Coil.Code, Factor = "25/2" }], SalesUnit = Coil, PurchaseUnit = Coil, StockUnit = Coil, PostingGroup = "MATERIAL", Tracking = Tracking.Lot, Weight = 1, Origin = "JP", HsCode = "831110",
            });
        }
    }

    private static IEnumerable<Sample> Sensors()
    {
        foreach (var (thread, reach, yen, grams) in new[] { (8, "2", 3800m, 28m), (12, "4", 3400m, 46m), (18, "8", 3900m, 78m), (30, "15", 5200m, 165m) })
        {
            foreach (var way in new[] { "NPN", "PNP" })
            {
                yield return new("SEN", yen, new()
                {
                    Code = $"PRX-M{thread}-{way}", Names = Names.Of($"近接センサ M{thread} {way} {reach}mm", $"接近传感器 M{thread} {way} {reach}mm", $"Proximity sensor M{thread} {way}, {reach} mm"), Reading = "キンセツセンサ jiejinchuanganqi",
                    Packs = [new() { Unit = Case, Factor = "40" }], PurchaseUnit = Case, PostingGroup = "GOODS", Weight = grams / 1000, Length = 60, Width = thread, Height = thread, Origin = "CN", HsCode = "853650",
                }) { BarcodeOn = Case, Picture = way == "NPN" ? DemoPicture.Sensor : null };
            }
        }
        foreach (var (code, ja, zh, en, yen) in new[]
        {
            ("PHO-D100", "光電センサ 拡散反射形 100mm", "光电传感器 漫反射 100mm", "Photoelectric sensor, diffuse 100 mm", 6200m), ("PHO-R4M", "光電センサ 回帰反射形 4m", "光电传感器 回归反射 4m", "Photoelectric sensor, retro-reflective 4 m", 6900m),
            ("PHO-T10M", "光電センサ 透過形 10m", "光电传感器 对射 10m", "Photoelectric sensor, through-beam 10 m", 8800m), ("PHO-FIB", "ファイバアンプ 2出力", "光纤放大器 双输出", "Fibre amplifier, two outputs", 11500m),
        })
        {
            yield return new("SEN", yen, new() { Code = code, Names = Names.Of(ja, zh, en), Reading = "コウデンセンサ guangdianchuanganqi", PostingGroup = "GOODS", Weight = 0.055m, Length = 32, Width = 11, Height = 20, Origin = "JP", HsCode = "853650" }) { BarcodeOn = Unit.Piece };
        }
        foreach (var pulses in new[] { 360, 1000, 2500 })
        {
            yield return new("ENC", 15800 + pulses * 1.2m, new()
            {
                Code = $"ENC-38-{pulses}", Names = Names.Of($"ロータリエンコーダ φ38 {pulses}P/R", $"旋转编码器 φ38 {pulses}P/R", $"Rotary encoder 38 mm, {pulses} ppr"), Reading = "ロータリエンコーダ xuanzhuanbianmaqi", PostingGroup = "GOODS", Tracking = Tracking.Serial,
                Weight = 0.24m, Length = 38, Width = 38, Height = 45, Origin = "JP", HsCode = "903149",
            });
        }
    }

    private static IEnumerable<Sample> Cases()
    {
        foreach (var (size, w, d, h, yen, grams) in new[] { ("XS", 65, 45, 25, 320m, 34m), ("S", 90, 65, 30, 410m, 62m), ("M", 120, 80, 40, 560m, 105m), ("L", 150, 100, 50, 780m, 170m), ("XL", 180, 120, 60, 1080m, 262m), ("SF", 90, 65, 30, 520m, 70m), ("MF", 120, 80, 40, 690m, 118m), ("LF", 150, 100, 50, 940m, 190m) })
        {
            foreach (var (colour, ja, zh, en) in new[] { ("GY", "グレー", "灰色", "grey"), ("BK", "黒", "黑色", "black") })
            {
                var flange = size.EndsWith('F');
                yield return new("RES", yen, new()
                {
                    Code = $"RC-{size}-{colour}", Names = Names.Of($"樹脂ケース {w}×{d}×{h}{(flange ? " 取付足付" : "")} {ja}", $"塑料机箱 {w}×{d}×{h}{(flange ? " 带安装脚" : "")} {zh}", $"ABS enclosure {w}×{d}×{h}{(flange ? " with flanges" : "")}, {en}"), Reading = "ジュシケース suliaojixiang",
                    Packs = [new() { Unit = Case, Factor = "24" }], PurchaseUnit = Case, Minimum = 1, PostingGroup = "PRODUCT", Weight = grams / 1000, Length = w, Width = d, Height = h, Origin = "JP", HsCode = "392690",
                }) { BarcodeOn = Case, Picture = colour == "GY" ? DemoPicture.Case : null };
            }
        }
    }

    private static IEnumerable<Sample> Supplies()
    {
        foreach (var (size, ja, zh, en, w, d, h, yen, kilograms) in new[]
        {
            ("60", "段ボール箱 60サイズ", "纸箱 60号", "Corrugated box, size 60", 250, 200, 150, 62m, 0.14m), ("80", "段ボール箱 80サイズ", "纸箱 80号", "Corrugated box, size 80", 350, 250, 200, 98m, 0.27m), ("120", "段ボール箱 120サイズ", "纸箱 120号", "Corrugated box, size 120", 500, 400, 300, 215m, 0.62m),
        })
        {
            yield return new("PKG", yen, new() { Code = $"BOX-{size}", Names = Names.Of(ja, zh, en), Reading = "ダンボールバコ zhixiang", Packs = [new() { Unit = Bundle, Factor = "20" }], SalesUnit = Bundle, PurchaseUnit = Bundle, PostingGroup = "SUPPLY", Weight = kilograms, Length = w, Width = d, Height = h, Origin = "JP", HsCode = "481910" }) { Picture = DemoPicture.Box };
        }
        yield return new("PKG", 18, new() { Code = "BUB-1200", Names = Names.Of("気泡緩衝材 幅1200mm", "气泡膜 宽1200mm", "Bubble wrap, 1200 mm wide"), Reading = "キホウカンショウザイ プチプチ qipaomo", BaseUnit = Unit.Metre, Packs = [new() { Unit = Roll, Factor = "42" }], SalesUnit = Roll, PurchaseUnit = Roll, PostingGroup = "SUPPLY", Weight = 0.05m, Origin = "JP", HsCode = "392310" });
        yield return new("PKG", 3.2m, new() { Code = "STR-500", Names = Names.Of("ストレッチフィルム 500mm", "缠绕膜 500mm", "Stretch film, 500 mm"), Reading = "ストレッチフィルム chanraomo", BaseUnit = Unit.Metre, Packs = [new() { Unit = Roll, Factor = "300" }], SalesUnit = Roll, PurchaseUnit = Roll, PostingGroup = "SUPPLY", Weight = 0.0069m, Origin = "CN", HsCode = "392010" });
        yield return new("PKG", 245, new() { Code = "TAPE-50", Names = Names.Of("OPPテープ 50mm×50m", "封箱胶带 50mm×50m", "Packing tape 50 mm × 50 m"), Reading = "テープ jiaodai", BaseUnit = Roll, Packs = [new() { Unit = Case, Factor = "50" }], PurchaseUnit = Case, PostingGroup = "SUPPLY", Weight = 0.16m, Origin = "CN", HsCode = "391910" }) { BarcodeOn = Case };
        yield return new("PKG", 1850, new() { Code = "PLT-1111", Names = Names.Of("樹脂パレット 1100×1100", "塑料托盘 1100×1100", "Plastic pallet 1100 × 1100"), Reading = "ジュシパレット suliaotuopan", PostingGroup = "SUPPLY", Weight = 8.5m, Length = 1100, Width = 1100, Height = 120, Origin = "JP", HsCode = "392390" });
        yield return new("OIL", 1180, new() { Code = "GRS-400", Names = Names.Of("リチウムグリース 400g", "锂基润滑脂 400g", "Lithium grease, 400 g cartridge"), Reading = "グリース runhuazhi", Packs = [new() { Unit = Case, Factor = "20" }], PurchaseUnit = Case, PostingGroup = "GOODS", Tracking = Tracking.Lot, Weight = 0.44m, Origin = "JP", HsCode = "271019" }) { BarcodeOn = Case };
        yield return new("OIL", 980, new() { Code = "GRS-BULK", Names = Names.Of("リチウムグリース 缶入り", "锂基润滑脂 桶装", "Lithium grease, bulk"), Reading = "グリース runhuazhi", BaseUnit = Unit.Kilogram, Packs = [new() { Unit = Drum, Factor = "16" }], SalesUnit = Drum, PurchaseUnit = Drum, PostingGroup = "GOODS", Tracking = Tracking.Lot, Weight = 1, Origin = "JP", HsCode = "271019" });
        yield return new("OIL", 520, new() { Code = "OIL-VG32", Names = Names.Of("油圧作動油 VG32", "液压油 VG32", "Hydraulic oil VG32"), Reading = "ユアツサドウユ yeyayou", BaseUnit = Unit.Litre, Packs = [new() { Unit = Drum, Factor = "20" }], SalesUnit = Drum, PurchaseUnit = Drum, PostingGroup = "GOODS", Tracking = Tracking.Lot, Weight = 0.87m, Origin = "JP", HsCode = "271019" });
    }

    private static IEnumerable<Sample> Tea()
    {
        // Food is taxed at the reduced rate in Japan; in China tea leaves count among farm products.
        IReadOnlyList<ItemDraft.Tax> food = [new() { Country = "JP", Category = TaxCategory.Reduced }, new() { Country = "CN", Category = TaxCategory.Reduced }];
        foreach (var (code, ja, zh, en, reading, yen) in new[]
        {
            ("TEA-SEN", "宇治煎茶 100g", "宇治煎茶 100g", "Uji sencha, 100 g", "ウジセンチャ jiancha", 1080m), ("TEA-GYO", "宇治玉露 100g", "宇治玉露 100g", "Uji gyokuro, 100 g", "ウジギョクロ yulu", 2700m),
            ("TEA-HOJ", "ほうじ茶 100g", "焙茶 100g", "Hojicha, 100 g", "ホウジチャ beicha", 756m), ("TEA-MAT", "抹茶 40g 缶", "抹茶 40g 罐装", "Matcha, 40 g tin", "マッチャ mocha", 1620m),
        })
        {
            yield return new("TEA", yen, new() { Code = code, Names = Names.Of(ja, zh, en), Reading = reading, Taxes = food, Packs = [new() { Unit = Case, Factor = "24" }], PurchaseUnit = Case, PostingGroup = "FOOD", Tracking = Tracking.Lot, Weight = 0.12m, Length = 90, Width = 50, Height = 160, Origin = "JP", HsCode = "090210" }) { BarcodeOn = Case, Picture = DemoPicture.Tea };
        }
        yield return new("TEA", 180, new() { Code = "TEA-BOX", Names = Names.Of("贈答用化粧箱", "礼品盒", "Gift box"), Reading = "ゾウトウヨウケショウバコ lipinhe", Packs = [new() { Unit = Bundle, Factor = "50" }], PurchaseUnit = Bundle, PostingGroup = "SUPPLY", Weight = 0.18m, Length = 260, Width = 190, Height = 70, Origin = "JP", HsCode = "481920" });
        yield return new("TEA", 2400, new() { Code = "TEA-SET-A", Kind = ItemKind.Kit, Names = Names.Of("煎茶・ほうじ茶詰合せ", "煎茶焙茶礼盒", "Sencha and hojicha gift set"), Reading = "センチャ ホウジチャ ツメアワセ ギフト lihe", Taxes = food, PostingGroup = "FOOD", Origin = "JP" })
            { Of = [("TEA-SEN", 1), ("TEA-HOJ", 1), ("TEA-BOX", 1)], BarcodeOn = Unit.Set, Picture = DemoPicture.Tea };
        yield return new("TEA", 5400, new() { Code = "TEA-SET-B", Kind = ItemKind.Kit, Names = Names.Of("玉露・抹茶詰合せ", "玉露抹茶礼盒", "Gyokuro and matcha gift set"), Reading = "ギョクロ マッチャ ツメアワセ ギフト lihe", Taxes = food, PostingGroup = "FOOD", Origin = "JP" })
            { Of = [("TEA-GYO", 1), ("TEA-MAT", 1), ("TEA-BOX", 1)], BarcodeOn = Unit.Set, Picture = DemoPicture.Tea };
    }

    private static IEnumerable<Sample> Services()
    {
        IReadOnlyList<ItemDraft.Tax> work = [new() { Country = "CN", Category = TaxCategory.Low }];
        IReadOnlyList<ItemDraft.Tax> transport = [new() { Country = "CN", Category = TaxCategory.Reduced }];
        foreach (var (code, ja, zh, en, reading, unit, yen, taxes) in new[]
        {
            ("SRV-FRT", "国内運賃", "国内运费", "Domestic freight", "コクナイウンチン yunfei", Unit.One, 1500m, transport), ("SRV-FRX", "輸出運賃", "出口运费", "Export freight", "ユシュツウンチン yunfei", Unit.One, 28000m, [new() { Country = "JP", Category = TaxCategory.Zero }, new() { Country = "CN", Category = TaxCategory.Zero }]),
            ("SRV-CAL", "校正（トレーサビリティ証明書付）", "校准（含溯源证书）", "Calibration with traceability certificate", "コウセイ jiaozhun", Unit.One, 12000m, work), ("SRV-INS", "据付作業", "安装作业", "Installation", "スエツケサギョウ anzhuang", Unit.Hour, 9800m, work),
            ("SRV-REP", "出張修理", "上门维修", "On-site repair", "シュッチョウシュウリ weixiu", Unit.Hour, 11000m, work), ("SRV-ENG", "設計支援", "设计支持", "Engineering support", "セッケイシエン sheji", Unit.Hour, 13500m, work),
            ("SRV-TRN", "保守講習", "维护培训", "Maintenance training", "ホシュコウシュウ peixun", Unit.Day, 68000m, work), ("SRV-CUT", "アルミフレーム切断加工", "铝型材切割加工", "Profile cutting", "セツダンカコウ qiege", Unit.One, 120m, work),
        })
        {
            yield return new("SRV", yen, new() { Code = code, Kind = ItemKind.Service, Names = Names.Of(ja, zh, en), Reading = reading, BaseUnit = unit, BaseDecimals = unit == Unit.Hour ? 2 : unit == Unit.Day ? 1 : 0, Taxes = taxes, PostingGroup = "SERVICE" });
        }
    }

    private static IEnumerable<Sample> Kits()
    {
        yield return new("LIN", 17800, new() { Code = "KIT-AXIS-460", Kind = ItemKind.Kit, Names = Names.Of("直動軸セット L=460", "直线轴套件 L=460", "Linear axis set, 460 mm"), Reading = "チョクドウジクセット zhixianzhou", PostingGroup = "GOODS" })
            { Of = [("LG-20-0460", 1), ("ALP-4040", 0.5m), ("ALC-4040", 2), ("SCB-M5x12", 10)] };
        yield return new("LIN", 42000, new() { Code = "KIT-XY-460", Kind = ItemKind.Kit, Names = Names.Of("XYステージキット 460×460", "XY平台套件 460×460", "XY stage kit, 460 × 460"), Reading = "エックスワイステージ pingtai", PostingGroup = "GOODS" })
            { Of = [("KIT-AXIS-460", 2), ("PRX-M8-NPN", 4), ("ENC-38-1000", 2)] };
        yield return new("SEN", 24800, new() { Code = "KIT-SEN-ST", Kind = ItemKind.Kit, Names = Names.Of("センサ入門セット", "传感器入门套件", "Sensor starter kit"), Reading = "センサニュウモンセット rumentaojian", PostingGroup = "GOODS" })
            { Of = [("PRX-M8-NPN", 1), ("PRX-M12-NPN", 1), ("PHO-D100", 1), ("PHO-R4M", 1), ("RC-M-GY", 1)], BarcodeOn = Unit.Set };
        yield return new("BRG", 4980, new() { Code = "KIT-MNT-6204", Kind = ItemKind.Kit, Names = Names.Of("軸受交換セット 6204", "轴承更换套件 6204", "Bearing replacement kit 6204"), Reading = "ジクウケコウカンセット zhouchenggenghuan", PostingGroup = "GOODS" })
            { Of = [("BRG-6204-2RS", 4), ("GRS-400", 1)] };
    }

    /// <summary>Puts the samples on the shelf.</summary>
    private sealed class Shop(Runner runner, DateOnly newYear, long? hokuto, CancellationToken ct)
    {
        private readonly Dictionary<string, Id<Category>> categories = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Id<Item>> items = new(StringComparer.Ordinal);
        private int trade;

        public async Task Categories()
        {
            foreach (var (code, parent, ja, zh, en) in new[]
            {
                ("MEC", "", "機械要素", "机械元件", "Mechanical parts"), ("BRG", "MEC", "軸受", "轴承", "Bearings"), ("LIN", "MEC", "直動案内", "直线导轨", "Linear motion"), ("FAS", "MEC", "ねじ・ボルト", "紧固件", "Fasteners"),
                ("STR", "", "構造材", "结构材料", "Structural materials"), ("ALP", "STR", "アルミフレーム", "铝型材", "Aluminium profiles"), ("WIR", "STR", "溶接材料", "焊接材料", "Welding materials"),
                ("ELE", "", "電気・制御", "电气与控制", "Electrical and control"), ("SEN", "ELE", "センサ", "传感器", "Sensors"), ("ENC", "ELE", "エンコーダ", "编码器", "Encoders"), ("RES", "ELE", "樹脂ケース", "塑料机箱", "Enclosures"),
                ("SUP", "", "消耗品", "耗材", "Supplies"), ("PKG", "SUP", "梱包資材", "包装材料", "Packaging"), ("OIL", "SUP", "潤滑剤", "润滑剂", "Lubricants"),
                ("GFT", "", "食品・ギフト", "食品礼品", "Food and gifts"), ("TEA", "GFT", "茶", "茶", "Tea"), ("SRV", "", "サービス", "服务", "Services"),
            })
            {
                categories[code] = await Run<CreateCategory, CreateCategory.Input, Id<Category>>(new()
                {
                    Code = code, Names = Names.Of(ja, zh, en), Parent = parent.Length > 0 ? categories[parent] : null,
                });
            }
        }

        public async Task Put(Sample sample)
        {
            var item = items[sample.Item.Code] = await Run<CreateItem, CreateItem.Input, Id<Item>>(sample.Item with
            {
                Category = categories[sample.Category],
                BaseUnit = sample.Item.Kind == ItemKind.Kit ? Unit.Set : sample.Item.BaseUnit,
                Barcodes = sample.BarcodeOn is { } pack ? Numbers(pack) : [],
                PartyCodes = sample.TheirCode is { } theirs && hokuto is { } party ? [new() { Party = party, Code = theirs }] : [],
                Components = [.. sample.Of.Select(c => new ItemDraft.Component { Item = items[c.Code], Quantity = c.Quantity })],
            });
            await Run<SetItemPrices, SetItemPrices.Input, Done>(new() { Id = item, Prices = [.. Prices(sample)] });
            await Run<SetItemCost, SetItemCost.Input, Done>(new() { Id = item, From = newYear, Currency = Currency.JPY, Cost = Rounding.HalfUp.Round(sample.Yen * (sample.Item.Kind == ItemKind.Service ? 0.45m : 0.62m), 2) });
            if (sample.Picture is { } picture)
                await Run<SetItemPicture, SetItemPicture.Input, Id<ItemPicture>>(new() { Id = item, Name = $"{sample.Item.Code}.png", Content = picture.Draw() });

            // 20 to 29 are left by GS1 to each company for itself: right in every digit, and nobody else's.
            IReadOnlyList<ItemDraft.Barcode> Numbers(Unit pack)
            {
                var body = $"204821{++trade:000000}";
                var own = new ItemDraft.Barcode { Code = Gtin.WithCheckDigit(body) };
                return sample.Item.Packs.Any(p => p.Unit == pack) ? [own, new() { Code = Gtin.WithCheckDigit("1" + body), Unit = pack }] : [own];
            }
        }

        private IEnumerable<SetItemPrices.Line> Prices(Sample sample)
        {
            foreach (var (currency, rate, decimals) in new[] { (Currency.JPY, 1m, sample.Yen < 100 ? 1 : 0), (Currency.CNY, 0.047m, 2), (Currency.USD, 0.0066m, 2) })
            {
                yield return new() { Currency = currency, Unit = Base(sample), From = newYear, Price = Math.Max(0.01m, Rounding.HalfUp.Round(sample.Yen * rate, decimals)) };
                if (sample.Rises && currency == Currency.JPY)
                    yield return new() { Currency = currency, Unit = Base(sample), From = newYear.AddYears(1), Price = Rounding.Up.Round(sample.Yen * 1.05m, -1) };
            }
        }

        private static Unit Base(Sample sample) => sample.Item.Kind == ItemKind.Kit ? Unit.Set : sample.Item.BaseUnit;

        private async Task<TOutput> Run<TUseCase, TInput, TOutput>(TInput input) where TUseCase : class, IUseCase<TInput, TOutput> =>
            (await runner.Run<TUseCase, TInput, TOutput>(Actor.System, input, ct: ct)).Value;
    }
}
