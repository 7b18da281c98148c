using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Approvals;
using Musubi.Catalog;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Data.Numbers;
using Musubi.Finance;
using Musubi.Inventory.Counts;
using Musubi.Inventory.Levels;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Opening;
using Musubi.Inventory.Places;
using Musubi.Inventory.Reservations;
using Musubi.Inventory.Transits;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules;
using Musubi.Modules.Api;
using Musubi.Modules.Forms;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Modules.Visits;
using Musubi.Modules.Workplace.Printing;

namespace Musubi.Inventory;

/// <summary>What lies where, of which lot, promised to whom, and what it is worth.</summary>
public sealed class InventoryModule : Module
{
    public override Text Name => Words.Inventory;

    public override IReadOnlyList<Permission> Permissions { get; } =
    [
        new(InventoryPermission.View, new("在庫の閲覧", "查看库存", "see stock"), Department.Warehouse, Department.Sales, Department.Purchasing, Department.Service, Department.Production, Department.Finance, Department.Management),
        new(InventoryPermission.SeeValue, new("在庫金額の閲覧", "查看库存金额", "see the value of stock"), Department.Purchasing, Department.Finance, Department.Management),
        new(InventoryPermission.Move, new("入出庫の登録", "登记出入库", "move stock"), Department.Warehouse, Department.Production),
        new(InventoryPermission.Adjust, new("在庫の調整と棚卸", "调整与盘点库存", "adjust and count stock"), Department.Warehouse),
        new(InventoryPermission.Count, new("棚卸の入力", "录入盘点", "count stock"), Department.Warehouse, Department.Production),
        new(InventoryPermission.PostCounts, new("棚卸の転記", "盘点过账", "post counts"), Department.Finance, Department.Management),
        new(InventoryPermission.SetUp, new("倉庫の設定", "设置仓库", "set up warehouses"), Department.Warehouse, Department.Administration),
        new(InventoryPermission.HoldLots, new("ロットの保留と解除", "冻结与解冻批次", "hold and release lots"), Department.Warehouse, Department.Production, Department.Service),
        new(InventoryPermission.TraceLots, new("ロットの系譜の記録", "登记批次谱系", "record what lots are made of"), Department.Warehouse, Department.Production),
        new(InventoryPermission.Reserve, new("引当の登録と解除", "预留与解除预留", "reserve and release stock"), Department.Warehouse, Department.Sales, Department.Production, Department.Service),
        new(InventoryPermission.RankReservations, Words.ToRank, Department.Warehouse, Department.Management),
        new(InventoryPermission.Value, new("在庫の評価", "库存估值", "value stock"), Department.Finance),
    ];

