using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Admin;
using Musubi.Catalog;
using Musubi.Catalog.Items;
using Musubi.Data.Audit;
using Musubi.Data.Search;
using Musubi.Data.Timeline;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Modules.Imports.Sheets;
using Musubi.Testing;

namespace Musubi.Imports.Tests;

/// <summary>Importing, by way of items.</summary>
public sealed class ImportTests
{
    private static readonly string[] Rights = [ImportPermission.Use, CatalogPermission.Import, CatalogPermission.Edit, CatalogPermission.SetPrices, CatalogPermission.View];

    [Theory, Engines]
    public async Task Columns_are_guessed_in_three_languages(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        foreach (var header in new[] { "商品コード,品名,単価（税抜）,JANコード*,色", "商品编码,产品名称,单价,条形码,颜色", "SKU,Product name,Unit price,Barcode,Colour" })
        {
            var import = await Uploaded(house, house.As(Rights), header + "\nA,b,1,,red\n");
            Assert.Equal(["code", "name", "price", "barcode", ""], import.Columns);
        }
    }

    [Theory, Engines]
    public async Task Columns_are_remembered_for_the_same_headers(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        var first = await Uploaded(house, clerk, "Code,Zeta\nA,b\n");
        await house.Do<MapImport, MapImport.Input, Id<Import>>(new() { Id = first.Id, Version = first.Version, Columns = ["code", "name"] }, clerk);
        Assert.Equal(["code", "name"], (await Uploaded(house, clerk, " CODE ,zeta\nB,c\n")).Columns);
    }

    [Theory, Engines]
    public async Task A_dry_run_changes_nothing_and_names_a_bad_row_among_ten_thousand(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var rows = Enumerable.Range(1, 10_000).Select(i => i == 7_777 ? "I-7777,Bad,furlong" : $"I-{i},Item {i},個");
        var import = await Checked(house, house.As(Rights), "Code,Name,Unit\n" + string.Join('\n', rows));
        Assert.Equal((ImportState.Checked, 9_999, 1), (import.State, import.Creates, import.Faulty));
        var fault = await house.Db.Set<ImportFault>().SingleAsync();
        Assert.Equal((7_778, "I-7777", "unit"), (fault.Line, fault.Shown, fault.Reasons[0].Field));
        Assert.Equal(0, await house.Db.Set<Item>().CountAsync());
        Assert.Equal(0, await house.Db.Set<SearchGram>().CountAsync());
    }

