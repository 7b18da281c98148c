using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Acts;
using Musubi.Data.Bulk;
using Musubi.Data.Ids;
using Musubi.Data.Search;
using Musubi.Kernel;
using Musubi.Modules.Imports;
using Musubi.Modules.Lists;
using Musubi.Modules.Workplace;
using Musubi.Testing;

namespace Musubi.Modules.Tests;

/// <summary>A library that lends books: a business small enough to test lists on.</summary>
internal sealed class LendingModule : Module
{
    public const string View = "lending.view", Prices = "lending.prices";

    public override Text Name { get; } = new("貸出", "借阅", "Lending");

    public override IReadOnlyList<Permission> Permissions { get; } = [new(View, new("本を見る", "查看图书", "see books")), new(Prices, new("値段を見る", "查看价格", "see prices"))];

    public override IReadOnlyList<SubjectPage> Subjects { get; } = [new("book", new("本", "图书", "Book"), "/books/{0}", "book-open")];

    public override IReadOnlyList<MenuEntry> Menu { get; } = [new(Department.Sales, new("本の一覧", "图书列表", "Books"), "/books", "book-open", View)];

    public override IReadOnlyList<IListDefinition> Lists { get; } = [Books];

    public override void AddTables(ModelBuilder model) => model.Entity<Book>();

    public static readonly ListDefinition<BookRow, Book> Books = new()
    {
        Name = "books", Title = new("本", "图书", "Books"), Permission = View, DefaultSort = "code", SearchKind = "book",
        Rows = services => services.GetRequiredService<MusubiDb>().Set<Book>().Select(b => new BookRow { Id = b.Id, Code = b.Code, Title = b.Title, Shelf = b.Shelf, Bought = b.Bought, Price = b.Price }),
        Id = row => row.Id,
        RowHref = row => $"/books/{row.Id}",
        Of =
        [
            Column.Of<BookRow, string>("code", new("番号", "编号", "Code"), CellKind.Code, r => r.Code, r => r.Code),
            Column.Of<BookRow, string>("title", new("書名", "书名", "Title"), CellKind.Text, r => r.Title, r => r.Title),
            Column.Of<BookRow, Shelf>("shelf", new("棚", "书架", "Shelf"), CellKind.Badge, r => new Mark(Text.Same(r.Shelf.ToString())), r => r.Shelf),
            Column.Of<BookRow, DateOnly>("bought", new("購入日", "购入日期", "Bought"), CellKind.Date, r => r.Bought, r => r.Bought),
            Column.Of<BookRow, long>("price", new("価格", "价格", "Price"), CellKind.Money, r => r.Price, r => r.Price.Minor, permission: Prices, total: r => r.Price),
        ],
        BulkActs =
        [
            new("lend", new("貸し出す", "借出", "Lend to"), "user", Prices, step => step.Do<LendBook, LendBook.Input>(new() { Id = new(step.Id), To = step.Value }))
            {
                Ask = (_, _) => Task.FromResult<IReadOnlyList<(string, Text)>>([("Suzuki", Text.Same("Suzuki"))]),
            },
        ],
        FilterBy = [Filter.Of<BookRow, Shelf>("shelf", new("棚", "书架", "Shelf"), r => r.Shelf, s => Text.Same(s.ToString())), Filter.OfDays<BookRow>("bought", new("購入日", "购入日期", "Bought"), r => r.Bought)],
    };

    public static Task<House> Open(TestEngine engine, Action<IServiceCollection>? add = null) => House.Open(engine, [new WorkplaceModule(), new ImportModule(), new LendingModule(), new NotebookModule()], add);

    /// <summary>Sixty books with many equal titles, on three shelves, in three currencies.</summary>
    public static async Task Fill(House house)
    {
        await house.Services.GetRequiredService<IdStock>().Ensure(200, CancellationToken.None);
        await using var scope = house.Services.CreateAsyncScope();
        var (db, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        for (var i = 0; i < 60; i++)
            db.Add(new Book { Id = ids.Next<Book>(), Code = $"B-{i:000}", Title = Titles[i % Titles.Length], Shelf = (Shelf)(i % 3), Bought = new DateOnly(2026, 1, 1).AddDays(i), Price = Money.OfMinor(100 * i, Currencies[i % 3]) });
        await db.SaveChangesAsync();
    }

    /// <summary>More books than anybody leafs through, which no word finds.</summary>
    public static async Task FillHall(House house, int books)
    {
        await house.Services.GetRequiredService<IdStock>().Ensure(books, CancellationToken.None);
        using var turn = await house.Engine.WriteTurn(CancellationToken.None);
        await using var scope = house.Services.CreateAsyncScope();
        var (db, ids) = (scope.ServiceProvider.GetRequiredService<MusubiDb>(), scope.ServiceProvider.GetRequiredService<IdSource>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<BulkRows>().Insert(
            Enumerable.Range(0, books).Select(i => new Book { Id = ids.Next<Book>(), Code = $"H-{i:00000}", Title = "本", Shelf = (Shelf)(i % 3), Bought = new DateOnly(2026, 1, 1), Price = Money.OfMinor(100, Currency.JPY) }), CancellationToken.None);
        await transaction.CommitAsync();
    }

    private static readonly string[] Titles = ["結び", "Éclair", "abc", "あいう", "Zebra", "=1+1", "結び目"];
    private static readonly Currency[] Currencies = [Currency.JPY, Currency.CNY, Currency.USD];
}

internal enum Shelf { Left, Middle, Right }

internal sealed class Book : ISearchable
{
    public required Id<Book> Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public Shelf Shelf { get; init; }
    public DateOnly Bought { get; init; }
    public Money Price { get; init; }
    public int Lent { get; set; }
    long ISearchable.SearchId => Id.Value;
    SearchWords ISearchable.SearchWords => new(Code, Title, "", [], LendingModule.View);
}

/// <summary>What stands on the right shelf is not lent.</summary>
[Needs(LendingModule.Prices)]
internal sealed class LendBook(MusubiDb db) : IUseCase<LendBook.Input, Done>
{
    private static CancellationTokenSource? death;
    private static int left;

    /// <summary>The machine dies after so many books.</summary>
    public static CancellationToken DiesAfter(int books)
    {
        (left, death) = (books, new());
        return death.Token;
    }

    public sealed record Input
    {
        public Id<Book> Id { get; init; }
        public string To { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        var book = await db.Set<Book>().SingleAsync(b => b.Id == input.Id, ct);
        if (book.Shelf == Shelf.Right)
            return new Refusal("lending.reference-only", new("貸し出せない本です。", "此书不外借。", "This book is not lent."));
        book.Lent++;
        if (--left == 0)
            await death!.CancelAsync();
        return default(Done);
    }
}

internal sealed record BookRow
{
    public Id<Book> Id { get; init; }
    public string Code { get; init; } = "";
    public string Title { get; init; } = "";
    public Shelf Shelf { get; init; }
    public DateOnly Bought { get; init; }
    public Money Price { get; init; }
}
