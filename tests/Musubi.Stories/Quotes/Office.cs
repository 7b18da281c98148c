using Microsoft.EntityFrameworkCore;
using Musubi.Admin.Roles;
using Musubi.Admin.Users;
using Musubi.Approvals;
using Musubi.Approvals.Requests;
using Musubi.Catalog.Items;
using Musubi.Data;
using Musubi.Demo;
using Musubi.Kernel;
using Musubi.Modules.Workplace.Printing;
using Musubi.Parties.Register;
using Musubi.Pricing.Lists;
using Musubi.Sales.Orders;
using Musubi.Sales.Quotes;
using Musubi.Testing;

namespace Musubi.Stories.Quotes;

/// <summary>A house with the demo's customers, items and prices, and the people who approve.</summary>
internal sealed class Office : IAsyncDisposable
{
    public required House House { get; init; }
    public required Id<Party> Customer { get; init; }

    public static async Task<Office> Open(TestEngine engine, bool people = true)
    {
        var house = await House.Open(engine, furnish: people ? FurnishWithPeople : Furnish);
        return new() { House = house, Customer = (await house.Db.Set<Party>().SingleAsync(p => p.Name == "北斗化学株式会社")).Id };
    }

    private static async Task Furnish(House house)
    {
        await DemoParties.Add(house.Services, default);
        await DemoItems.Add(house.Services, default);
        await DemoPrices.Add(house.Services, years: false, default);
    }

    private static async Task FurnishWithPeople(House house)
    {
        await StandardRoles.Keep(house.Services, default);
        await DemoUsers.Add(house.Services, default);
        await Furnish(house);
    }

    public async Task<Id<Item>> Item(string code) => (await House.Db.Set<Item>().SingleAsync(i => i.Code == code)).Id;

    public Task<Id<Quote>> Draft(params QuoteLineDraft[] lines) => House.Do<SaveQuote, SaveQuote.Input, Id<Quote>>(new() { Customer = Customer, Date = House.Clock.Today, Lines = [.. lines] });

    public async Task<Id<Quote>> Sent(params (string Item, decimal Quantity)[] lines)
    {
        var drafts = new List<QuoteLineDraft>();
        foreach (var (item, quantity) in lines)
            drafts.Add(new() { Item = await Item(item), Quantity = quantity });
        var quote = await Draft([.. drafts]);
        await Send(quote);
        return quote;
    }

    public Task<Id<Quote>> Send(Id<Quote> quote) => House.Do<SendQuote, SendQuote.Input, Id<Quote>>(new() { Id = quote });
    public Task<Id<Quote>> Revise(Id<Quote> quote) => House.Do<ReviseQuote, ReviseQuote.Input, Id<Quote>>(new() { Id = quote });

    /// <summary>The draft with its first line alone, of another quantity and price.</summary>
    public Task<Result<Id<Quote>>> TrySave(Id<Quote> id, Quote quote, decimal quantity, decimal? price) => House.Run<SaveQuote, SaveQuote.Input, Id<Quote>>(new()
    {
        Id = id, Version = quote.Version, Customer = new(quote.CustomerId), Date = quote.Date, ValidUntil = quote.ValidUntil, Lines = [new() { Item = new(quote.Lines[0].ItemId), Quantity = quantity, Price = price, Reason = "opens the account" }],
    });

    public Task<Result<Id<SalesOrder>>> TryAccept(Id<Quote> quote, QuotePart? option = null, params Id<QuoteLine>[] extras) =>
        House.Run<AcceptQuote, AcceptQuote.Input, Id<SalesOrder>>(new() { Id = quote, Option = option, Extras = [.. extras] });

    public async Task NewPrice(string item, decimal yen)
    {
        var list = await House.Db.Set<PriceList>().Where(l => l.CustomerId == Customer.Value).Select(l => new { l.Id, l.Version }).SingleOrDefaultAsync();
        var id = list?.Id ?? await House.Do<SavePriceList, SavePriceList.Input, Id<PriceList>>(new() { Kind = PriceListKind.Customer, Customer = Customer, Currency = Currency.JPY });
        await House.Do<SetPrices, SetPrices.Input, int>(new() { Id = id, Version = list?.Version ?? 0, From = House.Clock.Today, Shown = [], Lines = [new() { Item = await Item(item), Price = yen }] });
    }

    public Task SayYes(Id<Quote> quote) => SayYes("quote", quote.Value);
    public async Task SayYes(string kind, long id, Department who = Department.Management, params string[] may) => await House.Do<ApproveRequest, ApproveRequest.Input, RequestState>(new() { Id = await Asked(kind, id) }, await Of(who, may));
    public Task SayNo(Id<Quote> quote, string why) => SayNo("quote", quote.Value, why);
    public async Task SayNo(string kind, long id, string why) => await House.Do<RefuseRequest, RefuseRequest.Input, Done>(new() { Id = await Asked(kind, id), Words = why }, await Of(Department.Management));

    public async Task<Id<ApprovalRequest>> Asked(string kind, long id) => new((await House.Get<ApprovalDesk>().StateOf(kind, id, default)).RequestId);

    /// <summary>Somebody of a department, who may decide, and this.</summary>
    public async Task<Actor> Of(Department department, params string[] may)
    {
        var one = await House.Db.Set<User>().Where(u => u.Department == department).OrderBy(u => u.Id).FirstAsync();
        return new(one.Id.Value, one.Name, Language.Japanese, new HashSet<string>([ApprovalPermission.Decide, .. may], StringComparer.Ordinal));
    }

    public Task<Quote> Quote(Id<Quote> id) => House.Db.Set<Quote>().Include(q => q.Lines.OrderBy(l => l.Position)).Include(q => q.Options.OrderBy(o => o.Part)).AsNoTracking().SingleAsync(q => q.Id == id);
    public Task<SalesOrder> Order(Id<SalesOrder> id) => House.Db.Set<SalesOrder>().Include(o => o.Lines).SingleAsync(o => o.Id == id);
    public async Task<byte[]> Paper(Id<Quote> id) => (await House.Get<PrintShelf>().Print("quote", id.Value, "quotation", Language.Japanese, default))!.Value.Bytes;

    public Task Verify() => House.Holds();

    public ValueTask DisposeAsync() => House.DisposeAsync();
}