    [Theory, Engines]
    public async Task Good_rows_are_imported_found_and_on_the_trail(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var import = await Ran(house, house.As(Rights), "Code,Name (Japanese),Unit,Price,Barcode\nB-1,深溝玉軸受,個,1280,4901234567894\nB-2,平座金,箱,12.5,\n");
        Assert.Equal((ImportState.Done, 2, 0), (import.State, import.Creates, import.Faulty));
        var item = await house.Db.Set<Item>().Include(i => i.Prices).Include(i => i.Barcodes).SingleAsync(i => i.Code == "B-1");
        Assert.Equal((1280m, "4901234567894"), (item.Prices.Single().Price, item.Barcodes.Single().Code));
        Assert.Equal(item.Id.Value, (await house.Get<SearchBox>().Find("玉軸", Actor.System, 5, null, default)).Single().SubjectId);
        var trail = await house.Db.Set<AuditEntry>().SingleAsync(e => e.SubjectKind == "item" && e.SubjectId == item.Id.Value);
        Assert.Equal((nameof(RunImport), AuditChange.Created), (trail.Act, trail.Change));
        Assert.Contains(import.Id.ToString(), trail.Fields, StringComparison.Ordinal);
        Assert.Contains(import.Hash, (await house.Db.Set<AuditEntry>().Where(e => e.SubjectKind == "import").OrderBy(e => e.Id).FirstAsync()).Fields!, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Undoing_leaves_the_rows_as_they_were(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        await Ran(house, clerk, "Code,Name,Unit,Price,Barcode\nA-1,Old name,個,100,4901234567894\nA-2,Other,kg,,\n");
        var before = await Everything(house);
        house.Clock.Advance(TimeSpan.FromDays(1));
        var import = await Ran(house, clerk, "Code,Name,Price,Barcode,State\nA-1,New name,250,4912345678904,Inactive\nA-3,Fresh,9,,\n");
        Assert.Equal((1, 1), (import.Creates, import.Updates));
        Assert.Equal("New name", (await house.Db.Set<Item>().SingleAsync(i => i.Code == "A-1")).Names.En);

        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        Assert.Equal(ImportState.Undone, (await house.Db.Set<Import>().SingleAsync(i => i.Id == import.Id)).State);
        Assert.Equal(before, await Everything(house));
        Assert.Empty(await house.Get<SearchBox>().Find("Fresh", Actor.System, 5, null, default));
        Assert.NotEmpty(await house.Get<SearchBox>().Find("Old name", Actor.System, 5, null, default));
    }

    [Theory, Engines]
    public async Task An_import_whose_records_were_edited_or_used_since_is_not_undone(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        var import = await Ran(house, clerk, "Code,Name\nA-1,One\nA-2,Two\nA-3,Three\n");
        var db = house.Db;
        var items = await db.Set<Item>().OrderBy(i => i.Code).ToListAsync();
        items[0].Description = "edited";
        items[0].Version++;
        db.Add(new Comment { Id = new(77), SubjectKind = "item", SubjectId = items[1].Id.Value, AuthorId = 1, AuthorName = "x", At = house.Clock.Now, Body = "used" });
        await db.SaveChangesAsync();

        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        var after = await house.Db.Set<Import>().SingleAsync(i => i.Id == import.Id);
        Assert.Equal((ImportState.Done, "import.undo-refused"), (after.State, after.Trouble!.Code));
        var reasons = await house.Db.Set<ImportFault>().Where(f => f.OfUndo).OrderBy(f => f.Line).ToListAsync();
        Assert.Equal([(2, "import.edited-since"), (3, "import.used-since")], reasons.Select(r => (r.Line, r.Reasons[0].Code)));
        Assert.Equal(3, await house.Db.Set<Item>().CountAsync());
    }

    [Theory, Engines]
    public async Task A_code_that_stands_in_the_file_twice_is_refused_the_second_time(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await Checked(house, house.As(Rights), "Code,Name\nA-1,One\nB,Two\na-1,Three\n");
        var fault = await house.Db.Set<ImportFault>().SingleAsync();
        Assert.Equal((4, "import.twice-in-file"), (fault.Line, fault.Reasons[0].Code));
    }

    [Theory, Engines]
    public async Task A_run_that_meets_a_code_taken_since_the_check_imports_nothing(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        var import = await Checked(house, clerk, "Code,Name\nA-1,One\nA-2,Two\n");
        await house.Get<ItemDrafts>().Add([new() { Code = "A-2", Names = Names.Of("先客") }], default);
        var db = house.Get<Musubi.Data.MusubiDb>();
        db.Add(new Item { Id = new(5), Code = "A-2", Names = Names.Of("先客"), BaseUnit = Unit.Piece, SalesUnit = Unit.Piece, PurchaseUnit = Unit.Piece, StockUnit = Unit.Piece });
        await db.SaveChangesAsync();

        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        var after = await house.Db.Set<Import>().SingleAsync();
        Assert.Equal((ImportState.Checked, "import.changed-meanwhile"), (after.State, after.Trouble!.Code));
        Assert.Equal(1, await house.Db.Set<Item>().CountAsync());
        await NoStrayWords(house);
    }

    [Theory, Engines]
    public async Task A_run_whose_process_is_killed_leaves_nothing_and_is_done_once_by_the_next(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        var import = await Checked(house, clerk, "Code,Name\n" + string.Join('\n', Enumerable.Range(1, 3000).Select(i => $"K-{i},Item {i}")));
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        using var kill = new CancellationTokenSource();
        var desk = house.Services.GetRequiredService<ErrandDesk>();
        var dying = Task.Run(() => house.Services.GetRequiredService<ErrandWorker>().DoAll(kill.Token));
        while (await desk.ProgressOf(house.Db, "import", import.Id.Value, "", Text.Same(""), default) is not { Done: >= 1000 } && !dying.IsCompleted)
            await Task.Delay(1);
        await kill.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dying);
        Assert.Equal(0, await house.Db.Set<Item>().CountAsync());
        Assert.Equal(ImportState.Running, (await house.Db.Set<Import>().SingleAsync()).State);

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
        Assert.Equal(3000, await house.Db.Set<Item>().CountAsync());
        Assert.Equal(ImportState.Done, (await house.Db.Set<Import>().SingleAsync()).State);
        Assert.Equal(3000, await house.Db.Set<SearchEntry>().CountAsync());
        await NoStrayWords(house);
    }

    [Theory, Engines]
    public async Task A_run_stopped_half_way_leaves_nothing_and_may_be_run_again(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        var import = await Checked(house, clerk, "Code,Name\n" + string.Join('\n', Enumerable.Range(1, 3000).Select(i => $"K-{i},Item {i}")));
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        var desk = house.Services.GetRequiredService<ErrandDesk>();
        var running = Task.Run(() => Work(house));
        while (await desk.ProgressOf(house.Db, "import", import.Id.Value, "", Text.Same(""), default) is not { Done: >= 1000 } && !running.IsCompleted)
            await Task.Delay(1);
        await house.Do<CancelImport, CancelImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await running;

        Assert.Equal(ImportState.Checked, (await house.Db.Set<Import>().SingleAsync()).State);
        Assert.Equal(0, await house.Db.Set<Item>().CountAsync());
        await NoStrayWords(house);

        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        Assert.Equal(3000, await house.Db.Set<Item>().CountAsync());
        await NoStrayWords(house);
    }

    [Theory, Engines]
    public async Task What_the_list_exports_is_imported_without_a_change(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        await Ran(house, clerk, "Code,Name (Japanese),Name (English),Unit,Price,Kind,Tax\nA-1,軸受,Bearing,個,9300,Goods,8%\nA-2,修理,,h,12.5,Service,Exempt\nA-3,=危険,,kg,,Goods,\n");
        foreach (var language in Languages.All)
        {
            CultureInfo.CurrentUICulture = language.Culture;
            var list = house.Services.GetRequiredService<IEnumerable<Musubi.Modules.Module>>().SelectMany(m => m.Lists).Single(l => l.Name == "items");
            var reader = new Actor(9, "Reader", language, Rights.ToHashSet(StringComparer.Ordinal));
            var text = new StringBuilder(string.Join('\t', list.Columns.Where(c => c.Key != "picture").Select(c => c.Name.ToString())) + "\n");
            await foreach (var row in list.ReadAll(house.Services.CreateScope().ServiceProvider, reader, new(), default))
                text.Append(string.Join('\t', list.Columns.Select((c, i) => (c.Key, Cell: row.Cells[i])).Where(c => c.Key != "picture").Select(c => c.Cell?.ToString()))).Append('\n');
            var import = await Checked(house, reader, text.ToString());
            Assert.Equal((3, 0, 0, 0), (import.Unchanged, import.Updates, import.Creates, import.Faulty));
        }
    }

    [Theory, Engines]
    public async Task A_name_that_lost_characters_on_its_way_does_not_overwrite_the_one_that_is_here(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(Rights);
        await Ran(house, clerk, "Code,Name (Japanese),Name (Chinese),Description\nA-1,軸受,深沟球轴承,\nA-2,脂,润滑脂,〓 見出し 〓\n");

        var import = await Checked(house, clerk, "Code,Name (Japanese),Name (Chinese)\nA-1,軸受,深沟球〓承\nA-2,油,润滑脂\n");

        Assert.Equal((1, 1), (import.Updates, import.Faulty));
        var fault = await house.Db.Set<ImportFault>().SingleAsync();
        Assert.Equal(("A-1", "name.zh"), (fault.Shown, fault.Reasons[0].Field));
    }

    [Theory, Engines]
    public async Task Parties_come_with_address_terms_in_words_and_the_contact_person_and_go_again(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(ImportPermission.Use, "parties.import", "parties.view");
        const string File = "得意先コード,得意先名,フリガナ,取引先区分,郵便番号,都道府県,市区町村,住所,電話番号,メールアドレス,登録番号,締日支払条件,担当者名\nC-1,三河商事株式会社,ﾐｶﾜｼｮｳｼﾞ,得意先・仕入先,220-0011,神奈川県,横浜市西区,高島2-1-1,045-123-4567,Info@Example.com,,20日締 翌々月10日払,山田 太郎\n,コードなし商店,,得意先,,,,,,,,月末締翌月末払,\n";
        var import = await Ran(house, clerk, File, "parties");
        Assert.Equal((2, 0), (import.Creates, import.Faulty));
        Assert.Equal(3, await house.Db.Set<SearchEntry>().CountAsync(e => e.Kind == "party"));
        var again = await Checked(house, clerk, File.Split("\n,")[0], "parties");
        Assert.Equal((1, 0, 0), (again.Unchanged, again.Updates, again.Faulty));

        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        Assert.Equal(ImportState.Undone, (await house.Db.Set<Import>().SingleAsync(i => i.Id == import.Id)).State);
        Assert.Equal(0, await house.Db.Set<SearchEntry>().CountAsync());
    }

    [Theory, Engines]
    public async Task The_currency_a_customer_trades_in_comes_by_its_code_or_its_name_and_stays_where_a_file_does_not_say(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(ImportPermission.Use, "parties.import", "parties.view");
        await Ran(house, clerk, "Customer code,Customer name,Currency\nC-1,Northwind,usd\nC-2,Rheintal,ユーロ\nC-3,Kestrel,\n", "parties");
        await Ran(house, clerk, "Customer code,Customer name\nC-1,Northwind Bearings\n", "parties");

        var again = await Checked(house, clerk, "Customer code,Customer name,Currency\nC-1,Northwind Bearings,US dollar\nC-2,Rheintal,EUR\nC-3,Kestrel,\n", "parties");
        Assert.Equal((3, 0), (again.Unchanged, again.Updates));
        Assert.Equal(1, (await Checked(house, clerk, "Customer code,Customer name,Currency\nC-1,Northwind Bearings,GBP\n", "parties")).Updates);
        var faulty = await Checked(house, clerk, "Customer code,Customer name,Currency\nC-1,Northwind,dollars\n", "parties");
        Assert.Equal(1, faulty.Faulty);
    }

    [Theory, Engines]
    public async Task Who_may_not_import_items_neither_uploads_nor_sees_imports(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var import = await Uploaded(house, house.As(Rights), "Code,Name\nA,b\n");
        var other = house.As(ImportPermission.Use);
        Assert.Equal("forbidden", (await house.Run<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = "items", FileName = "a.csv", Content = "Code,Name\nA,b\n"u8.ToArray() }, other)).Refusals[0].Code);
        Assert.Equal("not-found", (await house.Run<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = import.Id }, other)).Refusals[0].Code);
    }

    [Theory, Engines]
    public async Task A_published_list_of_holidays_is_read_as_it_comes_and_undone(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        var clerk = house.As(ImportPermission.Use, "admin.set-holidays");
        await Ran(house, clerk, "国民の祝日・休日月日,国民の祝日・休日名称\n2051/1/1,元日\n2051/1/9,成人の日\n", "holidays-jp");
        var plan = await Ran(house, clerk, "日期,节日,类型\n2027-02-06,春节,放假\n2027年2月7日,春节,\n2027-02-20,春节,上班\n", "holidays-cn");

        Assert.True((await house.Get<WorkingDays>().OfBanks("JP", default)).IsClosed(new(2051, 1, 9)));
        var banks = await house.Get<WorkingDays>().OfBanks("CN", default);
        Assert.False(banks.IsClosed(new(2027, 2, 20)));
        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = plan.Id }, clerk);
        await Work(house);
        Assert.True((await house.Get<WorkingDays>().OfBanks("CN", default)).IsClosed(new(2027, 2, 20)));

        var bad = await Checked(house, clerk, "日付,名称,区分\n2027-13-45,x,\n2027-08-13,y,半休\n2027-08-14,z,休業\n", "holidays");
        Assert.Equal((1, 2), (bad.Creates, bad.Faulty));
    }

    private static async Task NoStrayWords(House house)
    {
        var db = house.Db;
        Assert.Equal(0, await db.Set<SearchGram>().CountAsync(g => !db.Set<SearchEntry>().Any(e => e.SubjectId == g.SubjectId)));
    }

    private static async Task<string> Everything(House house)
    {
        var db = house.Db;
        var items = await Data.Bulk.RowShape.Whole<Item>(db).OrderBy(i => i.Id).ToListAsync();
        return string.Join('\n', items.SelectMany(i => Data.Bulk.RowShape.Of(db, typeof(Item)).Spread(db, i)).OrderBy(r => r.Shape.Table).ThenBy(r => (long)r.Values[r.Shape.KeyAt]!)
            .Select(r => r.Shape.Table + ": " + string.Join('|', r.Values.Where((_, at) => at != r.Shape.VersionAt).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))));
    }

    private static async Task<Import> Uploaded(House house, Actor clerk, string text, string target = "items")
    {
        var id = await house.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = target, FileName = target + ".csv", Content = Encoding.UTF8.GetBytes(text) }, clerk);
        return await house.Db.Set<Import>().SingleAsync(i => i.Id == id);
    }

    private static async Task<Import> Checked(House house, Actor clerk, string text, string target = "items")
    {
        var import = await Uploaded(house, clerk, text, target);
        await house.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        return await house.Db.Set<Import>().SingleAsync(i => i.Id == import.Id);
    }

    private static async Task<Import> Ran(House house, Actor clerk, string text, string target = "items")
    {
        var import = await Checked(house, clerk, text, target);
        Assert.Empty(await house.Db.Set<ImportFault>().Where(f => f.ImportId == import.Id).Select(f => f.Reasons).ToListAsync());
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import.Id }, clerk);
        await Work(house);
        var done = await house.Db.Set<Import>().SingleAsync(i => i.Id == import.Id);
        Assert.Null(done.Trouble);
        return done;
    }

    /// <summary>Prints what each step took. <c>MUSUBI_IMPORT_ROWS=100000</c> measures the promise; every day fewer do.</summary>
    [Theory, Engines]
    public async Task Many_rows_are_imported_and_undone(TestEngine engine)
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("MUSUBI_IMPORT_ROWS"), out var wanted) ? wanted : 2000;
        await using var house = await House.Open(engine);
        var clerk = house.As([.. Rights, "parties.import"]);
        var text = new StringBuilder("得意先コード,得意先名,フリガナ,取引先区分,郵便番号,都道府県,市区町村,住所,電話番号,メールアドレス,締日支払条件\n");
        for (var i = 0; i < many; i++)
            text.Append(CultureInfo.InvariantCulture, $"M-{i:000000},{Places[i % 8]}{Places[i / 8 % 8]}商事{i}株式会社,ミカワショウジ{i},得意先,220-{i % 10000:0000},神奈川県,横浜市西区,高島{i % 90}-1-1,045-{i % 1000:000}-{i % 10000:0000},info{i}@example.com,20日締 翌月末払\n");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Checked(house, clerk, text.ToString(), "parties");
        var check = watch.Elapsed;
        var id = (await house.Db.Set<Import>().SingleAsync()).Id;
        await house.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = id }, clerk);
        var longest = TimeSpan.Zero;
        using var done = new CancellationTokenSource();
        var waiting = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var one = System.Diagnostics.Stopwatch.StartNew();
                using (await house.Engine.WriteTurn(default))
                    longest = one.Elapsed > longest ? one.Elapsed : longest;
                await Task.Delay(20);
            }
        });
        await Task.Run(() => Work(house));
        await done.CancelAsync();
        await waiting;
        var run = watch.Elapsed - check;
        Assert.Equal(many, await house.Db.Set<Import>().Where(i => i.State == ImportState.Done).Select(i => i.Creates).SingleAsync());
        watch.Restart();
        await house.Do<UndoImport, UndoImport.Input, Id<Import>>(new() { Id = id }, clerk);
        await Work(house);
        Console.WriteLine($$"""{"what":"import","rows":{{many}},"engine":"{{engine}}","check_s":{{check.TotalSeconds:0.0}},"run_s":{{run.TotalSeconds:0.0}},"others_waited_s":{{longest.TotalSeconds:0.0}},"undo_s":{{watch.Elapsed.TotalSeconds:0.0}}}""");
    }

    private static readonly string[] Places = ["三河", "東海", "北陸", "山陽", "京浜", "信越", "琉球", "奥羽"];

    private static async Task Work(House house)
    {
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
    }
}