    public override IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new(Department.Warehouse, Words.Stock, "/inventory/stock", "boxes", InventoryPermission.View, 's'),
        new(Department.Warehouse, Words.Documents, "/inventory/documents", "truck", InventoryPermission.View),
        new(Department.Warehouse, Words.Reservations, "/inventory/reservations", "lock", InventoryPermission.View),
        new(Department.Warehouse, Words.OnItsWay, "/inventory/transits", "arrow-right-left", InventoryPermission.View),
        new(Department.Warehouse, Words.Lots, "/inventory/lots", "tags", InventoryPermission.View),
        new(Department.Warehouse, Words.StockCounts, "/inventory/counts", "clipboard-list", InventoryPermission.View),
        new(Department.Warehouse, Words.Classes, "/inventory/classes", "chart-column", InventoryPermission.View),
        new(Department.Warehouse, Words.Warehouses, "/inventory/warehouses", "warehouse", InventoryPermission.View),
    ];

    public override IReadOnlyList<MenuEntry> Acts { get; } = [new(Department.Warehouse, Words.NewDocument, "/inventory/documents/new", "plus", InventoryPermission.Move)];

    public override IReadOnlyList<SubjectPage> Subjects { get; } =
    [
        new("stock_document", Words.Document, "/inventory/documents/{0}", "truck"),
        new("transit", Words.OnItsWay, "/inventory/transits", "arrow-right-left", InventoryPermission.View),
        new("lot", Words.Lot, "/inventory/lots/{0}", "tags"),
        new("reservation", Words.Reservation, "/inventory/reservations/{0}", "lock"),
        new("stock_count", Words.StockCount, "/inventory/counts/{0}", "clipboard-list", InventoryPermission.View),
        new("warehouse", Words.Warehouse, "/inventory/warehouses?w={0}", "warehouse", InventoryPermission.View),
    ];

    public override IReadOnlyList<TrailWord> Trail { get; } =
    [
        new("count_settings", new("棚卸の設定", "盘点设置", "Settings of counts")),
        new(nameof(PostStock), new("入出庫を転記しました", "过账了出入库", "moved stock")),
        new(nameof(ReverseStock), new("入出庫を取り消しました", "冲销了出入库", "took back the document")),
        new(nameof(AddLateCost), new("原価を追加しました", "追加了成本", "added a cost")),
        new(nameof(SaveWarehouse), new("倉庫を設定しました", "设置了仓库", "set up the warehouse")),
        new(nameof(SetValuation), new("評価の設定を変えました", "更改了计价设置", "changed how it is valued")),
        new("item_stock.Method", Words.Method), new("item_stock.MayGoNegative", Words.MayGoNegative), new("item_stock.Standard", Words.StandardCost, InventoryPermission.SeeValue), new("item_stock.Value", Words.Value, InventoryPermission.SeeValue), new("item_stock.Date", Words.Date), new("item_stock.Why", Words.Why),
        .. Enum.GetValues<ValuationMethod>().Select(m => new TrailWord($"={m}", Words.Of(m))),
        new(nameof(RevalueStock), new("評価替えを転記しました", "过账了重估", "revalued stock")),
        new(nameof(HoldLot), new("ロットの状態を変えました", "更改了批次状态", "changed the lot's state")),
        new(nameof(ReceiveTransit), new("移動の到着を記録しました", "登记了调拨到货", "received what was on its way")),
        new("transit.Remaining", Words.Remaining), new("transit.Expected", Words.Expected),
        new(nameof(LinkLots), new("ロットの系譜を記録しました", "登记了批次谱系", "recorded what the lot is made of")),
        new(nameof(UnlinkLots), new("ロットの系譜を取り消しました", "撤销了批次谱系", "took back what the lot is made of")),
        new("lot_link", Words.MadeFrom), new("lot_link.FromId", Words.MadeFrom), new("lot_link.Quantity", Words.Consumed), new("lot_link.Date", Words.Date), new("lot_link.Note", Words.Note),
        new(nameof(ReserveStock), new("在庫を引き当てました", "预留了库存", "reserved stock")),
        new(nameof(ReleaseReservation), new("引当を解除しました", "解除了预留", "released the reservation")),
        new(nameof(RankReservation), new("引当の順番を変えました", "调整了预留顺序", "changed whose turn it is")),
        new(nameof(PinReservation), new("本引当にしました", "转为硬预留", "pinned the reservation")),
        new("reservation.Kind", Words.Kind), new("reservation.Quantity", Words.Quantity), new("reservation.Needed", Words.Needed), new("reservation.Priority", Words.Priority), new("reservation.BinId", Words.Bin), new("reservation.LotId", Words.Lot),
        new(nameof(PlanCount), new("棚卸を計画しました", "计划了盘点", "planned the count")),
        new(nameof(StartCount), new("棚卸を開始しました", "开始了盘点", "began to count")),
        new(nameof(RecordCount), new("数えた数量を入力しました", "录入了盘点数量", "wrote down what was counted")),
        new(nameof(SubmitCount), new("棚卸を提出しました", "提交了盘点", "handed the count in")),
        new(nameof(ReturnCount), new("棚卸を差し戻しました", "退回了盘点", "sent the count back")),
        new(nameof(PostCount), new("棚卸差異を転記しました", "过账了盘点差异", "posted the count")),
        new(nameof(CancelCount), new("棚卸を中止しました", "取消了盘点", "cancelled the count")),
        new(nameof(SaveCountSettings), new("棚卸の設定を変えました", "更改了盘点设置", "changed how stock is counted")),
        new(nameof(ClassifyItems), new("ABC区分を計算しました", "计算了ABC分类", "reckoned the classes of items")),
        new("stock_count.ReturnedFor", Words.Why), new("stock_count.Note", Words.Note),
        .. Enum.GetValues<LotStatus>().Select(s => new TrailWord($"={s}", Words.Badge(s))), .. Enum.GetValues<ReservationKind>().Select(k => new TrailWord($"={k}", Words.Of(k))),
        new("lot.Status", Words.Status), new("lot.Note", Words.Why), new("lot.Expires", Words.Expires), new("lot.SupplierLot", Words.SupplierLot),
        new("warehouse.Code", Words.Code), new("warehouse.Names", Words.Name), new("warehouse.MayGoNegative", Words.MayGoNegative), new("warehouse.Active", Words.InUse), new("bin.Code", Words.Bin), new("bin.Active", Words.InUse), new("bin.Status", Words.Status),
    ];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [StockList.Definition, DocumentList.Definition, LotList.Definition, ReservationList.Definition, TransitList.Definition, CountList.Definition, ClassList.Definition];

    public override IReadOnlyList<PrintForm> Prints { get; } = [CountPrint.Sheet];

    public override void MapApi(IEndpointRouteBuilder api)
    {
        api.MapAct<PostStock>("POST", "/inventory/documents");
        api.MapAct<ReverseStock>("POST", "/inventory/documents/{id}/reversal");
        api.MapAct<AddLateCost>("POST", "/inventory/documents/{id}/costs");
        api.MapAct<SaveWarehouse>("POST", "/inventory/warehouses");
        api.MapAct<HoldLot>("POST", "/inventory/lots/{id}/status");
        api.MapAct<SetValuation>("PUT", "/inventory/items/{id}/valuation");
        api.MapAct<RevalueStock>("POST", "/inventory/items/{id}/revaluations");
        api.MapAct<ReceiveTransit>("POST", "/inventory/documents/{id}/arrivals");
        api.MapAct<LinkLots>("POST", "/inventory/lots/{id}/made-from");
        api.MapAct<UnlinkLots>("DELETE", "/inventory/lots/links/{id}");
        api.MapGet("/inventory/lots/{id:long}/trace", async (long id, LotTrace trace, CancellationToken ct) =>
                TypedResults.Json(new { MadeFrom = await trace.Tree(new(id), ahead: false, ct), MadeInto = await trace.Tree(new(id), ahead: true, ct), Departures = await trace.Departures(new(id), ct) }, Inputs.Json))
            .WithName("TraceLot").Needs(InventoryPermission.View);
        api.MapAct<ReserveStock>("POST", "/inventory/reservations");
        api.MapAct<ReleaseReservation>("DELETE", "/inventory/reservations/{id}");
        api.MapAct<RankReservation>("PUT", "/inventory/reservations/{id}/turn");
        api.MapAct<PinReservation>("POST", "/inventory/reservations/{id}/pin");
        api.MapAct<PlanCount>("POST", "/inventory/counts");
        api.MapAct<StartCount>("POST", "/inventory/counts/{id}/start");
        api.MapAct<RecordCount>("POST", "/inventory/counts/{id}/quantities");
        api.MapAct<SubmitCount>("POST", "/inventory/counts/{id}/submit");
        api.MapAct<ReturnCount>("POST", "/inventory/counts/{id}/return");
        api.MapAct<PostCount>("POST", "/inventory/counts/{id}/post");
        api.MapAct<CancelCount>("POST", "/inventory/counts/{id}/cancel");
        api.MapAct<SaveCountSettings>("PUT", "/inventory/count-settings");
        api.MapAct<ClassifyItems>("POST", "/inventory/classes");
        api.MapCount();
        api.MapStockPreview();
        api.MapStockTrials();
    }

    internal static readonly Series Documents = new("ST", "{0}-{1:yyyy}-{2:000000}");
    internal static readonly Series Counts = new("CT", "{0}-{1:yyyy}-{2:0000}");

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<ImportTarget, OpeningStockImport>();
        services.AddScoped<InventoryDb>().AddScoped<StockOnDay>().AddScoped<ItemHold>().AddScoped<ValuationTrail>().AddScoped<Picking>().AddScoped<MoveHistory>().AddScoped<StockPosting>().AddScoped<StockDrafts>().AddScoped<StockPreview>().AddScoped<StockReversal>().AddScoped<StockTrial>();
        services.AddScoped<PromiseBook>().AddScoped<IArrivals, TransitArrivals>().AddScoped<IInvariant, RoadHoldsTransits>().AddScoped<LotTrace>().AddScoped<IInvariant, LotsAreMadeOfOthers>();
        services.AddScoped(p => new LotLinks(p.GetRequiredService<InventoryDb>(), p.GetRequiredService<LotTrace>(), p.GetRequiredService<IdSource>()));
        // Front doors are public, what they stand on is not: they are made here.
        services.AddSingleton(GaplessSeries.Of<StockDocument>(Documents, d => new() { Number = d.Number, Date = d.Date }));
        services.AddScoped<IInvariant, PlacesMatchMoves>().AddScoped<IInvariant, ItemsMatchMoves>().AddScoped<IInvariant, TotalsMatchMoves>().AddScoped<IInvariant, StockMatchesBooks>().AddScoped<IInvariant, PromisesAreKept>().AddScoped<IInvariant, DocumentsAreWhole>();
        services.AddScoped(p => new LateCosts(p.GetRequiredService<InventoryDb>(), p.GetRequiredService<StockPosting>()));
        services.AddScoped(p => new StockReservations(p.GetRequiredService<InventoryDb>(), p.GetRequiredService<ItemHold>(), p.GetRequiredService<ItemLookup>(), p.GetServices<IArrivals>(), p.GetRequiredService<IdSource>(), p.GetRequiredService<Clock>()));
        services.AddSingleton(GaplessSeries.Of<StockCount>(Counts, c => new() { Number = c.Number, Date = c.Date }));
        services.AddScoped<CountTurns>().AddScoped<CountReading>().AddScoped<CountBooking>().AddScoped<ApprovalSubject, CountApproval>().AddScoped<IInvariant, CountsMatchDocuments>().AddScoped<IHomePart, CountsHome>().AddScoped<IVisitStop, StockVisit>().AddScoped<ITellUnfinished, UnfinishedStock>();
        services.AddScoped(p => new StockReturns(p.GetRequiredService<InventoryDb>(), p.GetRequiredService<IdSource>()));
        services.AddScoped(p => new StockMoves(p.GetRequiredService<StockPosting>()));
    }

    public override void AddTables(ModelBuilder model)
    {
        model.Entity<Warehouse>(e =>
        {
            e.Property(w => w.Code).HasMaxLength(20);
            e.HasIndex(w => w.Code).IsUnique();
            e.HasMany(w => w.Bins).WithOne().HasForeignKey(b => b.WarehouseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Bin>(e =>
        {
            e.Property(b => b.Code).HasMaxLength(20);
            e.HasIndex(b => new { b.WarehouseId, b.Code }).IsUnique();
        });
        model.Entity<Lot>(e =>
        {
            e.Property(l => l.Code).HasMaxLength(60);
            e.HasIndex(l => new { l.ItemId, l.Code }).IsUnique();
            e.HasIndex(l => l.Expires);
        });
        model.Entity<StockDocument>(e =>
        {
            e.HasIndex(d => d.Number).IsUnique();
            e.HasIndex(d => new { d.Date, d.Id });
            e.HasIndex(d => new { d.SourceKind, d.SourceId });
            e.HasIndex(d => d.Reverses).IsUnique();
            e.HasMany(d => d.Moves).WithOne().HasForeignKey(m => m.DocumentId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<StockMove>(e =>
        {
            e.Ignore(m => m.Fingerprint);
            e.HasIndex(m => new { m.ItemId, m.Date, m.Sequence }).IsUnique();
            e.HasIndex(m => m.Date);
            e.HasIndex(m => m.LotId);
            e.HasIndex(m => m.ReturnOf);
        });
        model.Entity<MoveValue>(e =>
        {
            e.HasIndex(v => v.MoveId);
            e.HasIndex(v => new { v.ItemId, v.Date });
            e.HasIndex(v => v.Date);
            e.HasIndex(v => v.DocumentId);
        });
        model.Entity<CostAddition>().HasIndex(a => a.MoveId);
        model.Entity<ItemStock>().HasKey(s => s.ItemId);
        model.Entity<CostCheckpoint>().HasKey(c => new { c.ItemId, c.Date, c.Sequence });
        model.Entity<StockBalance>(e =>
        {
            e.HasIndex(b => new { b.ItemId, b.WarehouseId, b.BinId, b.LotId }).IsUnique();
            e.HasIndex(b => new { b.WarehouseId, b.ItemId });
            e.Ignore(b => b.Free);
        });
        model.Entity<StockTotal>(e =>
        {
            e.HasKey(t => new { t.Span, t.Start, t.ItemId, t.WarehouseId, t.BinId, t.LotId });
            e.Property(t => t.Span).HasConversion<int>();
        });
        model.Entity<ValueTotal>(e =>
        {
            e.HasKey(t => new { t.ItemId, t.Span, t.Start });
            e.Property(t => t.Span).HasConversion<int>();
        });
        model.Entity<LotLink>(e =>
        {
            e.Property(l => l.Note).HasMaxLength(500);
            e.HasIndex(l => l.FromId);
            e.HasIndex(l => l.ToId);
        });
        model.Entity<UsedReservation>(e =>
        {
            e.Property(u => u.Note).HasMaxLength(500);
            e.HasIndex(u => u.DocumentId);
        });
        model.Entity<Transit>(e =>
        {
            e.Property(t => t.Number).HasMaxLength(40);
            e.HasIndex(t => t.DocumentId);
            e.HasIndex(t => t.ItemId);
        });
        model.Entity<StockCount>(e =>
        {
            e.HasIndex(c => c.Number).IsUnique();
            e.HasIndex(c => new { c.WarehouseId, c.State });
            e.HasIndex(c => c.State);
            e.Ignore(c => c.HidesBook);
            e.HasMany(c => c.Lines).WithOne().HasForeignKey(l => l.CountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CountLine>(e =>
        {
            e.HasIndex(l => new { l.CountId, l.ItemId, l.BinId, l.LotId }).IsUnique();
            e.HasIndex(l => l.ItemId);
            e.Ignore(l => l.Counted).Ignore(l => l.Against).Ignore(l => l.Difference);
        });
        model.Entity<CountSettings>();
        model.Entity<ItemClass>().HasKey(c => c.ItemId);
        model.Entity<Reservation>(e =>
        {
            e.Property(r => r.SourceKind).HasMaxLength(40);
            e.Property(r => r.SourceNumber).HasMaxLength(60);
            e.Property(r => r.Note).HasMaxLength(500);
            e.Ignore(r => r.Turn);
            e.HasIndex(r => new { r.ItemId, r.WarehouseId });
            e.HasIndex(r => new { r.SourceKind, r.SourceId });
        });
    }
}
