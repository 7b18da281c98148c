using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Finance;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Inventory.Lots;
using Musubi.Inventory.Moves;
using Musubi.Inventory.Valuation;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Testing;

namespace Musubi.Inventory.Tests.Opening;

public sealed class OpeningStockTests
{
    private const string File = "品目コード,倉庫コード,棚番,ロット番号,使用期限,数量,単位,金額,基準日\nBOLT,TYO,A-01,,,100,,1000,2026-04-01\nbolt,osk,,,,20,,230,2026-04-01\nTEA,TYO,,L-1,2027-03-31,5,,2500,2026-04-01\n";

    [Theory, Engines]
    public async Task Opening_stock_lies_where_the_file_says_is_worth_what_it_says_and_is_taken_back_whole(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        // At a standard the file differs from, the variance must go back too.
        await room.House.Do<SetValuation, SetValuation.Input, Done>(new() { Id = room.Tea, Method = ValuationMethod.Standard, Standard = 450 });
        var import = await Import(room, File);

        Assert.Equal((ImportState.Done, 3, 0), (import.State, import.Creates, import.Faulty));
        Assert.Equal(((120m, 1_230L), (5m, 2_250L)), (await room.Worth(room.Bolt), await room.Worth(room.Tea)));
        Assert.Equal((100m, 20m), (await room.At(room.Tokyo, room.Bolt), await room.At(room.Osaka, room.Bolt)));
        Assert.Equal(new DateOnly(2027, 3, 31), (await room.House.Db.Set<Lot>().SingleAsync()).Expires);
        Assert.Equal(-3_730, await On(AccountRole.OpeningBalance));
        Assert.Empty(await room.Faults());

        Assert.Equal(ImportState.Undone, (await Undo(room, import.Id)).State);
        Assert.Equal(((0m, 0L), (0m, 0L)), (await room.Worth(room.Bolt), await room.Worth(room.Tea)));
        Assert.Equal((0, 0, 0), (await On(AccountRole.OpeningBalance), await On(AccountRole.PurchasePriceVariance), await On(AccountRole.Inventory)));
        Assert.Empty(await room.Faults());

        async Task<long> On(AccountRole role) => (await room.House.Get<Ledger>().Balance(new AccountPart(role, "goods"), Stockroom.Today.AddYears(1), default)).Value.Minor;
    }

    [Theory, Engines]
    public async Task What_moved_since_stays_and_says_so(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var import = await Import(room, File);
        await room.Post(StockKind.Issue, Stockroom.Today.AddDays(1), room.Bolts(3));

        var refused = await Undo(room, import.Id);

        Assert.Equal((ImportState.Done, "import.undo-refused"), (refused.State, refused.Trouble!.Code));
        Assert.Equal([(2, "opening.moved"), (3, "opening.moved")], (await room.House.Db.Set<ImportFault>().Where(f => f.OfUndo).OrderBy(f => f.Line).ToListAsync()).Select(f => (f.Line, f.Reasons[0].Code)));
        Assert.Equal((117m, 1_199L), await room.Worth(room.Bolt));
    }

    [Theory, Engines]
    public async Task Each_bad_row_says_why_also_what_only_posting_finds(TestEngine engine)
    {
        await using var room = await Stockroom.Open(engine);
        var import = await Import(room, "Item code,Warehouse,Bin,Lot,Quantity,Unit,Value\nNONE,TYO,,,1,,1\nBOLT,NONE,,,1,,1\nBOLT,TYO,Z-99,,1,,1\nTEA,TYO,,,1,,1\nBOLT,TYO,,,1,furlong,1\nBOLT,TYO,,,-1,,1\nBOLT,TYO,,,1,,\n");
        Assert.Equal((0, 7), (import.Creates, import.Faulty));
        Assert.Equal(["item", "warehouse", "bin", "lot", "unit", "quantity", "value"], (await room.House.Db.Set<ImportFault>().OrderBy(f => f.Line).ToListAsync()).Select(f => f.Reasons[0].Field));

        var late = await Import(room, "Item code,Warehouse,Quantity,Value,Date\nBOLT,TYO,1,1,2026-04-01\nBOLT,TYO,1,1,1999-01-01\n");
        Assert.Equal((1, 1), (late.Creates, late.Faulty));
        Assert.Equal((3, "date"), await room.House.Db.Set<ImportFault>().SingleAsync(f => f.ImportId == late.Id) is var fault ? (fault.Line, fault.Reasons[0].Field) : default);
        Assert.Equal(0, await room.House.Db.Set<StockMove>().CountAsync());
    }

    private static async Task<Import> Import(Stockroom room, string text)
    {
        var house = room.House;
        var clerk = house.As(InventoryPermission.Adjust, InventoryPermission.Move, ImportPermission.Use);
        var id = await house.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = "opening-stock", FileName = "old-stock.csv", Content = Encoding.UTF8.GetBytes(text) }, clerk);
        await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = id }, clerk);
        await Work(house);
        var seen = await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
        Assert.Null(seen.Trouble);
        Assert.Equal(0, await house.Db.Set<Lot>().CountAsync());
        if (seen.Faulty > 0)
            return seen;
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = id }, clerk);
        await Work(house);
        var done = await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
        Assert.Null(done.Trouble);
        return done;
    }

    private static async Task<Import> Undo(Stockroom room, Id<Import> id)
    {
        await room.House.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = id }, room.House.As(InventoryPermission.Adjust, ImportPermission.Use));
        await Work(room.House);
        return await room.House.Db.Set<Import>().SingleAsync(i => i.Id == id);
    }

    private static Task Work(House house) => house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
}
